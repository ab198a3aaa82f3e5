/// The inside of JSON strings (RFC 8259, §7).
package enum JSONEscaping {
  /// Adds text as it stands between the quotes of a string.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - output: Where it is added.
  ///   - inHTML: Whether to write `<`, `>` and `&` as `\u` escapes too.
  /// - Complexity: O(*n*), eight bytes at a time where nothing needs an escape.
  package static func append(
    _ bytes: UnsafeRawBufferPointer, to output: inout [UInt8], inHTML: Bool = false
  ) {
    var start = 0
    var index = firstSpecial(in: bytes, from: 0)
    while index < bytes.count {
      if inHTML || !isSpecialInHTMLOnly(bytes[index]) {
        output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
        appendEscape(of: bytes[index], to: &output)
        start = index + 1
      }
      index = firstSpecial(in: bytes, from: index + 1)
    }
    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  private static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case UInt8(ascii: "\n"): output.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): output.append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): output.append(UInt8(ascii: "r"))
    default:
      output += "u00".utf8
      output.append(UInt8(ascii: "0") + byte >> 4)
      let low = byte & 15
      output.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
    }
  }

  private static func isSpecialInHTMLOnly(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
  }

  /// The offset of the next byte that may need an escape, or that of the end: a control character
  /// or one of `"`, `&`, `<`, `>` and `\`.
  package static func firstSpecial(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index + 8 <= bytes.count {
      // `"` and `&` differ in one bit, and so do `<` and `>`.
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let zeros =
        zeroBytes(word & 0xFBFB_FBFB_FBFB_FBFB ^ 0x2222_2222_2222_2222)
        | zeroBytes(word & 0xFDFD_FDFD_FDFD_FDFD ^ 0x3C3C_3C3C_3C3C_3C3C)
        | zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
        | zeroBytes(word & 0xE0E0_E0E0_E0E0_E0E0)
      guard zeros == 0 else { return index + zeros.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count {
      switch bytes[index] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "\\"):
        return index
      default: index += 1
      }
    }
    return index
  }

  /// The top bit of each byte that is zero; above the lowest of them, a borrow may set others.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
