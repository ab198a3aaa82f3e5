/// An element's name within a document's bytes.
struct TagName {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let start: Int

  /// The name that begins at `start`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.bytes = bytes
    self.start = start
  }

  /// What stands between an element's tags.
  enum Content {
    case markup
    case template
    case text(StaticString)
    case styleSheet(StaticString)
  }

  var content: Content {
    guard start < bytes.count else { return .markup }
    switch bytes[start] | 0x20 {
    case UInt8(ascii: "s"):
      if `is`("script") { return .text("script") }
      return `is`("style") ? .styleSheet("style") : .markup
    case UInt8(ascii: "t"):
      if isTemplate { return .template }
      if `is`("title") { return .text("title") }
      return `is`("textarea") ? .text("textarea") : .markup
    case UInt8(ascii: "i"): return `is`("iframe") ? .text("iframe") : .markup
    case UInt8(ascii: "x"): return `is`("xmp") ? .text("xmp") : .markup
    case UInt8(ascii: "n"):
      if `is`("noembed") { return .text("noembed") }
      return `is`("noframes") ? .text("noframes") : .markup
    default: return .markup
    }
  }

  var isTemplate: Bool { `is`("template") }

  /// Whether this is the whole name, in letters of either case; `name` is in small ones.
  @inline(__always)
  func `is`(_ name: StaticString) -> Bool {
    let end = start + name.utf8CodeUnitCount
    guard starts(with: name) else { return false }
    guard end < bytes.count else { return true }
    return bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/")
  }

  /// Whether these letters, of either case, stand here; `letters` are small ones.
  @inline(__always)
  func starts(with letters: StaticString) -> Bool {
    guard start + letters.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<letters.utf8CodeUnitCount
    where bytes[start + index] | 0x20 != letters.utf8Start[index] { return false }
    return true
  }

  /// The name in small letters.
  var text: String {
    let name = bytes[start...].prefix { byte in
      byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }
    return String(decoding: name, as: UTF8.self).lowercased()
  }
}

/// An attribute's name within a document's bytes.
struct AttributeName {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int

  /// The name before the `=` at `equals`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, endingAt equals: Int) {
    self.bytes = bytes
    var end = equals
    while end > 1, bytes[end - 1] <= 0x20 { end -= 1 }
    self.end = end
  }

  /// Which one it is, of those that matter.
  var attribute: MarkupAttribute? {
    switch bytes[end - 1] | 0x20 {
    case UInt8(ascii: "d"): return one(("id", .id), ("background", .background))
    case UInt8(ascii: "f"): return `is`("href") ? .href : nil
    case UInt8(ascii: "c"): return one(("src", .src), ("longdesc", .longdesc))
    case UInt8(ascii: "e"):
      return one(("name", .name), ("style", .style)) ?? (`is`("cite") ? .cite : nil)
    case UInt8(ascii: "a"): return `is`("data") ? .data : nil
    case UInt8(ascii: "n"): return one(("action", .action), ("formaction", .formaction))
    case UInt8(ascii: "r"): return `is`("poster") ? .poster : nil
    case UInt8(ascii: "t"):
      return one(("content", .content), ("srcset", .srcset))
        ?? (`is`("imagesrcset") ? .imagesrcset : nil)
    case UInt8(ascii: "v"): return `is`("http-equiv") ? .httpEquiv : nil
    default: return nil
    }
  }

  /// The first of these that the name is.
  @inline(__always)
  private func one(_ first: Candidate, _ second: Candidate) -> MarkupAttribute? {
    `is`(first.name) ? first.attribute : `is`(second.name) ? second.attribute : nil
  }

  private typealias Candidate = (name: StaticString, attribute: MarkupAttribute)

  /// Whether the whole name, in letters of either case, is this.
  @inline(__always)
  private func `is`(_ name: StaticString) -> Bool {
    let start = end - name.utf8CodeUnitCount
    guard start > 0 else { return false }
    for index in 0..<name.utf8CodeUnitCount
    where bytes[start + index] | 0x20 != name.utf8Start[index] { return false }
    switch bytes[start - 1] {
    // A name may follow a value's quote at once, though that is no valid HTML.
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"): return true
    default: return false
    }
  }
}
