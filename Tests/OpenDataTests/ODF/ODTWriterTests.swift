import OpenData
import Testing

@Suite struct ODTWriterTests {
  private func document(
    _ blocks: [TextDocument.Block], footnotes: [[TextDocument.Block]] = []
  ) -> TextDocument {
    var document = TextDocument(metadata: ODFMetadata(title: "計畫", language: "zh-Hant"))
    document.blocks = blocks
    document.footnotes = footnotes
    return document
  }

  private func package(_ document: TextDocument) throws -> [UInt8] {
    let writer = try ODTWriter(language: "zh-Hant")
    return try packageBytes { try writer.write(document, to: $0) }
  }

  private func body(_ document: TextDocument) throws -> XMLElement {
    let content = try part("content.xml", of: package(document))
    return try #require(content.all("office:text").first)
  }

  private func paragraph(_ text: String) -> TextDocument.Block { .paragraph([.text(text)]) }

  private func cell(
    _ text: String, rows: Int = 1, columns: Int = 1, isHeader: Bool = false
  ) -> TextDocument.Cell {
    .init([paragraph(text)], isHeader: isHeader, rowSpan: rows, columnSpan: columns)
  }

  @Test(arguments: [(1, "1"), (6, "6"), (0, "1"), (9, "6")])
  func `has headings with their level and what links go to`(_ level: Int, _ written: String) throws
  {
    let heading = try #require(
      body(document([.heading(level: level, id: "壹-目標", [.text("壹、目標")])])).elements.first)
    #expect(heading.name == "text:h" && heading.text == "壹、目標")
    #expect(heading.attributes["text:outline-level"] == written)
    #expect(heading.attributes["text:style-name"] == "Heading_20_\(written)")
    #expect(heading.elements.first?.attributes["text:name"] == "壹-目標")
  }

  @Test func `keeps an item's number with the heading before it and the text after it`() throws {
    let package = try package(everything)
    let number = try part("content.xml", of: package).all("text:p").first { $0.text == "115-1" }
    let name = try #require(number?.attributes["text:style-name"])
    let styles = try part("styles.xml", of: package).all("style:style")
    for name in [name, "Heading"] {
      let style = styles.first { $0.attributes["style:name"] == name }
      let properties = style?.all("style:paragraph-properties").first?.attributes
      #expect(properties?["fo:keep-with-next"] == "always")
    }
  }

  @Test func `has only styles that are defined`() throws {
    let package = try package(everything)
    let (styles, content) = (
      try part("styles.xml", of: package), try part("content.xml", of: package)
    )
    var defined: Set<String> = []
    for root in [styles, content] {
      for name in ["style:style", "text:list-style"] {
        for style in root.all(name) {
          let family = style.attributes["style:family"] ?? "list"
          defined.insert(family + ":" + (style.attributes["style:name"] ?? ""))
        }
      }
    }
    func family(of name: String) -> String {
      switch name {
      case "text:list": "list"
      case "text:span", "text:a": "text"
      case "draw:frame": "graphic"
      case "table:table": "table"
      case "table:table-column", "table:table-row", "table:table-cell": String(name.dropFirst(6))
      default: "paragraph"
      }
    }
    func check(_ element: XMLElement) {
      for attribute in ["text:style-name", "table:style-name", "draw:style-name"] {
        guard let style = element.attributes[attribute] else { continue }
        #expect(
          defined.contains(family(of: element.name) + ":" + style), "\(element.name) \(style)")
      }
      element.elements.forEach(check)
    }
    check(try #require(content.all("office:text").first))
    for style in styles.all("style:style") {
      guard let parent = style.attributes["style:parent-style-name"] else { continue }
      #expect(defined.contains((style.attributes["style:family"] ?? "") + ":" + parent))
    }
  }

  @Test func `marks runs, links and other languages`() throws {
    let inlines: [TextDocument.Inline] = [
      .strong([.text("粗"), .emphasis([.text("斜")])]), .strikethrough([.text("舊")]), .code("a  b"),
      .link(href: "https://example.org/?a=1&b=\"2\"", title: "說明", [.text("連結")]),
      .language(tag: "en", [.text("Plan")]), .language(tag: "en", [.text("B")]), .lineBreak,
      .text("末"),
    ]
    let text = try #require(body(document([.paragraph(inlines)])).elements.first)
    #expect(paragraphText(text) == "粗斜舊a  b連結PlanB\n末")
    #expect(
      text.all("text:span").map { $0.attributes["text:style-name"] } == [
        "Strong_20_Emphasis", "Emphasis", "Strikethrough", "Source_20_Text", "language-1",
        "language-1",
      ])
    let link = try #require(text.all("text:a").first)
    #expect(link.attributes["xlink:href"] == "https://example.org/?a=1&b=\"2\"")
    #expect(link.attributes["office:title"] == "說明")
  }

  @Test(arguments: [
    "a", " a", "a  b", "\ta", "a &amp; <b> \"c\"", "a\u{A0}b", "]]>", "\u{FFFD}", "👩‍👩‍👧", "e\u{301}",
  ])
  func `reads back text`(_ text: String) throws {
    let paragraph = try #require(body(document([paragraph(text)])).elements.first)
    #expect(Array(paragraphText(paragraph).utf8) == Array(text.utf8))
  }

  @Test func `keeps single spaces between runs`() throws {
    let inlines: [TextDocument.Inline] = [
      .text("the "), .strong([.text("open ")]), .text(" data"), .text(" plan"),
    ]
    let text = try #require(body(document([.paragraph(inlines)])).elements.first)
    #expect(paragraphText(text) == "the open  data plan")
  }

  @Test func `keeps lines, tabs and indents of code`() throws {
    let code = "if a {\n\treturn  1\n   }\n\n  end\n"
    let block = try #require(body(document([.code(code)])).elements.first)
    #expect(block.attributes["text:style-name"] == "Preformatted_20_Text")
    #expect(paragraphText(block) + "\n" == code)
  }

  @Test(arguments: ["\u{0}", "\u{8}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
  func `refuses characters that XML has no way to write`(_ scalar: Unicode.Scalar) throws {
    let text = "計" + String(Character(scalar))
    let error = #expect(throws: TextDocumentError.self) {
      try package(document([.paragraph([.strong([.text(text)])])]))
    }
    #expect(error == .forbiddenCharacter(scalar, context: text))
  }

  @Test func `refuses them in addresses, anchors, titles and alternative texts too`() throws {
    let wrong = "計\u{1}\u{FFFF}"
    let blocks: [TextDocument.Block] = [
      .heading(level: 1, id: wrong, []), .paragraph([.link(href: wrong, title: nil, [])]),
      .paragraph([.link(href: "#a", title: wrong, [])]),
      .paragraph([.image(.init(picture: 0, alternativeText: wrong))]),
    ]
    for block in blocks {
      var document = document([block])
      document.pictures = [
        .init(name: "a.png", mediaType: "image/png", bytes: [], width: 1, height: 1)
      ]
      #expect(throws: TextDocumentError.forbiddenCharacter("\u{1}", context: wrong)) {
        try package(document)
      }
    }
    var titled = document([])
    titled.metadata.title = wrong
    #expect(throws: ODFPackageError.forbiddenCharacter("\u{1}", context: wrong)) {
      try package(titled)
    }
  }

  @Test func `starts lists at their number and leaves official numbers alone`() throws {
    let blocks: [TextDocument.Block] = [
      .list(.init(.number(start: 3), items: [[paragraph("三")], []])),
      .list(.init(.none, items: [[paragraph("一、")]])), .list(.init(.bullet, items: [])),
    ]
    let lists = try body(document(blocks)).elements
    #expect(lists.map { $0.attributes["text:style-name"] } == ["Numbering_20_1", "No_20_bullet"])
    #expect(lists[0].elements.map { $0.attributes["text:start-value"] } == ["3", nil])
    #expect(lists[0].elements[1].elements.map(\.name) == ["text:p"])
  }

  @Test func `interrupts lists for a table and goes on with them`() throws {
    let table = TextDocument.Block.table(.init(headerRowCount: 0, rows: [[cell("表")]]))
    let inner = TextDocument.Block.list(
      .init(.number(start: 1), items: [[paragraph("甲"), table, paragraph("後")], [paragraph("乙")]]))
    let body = try body(document([.list(.init(.bullet, items: [[inner], [paragraph("丙")]]))]))
    #expect(body.elements.map(\.name) == ["text:list", "table:table", "text:list"])
    let second = body.elements[2]
    #expect(second.elements.map(\.name) == ["text:list-header", "text:list-item"])
    #expect(second.attributes["text:continue-numbering"] == "true")
    let nested = try #require(second.all("text:list").first)
    #expect(nested.elements.map(\.name) == ["text:list-header", "text:list-item"])
    #expect(nested.elements.map { $0.text.filter { !$0.isWhitespace } } == ["後", "乙"])
  }

  @Test func `merges cells and repeats header rows`() throws {
    let table = TextDocument.Table(
      caption: [.text("表一")], headerRowCount: 1,
      rows: [
        [cell("面向", isHeader: true), cell("策略與方法", columns: 2, isHeader: true)],
        [cell("治理", rows: 2), cell("甲"), cell("1")], [cell("乙", columns: 2)], [cell("丙")],
      ])
    let body = try body(document([.table(table)]))
    #expect(body.elements.map { $0.attributes["text:style-name"] ?? "" } == ["Table", ""])
    let element = body.elements[1]
    #expect(element.all("table:table-header-rows").first?.elements.count == 1)
    let rows = element.all("table:table-row")
    #expect(rows.map { $0.elements.count } == [3, 3, 3, 3])
    #expect(
      rows.map { $0.elements.map { $0.name == "table:covered-table-cell" } } == [
        [false, false, true], [false, false, false], [true, false, true], [false, false, false],
      ])
    let merged = rows[1].elements[0]
    #expect(merged.attributes["table:number-rows-spanned"] == "2")
    #expect(rows[2].elements[1].attributes["table:number-columns-spanned"] == "2")
    #expect(element.all("table:table-column").count == 3)
  }

  @Test func `keeps spans within the table, however large`() throws {
    let rows = [
      [cell("a", rows: .max, columns: .max), cell("b", rows: 2)], [cell("c", columns: 5)], [],
    ]
    let element = try #require(
      body(document([.table(.init(headerRowCount: .max, rows: rows))])).elements.first)
    let written = element.all("table:table-row")
    #expect(Set(written.map { $0.elements.count }).count == 1)
    #expect(written[0].elements[0].attributes["table:number-rows-spanned"] == "3")
    #expect(element.all("table:table-header-rows").first?.elements.count == 3)
    let none = TextDocument.Table(headerRowCount: 1, rows: [[], []])
    #expect(try body(document([.table(none)])).elements.isEmpty)
  }

  @Test func `writes a note once and refers to it after`() throws {
    let document = document(
      [.paragraph([.text("甲"), .footnote(1), .text("乙"), .footnote(0), .footnote(1)])],
      footnotes: [[paragraph("註零")], [.paragraph([.text("註一"), .footnote(0), .footnote(1)])]])
    let text = try #require(body(document).elements.first)
    let notes = text.all("text:note")
    #expect(notes.map { $0.attributes["text:id"] } == ["footnote-1", "footnote-2"])
    #expect(notes.map { $0.all("text:note-citation").map(\.text) } == [["1"], ["2"]])
    #expect(notes[0].all("text:p").map(paragraphText) == ["註一 (註零)1"])
    #expect(
      text.all("text:note-ref").map { $0.attributes["text:ref-name"] } == [
        "footnote-1", "footnote-1",
      ])
  }

  @Test func `stops at notes that refer to each other, and at deep nesting`() throws {
    let circle = document(
      [.paragraph([.footnote(0)])],
      footnotes: [
        [.paragraph([.footnote(1)])], [.paragraph([.footnote(2)])],
        [
          .paragraph([.footnote(1)])
        ],
      ])
    #expect(throws: TextDocumentError.nestingTooDeep) { try package(circle) }
    var block = paragraph("a")
    for _ in 0..<200 { block = .quote([block]) }
    #expect(throws: TextDocumentError.nestingTooDeep) { try package(document([block])) }
    var inline = TextDocument.Inline.text("a")
    for _ in 0..<200 { inline = .strong([inline]) }
    #expect(throws: TextDocumentError.nestingTooDeep) {
      try package(document([.paragraph([inline])]))
    }
  }

  @Test func `holds pictures with what is read out in their place`() throws {
    var document = document([
      .paragraph([.image(.init(picture: 0, alternativeText: "每年件數", title: "圖一"))])
    ])
    document.pictures = [
      .init(name: "a.png", mediaType: "image/png", bytes: [1, 2, 3], width: 4_000, height: 1_000)
    ]
    let package = try package(document)
    #expect(try ZipFile(package)["Pictures/a.png"] == [1, 2, 3])
    let frame = try #require(part("content.xml", of: package).all("draw:frame").first)
    #expect(frame.attributes["svg:width"] == "160mm" && frame.attributes["svg:height"] == "40mm")
    #expect(frame.all("svg:title").map(\.text) == ["每年件數"])
    #expect(frame.all("svg:desc").map(\.text) == ["圖一"])
    #expect(frame.elements.first?.attributes["xlink:href"] == "Pictures/a.png")
  }

  @Test func `refuses references to nothing and pictures of one name`() throws {
    #expect(throws: TextDocumentError.unknownFootnote(0)) {
      try package(document([.paragraph([.footnote(0)])]))
    }
    #expect(throws: TextDocumentError.unknownPicture(-1)) {
      try package(
        document([.paragraph([.image(.init(picture: -1, alternativeText: ""))])]))
    }
    var twice = document([])
    let picture = TextDocument.Picture(
      name: "a.png", mediaType: "image/png", bytes: [], width: 0, height: 0)
    twice.pictures = [picture, picture]
    #expect(throws: TextDocumentError.duplicatePicture(name: "a.png")) { try package(twice) }
  }

  @Test func `makes the same bytes again, and by another writer`() throws {
    #expect(try package(everything) == package(everything))
  }

  private var everything: TextDocument {
    var document = document(
      [
        .title([.text("計畫")]), .heading(level: 1, id: "a", [.text("壹")]),
        .itemNumber([.text("115-1")]), paragraph("文"),
        .list(.init(.bullet, items: [[paragraph("一"), .list(.init(.none, items: [[]]))]])),
        .list(.init(.number(start: 2), items: [[.quote([paragraph("引")])]])),
        .notice(title: [.text("注意")], [paragraph("文")]), .code("a\n"), .thematicBreak,
        .table(
          .init(
            facts: [([.text("機關")], [.text("數位發展部")])], labelHeading: [.text("項目")],
            valueHeading: [.text("內容")])),
        .table(
          .init(
            caption: [.text("表")], headerRowCount: 0,
            rows: [
              [.init([paragraph("1")], alignment: .end), .init([], alignment: .center)],
              [
                .init([paragraph("1")], isHeader: true, alignment: .end),
                .init([paragraph("1")], isHeader: true, alignment: .center),
              ],
            ])),
        .paragraph([
          .footnote(0), .footnote(0), .language(tag: "ja", [.text("計")]),
          .link(href: "#a", title: nil, [.text("壹")]), .emphasis([.text("a")]), .code("b"),
          .strikethrough([.text("c")]), .image(.init(picture: 0, alternativeText: "")),
        ]),
      ], footnotes: [[]])
    document.pictures = [
      .init(
        name: "a.svg", mediaType: "image/svg+xml", bytes: Array("<svg/>".utf8), width: 1, height: 1)
    ]
    return document
  }
}
