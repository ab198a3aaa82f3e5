import Markup
import Testing

@Suite struct `Tables in HTML` {
  @Test func `stand in a region that scrolls, under their caption`() {
    expectHTML(
      "表：統計\n\n| 項目 | 件數 |\n| --- | --- |\n| 甲 | 1,234 |\n| 乙 | — |\n",
      """
      <div class="table-block"><div class="scroll" role="region" aria-label="統計表格，可左右捲動" tabindex="0"><table>
      <caption>統計</caption>
      <thead>
      <tr><th scope="col">項目</th><th scope="col" class="num-col">件數</th></tr>
      </thead>
      <tbody>
      <tr><td>甲</td><td class="num-col">1,234</td></tr>
      <tr><td>乙</td><td class="num-col">—</td></tr>
      </tbody>
      </table>
      </div>
      </div>

      """
    ) { $0.labels.tableRegion = "{caption}表格，可左右捲動" }
  }

  @Test func `with merged cells say which rows and columns a header is for`() {
    expectHTML(
      "| 面向 | 策略 | 方法 ||\n| - | - | - | - |\n| 甲 | 一 | 1 | x |\n| ^ | ^ | 2 | y |\n| 乙 | 二 | 3 | z |\n",
      """
      <table>
      <colgroup></colgroup><colgroup></colgroup><colgroup span="2"></colgroup>
      <thead>
      <tr>
      <th scope="col">面向</th>
      <th scope="col">策略</th>
      <th scope="colgroup" colspan="2">方法</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <th scope="rowgroup" rowspan="2">甲</th>
      <td rowspan="2">一</td>
      <td>1</td>
      <td>x</td>
      </tr>
      <tr>
      <td>2</td>
      <td>y</td>
      </tr>
      </tbody>
      <tbody>
      <tr>
      <td>乙</td>
      <td>二</td>
      <td>3</td>
      <td>z</td>
      </tr>
      </tbody>
      </table>

      """, as: .fragment)
  }

  @Test func `keep rows together that a merged cell joins across groups`() {
    let html = rendered(
      "| a | b |\n| - | - |\n| 甲 | x |\n| ^ | y |\n| 乙 | ^ |\n| ^ | z |\n", as: .fragment)
    #expect(html.split(separator: "<tbody>").count == 2)
  }

  @Test func `name the headers of each cell where columns and rows both have wide ones`() {
    let (html, renderer) = renderedPage(
      "| 項目 || 目標 ||\n| - | - | - | - |\n| **甲** || 1 | 2 |\n| 乙 | 丙 | 3 | 4 |\n")
    #expect(html.contains("<th scope=\"colgroup\" colspan=\"2\" id=\"t1:h1\">項目</th>"))
    #expect(html.contains("<th scope=\"colgroup\" colspan=\"2\" id=\"t1:h2\">目標</th>"))
    #expect(
      html.contains(
        "<th scope=\"row\" colspan=\"2\" id=\"t1:h3\" headers=\"t1:h1\"><strong>甲</strong></th>"))
    #expect(html.contains("<td headers=\"t1:h2 t1:h3\" class=\"num-col\">1</td>"))
    #expect(html.contains("<td headers=\"t1:h1\">丙</td>"))
    #expect(renderer.writtenIDs == ["t1:h1", "t1:h2", "t1:h3"])
  }

  @Test(arguments: [
    ("| **甲** | x |", "<tr><th scope=\"row\"><strong>甲</strong></th><td>x</td></tr>"),
    ("| **甲** 乙 | x |", "<tr><td><strong>甲</strong> 乙</td><td>x</td></tr>"),
    ("| 甲 | **x** |", "<tr><td>甲</td><td><strong>x</strong></td></tr>"),
  ])
  func `take wholly bold first cells for row headers`(row: String, html: String) {
    expectHTML("| a | b |\n| - | - |\n\(row)\n", contains: html)
  }

  @Test(arguments: [
    ("1", true), ("-1.5", true), ("−3", true), ("+2", true), ("96.9%", true), ("100％", true),
    ("1,234,567", true),
    ("1 次", false), ("第1季", false), ("1.2.x", false), ("%", false), (",", false), ("—", false),
    ("", false),
  ])
  func `set columns of figures to the right`(cell: String, isFigure: Bool) {
    let html = rendered("| a | b |\n| - | - |\n| x | \(cell) |\n")
    #expect(html.contains("class=\"num-col\"") == isFigure)
  }

  @Test func `keep the alignment that the source asks for`() {
    let markdown = "| a | b | c |\n| :- | :-: | -: |\n| x | y | z |\n"
    expectHTML(
      markdown,
      contains:
        "<tr><td>x</td><td class=\"align-center\">y</td><td class=\"align-right\">z</td></tr>")
    expectHTML(markdown, contains: "<td align=\"center\">y</td>", as: .fragment)
  }

  @Test func `call an empty corner no header`() {
    expectHTML(
      "| | b |\n| - | - |\n| x | y |\n", contains: "<tr><td></td><th scope=\"col\">b</th></tr>")
  }

  @Test func `set numbered lines of a cell apart`() {
    expectHTML(
      "| a | b |\n| - | - |\n| x | (1) 甲<br> (2) 乙 |\n",
      contains: """
        <td><p class="item"><span class="num">(1)&nbsp;</span><span>甲</span></p>
        <p class="item"><span class="num">(2)&nbsp;</span><span>乙</span></p>
        </td>
        """)
    expectHTML("| a | b |\n| - | - |\n| x | 甲<br>乙 |\n", contains: "<td>甲<br>\n乙</td>")
  }

  @Test func `end with the note that the site puts beneath them`() {
    expectHTML(
      "| a |\n| - |\n| x |\n",
      contains: "</table>\n</div>\n<p class=\"after-table\">0</p>\n</div>\n"
    ) {
      $0.tableNote = { _, index in Array("<p class=\"after-table\">\(index)</p>".utf8) }
    }
  }

  @Test func `give the content of one cell as paragraphs`() throws {
    let document = parsed("| a | b |\n| - | - |\n| (1) 甲 | 乙<br>丙 |\n")
    var renderer = HTMLRenderer(document: document)
    var output: [UInt8] = []
    let table = try #require(document.tables.first)
    for cell in table.cells.suffix(2) { renderer.renderCell(cell.node, to: &output) }
    #expect(
      String(decoding: output, as: UTF8.self) == """
        <p class="item"><span class="num">(1)&nbsp;</span><span>甲</span></p>
        <p>乙<br>
        丙</p>

        """)
  }
}
