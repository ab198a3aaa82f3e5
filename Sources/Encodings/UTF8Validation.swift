/// Whether bytes are well-formed UTF-8, and where they are not.
package enum UTF8Validation {
  /// The offset of the first byte that cannot begin or continue a scalar, or `nil` in well-formed text.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are ill-formed (Unicode 16, table 3-7). Without a
  /// `range` all bytes are looked at; a scalar that the range's end cuts is ill-formed.
  ///
  /// - Complexity: O(*n*), eight bytes at a time over ASCII, two Han characters at a time over Chinese.
  package static func firstInvalidByte(in bytes: [UInt8], within range: Range<Int>? = nil) -> Int? {
    let range = range ?? bytes.indices
    return bytes.withUnsafeBytes { all in
      let raw = UnsafeRawBufferPointer(rebasing: all[range])
      var index = 0
      while index < raw.count {
        while index + 8 <= raw.count {
          let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian
          if word & 0x8080_8080_8080_8080 == 0 {
            index += 8
          } else if isPairOfThree(word) {
            index += 6
          } else {
            break
          }
        }
        guard index < raw.count else { return nil }
        let length = sequenceLength(raw, at: index)
        if length == 0 { return range.lowerBound + index }
        index += length
      }
      return nil
    }
  }

  /// Whether text begins as spreadsheets and old editors mark UTF-16: with U+FEFF in either order of bytes.
  package static func isMarkedUTF16(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  /// Whether a word's first six bytes, lowest first, are two scalars of three bytes.
  ///
  /// False as well for `E0` and `ED`, whose second byte has bounds of its own.
  private static func isPairOfThree(_ word: UInt64) -> Bool {
    guard word & 0xC0C0_F0C0_C0F0 == 0x8080_E080_80E0 else { return false }
    // Bit 0 and bit 13 for the leads `E0` and `ED`.
    let narrow: UInt64 = 0x2001
    return (narrow >> (word & 0xF) | narrow >> (word >> 24 & 0xF)) & 1 == 0
  }

  /// The length of the well-formed sequence at `index`, or 0.
  private static func sequenceLength(_ raw: UnsafeRawBufferPointer, at index: Int) -> Int {
    func continuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < raw.count && range.contains(raw[index + offset])
    }
    switch raw[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: return continuation(1) ? 2 : 0
    case 0xE0: return continuation(1, 0xA0...0xBF) && continuation(2) ? 3 : 0
    case 0xED: return continuation(1, 0x80...0x9F) && continuation(2) ? 3 : 0
    case 0xE1...0xEF: return continuation(1) && continuation(2) ? 3 : 0
    case 0xF0: return continuation(1, 0x90...0xBF) && continuation(2) && continuation(3) ? 4 : 0
    case 0xF1...0xF3: return continuation(1) && continuation(2) && continuation(3) ? 4 : 0
    case 0xF4: return continuation(1, 0x80...0x8F) && continuation(2) && continuation(3) ? 4 : 0
    default: return 0
    }
  }
}
