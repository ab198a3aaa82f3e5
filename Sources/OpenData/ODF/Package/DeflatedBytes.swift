/// Bytes compressed once, to be put into many packages.
package struct DeflatedBytes: Sendable {
  let bytes: [UInt8]
  /// The length and CRC-32 of what was compressed.
  let originalCount: Int
  let checksum: UInt32

  /// - Complexity: O(*n*), at deflate's highest level: it is done once.
  package init(deflating original: [UInt8]) throws {
    let archive = ZipArchive()
    archive.add("x", .deflating(original, level: 9))
    let buffer = ByteBuffer()
    try archive.write(to: buffer)
    // A local header is 30 bytes and the name (APPNOTE.TXT 4.3.7), and the entry is the only one.
    let header = LocalHeader(buffer.bytes)
    let start = 30 + header.nameCount + header.extraCount
    bytes = Array(buffer.bytes[start..<(start + header.compressedCount)])
    originalCount = original.count
    checksum = header.checksum
  }

  /// The numbers of the local header at the beginning of an archive.
  private struct LocalHeader {
    let checksum: UInt32
    let compressedCount: Int
    let nameCount: Int
    let extraCount: Int

    init(_ bytes: [UInt8]) {
      func number(_ range: Range<Int>) -> UInt32 {
        bytes[range].reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
      checksum = number(14..<18)
      compressedCount = Int(number(18..<22))
      nameCount = Int(number(26..<28))
      extraCount = Int(number(28..<30))
    }
  }
}
