import Diagnostics
import OpenData
import Testing

@Suite struct CSVReadingTests {
  // MARK: RFC 4180, §2

  @Test(
    arguments: [
      // Each record on its own line; the last may have no ending.
      ("a,b\r\n1,2\r\n", [["1", "2"]]),
      ("a,b\r\n1,2", [["1", "2"]]),
      ("a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
      ("a,b\r1,2\r", [["1", "2"]]),
      ("a,b\n\n1,2\r\n\r\n\n3,4\n\n", [["1", "2"], ["3", "4"]]),
      // Spaces are part of a field.
      ("a,b\n 1 , 2\n", [[" 1 ", " 2"]]),
      // Empty fields.
      ("a,b\n,\n", [["", ""]]),
      ("a,b\n1,\n", [["1", ""]]),
      ("a,b\n,2", [["", "2"]]),
      ("a,b\n\"\",\"\"\n", [["", ""]]),
      // Quoted fields hold commas, quotes and line breaks.
      ("a,b\n\"1,5\",2\n", [["1,5", "2"]]),
      ("a,b\n\"他說\"\"好\"\"\",2\n", [["他說\"好\"", "2"]]),
      ("a,b\n\"\"\"\",\"\"\"\"\"\"\n", [["\"", "\"\""]]),
      ("a,b\n\"1\r\n2\n3\r4\",x\r\n", [["1\r\n2\n3\r4", "x"]]),
      ("a,b\n1,\"2\"", [["1", "2"]]),
      // Nothing is trimmed, cased or counted.
      ("a,b\n007,1e3\n", [["007", "1e3"]]),
      ("a,b\n=1+1,-2\n", [["=1+1", "-2"]]),
      ("a,b\n\u{3000}全形，逗號,😀\n", [["\u{3000}全形，逗號", "😀"]]),
      ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
      ("\u{FEFF}\"a\",b\n1,2\n", [["1", "2"]]),
      ("a,b\n", []),
    ] as [(String, [[String]])])
  func `reads rows as they were written`(_ text: String, _ rows: [[String]]) {
    expectTable(text, ["a", "b"], rows)
  }

  @Test func `keeps a row of one empty field where quotes show it`() {
    expectTable("a\n\"\"\n\n1\n", ["a"], [[""], ["1"]])
  }

  @Test func `counts the columns where there is no header`() {
    expectTable(
      "甲,乙,丙\n1,2,3\n", ["1", "2", "3"], [["甲", "乙", "丙"], ["1", "2", "3"]], hasHeader: false)
  }

  @Test func `lets names repeat and be empty where they are no header`() {
    expectTable("x,x,\n", ["1", "2", "3"], [["x", "x", ""]], hasHeader: false)
  }

  // MARK: What is wrong

  @Test(
    arguments: [
      ("", ["csv-syntax 1:1 The table is empty"]),
      ("\n\r\n", ["csv-syntax 1:1 The table is empty"]),
      ("\u{FEFF}", ["csv-syntax 1:1 The table is empty"]),
      ("a,b\n1\n", ["csv-columns 2:1 The row has 1 of 2 columns"]),
      ("a,b\n1,2,3\n", ["csv-columns 2:1 The row has 3 of 2 columns"]),
      (
        "a,b\n1,2\n1\n\n1,2,\n",
        [
          "csv-columns 3:1 The row has 1 of 2 columns",
          "csv-columns 5:1 The row has 3 of 2 columns",
        ]
      ),
      (
        "a,b\n\"x\n1\n",
        [
          "csv-syntax 2:1 A quoted field is not closed",
          "csv-columns 2:1 The row has 1 of 2 columns",
        ]
      ),
      ("a,b\n1,\"2\" \n", ["csv-syntax 2:6 Text follows the closing quote of a field"]),
      (
        "a,b\n1,\"2\"x,3\n",
        [
          "csv-syntax 2:6 Text follows the closing quote of a field",
          "csv-columns 2:1 The row has 3 of 2 columns",
        ]
      ),
      ("a,b\n1,5\"\n", ["csv-syntax 2:4 A quote stands inside a field that is not quoted"]),
      ("a,b\n1, \"2\"\n", ["csv-syntax 2:4 A quote stands inside a field that is not quoted"]),
      ("計畫,年\n一\"二,3\n", ["csv-syntax 2:4 A quote stands inside a field that is not quoted"]),
      ("a,,c\n1,2,3\n", ["csv-columns 1:3 Column 2 has no name"]),
      ("a,\u{3000} \n1,2\n", ["csv-columns 1:3 Column 2 has no name"]),
      ("a,\"\"\n1,2\n", ["csv-columns 1:3 Column 2 has no name"]),
      ("件數,年,件數\n1,2,3\n", ["csv-columns 1:12 Column name '件數' stands twice"]),
      ("a,\"a\"\n1,2\n", ["csv-columns 1:3 Column name 'a' stands twice"]),
      (
        "a,b,\n1,2\n",
        ["csv-columns 2:1 The row has 2 of 3 columns", "csv-columns 1:5 Column 3 has no name"]
      ),
    ] as [(String, [String])])
  func `tells what is wrong at its place, and then has no table`(
    _ text: String, _ expected: [String]
  ) {
    let (table, told) = csv(text)
    #expect(told == expected)
    #expect(table == nil)
  }

  @Test func `refuses bytes that are no UTF-8`() {
    let (table, told) = csv(Array("名稱\n".utf8) + [0xA4, 0xA4, 0x0A])
    #expect(told == ["invalid-utf8 2:1 The table is no UTF-8"])
    #expect(table == nil)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31]] as [[UInt8]])
  func `says how a table in UTF-16 is converted`(_ bytes: [UInt8]) {
    let problems = CSVTable.read(SourceFile(path: "data.csv", bytes: bytes)).diagnostics
    #expect(problems.map(\.message) == ["The table is UTF-16, not UTF-8"])
    #expect(problems.first?.help?.contains("iconv -f UTF-16 -t UTF-8 data.csv >") ?? false)
  }

  @Test func `points from a ragged row to the first`() throws {
    let file = SourceFile(path: "data.csv", text: "甲,乙\n一二,\"三\",四\n")
    let problem = try #require(CSVTable.read(file).diagnostics.first)
    #expect(
      problem.range
        == SourceRange(SourcePosition(line: 2, column: 1), SourcePosition(line: 2, column: 17)))
    #expect(problem.help == "Put fields that contain a comma in double quotes.")
    #expect(
      problem.notes == [
        Note(
          "The first row has 2", file: "data.csv", range: SourceRange(line: 1, column: 1, length: 3)
        )
      ])
  }

  @Test func `points from a repeated name to the first`() throws {
    let file = SourceFile(path: "data.csv", text: "甲,乙,甲\n")
    let problem = try #require(CSVTable.read(file).diagnostics.first)
    #expect(problem.range == SourceRange(line: 1, column: 9, length: 3))
    #expect(problem.notes.map(\.range) == [SourceRange(line: 1, column: 1, length: 3)])
  }

  // MARK: Places

  @Test func `knows the place of every cell, quotes included`() throws {
    let table = try #require(csv("\u{FEFF}名稱,b\n\n一,\"2\"\"\n3\"\n4,5\n").table)
    #expect(table.headerRange(0) == SourceRange(line: 1, column: 4, length: 6))
    #expect(table.headerRange(1) == SourceRange(line: 1, column: 11, length: 1))
    #expect(table.range(row: 0, column: 0) == SourceRange(line: 3, column: 1, length: 3))
    #expect(
      table.range(row: 0, column: 1)
        == SourceRange(SourcePosition(line: 3, column: 5), SourcePosition(line: 4, column: 3)))
    #expect(table.range(row: 1, column: 1) == SourceRange(line: 5, column: 3, length: 1))
  }

  @Test func `counts rows from the first line where there is no header`() throws {
    let table = try #require(csv("1,2\n3,4\n", hasHeader: false).table)
    #expect(table.range(row: 0, column: 1) == SourceRange(line: 1, column: 3, length: 1))
    #expect(table.range(row: 1, column: 0) == SourceRange(line: 2, column: 1, length: 1))
    #expect(table.headerRange(1) == SourceRange(line: 1, column: 3, length: 1))
  }

  @Test func `tells the place in the page of what stands in a fenced block`() throws {
    // The block's content without its indentation, as a page hands it over.
    let page = SourceFile(path: "content/a.md", text: "- 表\n\n  ```csv\n  甲,乙\n  1\n  ```\n")
    let content = Array("甲,乙\n1\n".utf8)
    let inner = SourceFile(path: page.path, bytes: content)
    let (table, diagnostics) = CSVTable.read(content, file: page.path) { offsets in
      let range = inner.range(of: offsets)
      func moved(_ position: SourcePosition) -> SourcePosition {
        SourcePosition(line: position.line + 3, column: position.column + 2)
      }
      return SourceRange(moved(range.start), moved(range.end))
    }
    #expect(table == nil)
    let problem = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(problem.file == "content/a.md")
    #expect(problem.range == SourceRange(line: 5, column: 3, length: 1))
    #expect(page.line(problem.range.start.line) == "  1")
  }
}
