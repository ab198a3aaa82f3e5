import OpenData

/// A table of text columns: `欄0`, `欄1`, ….
func textSchema(_ count: Int) -> TableSchema {
  TableSchema(fields: (0..<count).map { Field(name: "欄\($0)") })
}

/// The text of a CSV file with these cells.
func csvText(_ header: [String], _ rows: [[String]]) throws -> String {
  let buffer = ByteBuffer()
  try CSVWriter().write(header: header, rows: RecordList(rows.map { Record($0) }), to: buffer)
  return String(decoding: buffer.bytes, as: UTF8.self)
}

/// The text of a JSON file with these cells.
func jsonText(_ schema: TableSchema, _ rows: [[String]]) throws -> String {
  let buffer = ByteBuffer()
  try JSONTableWriter(schema: schema).write(rows: RecordList(rows.map { Record($0) }), to: buffer)
  return String(decoding: buffer.bytes, as: UTF8.self)
}

/// The rows of a source as text.
func rows(of source: any RecordSource) throws -> [[String]] {
  var rows: [[String]] = []
  var record = Record()
  while try source.next(into: &record) { rows.append((0..<record.count).map { record.text($0) }) }
  return rows
}

/// Cells as they come, with everything that has ever broken a table in them.
struct CellGenerator {
  var random: SeededGenerator
  /// Whether there may be what no format carries, such as NUL.
  var isHostile = true

  private static let pieces = [
    "a", "臺北市", ",", "\"", "\n", "\r\n", " ", "\t", "", "", "😀", "👩‍👩‍👧", "é", "=1+1", "+1", "-1",
    "@A1", "＝1",
    "，", "\u{202E}עברית", "مرحبا", "'", ";", "\\", "<b>&amp;", "\u{2028}", "\u{FEFF}", "1899-12-31",
    "0001-01-01",
    "-", "—", "1e9", "null", "\u{E000}", "\u{10FFFF}",
  ]
  private static let hostile = [
    "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "\r", "\u{FFFE}", "\u{FFFF}", "\u{B}",
  ]

  mutating func cell() -> String {
    if Int.random(in: 0..<200, using: &random) == 0 { return String(repeating: "長", count: 32_768) }
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in
      isHostile && Int.random(in: 0..<30, using: &random) == 0
        ? Self.hostile.randomElement(using: &random) ?? ""
        : Self.pieces.randomElement(using: &random) ?? ""
    }.joined()
  }

  mutating func rows(width: Int) -> [[String]] {
    (0..<Int.random(in: 0...12, using: &random)).map { _ in (0..<width).map { _ in cell() } }
  }
}
