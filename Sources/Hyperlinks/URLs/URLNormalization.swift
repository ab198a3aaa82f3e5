import Encodings

extension URLReference {
  /// The one form of an absolute address that all its spellings share, without its fragment (RFC 3986, §6.2.2,
  /// and RFC 3987, §3.1).
  ///
  ///     URLReference("HTTPS://例.tw:443/%e5%85%ac/./a").normalizedAddress   // https://xn--fsq.tw/%E5%85%AC/a
  ///
  /// Scheme and host are in small letters, letters of a host outside ASCII in Punycode; a port that the scheme
  /// has anyway is left out; letters that need no escape have none, all others outside ASCII do; `.` and `..` are
  /// taken. User information stays, for whoever must refuse it. Paths keep their upper and lower case and their
  /// last slash, since servers tell these apart.
  ///
  /// - Returns: `nil` for a relative reference, and for a host that no name can have.
  package var normalizedAddress: String? {
    guard let scheme = scheme?.lowercased() else { return nil }
    var result = self
    result.scheme = scheme
    result.fragment = nil
    if authority != nil, let host {
      guard let name = HostName.ascii(host), !name.isEmpty else { return nil }
      let user = userInformation.map { $0 + "@" } ?? ""
      let port = port.flatMap { Self.defaultPorts[scheme] == $0 || $0.isEmpty ? nil : ":" + $0 }
      result.authority = user + name + (port ?? "")
      result.path = Self.withoutDots(path.isEmpty ? "/" : path)
    }
    result.path = PercentEncoding.normalized(result.path)
    result.query = query.map(PercentEncoding.normalized)
    return result.text
  }

  private static let defaultPorts = ["http": "80", "https": "443", "ftp": "21"]
}

/// Names of hosts.
package enum HostName {
  /// A name as it is asked for: in small letters, labels outside ASCII in Punycode with `xn--` (RFC 5891, §4.4).
  ///
  /// Full-width letters and full stops stand for the usual ones, as in browsers (UTS 46). What no host can be
  /// called gives `nil`: empty labels, blanks, more than 63 bytes in a label or 253 in all. IP addresses in
  /// brackets pass as they are.
  package static func ascii(_ host: String) -> String? {
    if host.hasPrefix("[") { return isIPv6(host) ? host.lowercased() : nil }
    guard let decoded = PercentEncoding.decoded(host) else { return nil }
    var text = String(String.UnicodeScalarView(decoded.unicodeScalars.map(ordinary))).lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    var labels: [String] = []
    for label in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard !label.isEmpty, !label.utf8.contains(where: isForbidden) else { return nil }
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        labels.append(String(label))
      } else {
        guard let encoded = Punycode.encoded(String(label)) else { return nil }
        labels.append("xn--" + encoded)
      }
    }
    let name = labels.joined(separator: ".")
    return name.utf8.count <= 253 && labels.allSatisfy { $0.utf8.count <= 63 } ? name : nil
  }

  private static func ordinary(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{3002}", "\u{FF0E}", "\u{FF61}": "."
    case "\u{FF01}"..."\u{FF5E}": Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    default: scalar
    }
  }

  private static func isIPv6(_ host: String) -> Bool {
    host.hasSuffix("]")
      && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "#%/:<>?@[\\]^|\"".utf8.contains(byte)
  }
}
