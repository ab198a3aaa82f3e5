import Diagnostics
import Mustache
import Testing

/// What typed records become.
@Suite struct RenderingTests {
  /// Renders `texts["page"]` from `page` and expects no diagnostics.
  private func expectOutput(
    _ texts: [String: String], _ page: Page = Page(), _ expected: String
  ) {
    let (library, diagnostics) = TemplateLibrary.compile(
      sources(texts), roots: [("page", Page.self)], messageKeys: ["search", "none"])
    #expect(diagnostics.isEmpty)
    var output: [UInt8] = []
    library.render("page", Record(page), messages: Messages(["找 & find", ""]), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }

  private func expectOutput(_ text: String, _ page: Page = Page(), _ expected: String) {
    expectOutput(["page": text], page, expected)
  }

  @Test func `escapes text and leaves HTML`() {
    expectOutput(
      #"<p title="{{title}}">{{{body}}}{{&body}}</p>"#,
      Page(title: #"<"臺灣" & co>"#, body: "<b>&amp;</b>"),
      #"<p title="&lt;&quot;臺灣&quot; &amp; co&gt;"><b>&amp;</b><b>&amp;</b></p>"#)
  }

  @Test func `shows text only where there is some`() {
    let text = "{{#summary}}[{{.}}]{{/summary}}{{^summary}}none{{/summary}}"
    expectOutput(text, Page(summary: "s"), "[s]")
    expectOutput(text, Page(summary: ""), "none")
    expectOutput(text, Page(summary: nil), "none")
  }

  @Test func `shows flags, records and lists`() {
    let text =
      "{{#draft}}D{{/draft}}{{^draft}}d{{/draft}}{{#unit}}{{name}}:{{title}}{{/unit}}"
      + "{{unit.phone}}{{#links}}<{{title}} {{unit.name}}>{{/links}}"
    expectOutput(text, Page(), "d")
    expectOutput(
      text,
      Page(
        isDraft: true, unit: Unit(name: "u", phone: "02"),
        links: [Link(title: "1"), Link(title: "2")]),
      "Du:Annual plan02<1 u><2 u>")
  }

  @Test func `shows lists of texts`() {
    expectOutput(
      "{{#keywords}}{{.}},{{/keywords}}", Page(keywords: ["a", "<", "文"]), "a,&lt;,文,")
  }

  @Test func `writes messages escaped and tells empty ones`() {
    expectOutput(
      "{{t.search}}{{#t.search}}!{{/t.search}}{{^t.none}}?{{/t.none}}{{#t.none}}x{{/t.none}}",
      Page(), "找 &amp; find!?")
  }

  @Test func `goes down a tree and comes back to each level`() {
    let tree = [
      Link(title: "1", children: [Link(title: "1.1", children: [Link(title: "1.1.1")])]),
      Link(title: "2", children: [Link(title: "2.1"), Link(title: "2.2")]),
    ]
    expectOutput(
      [
        "page": "{{#links}}{{>node}}{{/links}}{{title}}",
        "node": "({{title}}{{#children}}{{>node}}{{/children}}{{title}})",
      ], Page(title: "T", links: tree),
      "(1(1.1(1.1.1" + "1.1.1)1.1)1)(2(2.1" + "2.1)(2.2" + "2.2)2)T")
  }

  @Test func `deepens the indentation of a template that includes itself`() {
    expectOutput(
      [
        "page": "<nav>\n  {{#links}}\n  {{>node}}\n  {{/links}}\n</nav>\n",
        "node": "{{title}}\n\n{{#children}}\n  {{>node}}\n{{/children}}\n",
      ],
      Page(links: [Link(title: "a", children: [Link(title: "b", children: [Link(title: "c")])])]),
      "<nav>\n  a\n\n    b\n\n      c\n\n</nav>\n")
  }

  @Test func `takes no indentation into the middle of a line`() {
    expectOutput(
      ["page": "  {{>a}}\n", "a": "<{{>b}}>\n", "b": "1\n2"], Page(), "  <1\n2>\n")
  }

  @Test func `fills a layout through two levels and a partial`() {
    expectOutput(
      [
        "page":
          "{{<base}}\n{{$main}}\n<h1>{{title}}</h1>\n{{/main}}\n{{$name}}N{{/name}}\n{{/base}}\n",
        "base":
          "{{<html}}\n{{$body}}\n<main>\n  {{$main}}\n  {{/main}}\n</main>\n{{/body}}\n{{/html}}\n",
        "html": "<html>\n  {{>head}}\n  {{$body}}\n  {{/body}}\n</html>\n",
        "head": "<title>{{$name}}{{title}}{{/name}}</title>\n",
      ], Page(title: "T"),
      "<html>\n  <title>N</title>\n  <main>\n    <h1>T</h1>\n  </main>\n</html>\n")
  }

  @Test func `looks blocks within blocks up where they are written`() {
    expectOutput(
      [
        "page": "{{<outer}}{{$a}}[{{$a}}own{{/a}}{{$b}}b{{/b}}]{{/a}}{{/outer}}",
        "outer": "{{$a}}{{/a}}",
      ], Page(), "[ownb]")
  }

  @Test func `drops a byte order mark`() {
    expectOutput("\u{FEFF}{{#draft}}\n{{/draft}}\nx", Page(), "x")
    expectOutput("\u{FEFF}{{title}}", Page(), "Annual plan")
  }

  @Test func `keeps CRLF line ends`() {
    expectOutput(
      ["page": "a\r\n  {{>b}}\r\nc\r\n", "b": "1\r\n\r\n2\r\n"], Page(),
      "a\r\n  1\r\n\r\n  2\r\nc\r\n")
  }

  @Test func `renders one template from several models`() {
    let (library, diagnostics) = TemplateLibrary.compile(
      sources(["name": "{{title}}"]), roots: [("name", Page.self), ("name", Link.self)])
    #expect(diagnostics.isEmpty)
    var output: [UInt8] = []
    library.render("name", Record(Link(title: "link ")), into: &output)
    library.render("name", Record(Page(title: "page")), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "link page")
  }

  @Test func `shares records that are made once`() {
    struct Shell: TemplateModel {
      let site: PreparedRecord<Page>
      let menu: [PreparedRecord<Link>]
      static let modelName = "shell"
      static let fields: [Field<Shell>] = [
        .sharedRecord("site", "The site.") { $0.site },
        .sharedList("menu", "The menu.") { $0.menu },
      ]
    }
    let (library, diagnostics) = TemplateLibrary.compile(
      sources(["shell": "{{site.title}}{{#menu}}{{url}}{{/menu}}"]), roots: [("shell", Shell.self)])
    #expect(diagnostics.isEmpty)
    let shell = Shell(
      site: PreparedRecord(Page(title: "S")),
      menu: [
        PreparedRecord(Link(title: "", url: "/a")), PreparedRecord(Link(title: "", url: "/b")),
      ])
    var output: [UInt8] = []
    library.render("shell", Record(shell), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "S/a/b")
  }

  @Test func `writes the reference of the models`() {
    #expect(
      TemplateLibrary.documentation(of: [("plan", Page.self), ("item", Link.self)]) == """
        | Template | Shows |
        | --- | --- |
        | `plan` | [page](#page) |
        | `item` | [link](#link) |

        ## page

        | Name | Kind | Meaning |
        | --- | --- | --- |
        | `title` | text | What the page is called. |
        | `summary` | text, may be empty | One paragraph; empty \\| missing. |
        | `body` | HTML | The page's content. |
        | `draft` | flag | Whether it is unfinished. |
        | `unit` | [unit](#unit) | Who answers for it. |
        | `links` | list of [link](#link) | Where to go from here. |
        | `keywords` | list of texts | Words to find it by. |
        | `t` | messages | The words of the interface. |

        ## link

        | Name | Kind | Meaning |
        | --- | --- | --- |
        | `title` | text | What the link is called. |
        | `url` | text | Where it leads. |
        | `children` | list of [link](#link) | The links beneath it. |

        ## unit

        | Name | Kind | Meaning |
        | --- | --- | --- |
        | `name` | text | The unit's name. |
        | `phone` | text | Its telephone number. |

        """)
  }
}
