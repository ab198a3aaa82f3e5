/// Characters of a text that is known to be UTF-8.
enum UTF8Reading {
  /// The character whose first byte stands at an offset, and how many bytes it has.
  ///
  /// Where the text ends within it, or it goes on from before, it reads as U+FFFD.
  static func scalar(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset]) & 0x3F }
    switch first {
    case ..<0x80: return (first, 1)
    case 0xC0..<0xE0 where index + 1 < bytes.count: return ((first & 0x1F) << 6 | next(1), 2)
    case 0xE0..<0xF0 where index + 2 < bytes.count:
      return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    case 0xF0... where index + 3 < bytes.count:
      return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    default: return (0xFFFD, 1)
    }
  }
}
