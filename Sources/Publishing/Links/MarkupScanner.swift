/// Finds the links and ids of a written page in its bytes.
///
/// Reads what HTML serialised by this program's templates and renderers can hold: tags with quoted
/// attributes, comments, and elements of raw text, whose content is passed over (HTML, §13.2.5).
///
/// - Complexity: O(bytes), one pass, nothing allocated.
struct MarkupScanner {
  enum Attribute: Sendable { case link, id }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Calls `body` with each link's destination and each id, as they are written.
  mutating func forEach(_ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void) {
    while skip(to: UInt8(ascii: "<")) {
      guard offset + 1 < bytes.count else { return }
      let next = bytes[offset + 1]
      if next == UInt8(ascii: "!") {
        skipDeclaration()
      } else if next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z") {
        readTag(body)
      } else {
        offset += 2
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
    offset += 4
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

  private mutating func readTag(_ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void) {
    let isScript = starts(with: "<script")
    let isStyle = starts(with: "<style")
    // An attribute's name is looked at only once its value's quote is met: most are passed over.
    while skipToQuoteOrEnd(), bytes[offset] != UInt8(ascii: ">") {
      let quote = bytes[offset]
      let attribute = attribute(before: offset)
      offset += 1
      let value = offset
      guard skip(to: quote) else { return }
      if let attribute {
        body(attribute, UnsafeBufferPointer(rebasing: bytes[value..<offset]))
      }
      offset += 1
    }
    offset += 1
    if isScript || isStyle {
      while skip(to: UInt8(ascii: "<")) {
        if starts(with: isScript ? "</script" : "</style") { return }
        offset += 1
      }
    }
  }

  /// Moves to the next `"`, `'` or `>`; `false` where there is none.
  @inline(__always)
  private mutating func skipToQuoteOrEnd() -> Bool {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ">"): return true
      default: offset += 1
      }
    }
    return false
  }

  /// What the attribute is whose value begins with the quote at `quote`.
  private func attribute(before quote: Int) -> Attribute? {
    guard quote >= 4, bytes[quote - 1] == UInt8(ascii: "=") else { return nil }
    switch bytes[quote - 2] {
    case UInt8(ascii: "d"): return isNamed("id", before: quote) ? .id : nil
    case UInt8(ascii: "f"): return isNamed("href", before: quote) ? .link : nil
    case UInt8(ascii: "c"): return isNamed("src", before: quote) ? .link : nil
    case UInt8(ascii: "e"): return isNamed("cite", before: quote) ? .link : nil
    case UInt8(ascii: "a"): return isNamed("data", before: quote) ? .link : nil
    case UInt8(ascii: "n"): return isNamed("action", before: quote) ? .link : nil
    case UInt8(ascii: "r"): return isNamed("poster", before: quote) ? .link : nil
    default: return nil
    }
  }

  /// Whether an attribute's whole name stands before the `=` and the quote at `quote`.
  private func isNamed(_ name: StaticString, before quote: Int) -> Bool {
    let start = quote - 1 - name.utf8CodeUnitCount
    guard start > 0, bytes[start - 1] <= 0x20 else { return false }
    for index in 0..<name.utf8CodeUnitCount
    where bytes[start + index] != name.utf8Start[index] { return false }
    return true
  }
}
