import Diagnostics
import Markup
import Testing

/// Bytes that a seed decides.
private struct Noise {
  private var state: UInt64

  init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}

/// Parses and writes a text; what a document promises has to hold of any.
private func expectSoundDocument(_ bytes: [UInt8], at location: SourceLocation = #_sourceLocation) {
  let file = SourceFile(path: "a.md", bytes: bytes)
  let (document, diagnostics) = Document.parse(file)
  for (index, node) in document.nodes.enumerated() {
    #expect(
      node.text.lowerBound >= 0 && Int(node.text.upperBound) <= document.text.count,
      sourceLocation: location)
    var previous: Int32 = -1
    var child = node.firstChild
    while child >= 0 {
      #expect(Int(document.nodes[Int(child)].parent) == index, sourceLocation: location)
      previous = child
      child = document.nodes[Int(child)].nextSibling
    }
    #expect(node.lastChild == previous, sourceLocation: location)
  }
  for table in document.tables {
    var covered = Array(repeating: 0, count: table.rowCount * table.columnCount)
    for cell in table.cells {
      for row in cell.row..<(cell.row + cell.rowSpan) {
        for column in cell.column..<(cell.column + cell.columnSpan) {
          covered[row * table.columnCount + column] += 1
        }
      }
    }
    #expect(covered.allSatisfy { $0 == 1 }, sourceLocation: location)
  }
  #expect(
    Set(document.headings.map(\.anchor)).count == document.headings.count, sourceLocation: location)
  for diagnostic in diagnostics {
    #expect(diagnostic.range.start.line <= file.lineCount, sourceLocation: location)
  }
  var renderer = HTMLRenderer(document: document)
  var output: [UInt8] = []
  renderer.render(document.blocks, to: &output)
  renderer.renderFootnotes(to: &output)
}

@Suite struct `Hostile text` {
  private static let pieces = [
    "a", "甲", "「", "。", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\r", "*", "**", "_", "~",
    "~~", "`", "```", "```csv a=b\n",
    "[", "]", "](", ")", "![", "[^1]", "[^1]: ", "[^", "]: ", "[a]: b\n", "<", ">", "<b>", "<!--",
    "-->", "<br>", "&amp;", "\\", "|",
    "||", "| ^ |", "|-|-|\n", "| a | b |\n", "表：", "# ", "---\n", "===\n", "- ", "+ ", "1. ", "> ",
    "> [!NOTE]\n", "{#a}", "https://a.tw",
    "www.", "@b.tw", "—", "資料來源：", "\u{E000}", "\u{2005}", "\u{FE00}", "\u{301}", "\0", "壹、",
    "(1) ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<40)
  func `of any pieces in any order makes a sound document`(seed: Int) {
    var noise = Noise(seed: seed + 1)
    for _ in 0..<25 {
      var bytes: [UInt8] = []
      for _ in 0..<(1 + noise.next(below: 60)) {
        bytes += Self.pieces[noise.next(below: Self.pieces.count)]
      }
      expectSoundDocument(bytes)
    }
  }

  @Test(arguments: 0..<20)
  func `of any bytes makes a sound document`(seed: Int) {
    var noise = Noise(seed: seed + 1_000)
    for _ in 0..<25 {
      expectSoundDocument((0..<noise.next(below: 400)).map { _ in UInt8(noise.next(below: 256)) })
    }
  }

  @Test func `of ten thousand block quotes loses structure and keeps its text`() {
    let (document, diagnostics) = Document.parse(
      SourceFile(path: "a.md", text: String(repeating: "> ", count: 10_000) + "甲\n"))
    #expect(diagnostics.map(\.code) == [.nestingTooDeep])
    #expect(document.nodes.count < 200)
    #expect(document.plainText(of: .root).contains("甲"))
  }

  @Test(arguments: ["- ", "*a ", "**a", "[", "> - ", "~a *b "])
  func `of deep nesting ends`(piece: String) {
    let document = parsed(
      String(repeating: piece, count: 10_000) + "甲" + String(repeating: "b** c* ~", count: 10_000))
    #expect(document.plainText(of: .root).contains("甲"))
  }

  private static let pieces1M = ["[", "*", "|"]
  private static let pieces128K = [
    "`", "<", "_", "~", ":", "@", "\\", "[^", "](", "![", "www.", "http://", "字**「", "\\~~a ",
    "\\. http://a.b ", "\\[^a] ", "<!--", "a@", "&a;", "[^1]: x\n", "|-|\n", "# a\n",
    "> [!NOTE]\n", "[a][b] ", "~~a ", "a~ ", "表：a\n\n|a|\n|-|\n\n", "x <b> ", "[^1] ",
  ]

  @Test(.timeLimit(.minutes(15)), arguments: pieces1M)
  func `of a megabyte of one sign takes linear time`(piece: String) {
    #expect(!repeated(piece, byteCount: 1 << 20).nodes.isEmpty)
  }

  @Test(.timeLimit(.minutes(15)), arguments: pieces128K)
  func `of one thing over and over takes linear time`(piece: String) {
    #expect(!repeated(piece, byteCount: 1 << 17).nodes.isEmpty)
  }

  private func repeated(_ piece: String, byteCount: Int) -> Document {
    parsed(String(repeating: piece, count: byteCount / piece.utf8.count))
  }
}
