import Encodings
import Testing

@Suite struct ZIPDirectoryTests {
  private static func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// A directory of entries of these sizes, as it stands at an archive's end.
  private static func archive(_ sizes: [Int], comment: String = "") -> [UInt8] {
    var bytes = Array("what the entries hold".utf8)
    let start = bytes.count
    for size in sizes {
      bytes += [0x50, 0x4B, 1, 2] + [UInt8](repeating: 0, count: 16)
      bytes += number(10, 4) + number(size, 4) + number(5, 2) + number(4, 2) + number(0, 2)
      bytes += [UInt8](repeating: 0, count: 12) + Array("a.txt".utf8) + [0, 0, 0, 0]
    }
    let length = bytes.count - start
    bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + number(sizes.count, 2) + number(sizes.count, 2)
    return bytes + number(length, 4) + number(start, 4) + number(comment.utf8.count, 2)
      + Array(comment.utf8)
  }

  @Test(arguments: [[], [7], [1, 2, 3_000_000_000], [0xFFFF_FFFF, 0xFFFF_FFFF]])
  func `adds up what the entries become`(sizes: [Int]) throws {
    for comment in ["", "PK without end"] {
      let directory = try #require(ZIPDirectory(tail: Self.archive(sizes, comment: comment)))
      #expect(directory.entryCount == sizes.count)
      #expect(directory.unpackedByteCount == sizes.reduce(0, +))
    }
  }

  @Test func `reads what there is of a directory that begins before`() throws {
    let whole = Self.archive([1, 2, 4])
    let directory = try #require(ZIPDirectory(tail: Array(whole.dropFirst(30))))
    #expect(directory.entryCount == 2)
    #expect(directory.unpackedByteCount == 6)
  }

  @Test(arguments: [[], [0x50, 0x4B, 5, 6], Array("no archive".utf8)] as [[UInt8]])
  func `is none where no archive ends`(bytes: [UInt8]) {
    #expect(ZIPDirectory(tail: bytes) == nil)
  }

  @Test func `survives any bytes`() {
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var bytes = Self.archive([Int(state >> 60), 9])
      bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      _ = ZIPDirectory(tail: bytes)
    }
  }
}
