import Encodings

/// A link as it stands on a written page.
struct WrittenLink {
  /// As it is written, without escapes of HTML.
  let text: String
  /// The path that it leads to.
  let path: String
  let address: UInt64
  /// 0 where it leads to no id.
  let id: UInt64

  /// Where a link leads within the site, as numbers.
  struct Target {
    let address: UInt64
    /// 0 where it leads to no id.
    let id: UInt64
  }

  private static let hash = UInt8(ascii: "#")
  private static let slash = UInt8(ascii: "/")

  /// What a written destination leads to on a page whose number is `page`; `nil` where that is not within the
  /// site.
  static func target(
    of value: UnsafeBufferPointer<UInt8>, page: UInt64, path: OutputPath
  ) -> Target? {
    guard value.contains(UInt8(ascii: "&")) else {
      return target(ofPlain: value, page: page, path: path)
    }
    // An escape such as `&#x27;` holds what would pass for the beginning of a fragment.
    let text = HTMLEscaping.unescaped(String(decoding: value, as: UTF8.self))
    return Array(text.utf8).withUnsafeBufferPointer {
      target(ofPlain: $0, page: page, path: path)
    }
  }

  private static func target(
    ofPlain value: UnsafeBufferPointer<UInt8>, page: UInt64, path: OutputPath
  ) -> Target? {
    guard let first = value.first else { return nil }
    if first == hash {
      let id = UnsafeBufferPointer(rebasing: value[1...])
      return id.isEmpty ? nil : Target(address: page, id: number(ofID: id))
    }
    guard first == slash else {
      // Only a site's own templates write such links: they are looked at the slow way.
      guard let resolved = resolved(String(decoding: value, as: UTF8.self), on: path) else {
        return nil
      }
      return Array(resolved.utf8).withUnsafeBufferPointer {
        target(ofPlain: $0, page: page, path: path)
      }
    }
    // `//host/` leaves the site.
    if value.count > 1, value[1] == slash { return nil }
    let end = value.firstIndex { $0 == hash || $0 == UInt8(ascii: "?") } ?? value.endIndex
    let id = value[end...].firstIndex(of: hash).map { value[($0 + 1)...] }
    return Target(
      address: number(ofPath: UnsafeBufferPointer(rebasing: value[..<end])),
      // `/guide/#` leads to the page's top.
      id: id.map { $0.isEmpty ? 0 : number(ofID: UnsafeBufferPointer(rebasing: $0)) } ?? 0)
  }

  /// A relative link as a path of the site (RFC 3986, §5.2); `nil` where it has a scheme.
  private static func resolved(_ text: String, on path: OutputPath) -> String? {
    guard DestinationShape(text).schemeEnd == nil else { return nil }
    var parts = ("/" + path.string).split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast()
    let cut = text.firstIndex { "?#".contains($0) } ?? text.endIndex
    let steps = text[..<cut].split(separator: "/", omittingEmptySubsequences: false)
    for step in steps {
      if step == ".." {
        if parts.count > 1 { parts.removeLast() }
      } else if step != "." {
        parts.append(step)
      }
    }
    if let last = steps.last, [".", ".."].contains(last) { parts.append("") }
    return parts.joined(separator: "/") + text[cut...]
  }

  // MARK: Numbers

  /// The number of an `id` as it stands in HTML.
  static func number(ofAttribute id: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard id.contains(UInt8(ascii: "&")) else {
      return Fingerprint(of: UnsafeRawBufferPointer(id)).low
    }
    return Fingerprint(of: HTMLEscaping.unescaped(String(decoding: id, as: UTF8.self))).low
  }

  /// The number of the id that a link's fragment, without escapes of HTML, leads to.
  private static func number(ofID id: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let plain = plain(id) else { return Fingerprint(of: UnsafeRawBufferPointer(id)).low }
    return Fingerprint(of: plain).low
  }

  private static func number(ofPath path: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let plain = plain(path) else { return AddressNumber.of(UnsafeRawBufferPointer(path)) }
    return plain.withUnsafeBytes { AddressNumber.of($0) }
  }

  /// The bytes without escapes of URLs; `nil` where there are none, as nearly always.
  private static func plain(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard value.contains(UInt8(ascii: "%")) else { return nil }
    return PercentEncoding.decoded(String(decoding: value, as: UTF8.self)).map { Array($0.utf8) }
  }
}

// For messages: with words in the place of numbers.
extension WrittenLink {
  /// Every link of a page into the site.
  static func all(in bytes: [UInt8], of path: OutputPath) -> [WrittenLink] {
    var links: [WrittenLink] = []
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = MarkupScanner(buffer)
      scanner.forEach { attribute, value in
        guard attribute == .link,
          let target = target(of: value, page: AddressNumber.of(path), path: path)
        else { return }
        let text = HTMLEscaping.unescaped(String(decoding: value, as: UTF8.self))
        let whole = text.hasPrefix("/") ? text : resolved(text, on: path) ?? text
        let cut = whole.firstIndex { "?#".contains($0) } ?? whole.endIndex
        let plain = PercentEncoding.decoded(String(whole[..<cut])) ?? String(whole[..<cut])
        links.append(
          WrittenLink(
            text: text, path: text.hasPrefix("/") || !text.hasPrefix("#") ? plain : path.address,
            address: target.address, id: target.id))
      }
    }
    return links
  }

  /// Every id of a page.
  static func ids(in bytes: [UInt8]) -> [String] {
    var ids: [String] = []
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = MarkupScanner(buffer)
      scanner.forEach { attribute, value in
        guard attribute == .id else { return }
        ids.append(HTMLEscaping.unescaped(String(decoding: value, as: UTF8.self)))
      }
    }
    return ids
  }
}
