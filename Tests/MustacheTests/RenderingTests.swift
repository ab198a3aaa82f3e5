import Diagnostics
import Mustache
import Synchronization
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
    library.render("page", page, messages: Messages(["找 & find", ""]), into: &output)
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
    library.render("name", Link(title: "link "), into: &output)
    library.render("name", Page(title: "page"), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "link page")
  }

  /// A model whose records share two others.
  private struct Shell: TemplateModel {
    var title = "own"
    var site: PreparedRecord<Page>
    var menu: PreparedRecord<Link>?

    static let modelName = "shell"
    static let fields: [Field<Shell>] = [
      .text("heading", "The title.") { $0.title },
      .sharedRecord("site", "The site.") { $0.site },
      .sharedRecord("menu", "The menu.") { $0.menu },
      .messages("t", "The words."),
    ]
  }

  private static let shellTemplates = [
    "shell": """
    <{{heading}}>
    {{t.search}} {{#site}}{{title}}{{^draft}}!{{/draft}}{{#links}}{{>link}}{{/links}}{{/site}}
      {{>menu}}
    {{site.unit.name}}{{#menu}}{{heading}} {{title}}{{#children}}{{>link}}{{/children}}{{/menu}}
    {{^menu}}none{{/menu}}{{>site}}
    """,
    "link": "({{title}}{{#t.none}}?{{/t.none}}{{#children}}{{>link}}{{/children}})",
    "menu": "{{#menu.children}}\n{{title}} of {{menu.title}}\n{{/menu.children}}\n",
    "site": "{{#site}}[{{title}}{{#unit}}{{name}}{{phone}}{{/unit}}{{t.search}}]{{/site}}\n",
  ]

  private static let site = Page(
    title: "S & S", unit: Unit(name: "u", phone: "02"),
    links: [Link(title: "a", children: [Link(title: "b")]), Link(title: "c")])
  private static let menu = Link(title: "M", children: [Link(title: "m"), Link(title: "n")])

  @Test(arguments: [true, false])
  func `writes shared records alike, prepared or not`(hasMenu: Bool) {
    let (library, diagnostics) = TemplateLibrary.compile(
      sources(Self.shellTemplates), roots: [("shell", Shell.self)],
      messageKeys: ["search", "none"])
    #expect(diagnostics.isEmpty)
    let (messages, others) = (Messages(["find", ""]), Messages(["<find>", "x"]))
    func render(
      _ site: PreparedRecord<Page>, _ menu: PreparedRecord<Link>, _ messages: Messages
    ) -> String {
      var output: [UInt8] = []
      library.render(
        "shell", Shell(site: site, menu: hasMenu ? menu : nil), messages: messages, into: &output)
      return String(decoding: output, as: UTF8.self)
    }
    let plain = render(PreparedRecord(Self.site), PreparedRecord(Self.menu), messages)
    #expect(plain.hasPrefix("<own>\nfind S &amp; S!(a(b))(c)\n"))
    #expect(plain.contains("\n  m of M\n  n of M\n") == hasMenu)
    #expect(plain.hasSuffix(hasMenu ? "\n[S &amp; Su02find]\n" : "none[S &amp; Su02find]\n"))
    let site = library.prepare(Self.site, messages: messages)
    let menu = library.prepare(Self.menu, messages: messages)
    #expect(render(site, menu, messages) == plain)
    // With other words than it was prepared with.
    #expect(
      render(site, menu, others)
        == render(PreparedRecord(Self.site), PreparedRecord(Self.menu), others))
  }

  @Test func `reads nothing of a shared record that was prepared`() {
    final class Counter: Sendable {
      let reads = Mutex(0)
    }
    struct Counted: TemplateModel {
      let counter: Counter
      static let modelName = "counted"
      static let fields: [Field<Counted>] = [
        .text("name", "A name whose readings are counted.") { counted in
          counted.counter.reads.withLock { $0 += 1 }
          return "name"
        }
      ]
    }
    struct Holder: TemplateModel {
      let counted: PreparedRecord<Counted>
      static let modelName = "holder"
      static let fields: [Field<Holder>] = [.sharedRecord("counted", "") { $0.counted }]
    }
    func compile() -> TemplateLibrary {
      TemplateLibrary.compile(
        sources(["page": "{{counted.name}}, {{#counted}}{{name}}{{/counted}}"]),
        roots: [("page", Holder.self)]
      ).0
    }
    let counter = Counter()
    let (library, messages) = (compile(), Messages([]))
    let holder = Holder(counted: library.prepare(Counted(counter: counter), messages: messages))
    #expect(counter.reads.withLock { $0 } == 2)
    var output: [UInt8] = []
    library.render("page", holder, messages: messages, into: &output)
    #expect(counter.reads.withLock { $0 } == 2)
    // What one library prepared is nothing to another.
    compile().render("page", holder, messages: messages, into: &output)
    #expect(counter.reads.withLock { $0 } == 4)
    #expect(String(decoding: output, as: UTF8.self) == "name, namename, name")
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
