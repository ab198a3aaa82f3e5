import Diagnostics
import OpenData
import Testing

@Suite struct SchemaInferenceTests {
  private func inference(_ cells: [String]) -> SchemaInference {
    var inference = SchemaInference(columnCount: 1)
    for (index, cell) in cells.enumerated() {
      inference.add(Record([cell])) { _ in SourceRange(line: index + 2, column: 1) }
    }
    return inference
  }

  @Test(
    arguments: [
      ([], .string),
      (["", ""], .string),
      (["1", "", "-2"], .integer),
      (["1", "2.5"], .number),
      (["1e3"], .number),
      (["2026-01-01", "1899-12-31"], .date),
      (["2026-01-01T08:00:00+08:00"], .datetime),
      (["true", "False"], .boolean),
      // Whether 0 and 1 are truth or number nobody can tell; they are numbers.
      (["0", "1"], .integer),
      (["true", "0"], .string),
      (["007", "12"], .string),
      (["00"], .string),
      (["0912345678"], .string),
      (["1", "二"], .string),
      (["1", "2026-01-01"], .string),
      (["2026-01-01", "2026-01-01T08:00:00Z"], .string),
      (["1,234"], .string),
      ([" 1"], .string),
      (["NaN", "INF"], .string),
      (["true story"], .string),
    ] as [([String], FieldType)])
  func `finds the type of a column`(_ cells: [String], _ type: FieldType) {
    #expect(inference(cells).types == [type])
  }

  @Test(
    arguments: [
      (
        ["12", "無", "5"],
        ["mixed-types 3:1 Column '數' holds 2 cells of type integer and 1 of another"]
      ),
      (
        ["一", "1", "2.5"],
        ["mixed-types 2:1 Column '數' holds 2 cells of type number and 1 of another"]
      ),
      (
        ["2026-01-01", "2026-01-02", "115/1/3"],
        ["mixed-types 4:1 Column '數' holds 2 cells of type date and 1 of another"]
      ),
      // Neither is what the column is meant to be.
      (["1", "二"], []),
      (["一", "二", "3"], []),
      // Codes.
      (["007", "12", "13", "A1"], []),
      (["1", "", "2"], []),
      (["1", "2.5"], []),
    ] as [([String], [String])])
  func `tells of a column that is nearly of one type`(_ cells: [String], _ expected: [String]) {
    let problems = inference(cells).diagnostics(header: ["數"], file: "data.csv")
    #expect(problems.map(told) == expected)
    #expect(problems.allSatisfy { $0.severity == .warning })
    #expect(
      inference(cells).diagnostics(header: ["數"], file: "data.csv", isDeclared: { $0 == "數" }) == []
    )
  }
}
