import Diagnostics
import Markup
import Testing

/// A table's cells, one word each: `row,column content` and, where it is merged, `rowsxcolumns`.
private func grid(of markdown: String, _ index: Int = 0) -> [String] {
  let document = parsed(markdown)
  guard document.tables.indices.contains(index) else { return [] }
  return document.tables[index].cells.map { cell in
    let text = document.plainText(of: cell.node)
    let span = cell.rowSpan * cell.columnSpan > 1 ? " \(cell.rowSpan)x\(cell.columnSpan)" : ""
    return "\(cell.row),\(cell.column) \(text)\(span)"
  }
}

@Suite struct `Pipe tables` {
  @Test func `merge to the left where nothing stands between two pipes`() {
    #expect(
      grid(of: "| a | b ||\n| - | - | - |\n| c || d |\n")
        == ["0,0 a", "0,1 b 1x2", "1,0 c 1x2", "1,2 d"])
  }

  @Test func `keep a cell with only a space as an empty one`() {
    #expect(grid(of: "| a | b |\n| - | - |\n| c | |\n") == ["0,0 a", "0,1 b", "1,0 c", "1,1 "])
  }

  @Test func `merge upward with a caret, through every column that the cell above covers`() {
    #expect(
      grid(of: "| a | b | c |\n|-|-|-|\n| d || e |\n| ^ || f |\n| ^ | ^ | g |\n")
        == ["0,0 a", "0,1 b", "0,2 c", "1,0 d 3x2", "1,2 e", "2,2 f", "3,2 g"])
  }

  @Test func `have as many header rows as a header cell reaches down`() {
    let document = parsed("| 面向 | 成果 ||\n|-|-|-|\n| ^ | 目標 | 實際 |\n| 甲 | 1 | 2 |\n")
    #expect(document.tables.map(\.headerRowCount) == [2])
    #expect(document.tables.map(\.rowCount) == [3])
  }

  @Test func `fill short rows without a word`() {
    let markdown = "| a | b |\n|-|-|\n| c\n"
    #expect(grid(of: markdown) == ["0,0 a", "0,1 b", "1,0 c", "1,1 "])
    expectComplaints(markdown, [])
  }

  @Test(arguments: [
    "表：甲\n\n| a | b |\n|-|-|\n| c |\n| d | e |\n", "Table: 甲\n\n| a | b |\n|-|-|\nc\n",
  ])
  func `tell of a short row where they are data`(markdown: String) {
    let line = markdown.hasSuffix("c\n") ? "5:1-5:2" : "5:1-5:6"
    expectComplaints(markdown, ["\(line) uneven-table"])
    let (_, diagnostics) = Document.parse(SourceFile(path: "a.md", text: markdown))
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(
      diagnostics.first?.message
        == "This row has 1 of 2 cells; the missing cells are published as empty")
  }

  @Test(arguments: [
    "表：甲\n\n| a | b |\n|-|-|\n| c | |\n", "表：甲\n\n| a | b |\n|-|-|\n| c ||\n| ^\n",
    "表：甲\n\n| a | b |\n|-|-|\n| c | d\n",
  ])
  func `say nothing of a row whose cells all stand there or go on`(markdown: String) {
    expectComplaints(markdown, [])
  }

  @Test func `tell of twenty short rows and how many more there are`() {
    let markdown = "表：甲\n\n| a | b |\n|-|-|\n" + String(repeating: "| c |\n", count: 23)
    let (_, diagnostics) = Document.parse(SourceFile(path: "a.md", text: markdown))
    #expect(diagnostics.count == 20)
    #expect(diagnostics.last?.message.hasSuffix("; 3 more rows are short, too") == true)
  }

  @Test func `tell of a row that is too long, at the cells that are lost`() {
    let markdown = "| a | b |\n|-|-|\n| c | d | e | f |\n"
    #expect(grid(of: markdown) == ["0,0 a", "0,1 b", "1,0 c", "1,1 d"])
    expectComplaints(markdown, ["3:11-3:18 uneven-table"])
  }

  @Test(arguments: [
    // Something else under part of a wide cell that goes on.
    Case("| a | b |\n|-|-|\n| c ||\n| ^ | d |\n", "4:7-4:8"),
    // A caret not under the first column of the cell above.
    Case("| a | b |\n|-|-|\n| c ||\n| d | ^ |\n", "4:7-4:8"),
    // A cell from above that would grow sideways.
    Case("| a | b |\n|-|-|\n| c | d |\n| ^ ||\n", "4:6-4:6"),
    // Nothing above, nothing to the left.
    Case("| ^ | b |\n|-|-|\n", "1:3-1:4"),
    Case("|| b |\n|-|-|\n", "1:2-1:2"),
    // Two cells from above in one place.
    Case("| a | b | c |\n|-|-|-|\n| d || e |\n| ^ | x | ^ |\n", "4:7-4:8"),
  ])
  func `refuse what makes no rectangle, at its cell`(_ example: Case) {
    expectComplaints(example.markdown, ["\(example.expected) overlapping-spans"])
  }

  @Test func `take a caret behind a backslash as the sign itself`() {
    let markdown = "| a |\n|-|\n| \\^ |\n"
    #expect(grid(of: markdown) == ["0,0 a", "1,0 ^"])
    expectComplaints(markdown, [])
  }

  @Test func `know where each cell stands`() {
    let document = parsed("text\n\n> - | 面向 | b |\n>   |-|-|\n>   | 一 | \\| x |\n")
    #expect(
      document.tables.flatMap(\.cells).map { spelled($0.range) }
        == ["3:7-3:13", "3:16-3:17", "5:7-5:10", "5:13-5:17"])
    #expect(document.tables.map { spelled($0.range) } == ["3:5-3:19"].map { _ in "3:5-5:19" })
  }

  @Test func `know places in cells behind escaped pipes`() {
    expectComplaints(
      "| a |\n|-|\n| \\| x \\| <b> ![](c) |\n",
      ["3:11-3:14 raw-html", "3:19-3:20 empty-alternative-text"])
  }

  @Test func `resolve links that are defined anywhere in the document`() {
    let document = parsed("| [a] |\n|-|\n| [b][a] |\n\n> [a]: /u \"t\"\n")
    #expect(document.links.map(\.destination) == ["/u", "/u"])
    #expect(document.links.map(\.title) == ["t", "t"])
  }

  @Test func `keep links in the order of the page`() {
    let document = parsed("[a](1)\n\n| [b](2) |\n|-|\n| ![c](3) |\n\n[d](4)\n")
    #expect(document.links.map(\.destination) == ["1", "2", "3", "4"])
    for (index, link) in document.links.enumerated() {
      #expect(document[link.node].payload == Int32(index))
    }
  }

  @Test func `break lines in cells at br, and nowhere else`() {
    expectHTML(
      "| a |\n|-|\n| b<br>c<BR/>d<br />e |\n", contains: "b<br />\nc<br />\nd<br />\ne",
      as: .fragment)
    expectComplaints("| a |\n|-|\n| b<br>c |\n\nd<br>e\n", ["5:2-5:6 raw-html"])
  }

  @Test func `guard cells against block syntax`() {
    #expect(
      grid(
        of:
          "| # a | - b | 1. c | > d | === | --- |\n|-|-|-|-|-|-|\n| <div> | ``` | [x]: y | 　 | * | + |\n"
      )
        == [
          "0,0 # a", "0,1 - b", "0,2 1. c", "0,3 > d", "0,4 ===", "0,5 ---", "1,0 <div>", "1,1 ```",
          "1,2 [x]: y", "1,3 　", "1,4 *", "1,5 +",
        ])
  }

  @Test func `emphasise at a cell's edges`() {
    expectHTML(
      "| **甲：**乙 | _丙_ |\n|-|-|\n", contains: "<strong>甲：</strong>乙</th>", as: .fragment)
    expectHTML("| **甲：**乙 | _丙_ |\n|-|-|\n", contains: "<em>丙</em></th>", as: .fragment)
  }

  @Test func `stand before a line of dashes`() {
    let document = parsed("| a |\n|-|\n| b |\n---\n")
    #expect(document.blocks.map { document[$0].kind } == [.table, .thematicBreak])
  }

  @Test func `leave link definitions above them alone`() {
    let document = parsed("[x]: /u\n[y]: /v 't'\n| [x] |\n|-|\n")
    #expect(document.blocks.map { document[$0].kind } == [.table])
    #expect(document.links.map(\.destination) == ["/u"])
  }

  @Test func `end where a line continues lazily`() {
    let document = parsed("> | a |\n> |-|\n> | b |\nc\n")
    #expect(document.blocks.map { document[$0].kind } == [.blockQuote, .paragraph])
  }

  @Test func `do not fill the memory`() {
    let wide = String(repeating: "|a", count: 5_000) + "|\n" + String(repeating: "|-", count: 5_000)
    let markdown = wide + "|\n" + String(repeating: "b\n", count: 1_000)
    let (document, diagnostics) = Document.parse(SourceFile(path: "a.md", text: markdown))
    #expect(document.nodes.count < 200_000)
    #expect(diagnostics.map(\.code) == [.unevenTable])
  }
}

@Suite struct Captions {
  @Test(arguments: [
    "表：甲\n\n| a |\n|-|\n", "表：甲\n| a |\n|-|\n", "Table: 甲\n\n| a |\n|-|\n",
    "Table: 甲\n| a |\n|-|\n", "- x\n\n  表：甲\n\n  | a |\n  |-|\n", "> 表：甲\n> | a |\n> |-|\n",
  ])
  func `name the table beneath, with or without an empty line`(markdown: String) {
    let document = parsed(markdown)
    #expect(document.tables.map(\.caption) == ["甲"])
    #expect(
      !document.nodes.indices.contains { index in
        document.nodes[index].kind == .paragraph && document.nodes[index].parent >= 0
          && document.plainText(of: NodeID(index)).contains("甲")
      })
  }

  @Test func `lose their markup as text and keep it as nodes`() {
    let document = parsed("表：甲**乙**\n丙[^1]\n| a |\n|-|\n\n[^1]: x\n")
    #expect(document.tables.map(\.caption) == ["甲乙丙"])
    let kinds = document.tables.first?.captionNode.map { node in
      document.children(of: node).map { document[$0].kind }
    }
    #expect(kinds == [.text, .strong, .softBreak, .text, .footnoteReference])
  }

  @Test func `follow text in the same paragraph`() {
    let document = parsed("前文\n表：甲\n| a |\n|-|\n")
    #expect(document.blocks.map { document[$0].kind } == [.paragraph, .table])
    #expect(document.tables.map(\.caption) == ["甲"])
    #expect(document.blocks.first.map(document.plainText(of:)) == "前文")
  }

  @Test func `name a csv block, unless it names itself`() {
    #expect(parsed("表：甲\n\n```csv\na\n```\n").fences.map(\.caption) == ["甲"])
    let own = parsed("表：甲\n\n```csv caption=乙\na\n```\n")
    #expect(own.fences.map(\.caption) == ["乙"])
    #expect(own.blocks.map { own[$0].kind } == [.paragraph, .fence])
  }

  @Test func `are text where no table follows`() {
    let document = parsed("表：甲\n\n文\n\n| a |\n|-|\n")
    #expect(document.tables.map(\.caption) == [nil])
    #expect(document.blocks.map { document[$0].kind } == [.paragraph, .paragraph, .table])
  }
}
