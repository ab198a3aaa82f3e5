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
    offset += 1
    while offset < bytes.count, isName(bytes[offset]) { offset += 1 }
    while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") { readAttribute(body) }
    offset += 1
    if isScript || isStyle {
      while skip(to: UInt8(ascii: "<")) {
        if starts(with: isScript ? "</script" : "</style") { return }
        offset += 1
      }
    }
  }

  private mutating func readAttribute(_ body: (Attribute, UnsafeBufferPointer<UInt8>) -> Void) {
    let start = offset
    while offset < bytes.count, isName(bytes[offset]) { offset += 1 }
    let name = start..<offset
    guard !name.isEmpty else {
      offset += 1
      return
    }
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "="),
      bytes[offset + 1] == UInt8(ascii: "\"") || bytes[offset + 1] == UInt8(ascii: "'")
    else { return }
    let quote = bytes[offset + 1]
    offset += 2
    let value = offset
    guard skip(to: quote) else { return }
    if let attribute = attribute(name) {
      body(attribute, UnsafeBufferPointer(rebasing: bytes[value..<offset]))
    }
    offset += 1
  }

  private func attribute(_ name: Range<Int>) -> Attribute? {
    let first = bytes[name.lowerBound]
    switch name.count {
    case 2 where first == UInt8(ascii: "i"):
      return bytes[name.lowerBound + 1] == UInt8(ascii: "d") ? .id : nil
    case 3 where first == UInt8(ascii: "s"): return matches(name, "src") ? .link : nil
    case 4 where first == UInt8(ascii: "h"): return matches(name, "href") ? .link : nil
    case 4 where first == UInt8(ascii: "c"): return matches(name, "cite") ? .link : nil
    case 4 where first == UInt8(ascii: "d"): return matches(name, "data") ? .link : nil
    case 6 where first == UInt8(ascii: "a"): return matches(name, "action") ? .link : nil
    case 6 where first == UInt8(ascii: "p"): return matches(name, "poster") ? .link : nil
    default: return nil
    }
  }

  private func matches(_ name: Range<Int>, _ text: StaticString) -> Bool {
    for index in 0..<name.count
    where bytes[name.lowerBound + index] != text.utf8Start[index] { return false }
    return true
  }

  @inline(__always)
  private func isName(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
  }
}
