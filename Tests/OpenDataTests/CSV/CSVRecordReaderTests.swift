import Diagnostics
import OpenData
import Testing

@Suite struct CSVRecordReaderTests {
  // MARK: As tables are read

  /// What a table reading and a streamed one say about the same bytes.
  private func expectSame(
    _ bytes: [UInt8], hasHeader: Bool, buffer: Int, seed: UInt64,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let file = SourceFile(path: "data.csv", bytes: bytes)
    let (table, diagnostics) = CSVTable.read(bytes, file: file.path, hasHeader: hasHeader) {
      file.range(of: $0)
    }
    var random = SeededGenerator(seed: seed)
    let reader = try streamed(bytes, hasHeader: hasHeader, bufferByteCount: buffer) {
      Int.random(in: 1...9, using: &random)
    }
    var rows: [[String]] = []
    var places: [[SourceRange]] = []
    var record = Record()
    while try reader.next(into: &record) {
      rows.append((0..<record.count).map { record.text($0) })
      places.append((0..<record.count).map { reader.range(ofCell: $0) })
    }
    // Whether bytes look like Big5 depends on how many are in view.
    let isText = diagnostics.allSatisfy { $0.code != .invalidUTF8 }
    func comparable(_ all: [Diagnostic]) -> [Diagnostic] {
      isText ? all : all.map { Diagnostic($0.code, "", file: $0.file, range: $0.range) }
    }
    #expect(
      comparable(reader.diagnostics) == comparable(diagnostics), "\(bytes)",
      sourceLocation: location)
    guard let table else { return }
    #expect(reader.header == table.header, "\(bytes)", sourceLocation: location)
    #expect(rows == table.rows, "\(bytes)", sourceLocation: location)
    let expected = table.rows.indices.map { row in
      table.header.indices.map { table.range(row: row, column: $0) }
    }
    #expect(places == expected, "\(bytes)", sourceLocation: location)
    #expect(
      reader.headerPlaces == table.header.indices.map(table.headerRange), "\(bytes)",
      sourceLocation: location)
  }

  @Test(arguments: 1...80) func `reads in pieces what a table is at once`(_ seed: UInt64) throws {
    var cells = CellGenerator(random: SeededGenerator(seed: seed))
    let width = Int.random(in: 1...6, using: &cells.random)
    let text = try csvText(
      (0..<width).map { "欄\($0)" + "\"\n,".prefix($0) }, cells.rows(width: width))
    let buffer = Int.random(in: 4...80, using: &cells.random)
    for hasHeader in [true, false] {
      try expectSame(Array(text.utf8), hasHeader: hasHeader, buffer: buffer, seed: seed)
    }
  }

  @Test(.timeLimit(.minutes(15)), arguments: 1...20)
  func `tells in pieces what a table tells at once`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet =
      Array("\",\"\",\n\r a1".utf8) + Array("計\u{FEFF}😀".utf8) + [0x00, 0xFF, 0xA4, 0xED]
    for round in 0..<200 {
      // Half of them in one piece of text, so that what follows the first mistake is seen too.
      let choice = round % 2 == 0 ? alphabet[...] : alphabet.prefix(10)
      let bytes = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        choice.randomElement(using: &random)
      }
      let buffer = Int.random(in: 4...24, using: &random)
      try expectSame(bytes, hasHeader: round % 3 != 0, buffer: buffer, seed: seed)
    }
  }

  @Test func `reads a file that ends where a piece does`() throws {
    for count in 1...40 {
      let text = "a,b\n" + String(repeating: "1,2\n", count: count)
      let reader = try streamed(Array(text.utf8), bufferByteCount: 4)
      #expect(try rows(of: reader) == Array(repeating: ["1", "2"], count: count))
      #expect(reader.diagnostics == [])
    }
  }

  @Test func `says at which byte a row begins`() throws {
    let reader = try streamed(Array("\u{FEFF}a,b\r\n1,2\r\n\r\n3,4\r\n".utf8), bufferByteCount: 5)
    var record = Record()
    var offsets: [Int] = []
    while try reader.next(into: &record) { offsets.append(reader.recordOffset) }
    #expect(offsets == [8, 15])
  }

  @Test func `passes on what the disk says`() throws {
    struct Failure: Error {}
    var isFirst = true
    let reader = try CSVRecordReader(file: "data.csv", bufferByteCount: 4) { buffer in
      guard isFirst else { throw Failure() }
      isFirst = false
      buffer.copyBytes(from: "a\n1,".utf8)
      return 4
    }
    #expect(reader.header == ["a"])
    #expect(throws: Failure.self) { try rows(of: reader) }
  }

  // MARK: Limits

  @Test func `reads a cell of a megabyte and none that is longer`() throws {
    let most = 1 << 20
    let reader = try streamed(
      Array(("a\n" + String(repeating: "x", count: most) + "\n").utf8), bufferByteCount: 4096
    ) { 4096 }
    #expect(try rows(of: reader).first?.first?.utf8.count == most)
    #expect(reader.diagnostics == [])
    let beyond = try streamed(
      Array(("a\n1\n" + String(repeating: "x", count: most + 1) + "\n").utf8),
      bufferByteCount: 4096
    ) { 4096 }
    #expect(try rows(of: beyond) == [["1"]])
    #expect(beyond.diagnostics.map(told) == ["cell-too-long 3:1 The cell is longer than 1 MB"])
  }

  @Test func `gives up on a quote that is not closed`() throws {
    let text = "a,b\n1,\"x\n" + String(repeating: "1,2\n", count: 400_000)
    for reader in [
      try CSVRecordReader(Array(text.utf8), file: "data.csv"),
      try streamed(Array(text.utf8), bufferByteCount: 1 << 16) { 1 << 16 },
    ] {
      #expect(try rows(of: reader) == [])
      #expect(
        reader.diagnostics.map(told) == ["csv-syntax 2:3 A quoted field is not closed within 1 MB"])
    }
  }

  @Test(arguments: [(16_384, true), (16_385, false)])
  func `reads as many columns as a spreadsheet`(_ count: Int, _ isRead: Bool) throws {
    let text = (1...count).map(String.init).joined(separator: ",") + "\n"
    for reader in [
      try CSVRecordReader(Array(text.utf8), file: "data.csv"),
      try streamed(Array(text.utf8)) { 999 },
    ] {
      #expect(reader.header.count == (isRead ? count : 0))
      #expect(
        reader.diagnostics.map(told)
          == (isRead ? [] : ["csv-columns 1:1 The row has more than 16384 columns"]))
    }
  }

  @Test func `reads no further in a row of a million columns`() throws {
    var byteCount = 0
    let reader = try CSVRecordReader(file: "data.csv", bufferByteCount: 1 << 12) { buffer in
      for index in buffer.indices { buffer[index] = UInt8(ascii: index % 2 == 0 ? "x" : ",") }
      byteCount += buffer.count
      return byteCount < 2_000_000 ? buffer.count : 0
    }
    #expect(reader.header == [])
    #expect(
      reader.diagnostics.map(told) == ["csv-columns 1:1 The row has more than 16384 columns"])
    #expect(byteCount < 100_000)
  }

  @Test func `reads no row beyond 16 MB`() throws {
    let cell = String(repeating: "x", count: 1 << 20)
    let text = "a,b\n" + Array(repeating: cell, count: 17).joined(separator: ",") + "\n"
    let reader = try streamed(Array(text.utf8), bufferByteCount: 1 << 24) { 1 << 24 }
    #expect(try rows(of: reader) == [])
    #expect(reader.diagnostics.map(told) == ["cell-too-long 2:1 The row is longer than 16 MB"])
  }

  @Test func `tells twenty rows and counts the others`() throws {
    let reader = try streamed(Array(("a,b\n" + String(repeating: "1\n", count: 50)).utf8))
    #expect(try rows(of: reader) == [])
    #expect(reader.diagnostics.count == 21)
    #expect(
      reader.diagnostics.last.map(told)
        == "csv-columns 22:1 The table has 30 more problems of this kind")
  }

  // MARK: Encodings

  /// 中文,名稱 and a row.
  private let big5: [UInt8] =
    [0xA4, 0xA4, 0xA4, 0xE5, 0x2C, 0xA6, 0x57, 0xBA, 0xD9, 0x0D, 0x0A]
    + [0x31, 0x2C, 0xA4, 0x40, 0x0D, 0x0A]

  @Test func `says that a table is Big5, and how to convert it`() throws {
    let reader = try CSVRecordReader(big5, file: "content/data/a/站 名.csv")
    let problem = try #require(reader.diagnostics.first)
    #expect(reader.diagnostics.count == 1)
    #expect(told(problem) == "invalid-utf8 1:1 The table is Big5, not UTF-8")
    #expect(
      problem.help
        == "Convert it: iconv -f BIG5-HKSCS -t UTF-8 'content/data/a/站 名.csv' > "
        + "'content/data/a/站 名.csv.utf8' && "
        + "mv 'content/data/a/站 名.csv.utf8' 'content/data/a/站 名.csv'")
    #expect(csv(big5).told == [told(problem)])
    let plain = try CSVRecordReader(big5, file: "content/a.csv")
    #expect(
      plain.diagnostics.first?.help
        == "Convert it: iconv -f BIG5-HKSCS -t UTF-8 content/a.csv > content/a.csv.utf8 && "
        + "mv content/a.csv.utf8 content/a.csv")
  }

  @Test(
    arguments: [
      // Latin 1: café
      [0x63, 0x61, 0x66, 0xE9, 0x0A],
      // GB 2312: 名称,单位
      [0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x0A],
      // EUC-JP: これはひらがなの, twice
      Array(
        repeating: [
          0xA4, 0xB3, 0xA4, 0xEC, 0xA4, 0xCF, 0xA4, 0xD2, 0xA4, 0xE9, 0xA4, 0xAC, 0xA4, 0xCA, 0xA4,
          0xCE,
        ] as [UInt8], count: 2
      ).flatMap { $0 },
      // UTF-16 without its mark
      [0xFE, 0x2D, 0x4E, 0x0A, 0x00, 0xFF],
      // Half of it is UTF-8.
      Array("名稱\n".utf8) + [0xA4, 0xA4, 0x0A],
    ] as [[UInt8]])
  func `does not take other encodings for Big5`(_ bytes: [UInt8]) throws {
    let reader = try CSVRecordReader(bytes, file: "data.csv")
    #expect(reader.diagnostics.map(\.message) == ["The table is no UTF-8"])
  }
}

/// A reader of bytes that come a few at a time.
private func streamed(
  _ bytes: [UInt8], hasHeader: Bool = true, bufferByteCount: Int = 16,
  by step: @escaping () -> Int = { 7 }
) throws -> CSVRecordReader {
  var index = 0
  return try CSVRecordReader(
    file: "data.csv", hasHeader: hasHeader, bufferByteCount: bufferByteCount
  ) { buffer in
    let count = min(buffer.count, bytes.count - index, max(1, step()))
    buffer.copyBytes(from: bytes[index..<(index + count)])
    index += count
    return count
  }
}
