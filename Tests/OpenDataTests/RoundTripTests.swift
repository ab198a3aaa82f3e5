import Diagnostics
import Foundation
import OpenData
import Testing

/// Tables to files and back, by readers that share nothing with the writers.
@Suite struct RoundTripTests {
  private struct Table {
    var schema: TableSchema
    var rows: [[String]]

    var header: [String] { schema.fields.map(\.name) }
  }

  private func table(seed: UInt64, isHostile: Bool) -> Table {
    var cells = CellGenerator(random: SeededGenerator(seed: seed), isHostile: isHostile)
    let width = Int.random(in: 1...5, using: &cells.random)
    var schema = TableSchema(fields: (0..<width).map { Field(name: "欄\($0)\"") })
    for index in schema.fields.indices where Bool.random(using: &cells.random) {
      schema.fields[index].spreadsheet = .exact
    }
    return Table(schema: schema, rows: cells.rows(width: width))
  }

  private func problems(_ table: Table) -> [Diagnostic] {
    var check = TableCheck(schema: table.schema, file: "data.csv")
    for row in table.rows { check.add(Record(row)) { SourceRange(line: 1, column: $0 + 1) } }
    return check.diagnostics
  }

  /// Whether a cell may not be published, said as the rules say it.
  private func isRefused(_ cell: String, _ field: Field) -> Bool {
    let scalars = Array(cell.unicodeScalars)
    let isControl = scalars.indices.contains { index -> Bool in
      switch scalars[index].value {
      case 0x09, 0x0A: false
      case 0x0D: index + 1 == scalars.count || scalars[index + 1] != "\n"
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
    guard !isControl, cell.utf16.count <= 32_767 else { return true }
    guard field.spreadsheet == .refuse, let first = scalars.first else { return false }
    return "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) && Double(cell) == nil
      && !scalars.allSatisfy { "-–—－".unicodeScalars.contains($0) }
  }

  @Test(arguments: 1...300)
  func `publishes unchanged what the check lets through, and nothing else is let through`(
    _ seed: UInt64
  ) throws {
    let table = table(seed: seed, isHostile: true)
    let mustRefuse = table.rows.contains { row in
      zip(row, table.schema.fields).contains { isRefused($0, $1) }
    }
    #expect(problems(table).isEmpty == !mustRefuse)
    let json = try jsonText(table.schema, table.rows)
    let read = try JSONRowReader.rows(json)
    #expect(
      read.map { $0.map { Array($0.value.utf8) } } == table.rows.map { $0.map { Array($0.utf8) } })
    #expect(read.allSatisfy { $0.map(\.name) == table.header })
    let lineCount = json.utf8.filter { $0 == UInt8(ascii: "\n") }.count
    #expect(lineCount == table.rows.count + 2)
  }

  /// Prints each cell of a CSV and of a JSON file as hexadecimal UTF-8, a row to a line.
  private static let script = """
    import csv, json, sys
    csv.field_size_limit(1 << 30)
    def show(row): print(*(cell.encode().hex() or '-' for cell in row))
    with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
        for row in csv.reader(file, strict=True): show(row)
    with open(sys.argv[2], encoding='utf-8') as file:
        for row in json.load(file): show(list(row.keys())); show(list(row.values()))
    """

  @Test(.timeLimit(.minutes(15)), arguments: 1...12)
  func `is read by Python as it was written`(_ seed: UInt64) throws {
    var table = table(seed: seed, isHostile: false)
    for extra in 0..<40 {
      let more = self.table(seed: seed * 1_000 + UInt64(extra), isHostile: false)
      table.rows += more.rows.filter { $0.count == table.header.count }
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "gazette-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["a.csv", "a.json", "out"].map { folder.appending(component: $0) }
    try Data(csvText(table.header, table.rows).utf8).write(to: files[0])
    try Data(jsonText(table.schema, table.rows).utf8).write(to: files[1])
    try Data().write(to: files[2])
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = ["python3", "-c", Self.script, files[0].path, files[1].path]
    python.standardOutput = try FileHandle(forWritingTo: files[2])
    try python.run()
    python.waitUntilExit()
    #expect(python.terminationStatus == 0)
    func line(_ cells: [String]) -> String {
      cells.map { $0.isEmpty ? "-" : $0.utf8.map { String(format: "%02x", $0) }.joined() }
        .joined(separator: " ")
    }
    let expected =
      [line(table.header)] + table.rows.map(line)
      + table.rows.flatMap { [line(table.header), line($0)] }
    let printed = try String(contentsOf: files[2], encoding: .utf8)
    #expect(printed == expected.map { $0 + "\n" }.joined())
  }

  @Test func `keeps every value of every type`() throws {
    for (type, right, _) in FieldTypeTests.cases {
      var schema = TableSchema(fields: [Field(name: "a", type: type)])
      schema.fields[0].spreadsheet = .exact
      let written = right.map { [$0] }
      #expect(problems(Table(schema: schema, rows: written)) == [])
      let csv = try CSVRecordReader(Array(csvText(["a"], written).utf8), file: "data.csv")
      #expect(try rows(of: csv) == written)
      let json = try JSONSerialization.jsonObject(with: Data(jsonText(schema, written).utf8))
      #expect((json as? [[String: Any]])?.count == written.count)
    }
  }
}
