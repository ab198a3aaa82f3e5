/// Goes through the bytes of a cell from the left.
struct CellCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  var first: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Whether the next byte is this one, which is then passed.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard first == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Whether the next byte is one of these, which is then passed.
  mutating func skip(_ one: Unicode.Scalar, or other: Unicode.Scalar) -> Bool {
    skip(one) || skip(other)
  }

  /// Passes digits and says how many.
  mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    return index - start
  }

  /// The value of exactly this many digits, or `nil`.
  mutating func number(digits count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for place in index..<(index + count) {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    index += count
    return value
  }

  /// Whether the next bytes are these, which are then passed.
  mutating func skip(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    for place in 0..<count where bytes[index + place] != word.utf8Start[place] { return false }
    index += count
    return true
  }
}
