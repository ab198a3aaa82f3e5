import CCurl
import Hyperlinks

/// An address of the web as it will be asked for: absolute, normalised, its host in ASCII.
///
/// Read by libcurl's own parser, so that what is judged is what is connected to: where two parsers read one address,
/// each other's mistakes are a way past the rules.
package struct WebAddress: Sendable, Hashable {
  /// `http` or `https`.
  package let scheme: String
  /// In lower case; names of other scripts as Punycode (IDNA, UTS 46), IPv6 in brackets.
  package let host: String
  package let port: Int
  /// Begins with `/`; dot segments resolved, escapes in capitals, unreserved bytes unescaped.
  package let path: String
  /// Without `?`; `nil` where there is none.
  package let query: String?
  /// Without `#`, as it was written; `nil` where there is none.
  package let fragment: String?
  /// Whether a user name or password stands in it; the address itself keeps none.
  package let hasCredentials: Bool

  /// `nil` where the text is no absolute address of HTTP.
  package init?(_ text: String) { self.init(text, relativeTo: nil) }

  /// A reference as a redirect gives it, resolved against this address (RFC 3986, §5).
  package func resolving(_ reference: String) -> WebAddress? {
    WebAddress(reference, relativeTo: string)
  }

  private init?(_ text: String, relativeTo base: String?) {
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    let flags = UInt32(CURLU_URLENCODE)
    if let base, curl_url_set(handle, CURLUPART_URL, base, flags) != CURLUE_OK { return nil }
    guard let text = Self.withHostInASCII(text),
      curl_url_set(handle, CURLUPART_URL, text, flags) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: handle)?.lowercased(),
      scheme == "http" || scheme == "https",
      let host = Self.part(CURLUPART_HOST, of: handle),
      !host.isEmpty,
      let port = Self.part(CURLUPART_PORT, of: handle, flags: UInt32(CURLU_DEFAULT_PORT))
        .flatMap({ Int($0) })
    else { return nil }
    self.scheme = scheme
    // The dot that ends a full name makes no other host.
    let name = host.lowercased()
    self.host = name.hasSuffix(".") ? String(name.dropLast()) : name
    self.port = port
    path = Self.normalized(Self.part(CURLUPART_PATH, of: handle) ?? "/")
    query = Self.part(CURLUPART_QUERY, of: handle).map(Self.normalized)
    fragment = Self.part(CURLUPART_FRAGMENT, of: handle)
    hasCredentials =
      Self.part(CURLUPART_USER, of: handle) != nil
      || Self.part(CURLUPART_PASSWORD, of: handle) != nil
  }

  /// Scheme, host and port: what shares one `robots.txt`, one certificate.
  package var origin: String { "\(scheme)://\(authority)" }

  /// Without fragment and credentials.
  package var string: String {
    origin + path + (query.map { "?\($0)" } ?? "")
  }

  /// The host, and the port where it isn't the scheme's own.
  package var authority: String {
    port == (scheme == "https" ? 443 : 80) ? host : "\(host):\(port)"
  }

  /// Whether the address is a site's front page, which no sibling says anything about.
  package var isHome: Bool {
    guard query == nil else { return false }
    let parts = path.split(separator: "/")
    guard let last = parts.last else { return true }
    let name = last.lowercased()
    return parts.count == 1
      && (name.hasPrefix("index.") || name.hasPrefix("default.") || name.hasPrefix("home."))
  }

  /// The path up to and with its last `/`.
  package var directory: String {
    guard
      let slash = path.dropLast(path.hasSuffix("/") && path.count > 1 ? 1 : 0).lastIndex(of: "/")
    else { return "/" }
    return String(path[...slash])
  }

  /// The text with a host of other scripts in Punycode, which libcurl makes only where the locale is one of UTF-8;
  /// `nil` for a host that no name can have.
  private static func withHostInASCII(_ text: String) -> String? {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    var reference = URLReference(text)
    guard let authority = reference.authority, let host = reference.host,
      !authority.utf8.allSatisfy({ $0 < 0x80 })
    else { return text }
    guard let name = HostName.ascii(host) else { return nil }
    reference.authority =
      (reference.userInformation.map { $0 + "@" } ?? "") + name
      + (reference.port.map { ":" + $0 } ?? "")
    return reference.text
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer, flags: UInt32 = 0)
    -> String?
  {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(validatingCString: text)
  }

  /// Escapes in one form, so that `%7e`, `%7E` and `~` are one address (RFC 3986, §6.2.2).
  ///
  /// `PercentEncoding.normalized` also escapes what lacks an escape, such as a lone `%` or a `|`. Here nothing may be
  /// changed that browsers send as it is: a server may know no other form.
  static func normalized(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      else {
        output.append(bytes[index])
        index += 1
        continue
      }
      switch value {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        output.append(value)
      default:
        output.append(UInt8(ascii: "%"))
        output += bytes[index + 1...index + 2].map {
          $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f") ? $0 - 32 : $0
        }
      }
      index += 3
    }
    return String(decoding: output, as: UTF8.self)
  }
}
