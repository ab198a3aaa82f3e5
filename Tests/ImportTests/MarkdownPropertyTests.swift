import Diagnostics
import Import
import Markup
import Testing

/// The same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct `Whatever a document says` {
  private static let pieces = [
    "一", "（一）", "1.", "1)", "*", "**", "_", "~~", "`", "``", "[", "](", "]", "<br>", "<a", ">", "#",
    "##", "-", "+",
    "=", "|", "^", "\\", "&amp;", "&#65;", "!", "：", "表：", "。", "abc", "a_b", "https://a.tw/x", " ",
    "「", "」", "{#id}",
    "[^1]", "[!NOTE]", "---", "~", "：", "١", "e\u{301}", "🀄",
  ]

  private static func text(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...8, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&amp;")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }

  /// Without white space: Markdown has its own rules for it.
  private static func letters(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  @Test(arguments: 0..<400 as Range<UInt64>) func `reads the same in Markdown`(seed: UInt64) throws
  {
    var random = SeededGenerator(state: seed &* 977 &+ 5)
    let text = Self.text(&random)
    let page = try page(
      odt: openDocument(
        "<text:h text:outline-level=\"1\">題</text:h><text:h text:outline-level=\"2\">節</text:h>"
          + "<text:p>\(Self.escaped(text))</text:p>"))
    let document = Document.parse(SourceFile(path: "p.md", text: page.body)).document
    #expect(
      Self.letters(document.blocks.map { document.plainText(of: $0) }.joined())
        == Self.letters("節" + text), "\(text) became \(page.body)")
    #expect(document.headings.count == 1)
  }

  @Test(arguments: ["學習 C #", "C#", "甲 ##", "#", "第一章 {#evil}", "{#a}", "甲 {#b} 乙", "用 {#c} #"])
  func `reads the same in headings`(text: String) throws {
    let page = try page(
      odt: openDocument(
        "<text:h text:outline-level=\"1\">題</text:h>"
          + "<text:h text:outline-level=\"2\">\(text)</text:h><text:p>文。</text:p>"))
    let document = Document.parse(SourceFile(path: "p.md", text: page.body)).document
    #expect(document.headings.map(\.text) == [text], "\(page.body)")
    #expect(document.headings.allSatisfy { !$0.hasExplicitAnchor })
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func `keeps the shape of its tables`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(state: seed &* 331 &+ 7)
    let (rows, columns) = (
      Int.random(in: 2...6, using: &random), Int.random(in: 1...5, using: &random)
    )
    var taken = [[Bool]](repeating: Array(repeating: false, count: columns), count: rows)
    var cells: [Shape.Cell] = []
    var xml = ""
    for row in 0..<rows {
      xml += "<table:table-row>"
      for column in 0..<columns {
        guard !taken[row][column] else {
          xml += "<table:covered-table-cell/>"
          continue
        }
        var width = 1
        // The header is one row here, of cells of one.
        let most = row == 0 ? 1 : Int.random(in: 1...3, using: &random)
        while width < most, column + width < columns, !taken[row][column + width] { width += 1 }
        let height = row == 0 ? 1 : min(rows - row, Int.random(in: 1...3, using: &random))
        for y in row..<(row + height) { for x in column..<(column + width) { taken[y][x] = true } }
        let text = Bool.random(using: &random) ? "" : Self.text(&random)
        cells.append(
          Shape.Cell(
            row: row, column: column, rowSpan: height, columnSpan: width, text: Self.letters(text)))
        xml += """
          <table:table-cell table:number-columns-spanned="\(width)" \
          table:number-rows-spanned="\(height)"><text:p>\(Self.escaped(text))</text:p></table:table-cell>
          """
      }
      xml += "</table:table-row>"
    }
    let page = try page(
      odt: openDocument("<text:p>題</text:p><table:table>\(xml)</table:table>"))
    var found = Shape(page.markdown).tables.first ?? []
    for index in found.indices { found[index].text = Self.letters(found[index].text) }
    #expect(found == cells, "\(page.body)")
  }
}
