import Import
import Testing

@Suite struct `Documents of OpenDocument` {
  private func body(_ xml: String, styles: String = "") throws -> String {
    try page(odt: openDocument("<text:p>題目</text:p>" + xml, styles: styles)).body
  }

  @Test(arguments: [
    ("<text:p>a<text:span text:style-name=\"B\">粗</text:span>b</text:p>", "a**粗**b\n"),
    ("<text:p>x<text:span text:style-name=\"U\">2</text:span></text:p>", "x²\n"),
    ("<text:p>一<text:line-break/>二</text:p>", "一\\\n二\n"),
    ("<text:p>  一   二 <text:s text:c=\"2\"/>三</text:p>", "一 二   三\n"),
    (
      "<text:p><text:a xlink:href=\"https://a.tw/(x)\">連結</text:a></text:p>",
      "[連結](https://a.tw/%28x%29)\n"
    ),
    (
      "<text:p>1. 不是清單 *星* _底線_ [方] # &amp;amp;</text:p>",
      "1\\. 不是清單 \\*星\\* \\_底線\\_ \\[方\\] # \\&amp;\n"
    ),
    (
      "<text:p>文<text:note text:id=\"n1\"><text:note-citation>1</text:note-citation>"
        + "<text:note-body><text:p>註。</text:p></text:note-body></text:note>。</text:p>",
      "文[^1]。\n\n[^1]: 註。\n"
    ),
    (
      "<text:list text:style-name=\"L\"><text:list-item><text:p>甲</text:p></text:list-item>"
        + "<text:list-item><text:p>乙</text:p></text:list-item></text:list>",
      "- 一、甲\n- 二、乙\n"
    ),
    (
      "<text:list text:style-name=\"N\"><text:list-item text:start-value=\"3\"><text:p>甲</text:p>"
        + "<text:list><text:list-item><text:p>子</text:p></text:list-item></text:list>"
        + "</text:list-item></text:list>",
      "3. 甲\n   - 子\n"
    ),
  ])
  func `are written as Markdown`(xml: String, expected: String) throws {
    let styles = """
      <style:style style:name="B" style:family="text"><style:text-properties \
      fo:font-weight="bold"/></style:style><style:style style:name="U" style:family="text">\
      <style:text-properties style:text-position="super 58%"/></style:style>\
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" \
      style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>\
      <text:list-style style:name="N"><text:list-level-style-number text:level="1" \
      style:num-format="1" style:num-suffix="."/></text:list-style>
      """
    #expect(try body(xml, styles: styles) == expected)
  }

  @Test func `have the numbers that the word processor counts for headings`() throws {
    let outline = """
      </office:automatic-styles><office:styles><text:outline-style>\
      <text:outline-level-style text:level="1" style:num-format="壹, 貳, 參, ..." \
      style:num-suffix="、"/><text:outline-level-style text:level="2" \
      style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:outline-level-style \
      text:level="3" style:num-format=""/><text:outline-level-style text:level="4" \
      style:num-format="1" text:display-levels="2"/><text:outline-level-style text:level="5" \
      style:num-format="1" text:display-levels="2"/></text:outline-style></office:styles>\
      <office:automatic-styles>
      """
    func heading(_ level: Int, _ text: String, _ attribute: String = "") -> String {
      "<text:h text:outline-level=\"\(level)\" \(attribute)>\(text)</text:h><text:p>文。</text:p>"
    }
    let xml = [
      heading(1, "依據"), heading(1, "目標"), heading(2, "服務"), heading(2, "資訊"),
      heading(3, "細項"), heading(4, "目的"), heading(5, "範圍"),
      heading(1, "前言", "text:is-list-header=\"true\""), heading(1, "對象"),
      heading(2, "機關"), heading(1, "肆、方法"),
      heading(1, "附件", "text:restart-numbering=\"true\" text:start-value=\"1\""),
    ]
    #expect(
      Shape(try body(xml.joined(), styles: outline)).headings == [
        "## 壹、依據", "## 貳、目標", "### 一、服務", "### 二、資訊", "#### 細項",
        "##### 1 目的", "###### 1.1 範圍", "## 前言", "## 參、對象", "### 一、機關", "## 肆、方法", "## 壹、附件",
      ])
  }

  @Test func `count lists on that a text interrupts`() throws {
    let styles = """
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" \
      style:num-format="壹, 貳, 參, ..." style:num-suffix="、"/><text:list-level-style-number \
      text:level="2" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:list-style>
      """
    func item(_ inner: String) -> String { "<text:list-item>\(inner)</text:list-item>" }
    func inner(_ text: String) -> String {
      "<text:list>" + item("<text:p>\(text)</text:p>") + "</text:list>"
    }
    let items = [
      item("<text:p>依據</text:p>"), item("<text:p>目標</text:p>" + inner("提升服務")),
      item(inner("公開資訊")), item("<text:p>對象</text:p>" + inner("機關")),
    ]
    let xml = items.enumerated().map { index, item in
      "<text:list text:style-name=\"L\" text:continue-numbering=\"\(index > 0)\">\(item)</text:list>"
        + "<text:p>文。</text:p>"
    }
    #expect(
      try body(xml.joined(), styles: styles) == """
        ## 壹、依據

        文。

        ## 貳、目標

        ### 一、提升服務

        文。

        ### 二、公開資訊

        文。

        ## 參、對象

        ### 一、機關

        文。

        """)
    // In one list, what has no number of its own belongs to the item before.
    let last = item("<text:p>文</text:p>")
    let one = "<text:list text:style-name=\"L\">\(items[0])\(items[2])\(last)</text:list>"
    #expect(try body(one, styles: styles) == "- 壹、依據\n  - 一、公開資訊\n- 貳、文\n")
  }

  @Test func `count from no number that nobody reaches`() throws {
    let styles = """
      <text:list-style style:name="N"><text:list-level-style-number text:level="1" \
      style:num-format="1" style:num-suffix="."/></text:list-style>
      """
    let xml = """
      <text:list text:style-name="N"><text:list-item text:start-value="\(Int.max)">\
      <text:p>甲</text:p></text:list-item><text:list-item><text:p>乙</text:p></text:list-item>\
      </text:list>
      """
    #expect(try body(xml, styles: styles) == "999999999. 甲\n1000000000. 乙\n")
  }

  @Test func `keep merged cells`() throws {
    let xml = """
      <table:table><table:table-header-rows><table:table-row>\
      <table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell>\
      <table:covered-table-cell/><table:table-cell><text:p>乙</text:p></table:table-cell>\
      </table:table-row></table:table-header-rows><table:table-row>\
      <table:table-cell table:number-rows-spanned="2"><text:p>一</text:p></table:table-cell>\
      <table:table-cell><text:p>二</text:p><text:p>三|四</text:p></table:table-cell>\
      <table:table-cell/></table:table-row><table:table-row><table:covered-table-cell/>\
      <table:table-cell table:number-columns-spanned="2"><text:p>五</text:p></table:table-cell>\
      <table:covered-table-cell/></table:table-row></table:table>
      """
    #expect(
      try body("<text:p>表1：各項數目</text:p>" + xml) == """
        表：各項數目

        | 甲 || 乙 |
        | --- | --- | --- |
        | 一 | 二<br>三\\|四 | |
        | ^ | 五 ||

        """)
  }

  @Test(arguments: [
    // A name is centred, or says that it is one; footnotes stay with it.
    ("<text:p text:style-name=\"M\">各月件數</text:p>", "表：各月件數\n\n"),
    ("<text:p>承辦人王小明</text:p>", "承辦人王小明\n\n"),
    (
      "<text:p>表1：件數<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + "<text:p>註。</text:p></text:note-body></text:note></text:p>", "表：件數[^1]\n\n"
    ),
    (
      "<text:p text:style-name=\"M\"><text:a xlink:href=\"https://a.tw/\">原始資料</text:a></text:p>",
      "[原始資料](https://a.tw/)\n\n"
    ),
    (
      "<text:p text:style-name=\"M\"><draw:frame><draw:image xlink:href=\"https://a.tw/a.png\"/>"
        + "<svg:title>表1：流程</svg:title></draw:frame></text:p>",
      "![表1：流程](https://a.tw/a.png)\n\n"
    ),
  ])
  func `have the names of tables as captions, and nothing else`(
    above: String, expected: String
  ) throws {
    let table = """
      <table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>\
      <table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>
      """
    let styles = """
      <style:style style:name="M" style:family="paragraph"><style:paragraph-properties \
      fo:text-align="center"/></style:style>
      """
    let text = try body("<text:p>文。</text:p>" + above + table, styles: styles)
    #expect(text.hasPrefix("文。\n\n" + expected + "| 甲 | 乙 |"), "\(text)")
  }

  @Test func `tell what was lost, and where`() throws {
    let xml = """
      <text:tracked-changes><text:changed-region><text:insertion/></text:changed-region>\
      </text:tracked-changes><text:h text:outline-level="1">壹、說明</text:h>\
      <text:p text:style-name="P">文<office:annotation><text:p>請確認</text:p>\
      </office:annotation><text:span text:style-name="C">紅字</text:span></text:p>\
      <text:p>圖<draw:frame><draw:text-box><text:p>框內</text:p></draw:text-box></draw:frame>\
      <draw:frame draw:name="算式"><draw:object/></draw:frame></text:p>
      """
    let styles = """
      <style:style style:name="P" style:family="paragraph"><style:paragraph-properties \
      fo:break-before="page"/></style:style><style:style style:name="C" style:family="text">\
      <style:text-properties fo:color="#ff0000"/></style:style>
      """
    let page = try page(odt: openDocument("<text:p>題目</text:p>" + xml, styles: styles))
    #expect(
      page.losses.map(\.sentence) == [
        "The tracked change was taken as accepted (at '題目')",
        "A page break was left out (at '文紅字')",
        "The comment '請確認' was left out (at '文紅字')",
        "Coloured text '紅字' lost its colour; say in words what it meant (at '文紅字')",
        "The text box '框內' was written as paragraphs (at '圖框內')",
        "The embedded object '算式' was left out; offer it as an attachment (at '圖框內')",
      ])
    #expect(page.body.contains("框內"))
  }

  @Test func `tell what tracked changes changed, not who did when`() throws {
    let info =
      "<office:change-info><dc:creator>a</dc:creator><dc:date>2026-01-01</dc:date></office:change-info>"
    let xml = """
      <text:tracked-changes><text:changed-region text:id="c1"><text:deletion>\(info)\
      <text:p>刪掉的字</text:p></text:deletion></text:changed-region><text:changed-region \
      text:id="c2"><text:insertion>\(info)</text:insertion></text:changed-region>\
      </text:tracked-changes><text:p>題目</text:p><text:p>文<text:change text:change-id="c1"/>\
      <text:change-start text:change-id="c2"/>加上<text:span>的字</text:span>\
      <text:change-end text:change-id="c2"/>。</text:p>
      """
    let page = try page(odt: openDocument(xml))
    #expect(
      page.losses.map(\.sentence) == [
        "The tracked change '刪掉的字' was taken as accepted",
        "The tracked change '加上的字' was taken as accepted",
      ])
    #expect(page.body == "文加上的字。\n")
  }

  @Test func `keep hidden text from the page`() throws {
    let styles = """
      <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>\
      </style:style><style:style style:name="Q" style:family="paragraph"><style:text-properties \
      text:display="none"/></style:style>
      """
    let xml = """
      <text:p>題目</text:p><text:p>文<text:span text:style-name="H">內部</text:span>字。</text:p>\
      <text:p text:style-name="Q">草稿</text:p>
      """
    let page = try page(odt: openDocument(xml, styles: styles))
    #expect(page.body == "文字。\n")
    #expect(
      page.losses.map(\.sentence) == [
        "The hidden text '內部' was left out (at '文內部字。')",
        "The hidden text '草稿' was left out (at '草稿')",
      ])
  }

  @Test func `keep an image that stands above the title`() throws {
    let xml = """
      <text:p><draw:frame><draw:image xlink:href="https://a.tw/sign.png"/></draw:frame></text:p>\
      <text:p>題目</text:p><text:p>文。</text:p>
      """
    let page = try page(odt: openDocument(xml))
    #expect(page.frontMatter.hasPrefix("title: 題目\n"))
    #expect(page.body == "![](https://a.tw/sign.png)\n\n文。\n")
  }

  @Test func `save images under names of their own`() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let name = "Pictures/../../../etc/x.png"
    let bytes = try openDocument(
      """
      <text:p>題目</text:p><text:p><draw:frame><draw:image xlink:href="\(name)"/>\
      <svg:title>示意圖</svg:title></draw:frame></text:p>\
      <text:p><draw:frame><draw:image xlink:href="Pictures/none.emf"/></draw:frame></text:p>
      """, files: [(name, png)])
    let page = try page(odt: bytes, options: ImportOptions(id: "map"))
    #expect(page.paths.map(\.path) == ["map.zh-Hant.md", "map/image-1.png"])
    #expect(page.body == "![示意圖](map/image-1.png)\n")
    #expect(page.losses.map(\.kind) == [.image])
  }
}
