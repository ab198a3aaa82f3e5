import Encodings
import Testing

@Suite struct ByteSearchTests {
  /// Bytes of which few are searched for, and some are zero as the filling is.
  private func sample(_ random: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...70, using: &random)).map { _ in
      [0x26, 0x3C, 0, 0xEE, 0x41, 0x41, 0x41, 0x25, 0x27, 0xA6, 0xBC, 0x80, 0x41, 0x41]
        .randomElement(
          using: &random) ?? 0
    }
  }

  @Test func `finds what a look at each byte finds, in any part of a text`() {
    var random = SeededGenerator(seed: 16)
    var disagreements: [[UInt8]] = []
    for _ in 0..<20_000 {
      let bytes = sample(&random)
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = Int.random(in: start...bytes.count, using: &random)
      let found = bytes.withUnsafeBufferPointer {
        $0.firstIndex(in: start..<end) { $0 == 0x26 .| $0 == 0xEE .| $0 == 0 }
      }
      let expected =
        bytes[start..<end].firstIndex { $0 == 0x26 || $0 == 0xEE || $0 == 0 } ?? end
      if found != expected { disagreements.append(bytes) }
    }
    #expect(disagreements.isEmpty)
  }

  @Test func `finds nothing in no text`() {
    #expect(UnsafeBufferPointer<UInt8>(start: nil, count: 0).firstIndex(in: 0..<0) { $0 == 0 } == 0)
  }

  @Test func `escapes any text as a look at each byte does`() {
    var random = SeededGenerator(seed: 115)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).map { _ in
        Array("計<>&\"'a b;".utf8).randomElement(using: &random) ?? 0
      }
      var expected: [UInt8] = []
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): expected += "&amp;".utf8
        case UInt8(ascii: "<"): expected += "&lt;".utf8
        case UInt8(ascii: ">"): expected += "&gt;".utf8
        case UInt8(ascii: "\""): expected += "&quot;".utf8
        default: expected.append(byte)
        }
      }
      var output: [UInt8] = []
      HTMLEscaping.append(bytes, to: &output)
      #expect(output == expected)
    }
  }
}
