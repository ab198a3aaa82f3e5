/// The characters that preparation puts into a text and building takes out of the tree again.
///
/// Both are private-use characters that the text itself does not hold. CommonMark takes them for
/// letters.
struct Marks {
  /// Stands between a run of `*` or `_` and punctuation.
  let emphasis: Mark
  /// Follows a character that a backslash made literal, where an extension would give it a meaning.
  let escape: Mark

  /// The bytes of one character between U+E000 and U+EFFF.
  struct Mark: Equatable {
    let second: UInt8
    let third: UInt8

    /// The first byte of each of these characters in UTF-8, and of no other character.
    static let lead: UInt8 = 0xEE

    init(index: Int) {
      second = 0x80 | UInt8(index >> 6)
      third = 0x80 | UInt8(index & 0x3F)
    }

    func append(to output: inout [UInt8]) {
      output.append(Self.lead)
      output.append(second)
      output.append(third)
    }
  }

  /// Two characters that `bytes[range]` does not hold; `nil` in a text that holds all 4,096.
  ///
  /// - Complexity: O(*n*), one search for a byte in ordinary text.
  init?(absentFrom bytes: [UInt8], in range: Range<Int>) {
    guard var lead = bytes.firstOffset(of: Mark.lead, in: range) else {
      self.init(first: 0, second: 1)
      return
    }
    var isUsed = Array(repeating: false, count: 4096)
    while lead + 2 < range.upperBound {
      isUsed[Int(bytes[lead + 1] & 0x3F) << 6 | Int(bytes[lead + 2] & 0x3F)] = true
      guard let next = bytes.firstOffset(of: Mark.lead, in: (lead + 1)..<range.upperBound) else {
        break
      }
      lead = next
    }
    guard let first = isUsed.firstIndex(of: false),
      let second = isUsed[(first + 1)...].firstIndex(of: false)
    else { return nil }
    self.init(first: first, second: second)
  }

  private init(first: Int, second: Int) {
    emphasis = Mark(index: first)
    escape = Mark(index: second)
  }

  /// Which mark, if any, begins at `index` of a literal.
  func mark(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Mark? {
    guard index + 2 < bytes.count, bytes[index] == Mark.lead else { return nil }
    for mark in [emphasis, escape]
    where bytes[index + 1] == mark.second && bytes[index + 2] == mark.third {
      return mark
    }
    return nil
  }

  /// Hands over bytes without `marks`: themselves, where they hold none.
  static func removing<Result>(
    _ marks: Marks?, from bytes: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let marks, bytes.contains(Mark.lead) else { return body(bytes) }
    return marks.removed(from: bytes).withUnsafeBufferPointer(body)
  }

  /// `bytes` without marks.
  func removed(from bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if mark(at: index, in: bytes) != nil {
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }
}
