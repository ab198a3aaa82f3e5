import Encodings
import Testing

@Suite struct BinaryCodingTests {
  private static func sample() -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(0)
    writer.write(-1)
    writer.write(Int.max)
    writer.write(true)
    writer.write(UInt64.max)
    writer.write(Fingerprint(low: 1, high: 2))
    writer.write("臺灣 Taiwan")
    writer.write([1, 2, 3] as [UInt8])
    writer.write(nil as String?) { $0.write($1) }
    writer.write("x" as String?) { $0.write($1) }
    writer.write(["a", ""]) { $0.write($1) }
    return writer.bytes
  }

  private static func read(_ bytes: [UInt8]) throws(BinaryReader.Damaged) -> String {
    var reader = BinaryReader(bytes)
    let parts: [String] = [
      "\(try reader.integer())", "\(try reader.integer())", "\(try reader.integer())",
      "\(try reader.boolean())", "\(try reader.word())", "\(try reader.fingerprint())",
      try reader.text(), "\(Array(try reader.slice()))",
      "\(try reader.optional { (reader) throws(BinaryReader.Damaged) in try reader.text() } ?? "nil")",
      "\(try reader.optional { (reader) throws(BinaryReader.Damaged) in try reader.text() } ?? "nil")",
      "\(try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.text() })",
    ]
    return parts.joined(separator: "; ") + "; \(reader.isAtEnd)"
  }

  @Test func `reads what was written`() throws {
    #expect(
      try Self.read(Self.sample())
        == """
        0; -1; \(Int.max); true; \(UInt64.max); Fingerprint(low: 1, high: 2); 臺灣 Taiwan; \
        [1, 2, 3]; nil; x; ["a", ""]; true
        """)
  }

  @Test func `says of every shortened text that it is damaged`() {
    let bytes = Self.sample()
    for length in bytes.indices {
      #expect(throws: BinaryReader.Damaged.self) { try Self.read(Array(bytes[..<length])) }
    }
  }

  @Test func `survives any byte`() {
    let bytes = Self.sample()
    for index in bytes.indices {
      for byte: UInt8 in [0, 1, 2, 0x7F, 0x80, 0xFF] {
        var damaged = bytes
        damaged[index] = byte
        _ = try? Self.read(damaged)
      }
    }
  }
}
