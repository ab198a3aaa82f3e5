import OpenData
import Testing

@Suite struct ODSPropertyTests {
  @Test(arguments: 1...200) func `reads back any text, or refuses it`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let width = Int.random(in: 1...5, using: &random)
    let fields = (0..<width).map { Field(name: "欄\($0)" + text(using: &random, isAllowed: true)) }
    let allowed = !seed.isMultiple(of: 5)
    let rows = (0..<Int.random(in: 0...10, using: &random)).map { _ in
      (0..<width).map { _ in text(using: &random, isAllowed: allowed) }
    }
    let forbidden = rows.joined().contains { $0.unicodeScalars.contains(where: isForbidden) }
    do {
      let package = try spreadsheet([sheet(fields, rows)])
      #expect(!forbidden)
      let table = try #require(part("content.xml", of: package).all("table:table").first)
      let read = cells(of: table)
      #expect(read.map { $0.map(\.text) } == [fields.map(\.name)] + rows)
      // Who reads paragraphs alone misses nothing but carriage returns.
      for (cells, texts) in zip(read.dropFirst(), rows) {
        for (cell, text) in zip(cells, texts) {
          if !text.unicodeScalars.contains("\r") { #expect(cell.shown == text) }
        }
      }
    } catch SpreadsheetError.forbiddenCharacter(_, let row, let column, let scalar) {
      #expect(isForbidden(scalar) && rows[row - 1][column].unicodeScalars.contains(scalar))
    }
  }

  @Test func `keeps every character that XML has, and refuses every other`() throws {
    // The first plane whole, of the others what is at the ends of each 4,096.
    let values = (0...0x10FFFF as ClosedRange<UInt32>).filter {
      $0 < 0x1_0000 || (2...0xFFD).contains($0 & 0xFFF) == false
    }
    let scalars = values.compactMap { Unicode.Scalar($0) }
    var rows: [[String]] = []
    var row = ""
    for scalar in scalars where !isForbidden(scalar) {
      row.unicodeScalars.append(scalar)
      if row.unicodeScalars.count == 8_192 {
        rows.append([row])
        row = ""
      }
    }
    rows.append([row])
    let package = try spreadsheet([sheet([Field(name: "a")], rows)])
    let table = try #require(part("content.xml", of: package).all("table:table").first)
    let read = cells(of: table).dropFirst().map { $0.map(\.text) }
    // By scalars: strings are equal that differ in their normal form.
    #expect(
      read.map { $0.map { Array($0.unicodeScalars) } }
        == rows.map { $0.map { Array($0.unicodeScalars) } })
    for scalar in scalars where isForbidden(scalar) {
      let error = #expect(throws: SpreadsheetError.self) {
        try spreadsheet([sheet([Field(name: "a")], [["字" + String(Character(scalar)) + "字"]])])
      }
      #expect(error == .forbiddenCharacter(sheet: "資料", row: 1, column: 0, scalar))
    }
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE8, 0xA8], [0x80], [0xF5, 0x80, 0x80, 0x80],
      [0x61, 0xEF, 0xBF],
    ] as [[UInt8]])
  func `refuses bytes that are no UTF-8`(_ bytes: [UInt8]) {
    var record = Record(["計"])
    record.append(utf8: bytes)
    let sheet = Sheet(
      name: "a", schema: TableSchema(fields: [Field(name: "a"), Field(name: "b")]),
      rows: RecordList([record]))
    #expect(throws: SpreadsheetError.invalidUTF8(sheet: "a", row: 1, column: 1)) {
      try spreadsheet([sheet])
    }
  }

  private func text(using random: inout SeededGenerator, isAllowed: Bool) -> String {
    var parts = [
      "a", "計畫", " ", "  ", "\t", "\n", "\r", "\r\n", "<", "&", ">", "\"", "'", "]]>", "&amp;",
      "=1",
      "😀", "e\u{301}", "\u{200F}עב", "\u{FFFD}", "\u{85}", "\u{2028}", "，", "\u{A0}", "",
    ]
    if !isAllowed { parts += ["\u{0}", "\u{B}", "\u{FFFE}", "\u{1F}"] }
    return (0..<Int.random(in: 0...6, using: &random)).map { _ in
      parts.randomElement(using: &random) ?? ""
    }.joined()
  }

  private func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
