/// Finds the links and ids of a written page in its bytes.
///
/// Reads what templates and renderers write, and what browsers understand of it: tags with attributes in
/// either quotes or none, comments, and the elements `script` and `style`, whose content is passed over
/// (HTML, §13.2.5). Any bytes will do.
///
/// - Complexity: O(bytes), one pass, nothing allocated.
package struct MarkupScanner {
  package enum Attribute: Sendable { case link, id }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Calls `body` with each link's destination and each id, as they are written.
  package mutating func forEach(_ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void) {
    while skip(to: UInt8(ascii: "<")) {
      guard offset + 1 < bytes.count else { return }
      let next = bytes[offset + 1]
      if next == UInt8(ascii: "!") {
        skipDeclaration()
      } else if next | 0x20 >= UInt8(ascii: "a"), next | 0x20 <= UInt8(ascii: "z") {
        readTag(body)
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

  /// Whether letters of either case stand at `place`; `letters` are small ones.
  private func matches(_ letters: StaticString, at place: Int) -> Bool {
    guard place + letters.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<letters.utf8CodeUnitCount
    where bytes[place + index] | 0x20 != letters.utf8Start[index] { return false }
    return true
  }

  private mutating func readTag(_ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void) {
    let rawText: StaticString? =
      matches("script", at: offset + 1)
      ? "script" : matches("style", at: offset + 1) ? "style" : nil
    // An attribute's name is looked at only once its `=` is met.
    while skipToEqualsOrEnd(), bytes[offset] != UInt8(ascii: ">") {
      let attribute = attribute(before: offset)
      offset += 1
      guard let value = readValue() else { return }
      if let attribute { body(attribute, value) }
    }
    offset += 1
    guard let rawText else { return }
    while skip(to: UInt8(ascii: "<")) {
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/"),
        matches(rawText, at: offset + 2)
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

  /// Reads the value after a `=`; `nil` where its quote is not closed.
  private mutating func readValue() -> UnsafeBufferPointer<UInt8>? {
    while offset < bytes.count, bytes[offset] <= 0x20 { offset += 1 }
    guard offset < bytes.count else { return nil }
    let quote = bytes[offset]
    var start = offset
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      offset += 1
      start = offset
      guard skip(to: quote) else { return nil }
      defer { offset += 1 }
      return UnsafeBufferPointer(rebasing: bytes[start..<offset])
    }
    while offset < bytes.count, bytes[offset] > 0x20, bytes[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<offset])
  }

  /// What the attribute is whose `=` stands at `equals`.
  private func attribute(before equals: Int) -> Attribute? {
    var end = equals
    while end > 1, bytes[end - 1] <= 0x20 { end -= 1 }
    switch bytes[end - 1] | 0x20 {
    case UInt8(ascii: "d"): return isNamed("id", endingAt: end) ? .id : nil
    case UInt8(ascii: "f"): return isNamed("href", endingAt: end) ? .link : nil
    case UInt8(ascii: "c"): return isNamed("src", endingAt: end) ? .link : nil
    case UInt8(ascii: "e"): return isNamed("cite", endingAt: end) ? .link : nil
    case UInt8(ascii: "a"): return isNamed("data", endingAt: end) ? .link : nil
    case UInt8(ascii: "n"): return isNamed("action", endingAt: end) ? .link : nil
    case UInt8(ascii: "r"): return isNamed("poster", endingAt: end) ? .link : nil
    default: return nil
    }
  }

  /// Whether an attribute's whole name stands before `end`.
  private func isNamed(_ name: StaticString, endingAt end: Int) -> Bool {
    let start = end - name.utf8CodeUnitCount
    guard start > 0, matches(name, at: start) else { return false }
    switch bytes[start - 1] {
    // A name may follow a value's quote at once, though that is no valid HTML.
    case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"): return true
    default: return false
    }
  }
}
