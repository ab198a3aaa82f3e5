import Diagnostics
import OpenData
import Testing

@Suite struct TableCheckTests {
  /// What is told of one cell, and what to do.
  private func check(
    _ cell: String, _ type: FieldType = .string, _ policy: SpreadsheetPolicy = .refuse,
    isForSpreadsheets: Bool = true
  ) -> [Diagnostic] {
    var field = Field(name: "欄", type: type)
    field.spreadsheet = policy
    var check = TableCheck(
      schema: TableSchema(fields: [field]), file: "data.csv", isForSpreadsheets: isForSpreadsheets)
    check.add(Record([cell])) { SourceRange(line: 2, column: $0 + 1) }
    return check.diagnostics
  }

  // MARK: Types

  @Test(
    arguments: [
      (.integer, "1,234", "Write '1234', without anything between the digits."),
      (.integer, "１２", "Write '12': half width, without spaces around it."),
      (.integer, " 12", "Write '12': half width, without spaces around it."),
      (.integer, "12.5", "Declare the column `type: number`, which has fractions."),
      (.integer, "007", "Codes that begin with zeros are text: declare the column `type: string`."),
      (.number, "12.5%", "Write '12.5' and give the column `unit: \"%\"`."),
      (.number, "-", "Leave the cell empty where there is no value."),
      (.number, "無", "Leave the cell empty where there is no value."),
      (.date, "115/1/1", "Write '2026-01-01'."),
      (.date, "民國115年1月1日", "Write '2026-01-01'."),
      (.date, "2026-02-30", "Correct the cell, or declare the column `type: string` in `fields:`."),
      (
        .date, "2026-01-01T00:00:00Z",
        "Declare the column `type: datetime`, or write the day alone."
      ),
      (.datetime, "2026-01-01T08:30:00", "Say in which zone: '2026-01-01T08:30:00+08:00'."),
      (.datetime, "2026-01-01 08:30", "Write '2026-01-01T08:30:00+08:00'."),
      (.time, "08:30", "Write '08:30:00', with seconds."),
      (.boolean, "是", "Write 'true' or 'false'."),
      (.year, "115", "Write '2026', the year AD."),
      (.year, "今年", "Write the year AD in four digits, as '2026'."),
      (.yearmonth, "99-1", "Write '2010-01', the year AD."),
      (.object, "[]", "Write it as one object of JSON."),
    ] as [(FieldType, String, String)])
  func `tells what a cell is not, and what to write`(
    _ type: FieldType, _ cell: String, _ help: String
  ) {
    let problems = check(cell, type)
    #expect(
      problems.map(told)
        == ["cell-type 2:1 Column '欄' is of type \(type.rawValue), which '\(cell)' is not"])
    #expect(problems.map(\.help) == [help])
  }

  @Test func `shows the beginning of a long cell`() {
    let problems = check(String(repeating: "長", count: 500), .date)
    let shown = String(repeating: "長", count: 24)
    #expect(problems.map(\.message) == ["Column '欄' is of type date, which '\(shown)…' is not"])
  }

  @Test(arguments: FieldType.allCases) func `lets any cell be empty`(_ type: FieldType) {
    #expect(check("", type) == [])
  }

  // MARK: Formulas

  @Test(
    arguments: [
      "=1+1", "+1+1", "-1+1", "@SUM(1)", "=", "+", "@", "\t1", "\r\n1", "＝1", "＋1", "－1", "＠a",
      "-a", "+886-2-2380-0000",
      "-1,23", "--1", "- 項目", "-=1", "+e5", "-1%%",
    ])
  func `refuses what a spreadsheet would run, until its column allows it`(_ cell: String) {
    let excerpt = "'\(cell)'"
    #expect(
      check(cell).map(told)
        == ["spreadsheet-formula 2:1 \(excerpt) in column '欄' is a formula to a spreadsheet"])
    #expect(check(cell, .string, .exact) == [])
    #expect(check(cell, .string, .apostrophe) == [])
    #expect(check(cell, .any).map(\.code) == [.spreadsheetFormula])
  }

  @Test(
    arguments: [
      "-", "--", "---", "－", "－－", "—", "–", "-5", "+5", "-0.5", "-.5", "-5%", "-1,234",
      "+1,234,567.89", "-1e9", "a=1", "'=1",
      " =1", "(=1)", "，", "（）", "１", "",
    ])
  func `lets numbers, dashes and other text be`(_ cell: String) {
    #expect(check(cell) == [])
  }

  @Test func `asks nothing of cells whose type no formula is of`() {
    #expect(check("-120.5,23", .geopoint) == [])
    #expect(check("-P1D", .duration) == [])
    #expect(check("+5", .integer) == [])
    #expect(check("=1", .integer).map(\.code) == [.cellType])
  }

  @Test func `puts an apostrophe before formulas where the column asks for it`() throws {
    var schema = TableSchema(fields: [
      Field(name: "a"), Field(name: "b"), Field(name: "c", type: .integer),
    ])
    schema.fields[1].spreadsheet = .apostrophe
    schema.fields[2].spreadsheet = .apostrophe
    let records = [Record(["=1", "=1", "-1"]), Record(["x", "-", ""]), Record(["", "－a", "2"])]
    let guarded = ApostropheRecords(RecordList(records), schema: schema)
    #expect(try rows(of: guarded) == [["=1", "'=1", "-1"], ["x", "-", ""], ["", "'－a", "2"]])
  }

  // MARK: Characters

  @Test(
    arguments: [
      ("\u{0}", "U+0000"), ("a\u{1}", "U+0001"), ("\u{B}", "U+000B"), ("\u{1B}[0m", "U+001B"),
      ("a\rb", "U+000D"),
      ("\u{7F}", "U+007F"), ("名\u{85}", "U+0085"), ("\u{9F}", "U+009F"), ("\u{FFFE}", "U+FFFE"),
      ("\u{FFFF}", "U+FFFF"),
    ])
  func `refuses characters that data cannot carry`(_ cell: String, _ name: String) {
    let expected =
      "control-character 2:1 The cell in column '欄' holds \(name), which data cannot carry"
    #expect(check(cell).map(told) == [expected])
    #expect(check(cell, .string, .exact).map(told) == [expected])
  }

  @Test(arguments: [
    "a\tb", "a\nb", "a\r\nb", "\u{A0}", "\u{AD}", "\u{FEFF}", "\u{FFFD}", "，", "\u{202E}", "𠮷",
    "\u{1FFFE}",
  ])
  func `lets other characters be`(_ cell: String) {
    #expect(check(cell) == [])
  }

  @Test func `does not take the end of one cell and the start of the next for a line break`() {
    var check = TableCheck(schema: textSchema(3), file: "data.csv")
    check.add(Record(["", "a\r", "\nb"])) { SourceRange(line: 2, column: $0 + 1) }
    #expect(
      check.diagnostics.map(told)
        == ["control-character 2:2 The cell in column '欄1' holds U+000D, which data cannot carry"])
  }

  // MARK: Lengths

  @Test(
    arguments: [
      (String(repeating: "長", count: 32_767), nil), (String(repeating: "長", count: 32_768), 32_768),
      (String(repeating: "😀", count: 16_383), nil), (String(repeating: "😀", count: 16_384), 32_768),
      (String(repeating: "a", count: 100_000), 100_000),
    ] as [(String, Int?)])
  func `refuses cells that a spreadsheet would cut`(_ cell: String, _ count: Int?) {
    let expected = count.map {
      "cell-too-long 2:1 The cell in column '欄' has \($0) characters; spreadsheets keep 32767"
    }
    #expect(check(cell).map(told) == [expected].compactMap(\.self))
    #expect(check(cell, isForSpreadsheets: false) == [])
  }

  // MARK: Many

  @Test func `tells twenty places of each kind and counts the others`() {
    var check = TableCheck(
      schema: TableSchema(fields: [Field(name: "a", type: .integer), Field(name: "b")]),
      file: "data.csv")
    var asked = 0
    for row in 0..<1_000 {
      check.add(Record(["x", row < 21 ? "=1" : ""])) {
        asked += 1
        return SourceRange(line: row + 2, column: $0 * 2 + 1)
      }
    }
    let problems = check.diagnostics
    #expect(problems.count == 42)
    #expect(
      problems.suffix(2).map(told) == [
        "cell-type 22:1 The table has 980 more problems of this kind",
        "spreadsheet-formula 22:3 The table has 1 more problem of this kind",
      ])
    #expect(asked == 42)
  }
}
