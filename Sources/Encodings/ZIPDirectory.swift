/// What the central directory of a ZIP archive says of its entries (PKWARE APPNOTE 6.3.10, §4.3.12 and §4.3.16).
///
/// Nothing is unpacked: sizes are those that the archive states.
package struct ZIPDirectory: Sendable, Hashable {
  package private(set) var entryCount = 0
  /// The bytes of all entries when they are unpacked; one of 4 GiB or more counts as 4 GiB.
  package private(set) var unpackedByteCount = 0

  /// How many bytes of a file's end are enough for most directories: their end record, the longest comment, and
  /// some ten thousand entries.
  package static let tailByteCount = 1 << 20

  /// Reads the directory from the last bytes of a file; `nil` where no archive ends there.
  ///
  /// A directory that begins before these bytes is read from its first whole entry on.
  package init?(tail: [UInt8]) {
    func number(_ offset: Int, _ length: Int) -> Int {
      (0..<length).reduce(0) { $0 | Int(tail[offset + $1]) << (8 * $1) }
    }
    let endRecord = tail.indices.dropLast(21).last { tail[$0...].starts(with: Self.endSignature) }
    guard let endRecord else { return nil }
    var offset = max(0, endRecord - number(endRecord + 12, 4))
    while offset + 46 <= endRecord {
      guard tail[offset...].starts(with: Self.entrySignature) else {
        offset += 1
        continue
      }
      entryCount += 1
      unpackedByteCount += number(offset + 24, 4)
      offset += 46 + number(offset + 28, 2) + number(offset + 30, 2) + number(offset + 32, 2)
    }
  }

  private static let entrySignature: [UInt8] = [0x50, 0x4B, 1, 2]
  private static let endSignature: [UInt8] = [0x50, 0x4B, 5, 6]
}
