extension HTMLEscaping {
  /// Appends `text` to `output`, escaped as `append(_:to:)` escapes bytes.
  ///
  /// - Complexity: O(*n*), eight bytes at a time between those that are escaped.
  package static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      var start = 0
      while true {
        let special = firstSpecial(in: bytes, from: start)
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<special]))
        guard special < bytes.count else { return }
        let reference: StaticString =
          switch bytes[special] {
          case UInt8(ascii: "&"): "&amp;"
          case UInt8(ascii: "<"): "&lt;"
          case UInt8(ascii: ">"): "&gt;"
          default: "&quot;"
          }
        reference.withUTF8Buffer { output.append(contentsOf: $0) }
        start = special + 1
      }
    }
  }

  /// The offset of the next byte to escape, or that of the end.
  private static func firstSpecial(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      // `"` and `&` differ in one bit, and so do `<` and `>`: two searches for a zero byte find four.
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quotes = word & 0xFBFB_FBFB_FBFB_FBFB ^ 0x2222_2222_2222_2222
      let angles = word & 0xFDFD_FDFD_FDFD_FDFD ^ 0x3C3C_3C3C_3C3C_3C3C
      let zeros =
        ((quotes &- 0x0101_0101_0101_0101) & ~quotes | (angles &- 0x0101_0101_0101_0101) & ~angles)
        & 0x8080_8080_8080_8080
      // The lowest bit is that of a zero byte; higher ones may come of its borrow.
      guard zeros == 0 else { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return index
      default: index += 1
      }
    }
    return index
  }
}
