/// A URL or relative reference in its five parts (RFC 3986, §3), as they are written.
///
///     URLReference("../plans/?year=115#goals").path   // ../plans/
///
/// Any text is one: nothing is decoded, and nothing is refused.
package struct URLReference: Sendable, Hashable {
  /// Without its colon.
  package var scheme: String?
  /// What follows `//`: user, host and port.
  package var authority: String?
  package var path: String
  package var query: String?
  package var fragment: String?

  /// - Complexity: O(*n*).
  package init(_ text: String) {
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[rest.index(after: hash)...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest[..<colon]) {
      scheme = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let slash = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<slash])
      rest = rest[slash...]
    }
    path = String(rest)
  }

  /// Whether it stays on the host that it is written on.
  package var isRelative: Bool { scheme == nil && authority == nil }

  /// The host without user and port, an IPv6 address with its brackets; `nil` without authority.
  package var host: String? {
    guard let authority else { return nil }
    let host = authority[
      (authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex)...]
    if host.first == "[", let end = host.firstIndex(of: "]") { return String(host[...end]) }
    return String(host[..<(host.lastIndex(of: ":") ?? host.endIndex)])
  }

  /// The digits after the host's colon; `nil` where there is none.
  package var port: String? {
    guard let authority, let colon = authority.lastIndex(of: ":"),
      !authority[colon...].contains("]")
    else { return nil }
    let port = authority[authority.index(after: colon)...]
    return port.contains("@") ? nil : String(port)
  }

  /// User and password before the host's `@`; `nil` where there are none.
  package var userInformation: String? {
    guard let authority, let at = authority.lastIndex(of: "@") else { return nil }
    return String(authority[..<at])
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { byte in
      isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ".")].contains(byte)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension URLReference {
  /// The address that this leads to from a page at `base` (RFC 3986, §5.2).
  ///
  ///     URLReference("../b#c").resolved(on: URLReference("https://host/a/d/")).text   // https://host/a/b#c
  package func resolved(on base: URLReference) -> URLReference {
    var result = self
    if scheme != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    result.scheme = base.scheme
    if authority != nil {
      result.path = Self.withoutDots(path)
      return result
    }
    result.authority = base.authority
    if path.isEmpty {
      result.path = base.path
      if query == nil { result.query = base.query }
    } else if path.hasPrefix("/") {
      result.path = Self.withoutDots(path)
    } else {
      let folder =
        base.authority != nil && base.path.isEmpty
        ? "/"
        : base.path[
          ..<(base.path.lastIndex(of: "/").map(base.path.index(after:)) ?? base.path.startIndex)]
      result.path = Self.withoutDots(folder + path)
    }
    return result
  }

  /// A path with its `.` and `..` taken (RFC 3986, §5.2.4).
  static func withoutDots(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    var kept: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      switch part {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 || kept.first?.isEmpty == false { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(part)
      }
    }
    return kept.joined(separator: "/")
  }

  /// The reference as one text.
  package var text: String {
    var text = scheme.map { $0 + ":" } ?? ""
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }
}
