import Testing

/// An archive as its bytes say it, read from the directory at its end (APPNOTE.TXT 4.3).
struct ZipFile {
  struct Entry {
    var name: String
    var flags: Int
    var method: Int
    var time: Int
    var date: Int
    var checksum: UInt32
    var content: [UInt8]
    /// The lengths of the extra fields, in the local header and in the directory.
    var extraCounts: [Int]
    var offset: Int
  }

  let bytes: [UInt8]
  private(set) var entries: [Entry] = []

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    // Without comment the last record is 22 bytes.
    let end = bytes.count - 22
    try #require(end > 0 && number(end, 4) == 0x0605_4B50)
    var place = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      try #require(number(place, 4) == 0x0201_4B50)
      let (name, extra) = (number(place + 28, 2), number(place + 30, 2))
      let local = number(place + 42, 4)
      try #require(number(local, 4) == 0x0403_4B50)
      // What both headers say must be the same: version, flags, method, time, date, checksum and sizes.
      #expect(bytes[(local + 4)..<(local + 26)] == bytes[(place + 6)..<(place + 28)])
      let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
      let stored = Array(bytes[start..<(start + number(place + 20, 4))])
      let content = number(place + 10, 2) == 8 ? try inflate(stored) : stored
      #expect(content.count == number(place + 24, 4))
      entries.append(
        Entry(
          name: String(decoding: bytes[(place + 46)..<(place + 46 + name)], as: UTF8.self),
          flags: number(place + 8, 2), method: number(place + 10, 2), time: number(place + 12, 2),
          date: number(place + 14, 2), checksum: UInt32(number(place + 16, 4)), content: content,
          extraCounts: [number(local + 28, 2), extra], offset: local))
      #expect(entries.last?.checksum == Self.checksum(content))
      place += 46 + name + extra + number(place + 32, 2)
    }
    #expect(place == end)
  }

  subscript(name: String) -> [UInt8]? { entries.first { $0.name == name }?.content }

  private func number(_ start: Int, _ count: Int) -> Int {
    bytes[start..<(start + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum: UInt32 = ~0
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~checksum
  }
}
