import Encodings

/// Reads HTML as a row of tags and texts (HTML, §13.2.5): comments are passed over, `script`, `style`, `title` and
/// `textarea` hold no tags.
///
/// `Hyperlinks` reads links and ids, here too; but it passes over all text, by which soft 404 and sitemaps are known.
struct TagScanner {
  struct Tag {
    /// In lower case.
    var name: String
    /// The first of each name, its escapes resolved.
    var attributes: [String: String]
  }

  enum Piece {
    case text(Range<Int>)
    case open(Tag)
    case close(String)
    /// The content of an element that holds no tags.
    case raw(element: String, Range<Int>)
  }

  private let bytes: [UInt8]
  private var offset = 0
  /// The element whose content comes next, and holds no tags.
  private var rawElement: String?

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Piece? {
    if let element = rawElement {
      rawElement = nil
      let start = offset
      offset = endOfRaw(element)
      return .raw(element: element, start..<offset)
    }
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else { return text() }
      let following = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      if Self.isLetter(following) { return .open(openTag()) }
      if following == UInt8(ascii: "/"), offset + 2 < bytes.count,
        Self.isLetter(bytes[offset + 2])
      {
        offset += 2
        let name = name()
        skip(past: UInt8(ascii: ">"))
        return .close(name)
      }
      guard
        following == UInt8(ascii: "!") || following == UInt8(ascii: "?")
          || following == UInt8(ascii: "/")
      else { return text() }
      skipDeclaration()
    }
    return nil
  }

  private mutating func text() -> Piece {
    let start = offset
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    return .text(start..<offset)
  }

  private mutating func openTag() -> Tag {
    offset += 1
    let name = name()
    var attributes: [String: String] = [:]
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
      if Self.isSpace(bytes[offset]) || bytes[offset] == UInt8(ascii: "/") {
        offset += 1
        continue
      }
      let key = attributeName()
      let value = attributeValue()
      if attributes[key] == nil { attributes[key] = value }
    }
    offset = min(bytes.count, offset + 1)
    if ["script", "style", "title", "textarea"].contains(name) { rawElement = name }
    return Tag(name: name, attributes: attributes)
  }

  private mutating func name() -> String {
    let start = offset
    while offset < bytes.count, !Self.isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: ">"),
      bytes[offset] != UInt8(ascii: "/")
    { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
  }

  private mutating func attributeName() -> String {
    let start = offset
    // A `=` that comes first belongs to the name.
    offset += 1
    while offset < bytes.count, !Self.isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: ">"),
      bytes[offset] != UInt8(ascii: "="), bytes[offset] != UInt8(ascii: "/")
    { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
  }

  private mutating func attributeValue() -> String {
    var place = offset
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { return "" }
    place += 1
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    offset = place
    guard place < bytes.count else { return "" }
    let quote = bytes[place]
    let start: Int
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start = place + 1
      offset = start
      while offset < bytes.count, bytes[offset] != quote { offset += 1 }
      place = offset
      offset = min(bytes.count, offset + 1)
    } else {
      start = place
      while offset < bytes.count, !Self.isSpace(bytes[offset]), bytes[offset] != UInt8(ascii: ">") {
        offset += 1
      }
      place = offset
    }
    return HTMLEscaping.unescaped(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private func endOfRaw(_ element: String) -> Int {
    let end = Array("</\(element)".utf8)
    var place = offset
    while place + end.count <= bytes.count {
      if bytes[place] == end[0],
        end.indices.allSatisfy({ bytes[place + $0] | 0x20 == end[$0] | 0x20 })
      {
        return place
      }
      place += 1
    }
    return bytes.count
  }

  private mutating func skipDeclaration() {
    guard bytes[offset...].starts(with: "<!--".utf8) else { return skip(past: UInt8(ascii: ">")) }
    // The dashes that open a comment may be those that close it: `<!-->`.
    offset += 2
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "-"), bytes[offset...].starts(with: "-->".utf8) {
        offset += 3
        return
      }
      offset += 1
    }
  }

  private mutating func skip(past byte: UInt8) {
    while offset < bytes.count, bytes[offset] != byte { offset += 1 }
    offset = min(bytes.count, offset + 1)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
