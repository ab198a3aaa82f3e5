import OpenData
import Testing

@Suite struct DigestTests {
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func `is that of FIPS 180-4`(_ text: String, _ expected: String) {
    #expect(ContentDigest(of: Array(text.utf8)).hex == expected)
  }

  @Test(arguments: 0..<20)
  func `is the same however the bytes are cut`(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let bytes = (0..<Int.random(in: 0...500, using: &numbers)).map { _ in
      UInt8.random(in: .min ... .max, using: &numbers)
    }
    var digester = ContentDigest.Digester()
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...min(70, rest.count), using: &numbers)
      digester.update(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(digester.digest == ContentDigest(of: bytes))
  }

  @Test(arguments: ["", "ab", String(repeating: "A", count: 64), String(repeating: "g", count: 64)])
  func `refuses what is no digest`(_ text: String) {
    #expect(ContentDigest(hex: text) == nil)
  }

  @Test func `counts and digests what it passes on`() throws {
    let buffer = ByteBuffer()
    let sink = DigestingSink(buffer)
    try sink.write([1, 2])
    try sink.write([])
    try sink.write([3])
    #expect(buffer.bytes == [1, 2, 3])
    #expect(sink.byteCount == 3)
    #expect(sink.digest == ContentDigest(of: [1, 2, 3]))
  }

  private func digest(_ rows: [[String]]) -> ContentDigest {
    var digester = TableDigester(name: "a", schema: TableSchema(fields: []), rowsBefore: nil)
    for row in rows { digester.add(Record(row)) }
    return digester.reading.table.digest
  }

  @Test func `tells tables apart that look alike when joined`() {
    let tables: [[[String]]] = [
      [], [[]], [[""]], [["", ""]], [[""], [""]], [["a", "bc"]], [["ab", "c"]], [["a"], ["bc"]],
      [["a,bc"]], [["abc"]], [["a\nbc"]], [["\0"]], [["abc", ""]], [["", "abc"]],
    ]
    #expect(Set(tables.map(digest)).count == tables.count)
  }

  @Test func `is the same on every machine and in every release`() {
    let long = String(repeating: "長", count: 100)
    #expect(
      digest([["115", "板橋站", ""], ["116", long, "1.50"]]) == ContentDigest(of: expectedInput(long)))
  }

  /// The rows as they are digested: numbers of cells and bytes, then the cells.
  private func expectedInput(_ long: String) -> [UInt8] {
    var bytes: [UInt8] = [3, 3, 9, 0]
    bytes += "115板橋站".utf8
    // 300 is 0b10_0101100.
    bytes += [3, 3, 0b1010_1100, 0b10, 4]
    bytes += "116\(long)1.50".utf8
    return bytes
  }

  @Test func `counts addresses of the site without where it stands`() {
    func digest(_ url: String, origin: String) -> ContentDigest {
      var digester = TableDigester(
        name: "a", schema: TableSchema(fields: []), rowsBefore: nil,
        addresses: TableDigester.OwnAddresses(column: 1, origin: origin))
      digester.add(Record(["115-1", url, "https://www.example.gov.tw/a/"]))
      return digester.reading.table.digest
    }
    let home = digest("https://www.example.gov.tw/a/#1", origin: "https://www.example.gov.tw")
    #expect(home == digest("http://localhost:8000/a/#1", origin: "http://localhost:8000"))
    #expect(home == self.digest([["115-1", "/a/#1", "https://www.example.gov.tw/a/"]]))
    #expect(home != digest("http://localhost:8000/a/#2", origin: "http://localhost:8000"))
    // What stands elsewhere is a value like any other.
    #expect(
      home != digest("https://other.example.gov.tw/a/#1", origin: "https://www.example.gov.tw"))
  }

  @Test(arguments: [0, 1, 700, 999, 1_000, 1_001])
  func `knows the digest of the first rows of a long table`(count: Int) {
    let rows = (0..<1_000).map { ["\($0)", String(repeating: "x", count: $0 % 90)] }
    var digester = TableDigester(name: "a", schema: TableSchema(fields: []), rowsBefore: count)
    for row in rows { digester.add(Record(row)) }
    #expect(digester.reading.first == (count <= 1_000 ? digest(Array(rows.prefix(count))) : nil))
    #expect(digester.reading.table.digest == digest(rows))
  }

  @Test(arguments: 0..<12)
  func `knows the digest of the first rows`(count: Int) {
    let rows = (0..<10).map { ["\($0)", "值\($0 * $0)"] }
    var digester = TableDigester(name: "a", schema: TableSchema(fields: []), rowsBefore: count)
    for row in rows { digester.add(Record(row)) }
    #expect(digester.reading.first == (count <= 10 ? digest(Array(rows.prefix(count))) : nil))
    #expect(digester.reading.table.rowCount == 10)
  }
}
