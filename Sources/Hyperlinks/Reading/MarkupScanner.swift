/// An attribute that may hold an address, an id, or something that decides what another one means.
enum MarkupAttribute: Sendable {
  case id, name
  case href, src, srcset, imagesrcset, cite, data, action, formaction, poster, longdesc, background
  case style, content, httpEquiv
}

/// What is told of a document while its bytes are scanned.
///
/// Places are offsets of its bytes.
protocol MarkupVisitor {
  /// An attribute's value, as it is written; `tag` is where its element's name begins.
  mutating func attribute(_ attribute: MarkupAttribute, _ value: Range<Int>, of tag: Int)
  /// A start tag has been read, from its name up to its `>`; its attributes were told before.
  mutating func startTag(_ tag: Range<Int>)
  /// The name of an end tag begins here.
  mutating func endTag(_ tag: Int)
  /// The content of a `style` element.
  mutating func styleSheet(_ text: Range<Int>)
}

/// Finds tags and the attributes that matter for links in a document's bytes.
///
/// Reads what templates and renderers write, and what browsers understand of it: tags with attributes in
/// either quotes or none, comments, elements whose content is text and no markup (HTML, §13.2.5), and
/// `template`, whose content is on no page. Any bytes will do.
///
/// - Complexity: O(bytes), one pass, nothing allocated.
struct MarkupScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var templateDepth = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Tells `visitor` what stands in the bytes, in their order.
  mutating func scan(_ visitor: inout some MarkupVisitor) {
    while skip(to: UInt8(ascii: "<")) {
      guard offset + 1 < bytes.count else { return }
      let next = bytes[offset + 1]
      if next == UInt8(ascii: "!") {
        skipDeclaration()
      } else if next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z") {
        readTag(&visitor)
      } else if next == UInt8(ascii: "/") {
        offset += 2
        readEndTag(&visitor)
      } else {
        offset += 1
      }
    }
  }

  /// Moves to the next such byte; `false` where there is none.
  @inline(__always)
  private mutating func skip(to byte: UInt8) -> Bool {
    let pattern = 0x0101_0101_0101_0101 &* UInt64(byte)
    let raw = UnsafeRawBufferPointer(bytes)
    // Eight bytes at a time: a byte that is zero after the exclusive or borrows from its top bit.
    while offset + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian ^ pattern
      let hit = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
      if hit != 0 {
        offset += hit.trailingZeroBitCount / 8
        return true
      }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] == byte { return true }
      offset += 1
    }
    return false
  }

  private mutating func skipDeclaration() {
    guard starts(with: "<!--") else {
      offset += 2
      return
    }
    // The dashes that open a comment may be those that close it: `<!-->`.
    offset += 2
    while skip(to: UInt8(ascii: "-")) {
      if starts(with: "-->") { break }
      offset += 1
    }
  }

  private func starts(with text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount
    where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  // MARK: Tags

  private mutating func readTag(_ visitor: inout some MarkupVisitor) {
    let tag = offset + 1
    let content = TagName(bytes, at: tag).content
    // An attribute's name is looked at only once its `=` is met.
    while skipToEqualsOrEnd(), bytes[offset] != UInt8(ascii: ">") {
      let attribute = AttributeName(bytes, endingAt: offset).attribute
      offset += 1
      guard let value = readValue() else { return }
      if let attribute, templateDepth == 0 { visitor.attribute(attribute, value, of: tag) }
    }
    // A tag that the document ends in is none.
    guard offset < bytes.count else { return }
    if templateDepth == 0 { visitor.startTag(tag..<offset) }
    offset += 1
    switch content {
    case .markup: break
    case .template: templateDepth += 1
    case .text(let name): skipText(upTo: name)
    case .styleSheet(let name):
      let start = offset
      skipText(upTo: name)
      if templateDepth == 0 { visitor.styleSheet(start..<offset) }
    }
  }

  private mutating func readEndTag(_ visitor: inout some MarkupVisitor) {
    guard templateDepth == 0 else {
      if TagName(bytes, at: offset).isTemplate { templateDepth -= 1 }
      return
    }
    visitor.endTag(offset)
  }

  /// Moves to the end tag of an element whose content is text.
  private mutating func skipText(upTo name: StaticString) {
    while skip(to: UInt8(ascii: "<")) {
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/"),
        TagName(bytes, at: offset + 2).starts(with: name)
      {
        return
      }
      offset += 1
    }
  }

  /// Moves to the next `=` or `>`; `false` where there is none.
  @inline(__always)
  private mutating func skipToEqualsOrEnd() -> Bool {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "="), UInt8(ascii: ">"): return true
      default: offset += 1
      }
    }
    return false
  }

  /// Reads the value after a `=`; `nil` where the document ends in it.
  private mutating func readValue() -> Range<Int>? {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < bytes.count else { return nil }
    let quote = bytes[offset]
    var start = offset
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      offset += 1
      start = offset
      guard skip(to: quote) else { return nil }
      defer { offset += 1 }
      return start..<offset
    }
    while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    return offset < bytes.count ? start..<offset : nil
  }
}
