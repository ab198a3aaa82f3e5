import Diagnostics
import OpenData
import Testing

@Suite struct CSVPropertyTests {
  @Test(arguments: 1...400) func `reads back what was written`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...6, using: &random)
    let header = (0..<width).map { "欄\($0)" + field(using: &random) }
    let rows = (0..<Int.random(in: 0...12, using: &random)).map { _ in
      (0..<width).map { _ in field(using: &random) }
    }
    let ending = ["\r\n", "\n", "\r"].randomElement(using: &random) ?? "\n"
    let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
    let text = mark + ([header] + rows).map { record($0, using: &random) + ending }.joined()
    let (table, told) = csv(text)
    #expect(told == [])
    #expect(table?.header == header)
    #expect(table?.rows == rows)
    try expectPlaces(of: #require(table), in: SourceFile(path: "data.csv", text: text))
  }

  @Test(.timeLimit(.minutes(15))) func `never stumbles over any bytes`() {
    var random = SeededGenerator(seed: 4180)
    let alphabet =
      Array("\",\"\",\n\r a1".utf8) + Array("計\u{FEFF}".utf8) + [0x00, 0xFF, 0xA4, 0xED]
    for _ in 0..<4_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      let file = SourceFile(path: "data.csv", bytes: bytes)
      let end = file.position(at: bytes.count)
      for hasHeader in [true, false] {
        let (table, diagnostics) = CSVTable.read(bytes, file: file.path, hasHeader: hasHeader) {
          file.range(of: $0)
        }
        #expect((table == nil) != diagnostics.isEmpty, "\(bytes)")
        #expect(diagnostics.allSatisfy { $0.range.end <= end }, "\(bytes)")
        #expect(
          table.map { table in table.rows.allSatisfy { $0.count == table.header.count } } ?? true)
      }
    }
  }

  @Test(.timeLimit(.minutes(15))) func `reads a hundred thousand rows`() throws {
    let text = "年,件數\n" + String(repeating: "\"115\",1\r\n", count: 100_000)
    let table = try #require(csv(text).table)
    #expect(table.rows.count == 100_000)
    #expect(table.range(row: 99_999, column: 1) == SourceRange(line: 100_001, column: 7, length: 1))
  }

  /// Every cell's place holds its text, quoted or not.
  private func expectPlaces(of table: CSVTable, in file: SourceFile) {
    for (row, cells) in table.rows.enumerated() {
      for (column, text) in cells.enumerated() {
        let range = table.range(row: row, column: column)
        let bytes = file.bytes[file.offset(of: range.start)..<file.offset(of: range.end)]
        let written = String(decoding: bytes, as: UTF8.self)
        #expect(written == text || written == quoted(text))
      }
    }
  }

  private func field(using random: inout SeededGenerator) -> String {
    let parts = ["a", "計畫", ",", "\"", "\n", "\r", "\r\n", " ", "", "😀", "é", "=1", "，", "\u{0}"]
    return (0..<Int.random(in: 0...4, using: &random)).map { _ in
      parts.randomElement(using: &random) ?? ""
    }.joined()
  }

  private func record(_ fields: [String], using random: inout SeededGenerator) -> String {
    fields.map { text in
      let isPlain =
        !text.utf8.contains { ",\"\n\r".utf8.contains($0) } && !(text.isEmpty && fields.count == 1)
      return isPlain && Bool.random(using: &random) ? text : quoted(text)
    }.joined(separator: ",")
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
