import OpenData
import Testing

@Suite struct VersionStepTests {
  private struct Table {
    var name = "a"
    var columns: [(String, FieldType)] = [("年", .integer), ("值", .number)]
    var rows = [["1", "2"], ["3", "4"]]
  }

  private func readings(_ tables: [Table], before: ContentSummary?) -> [TableDigester.Reading] {
    tables.map { table in
      let schema = TableSchema(fields: table.columns.map { Field(name: $0.0, type: $0.1) })
      var digester = TableDigester(
        name: table.name, schema: schema,
        rowsBefore: before?.tables.first { $0.name == table.name }?.rowCount)
      for row in table.rows { digester.add(Record(row)) }
      return digester.reading
    }
  }

  /// `2.0.0 fields`, or `same`.
  private func step(from old: [Table], to new: [Table]) throws -> String {
    let before = ContentSummary(tables: readings(old, before: nil).map(\.table))
    let version = DatasetVersion(
      number: SemanticVersion(1, 2, 3), date: try #require(day("2026-01-01")),
      digest: before.digest.hex, change: .first)
    let step = nextVersion(
      after: version, before: before, now: readings(new, before: before))
    return step.map { "\($0.number) \($0.change.rawValue)" } ?? "same"
  }

  private func step(to new: Table) throws -> String { try step(from: [Table()], to: [new]) }

  @Test func `begins at 1.0.0`() {
    let now = readings([Table()], before: nil)
    #expect(
      nextVersion(after: nil, before: ContentSummary(tables: []), now: now)
        == VersionStep(number: SemanticVersion(1, 0, 0), change: .first))
  }

  @Test func `stays where nothing changes`() throws {
    #expect(try step(to: Table()) == "same")
    #expect(
      try step(from: [Table(), Table(name: "b")], to: [Table(name: "b"), Table()]) == "same")
  }

  @Test func `asks for a major version where columns or tables change`() throws {
    let columns: [[(String, FieldType)]] = [
      [("年", .integer), ("數", .number)], [("值", .number), ("年", .integer)],
      [("年", .integer), ("值", .string)], [("年", .integer)],
      [("年", .integer), ("值", .number), ("註", .string)],
    ]
    for columns in columns {
      #expect(try step(to: Table(columns: columns)) == "2.0.0 fields")
    }
    #expect(try step(to: Table(name: "b")) == "2.0.0 fields")
    #expect(try step(from: [Table()], to: [Table(), Table(name: "b")]) == "2.0.0 fields")
    #expect(try step(from: [Table(), Table(name: "b")], to: [Table()]) == "2.0.0 fields")
  }

  @Test func `asks for a minor version where rows are added`() throws {
    #expect(try step(to: Table(rows: [["1", "2"], ["3", "4"], ["5", "6"]])) == "1.3.0 rows")
    #expect(try step(from: [Table(rows: [])], to: [Table()]) == "1.3.0 rows")
    let both = [Table(rows: [["1", "2"], ["3", "4"], ["5", "6"]]), Table(name: "b")]
    #expect(try step(from: [Table(), Table(name: "b")], to: both) == "1.3.0 rows")
  }

  @Test func `cannot tell added rows from corrections but after those of before`() throws {
    #expect(
      try step(to: Table(rows: [["5", "6"], ["1", "2"], ["3", "4"]])) == "1.3.0 correction")
    #expect(
      try step(to: Table(rows: [["1", "2"], ["3", "5"], ["5", "6"]])) == "1.3.0 correction")
    let mixed = [
      Table(rows: [["1", "2"], ["3", "4"], ["5", "6"]]), Table(name: "b", rows: [["1", "2"]]),
    ]
    #expect(try step(from: [Table(), Table(name: "b")], to: mixed) == "1.3.0 correction")
  }

  @Test func `asks for a patch where values change or rows go`() throws {
    #expect(try step(to: Table(rows: [["1", "2"], ["3", "5"]])) == "1.2.4 correction")
    #expect(try step(to: Table(rows: [["3", "4"], ["1", "2"]])) == "1.2.4 correction")
    #expect(try step(to: Table(rows: [["1", "2"]])) == "1.2.4 correction")
    #expect(try step(to: Table(rows: [])) == "1.2.4 correction")
    #expect(try step(to: Table(rows: [["12", ""], ["3", "4"]])) == "1.2.4 correction")
  }

  @Test(
    arguments: [
      ("1.4.0", SemanticVersion(1, 4, 0)), ("0.0.0", SemanticVersion(0, 0, 0)),
      ("10.20.30", SemanticVersion(10, 20, 30)), ("1.4", nil), ("01.4.0", nil), ("1.4.0-a", nil),
      ("", nil), ("1..0", nil), ("+1.0.0", nil), ("1.0.0.0", nil), ("9999999999.0.0", nil),
      ("１.0.0", nil),
    ])
  func `reads version numbers`(_ text: String, _ expected: SemanticVersion?) {
    #expect(SemanticVersion(parsing: text) == expected)
  }
}
