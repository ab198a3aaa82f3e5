import OpenData
import Testing

@Suite struct CSVWriterTests {
  @Test(
    arguments: [
      (["1", "二"], "1,二"),
      (["", ""], ","),
      (["1,5", "a"], "\"1,5\",a"),
      (["他說\"好\"", "a"], "\"他說\"\"好\"\"\",a"),
      (["\"", "\"\"\""], "\"\"\"\",\"\"\"\"\"\"\"\""),
      (["1\n2", "3\r\n4"], "\"1\n2\",\"3\r\n4\""),
      (["a\r", "b"], "\"a\r\",b"),
      ([" a", "b\t"], "\" a\",\"b\t\""),
      (["\ta", "b "], "\"\ta\",\"b \""),
      (["a b", "a'b"], "a b,a'b"),
      (["=1+1", "-2"], "=1+1,-2"),
      (["007", "1e3"], "007,1e3"),
      (["，", "\u{3000}a"], "，,\u{3000}a"),
      (["a;b", "#c"], "a;b,#c"),
    ])
  func `quotes what must be and alters nothing`(_ cells: [String], _ line: String) throws {
    #expect(try csvText(["甲", "乙"], [cells]) == "\u{FEFF}甲,乙\r\n\(line)\r\n")
  }

  @Test func `shows an empty cell that is alone in its row`() throws {
    #expect(try csvText(["甲"], [[""], ["1"]]) == "\u{FEFF}甲\r\n\"\"\r\n1\r\n")
  }

  @Test func `writes a table without rows`() throws {
    #expect(try csvText(["甲", "a,b"], []) == "\u{FEFF}甲,\"a,b\"\r\n")
  }

  @Test func `refuses a row that is not as wide as the header`() {
    #expect(throws: TableWritingError.wrongWidth(row: 2, count: 1)) {
      try csvText(["a", "b"], [["1", "2"], ["3"]])
    }
  }

  @Test func `hands on a large table in pieces`() throws {
    final class Pieces: ByteSink {
      var counts: [Int] = []
      func write(_ bytes: borrowing [UInt8]) { counts.append(bytes.count) }
    }
    let pieces = Pieces()
    let record = Record([String(repeating: "x", count: 998)])
    try CSVWriter().write(
      header: ["a"], rows: RecordList(Array(repeating: record, count: 1_000)), to: pieces)
    let written = pieces.counts.reduce(0, +)
    #expect(written == 1_000_006)
    #expect(pieces.counts.count > 10)
    #expect(pieces.counts.allSatisfy { (1...70_000).contains($0) })
  }

  @Test func `passes on what the sink says`() {
    struct Full: Error {}
    final class FullDisk: ByteSink {
      func write(_ bytes: borrowing [UInt8]) throws { throw Full() }
    }
    #expect(throws: Full.self) {
      try CSVWriter().write(header: ["a"], rows: RecordList([]), to: FullDisk())
    }
  }

  @Test(arguments: 1...300) func `writes what is read back unchanged`(_ seed: UInt64) throws {
    var cells = CellGenerator(random: SeededGenerator(seed: seed))
    let width = Int.random(in: 1...5, using: &cells.random)
    let header = (0..<width).map { "欄\($0)" + cells.cell().prefix(100) }
    let written = cells.rows(width: width)
    let text = try csvText(header, written)
    let (table, told) = csv(text)
    #expect(told == [])
    #expect(table?.header == header)
    #expect(table?.rows == written)
  }
}
