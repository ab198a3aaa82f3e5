import Content
import Import
import Testing

@Suite struct `What Pandoc says of a document` {
  private func page(_ blocks: String) throws -> ImportedPage {
    let json = """
      {"pandoc-api-version":[1,22,2,1],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"題"}]}},\
      "blocks":[\(blocks)]}
      """
    return try ImportedPage(
      PandocReader.read(Array(json.utf8)), name: "x", options: ImportOptions()
    ) { _ throws(ImportFailure) in nil }
  }

  private static func para(_ inlines: String) -> String { "{\"t\":\"Para\",\"c\":[\(inlines)]}" }

  @Test(arguments: [
    (
      "{\"t\":\"Str\",\"c\":\"長長的一句話。\"},{\"t\":\"SoftBreak\"},{\"t\":\"Str\",\"c\":\"下一句。\"}",
      "長長的一句話。下一句。\n"
    ),
    (
      "{\"t\":\"Str\",\"c\":\"two\"},{\"t\":\"SoftBreak\"},{\"t\":\"Str\",\"c\":\"words.\"}",
      "two words.\n"
    ),
    (
      "{\"t\":\"Str\",\"c\":\"文。\"},{\"t\":\"Emph\",\"c\":[{\"t\":\"Str\",\"c\":\"斜\"}]}", "文。*斜*\n"
    ),
    (
      "{\"t\":\"Str\",\"c\":\"CO\"},{\"t\":\"Subscript\",\"c\":[{\"t\":\"Str\",\"c\":\"2\"}]},{\"t\":\"Str\",\"c\":\"。\"}",
      "CO₂。\n"
    ),
    ("{\"t\":\"Code\",\"c\":[[\"\",[],[]],\"a`b\"]},{\"t\":\"Str\",\"c\":\"。\"}", "``a`b``。\n"),
    (
      "{\"t\":\"Str\",\"c\":\"文。\"},{\"t\":\"Note\",\"c\":[{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"註\"}]}]}",
      "文。[^1]\n\n[^1]: 註\n"
    ),
  ])
  func `becomes Markdown`(inlines: String, expected: String) throws {
    #expect(try page(Self.para(inlines)).body == expected)
  }

  @Test func `has lists of terms, quotations, code and rules`() throws {
    let term = """
      {"t":"DefinitionList","c":[[[{"t":"Str","c":"規費"}],[[{"t":"Plain","c":[{"t":"Str","c":"免費。"}]}]]]]}
      """
    let quote = "{\"t\":\"BlockQuote\",\"c\":[\(Self.para("{\"t\":\"Str\",\"c\":\"引文。\"}"))]}"
    let code = "{\"t\":\"CodeBlock\",\"c\":[[\"\",[],[]],\"```\\nx\"]}"
    let page = try page([term, quote, code, "{\"t\":\"HorizontalRule\"}"].joined(separator: ","))
    #expect(
      page.body == "- **規費**：免費。\n\n> 引文。\n\n````\n```\nx\n````\n\n---\n")
  }

  @Test func `keeps a list of terms and the bullets beside it apart`() throws {
    let plain = "{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"甲\"}]}"
    let bullets = "{\"t\":\"BulletList\",\"c\":[[\(plain)]]}"
    let terms =
      "{\"t\":\"DefinitionList\",\"c\":[[[{\"t\":\"Str\",\"c\":\"乙\"}],[[\(plain)]]]]}"
    #expect(
      try page([terms, bullets, terms].joined(separator: ",")).body
        == "- **乙**：甲\n\n* 甲\n\n- **乙**：甲\n")
  }

  @Test func `counts from no number that nobody reaches`() throws {
    let plain = "[{\"t\":\"Plain\",\"c\":[{\"t\":\"Str\",\"c\":\"甲\"}]}]"
    let list = """
      {"t":"OrderedList","c":[[\(Int.max),{"t":"Decimal"},{"t":"Period"}],[\(plain),\(plain)]]}
      """
    #expect(try page(list).body == "999999999. 甲\n1000000000. 甲\n")
  }

  @Test func `is told as lost where it stood`() throws {
    let math = "{\"t\":\"Math\",\"c\":[{\"t\":\"InlineMath\"},\"a+b\"]}"
    let page = try page(Self.para("{\"t\":\"Str\",\"c\":\"公式\"},\(math)"))
    #expect(
      page.losses.map(\.sentence) == ["The equation 'a+b' was written as text (at '公式a+b')"])
  }

  @Test func `has a web page's description as its summary`() throws {
    let json = """
      {"pandoc-api-version":[1,22,2,1],"meta":{"description":{"t":"MetaInlines","c":\
      [{"t":"Str","c":"服務簡介"}]}},"blocks":[\(Self.para("{\"t\":\"Str\",\"c\":\"文。\"}"))]}
      """
    let page = try ImportedPage(
      PandocReader.read(Array(json.utf8)), name: "x", options: ImportOptions()
    ) { _ throws(ImportFailure) in nil }
    #expect(page.frontMatter.hasSuffix("summary: 服務簡介\n"))
  }

  @Test func `is refused where its form is unknown`() {
    for json in ["{}", "[]", "x", "{\"pandoc-api-version\":[2,0],\"blocks\":[]}"] {
      #expect(throws: ImportFailure.self) { try PandocReader.read(Array(json.utf8)) }
    }
    #expect(throws: ImportFailure.self) { try page("{\"t\":\"Hologram\",\"c\":[]}") }
  }
}

@Suite struct `Tables of CSV` {
  private let csv = "代碼,席次,更新日\r\n001,12,2026-01-02\r\n002,8,2026-02-03\r\n"

  private func page(_ text: String, type: String? = nil) throws -> ImportedPage {
    try ImportedPage(
      csv: Array(text.utf8), file: "據點.csv", name: "據點",
      options: ImportOptions(type: type == "page" ? .page : nil, id: "points"))
  }

  @Test func `become datasets with their fields`() throws {
    let page = try page(csv)
    #expect(page.paths.map(\.path) == ["points.zh-Hant.md", "points/points.csv"])
    #expect(page.files.first?.bytes == Array(csv.utf8))
    #expect(
      page.frontMatter.hasSuffix(
        """
        resources:
          - file: points.csv
            title: 據點
            fields:
              - { name: 代碼, title: 代碼, type: string }
              - { name: 席次, title: 席次, type: integer }
              - { name: 更新日, title: 更新日, type: date }

        """))
    #expect(page.openKeys == ["unit", "frequency"])
  }

  @Test func `become tables on other pages`() throws {
    #expect(
      try page("甲,乙\n1|2,\n", type: "page").body
        == "| 甲 | 乙 |\n| --- | --- |\n| 1\\|2 | |\n")
  }

  @Test func `in Big5 are refused with the command that mends them`() {
    let bytes: [UInt8] = [0xA4, 0xA4, 0xA4, 0xE5, 0x2C, 0xB8, 0xEA, 0xAE, 0xC6, 0x0A]
    do {
      _ = try ImportedPage(csv: bytes, file: "a.csv", name: "a", options: ImportOptions())
      Issue.record("Big5 was read")
    } catch {
      #expect(error.reason == "The table is Big5, not UTF-8 (line 1)")
      #expect(
        error.help
          == "Convert it: iconv -f BIG5-HKSCS -t UTF-8 a.csv > a.csv.utf8 && mv a.csv.utf8 a.csv")
    }
  }
}
