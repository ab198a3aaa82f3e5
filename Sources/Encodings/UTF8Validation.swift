/// Whether bytes are well-formed UTF-8, and where they are not.
package enum UTF8Validation {
  /// The offset of the first byte that cannot begin or continue a scalar, or `nil` in well-formed text.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are ill-formed (Unicode 16, table 3-7).
  ///
  /// - Complexity: O(*n*), eight bytes at a time over ASCII, three over Han characters.
  package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
      var index = 0
      let count = raw.count
      while index < count {
        while index + 8 <= count,
          raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        while index + 4 <= count, isOrdinaryTriple(raw, at: index) { index += 3 }
        guard index < count else { return nil }
        let length = sequenceLength(raw, at: index)
        if length == 0 { return index }
        index += length
      }
      return nil
    }
  }

  /// Whether a sequence of three bytes begins at `index` whose second byte may be any continuation.
  @inline(__always)
  private static func isOrdinaryTriple(_ raw: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let word = UInt32(
      littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt32.self))
    let lead = UInt8(truncatingIfNeeded: word)
    return word & 0x00C0_C0F0 == 0x0080_80E0 && lead != 0xE0 && lead != 0xED
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
