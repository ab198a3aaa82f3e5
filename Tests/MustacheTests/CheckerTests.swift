import Diagnostics
import Mustache
import Testing

/// What the compiler says of templates that are wrong.
@Suite struct CheckerTests {
  /// Compiles `text` as the template of a page and expects these diagnostics:
  /// `line:column code: message`.
  private func expectProblems(_ text: String, _ problems: String...) {
    expectProblems(["page": text], problems)
  }

  private func expectProblems(_ texts: [String: String], _ problems: [String]) {
    let (_, diagnostics) = TemplateLibrary.compile(
      sources(texts), roots: [("page", Page.self)], messageKeys: ["search", "menu.open"])
    let found = diagnostics.map { diagnostic in
      let place = diagnostic.range.start
      let file = diagnostic.file == "templates/page.mustache" ? "" : "\(diagnostic.file.string):"
      return "\(file)\(place.line):\(place.column) \(diagnostic.code.rawValue): "
        + diagnostic.message
    }
    #expect(found == problems)
  }

  @Test(arguments: [
    (
      "<h1>{{titel}}</h1>",
      "1:7 template-name: Name 'titel' doesn't exist in 'page'; did you mean 'title'?"
    ),
    (
      "a\n\n  {{ nothing.like.it }}",
      "3:6 template-name: Name 'nothing' doesn't exist in 'page'"
    ),
    (
      "{{#unknown}}{{also_unknown}}{{/unknown}}",
      "1:4 template-name: Name 'unknown' doesn't exist in 'page'"
    ),
    (
      "{{^titles}}{{title}}{{/titles}}",
      "1:4 template-name: Name 'titles' doesn't exist in 'page'; did you mean 'title'?"
    ),
    (
      "{{#links}}\n{{href}}{{/links}}",
      "2:3 template-name: Name 'href' doesn't exist in 'link' or 'page'"
    ),
    (
      "{{#links}}{{sumary}}{{/links}}",
      "1:13 template-name: Name 'sumary' doesn't exist in 'link' or 'page'; "
        + "did you mean 'summary'?"
    ),
    (
      "{{unit.nam}}",
      "1:8 template-name: Name 'nam' doesn't exist in 'unit'; did you mean 'name'?"
    ),
    (
      "{{#unit.phones}}x{{/unit.phones}}",
      "1:9 template-name: Name 'phones' doesn't exist in 'unit'; did you mean 'phone'?"
    ),
    (
      "{{title.length}}",
      "1:9 template-name: 'title' is text and has no names of its own"
    ),
    (
      "{{draft.really}}",
      "1:9 template-name: 'draft' is a flag and has no names of its own"
    ),
    (
      "{{keywords.first}}",
      "1:12 template-name: 'keywords' is a list and has no names of its own"
    ),
    (
      "{{links.url}}",
      "1:9 template-name: 'links' is a list; write {{#links}}{{url}}{{/links}} to show each"
    ),
    (
      "{{t.serach}}",
      "1:5 template-name: Message 'serach' doesn't exist; did you mean 'search'?"
    ),
    (
      "{{t.menu.opne}}",
      "1:5 template-name: Message 'menu.opne' doesn't exist; did you mean 'menu.open'?"
    ),
    (
      "{{t}}",
      "1:3 template-name: 't' is the messages and can't be written; name one, as in {{t.key}}"
    ),
    ("{{.}}", "1:3 template-name: '.' is the record 'page' here; write one of its names"),
    (
      "{{#links}}{{.}}{{/links}}",
      "1:13 template-name: '.' is the record 'link' here; write one of its names"
    ),
    (
      "{{#keywords}}{{#unit}}{{.}}{{/unit}}{{/keywords}}",
      "1:25 template-name: '.' is the record 'unit' here; write one of its names"
    ),
  ])
  func `names what the model does not have`(text: String, problem: String) {
    expectProblems(text, problem)
  }

  @Test(arguments: [
    (
      "{{body}}", "1:3 template-name: 'body' is HTML and would be escaped twice; write {{{body}}}"
    ),
    (
      "{{{title}}}", "1:4 template-name: 'title' is text and must be escaped; write {{title}}"
    ),
    (
      "{{& unit.name}}",
      "1:5 template-name: 'unit.name' is text and must be escaped; write {{unit.name}}"
    ),
    (
      "{{{t.search}}}",
      "1:4 template-name: 't.search' is a message and must be escaped; write {{t.search}}"
    ),
    (
      "{{#keywords}}{{{.}}}{{/keywords}}",
      "1:17 template-name: '.' is text and must be escaped; write {{.}}"
    ),
    (
      "{{#body}}{{.}}{{/body}}",
      "1:12 template-name: '.' is HTML and would be escaped twice; write {{{.}}}"
    ),
    (
      "{{draft}}",
      "1:3 template-name: 'draft' is a flag and can't be written; write {{#draft}}…{{/draft}}"
    ),
    (
      "{{{draft}}}",
      "1:4 template-name: 'draft' is a flag and can't be written; write {{#draft}}…{{/draft}}"
    ),
    (
      "{{links}}",
      "1:3 template-name: 'links' is a list and can't be written; write {{#links}}…{{/links}}"
    ),
    (
      "{{unit}}",
      "1:3 template-name: 'unit' is the record 'unit' and can't be written; "
        + "name what of it, as in {{unit.name}}"
    ),
  ])
  func `tells text from HTML and both from the rest`(text: String, problem: String) {
    expectProblems(text, problem)
  }

  @Test(arguments: [
    ("a {{title", "1:3 template-syntax: Tag isn't closed; add '}}'"),
    ("a {{{title}} b", "1:3 template-syntax: Tag isn't closed; add '}}}'"),
    ("{{=<% %>=}}\n<%title}}", "2:1 template-syntax: Tag isn't closed; add '%>'"),
    ("{{! never ends", "1:1 template-syntax: Tag isn't closed; add '}}'"),
    ("{{}}", "1:1 template-syntax: Tag has no name"),
    ("x{{# }}", "1:2 template-syntax: Tag has no name"),
    ("{{two words}}", "1:3 template-syntax: Name 'two words' has a space in it"),
    ("{{unit..name}}", "1:3 template-syntax: Name 'unit..name' has a dot with nothing beside it"),
    ("{{.title}}", "1:3 template-syntax: Name '.title' has a dot with nothing beside it"),
    ("{{=<%=}}", "1:1 template-syntax: Delimiters are two words without '=', such as {{=<% %>=}}"),
    ("{{#draft}}\nx", "1:1 template-syntax: {{#draft}} isn't closed; add {{/draft}}"),
    ("{{^draft}}", "1:1 template-syntax: {{^draft}} isn't closed; add {{/draft}}"),
    ("{{$side}}", "1:1 template-syntax: {{$side}} isn't closed; add {{/side}}"),
    ("x{{/draft}}", "1:2 template-syntax: {{/draft}} closes nothing"),
    (
      "{{#draft}}{{/darft}}",
      "1:11 template-syntax: {{/darft}} doesn't close {{#draft}}; write {{/draft}}"
    ),
    (
      "{{#draft}}\n{{#unit}}{{name}}\n{{/draft}}",
      "2:1 template-syntax: {{#unit}} isn't closed before {{/draft}}; add {{/unit}}"
    ),
  ])
  func `finds tags that are not well formed`(text: String, problem: String) {
    expectProblems(text, problem)
  }

  @Test(arguments: [
    (
      ["page": "{{> partials/haed}}", "partials/head": ""],
      "1:5 unknown-template: Template 'partials/haed' doesn't exist; "
        + "did you mean 'partials/head'?"
    ),
    (
      ["page": "{{<layuot}}{{/layuot}}", "layout": ""],
      "1:4 unknown-template: Template 'layuot' doesn't exist; did you mean 'layout'?"
    ),
    (
      ["pagee": ""],
      "1:1 unknown-template: Template 'page' doesn't exist; did you mean 'pagee'?"
    ),
    (
      ["page": "{{<layout}}\n{{$mian}}x{{/mian}}\n{{/layout}}", "layout": "{{$main}}{{/main}}"],
      "2:4 template-name: Block 'mian' doesn't exist in 'layout'; did you mean 'main'?"
    ),
    (
      ["page": "{{<layout}}{{$a}}x{{/a}}{{$a}}y{{/a}}{{/layout}}", "layout": "{{$a}}{{/a}}"],
      "1:28 template-syntax: Block 'a' is filled twice in {{<layout}}; keep one"
    ),
    (
      ["page": "{{<layout}}\n  lost {{$a}}x{{/a}}{{/layout}}", "layout": "{{$a}}{{/a}}"],
      "2:3 template-syntax: What stands in {{<layout}} outside its blocks is never shown"
    ),
    (
      ["page": "{{<layout}}{{title}}{{/layout}}", "layout": ""],
      "1:12 template-syntax: What stands in {{<layout}} outside its blocks is never shown"
    ),
    (
      ["page": "{{#links}}{{>part}}{{/links}}", "part": "\n{{uri}}"],
      "templates/part.mustache:2:3 template-name: "
        + "Name 'uri' doesn't exist in 'link' or 'page'; did you mean 'url'?"
    ),
    (
      ["page": "{{title}}", "never-used": "{{#a}}"],
      "templates/never-used.mustache:1:1 template-syntax: {{#a}} isn't closed; add {{/a}}"
    ),
  ])
  func `checks what templates make of each other`(texts: [String: String], problem: String) {
    expectProblems(texts, [problem])
  }

  @Test(arguments: [
    ["page": "x{{>page}}"],
    ["page": "{{#draft}}{{>page}}{{/draft}}"],
    ["page": "{{#title}}{{>page}}{{/title}}"],
    ["page": "{{#links}}{{#unit}}{{>page}}{{/unit}}{{/links}}"],
    ["page": "{{#unit}}{{>part}}{{/unit}}", "part": "{{#links}}{{>page}}{{/links}}"],
    ["page": "{{<page}}{{/page}}"],
  ])
  func `rejects recursion that may have no end`(texts: [String: String]) {
    let (library, diagnostics) = TemplateLibrary.compile(
      sources(texts), roots: [("page", Page.self)])
    #expect(diagnostics.map(\.code) == [.templateSyntax])
    #expect(diagnostics.first?.message.hasSuffix(" may include itself without end") == true)

    // And what remains of it ends all the same.
    var output: [UInt8] = []
    let page = Page(isDraft: true, unit: Unit(name: "u"), links: [Link(title: "l")])
    library.render("page", page, into: &output)
  }

  @Test(arguments: [
    ["page": "{{#links}}{{>link}}{{/links}}", "link": "{{#children}}{{>link}}{{/children}}"],
    [
      "page": "{{#links}}{{>odd}}{{/links}}",
      "odd": "{{#children}}{{>even}}{{/children}}",
      "even": "{{#unit}}{{name}}{{>odd}}{{/unit}}",
    ],
  ])
  func `accepts recursion down a tree`(texts: [String: String]) { expectProblems(texts, []) }

  @Test func `says where the context comes from`() throws {
    let (_, diagnostics) = TemplateLibrary.compile(
      sources(["page": "<ul>\n{{#links}}\n{{lnk}}\n{{/links}}"]), roots: [("page", Page.self)])
    let diagnostic = try #require(diagnostics.first)
    #expect(
      diagnostic.notes.map(\.message) == [
        "Inside {{#links}}, opened at line 2; its model 'link' has: title, url, children",
        "The template is rendered with the model 'page', which has: title, summary, body, draft, "
          + "unit, links, keywords, t",
      ])
    #expect(diagnostic.notes.first?.range.start == SourcePosition(line: 2, column: 4))
    #expect(diagnostic.range == SourceRange(line: 3, column: 3, length: 3))
  }

  @Test func `points a wrong closing tag to the opening one`() throws {
    let (_, diagnostics) = TemplateLibrary.compile(
      sources(["page": "\n {{#draft}}\n{{/x}}"]), roots: [("page", Page.self)])
    let note = try #require(diagnostics.first?.notes.first)
    #expect(note.message == "{{#draft}} is opened here")
    #expect(note.range == SourceRange(line: 2, column: 2, length: 10))
  }

  @Test func `reports a fault in a shared partial once`() {
    expectProblems(
      ["page": "{{>p}}{{#links}}{{>p}}{{/links}}{{#draft}} {{>p}}{{/draft}}", "p": "{{titel}}"],
      [
        "templates/p.mustache:1:3 template-name: "
          + "Name 'titel' doesn't exist in 'page'; did you mean 'title'?"
      ])
  }

  @Test func `reports every fault of a template in order`() {
    expectProblems(
      "{{a1}}\n{{body}}\n{{#draft}}",
      "1:3 template-name: Name 'a1' doesn't exist in 'page'",
      "2:3 template-name: 'body' is HTML and would be escaped twice; write {{{body}}}",
      "3:1 template-syntax: {{#draft}} isn't closed; add {{/draft}}")
  }

  @Test func `rejects bytes that are not UTF-8`() {
    let file = SourceFile(path: "templates/page.mustache", bytes: [0x61, 0x0A, 0xFF])
    let (_, diagnostics) = TemplateLibrary.compile(["page": file], roots: [("page", Page.self)])
    #expect(diagnostics.map(\.code) == [.invalidUTF8])
    #expect(diagnostics.first?.range.start == SourcePosition(line: 2, column: 1))
  }

  @Test func `bounds the nesting of sections`() {
    let deep = String(repeating: "{{#draft}}", count: 100_000)
    expectProblems(
      deep, "1:1001 template-syntax: {{#draft}} is nested deeper than 100 levels")
  }

  @Test func `bounds templates that multiply by extending themselves`() {
    let names = (1...16).map { "b\($0)" }
    let blocks = names.map { "{{$\($0)}}{{/\($0)}}" }.joined()
    let calls = names.map { "{{#children}}{{<p}}{{$\($0)}}{{/\($0)}}{{/p}}{{/children}}" }.joined()
    expectMultiplied(["page": "{{#links}}{{>p}}{{/links}}", "p": blocks + calls])
  }

  @Test func `bounds templates that multiply by filling blocks`() {
    var texts = ["page": "{{<t1}}{{$b0}}x{{title}}{{/b0}}{{/t1}}", "t20": "{{$b19}}{{/b19}}"]
    for level in 1..<20 {
      let inner = "{{$b\(level - 1)}}{{/b\(level - 1)}}"
      texts["t\(level)"] =
        "{{<t\(level + 1)}}{{$b\(level)}}\(inner)\(inner){{/b\(level)}}{{/t\(level + 1)}}"
    }
    expectMultiplied(texts)
  }

  private func expectMultiplied(_ texts: [String: String]) {
    let (_, diagnostics) = TemplateLibrary.compile(sources(texts), roots: [("page", Page.self)])
    #expect(
      diagnostics.contains {
        $0.message.hasSuffix("multiplies the templates beyond what can be compiled")
      })
  }

  @Test func `accepts truthiness of every kind`() {
    expectProblems(
      "{{#title}}{{.}}{{/title}}{{^summary}}-{{/summary}}{{#body}}{{{.}}}{{/body}}"
        + "{{#unit}}{{name}}{{/unit}}{{^links}}-{{/links}}{{#keywords}}{{.}}{{/keywords}}"
        + "{{#t.search}}{{t.search}}{{/t.search}}{{^t.menu.open}}-{{/t.menu.open}}")
  }
}
