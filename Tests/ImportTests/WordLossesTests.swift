import Import
import OpenData
import Testing

@Suite struct `What Pandoc does not say of Word` {
  @Test(arguments: [("center", "表：各月件數\n\n| 甲 |\n"), ("left", "各月件數\n\n| 甲 |\n")])
  func `has centred lines above tables as their captions`(
    alignment: String, expected: String
  ) throws {
    let document = """
      <w:document><w:body><w:p><w:r><w:t>文。</w:t></w:r></w:p><w:p><w:pPr><w:jc \
      w:val="\(alignment)"/></w:pPr><w:r><w:t>各月</w:t></w:r><w:r><w:t>件數</w:t></w:r></w:p>\
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>\
      </w:document>
      """
    let buffer = ByteBuffer()
    try ODFPackage(
      .text, entries: [.init(path: "word/document.xml", content: .stored(Array(document.utf8)))]
    ).write(to: buffer)
    func paragraph(_ text: String) -> String {
      "{\"t\":\"Para\",\"c\":[{\"t\":\"Str\",\"c\":\"\(text)\"}]}"
    }
    let none = "[\"\",[],[]]"
    let row = "[\(none),[[\(none),{\"t\":\"AlignDefault\"},1,1,[\(paragraph("甲"))]]]]"
    let table = """
      {"t":"Table","c":[\(none),[null,[]],[[{"t":"AlignDefault"},{"t":"ColWidthDefault"}]],\
      [\(none),[]],[[\(none),0,[],[\(row)]]],[\(none),[]]]}
      """
    let json = """
      {"pandoc-api-version":[1,22,2,1],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"題"}]}},\
      "blocks":[\(paragraph("文。")),\(paragraph("各月件數")),\(table)]}
      """
    let read = try WordReader.read(Package(buffer.bytes), pandoc: Array(json.utf8))
    let page = try ImportedPage(read, name: "x", options: ImportOptions()) {
      _ throws(ImportFailure) in nil
    }
    #expect(page.body.hasPrefix("文。\n\n" + expected), "\(page.body)")
  }

  /// What is told of a document with this body, whose text Pandoc has read.
  private func losses(
    _ body: String, read text: String = "文。", parts: [(String, String)] = []
  ) throws -> [String] {
    let document = "<w:document><w:body>\(body)</w:body></w:document>"
    let entries = ([("word/document.xml", document)] + parts).map { path, xml in
      ODFPackage.Entry(path: path, content: .deflating(Array(xml.utf8)))
    }
    let buffer = ByteBuffer()
    // A package of Word is an archive like any other.
    try ODFPackage(.text, entries: entries).write(to: buffer)
    let json = """
      {"pandoc-api-version":[1,22,2,1],"meta":{},"blocks":[{"t":"Para","c":[{"t":"Str","c":"\(text)"}]}]}
      """
    return try WordReader.read(Package(buffer.bytes), pandoc: Array(json.utf8)).losses
      .map(\.sentence)
  }

  private static func run(_ properties: String, _ text: String) -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
  }

  @Test func `has the numbers of headings, and of lists that Markdown does not count`() throws {
    func list(_ id: Int, _ formats: [String]) -> String {
      let levels = formats.enumerated().map { level, format in
        "<w:lvl w:ilvl=\"\(level)\"><w:numFmt w:val=\"\(format)\"/></w:lvl>"
      }
      return "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels.joined())</w:abstractNum>"
        + "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(id)\"/></w:num>"
    }
    let numbering =
      "<w:numbering>" + list(1, ["decimal", "lowerLetter", "taiwaneseCounting"])
      + list(2, ["ideographLegalTraditional"]) + list(3, ["bullet"]) + "</w:numbering>"
    let styles = """
      <w:styles><w:style w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr>\
      <w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="L"><w:name w:val="條"/>\
      <w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style><w:style w:styleId="M">\
      <w:name w:val="項"/><w:basedOn w:val="L"/></w:style></w:styles>
      """
    func paragraph(_ text: String, _ properties: String) -> String {
      "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
    }
    func numbered(_ id: Int, _ level: Int) -> String {
      "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(id)\"/></w:numPr>"
    }
    let body = [
      paragraph("甲", numbered(1, 0)), paragraph("乙", numbered(1, 1)),
      paragraph("丙", numbered(1, 2)),
      paragraph("丁", numbered(2, 0)), paragraph("戊", numbered(3, 0)),
      paragraph("己", "<w:pStyle w:val=\"H\"/>"), paragraph("庚", "<w:pStyle w:val=\"M\"/>"),
      paragraph("辛", "<w:pStyle w:val=\"M\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
    ]
    let told = try losses(
      body.joined(), parts: [("word/numbering.xml", numbering), ("word/styles.xml", styles)])
    #expect(
      told
        == ["丙", "丁", "己", "庚"].map {
          "A number that the word processor counts was left out; save as .odt, which keeps it, "
            + "or type it (at '\($0)')"
        })
  }

  @Test func `is told three times of each kind, and counted`() {
    let losses =
      (1...5).map { Loss(.colour, "字", place: "\($0)") } + [Loss(.pageBreak, place: "")]
      + (6...8).map { Loss(.highlight, "字", place: "\($0)") }
    #expect(
      losses.sentences
        == losses[..<2].map(\.sentence) + [losses[2].sentence + "; and 2 more like it"]
        + losses[5...].map(\.sentence))
  }

  @Test func `has no page break where Word says that there is none`() throws {
    func paragraph(_ value: String) -> String {
      "<w:p><w:pPr><w:pageBreakBefore\(value)/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>"
    }
    #expect(try losses(paragraph("")) == ["A page break was left out (at '文')"])
    for value in ["0", "false", "off"] {
      #expect(try losses(paragraph(" w:val=\"\(value)\"")) == [])
    }
  }

  @Test(
    arguments: [
      (
        run("<w:vanish/>", "內部"),
        ["The hidden text '內部' was written; take it out if it is not for readers"]
      ),
      (run("<w:vanish w:val=\"0\"/>", "公開"), []),
      (run("<w:shd w:fill=\"FFFF00\"/>", "底色"), ["Highlighted text '底色' lost its background"]),
      (run("<w:shd w:fill=\"auto\"/>", "字") + run("<w:shd w:fill=\"FFFFFF\"/>", "字"), []),
      (
        "<w:r><w:instrText> DATE </w:instrText></w:r>" + run("", "字"),
        ["The field 'DATE' was written as its last value"]
      ),
      (
        "<w:fldSimple w:instr=\"PAGE\">\(run("", "3"))</w:fldSimple>",
        ["The field 'PAGE' was written as its last value"]
      ),
      ("<w:r><w:instrText>HYPERLINK \"a\"</w:instrText></w:r>" + run("", "連結"), []),
      (
        "<w:r><w:ruby><w:rt><w:r><w:t>ㄍㄨㄥ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r>"
          + "</w:rubyBase></w:ruby></w:r>" + run("", "報"),
        ["The text '公', with its reading above it, may be missing; type it"]
      ),
      (
        run("", "字") + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>",
        ["A character of the font 'Wingdings' may be missing; type it"]
      ),
    ] as [(String, [String])])
  func `is told for each run`(run: String, expected: [String]) throws {
    #expect(
      try losses("<w:p>\(run)</w:p>").map { String($0.prefix { $0 != "(" }.dropLast()) } == expected
    )
  }
}
