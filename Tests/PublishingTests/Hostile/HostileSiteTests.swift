import Content
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct `Hostile text` {
  private static let titles = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "A & B &amp; C",
    "\u{202E}drawkcab\u{202C}", "<!-- </title> -->", "{{title}} {{{body}}} {agency} {link}",
    "'; alert(1); '", "\u{1} \u{7F} \u{FEFF}", String(repeating: "長", count: 7_000),
    String(repeating: "word ", count: 2_000), "]]>", "𠮷👨‍👩‍👧‍👦",
  ]

  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFEFF:
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        default: String(Character(scalar))
        }
      }.joined() + "\""
  }

  @Test(arguments: titles)
  func `stays text wherever it is shown`(title: String) async throws {
    let text = Self.quoted(title)
    let common = """
      title: \(text)
      summary: \(text)
      keywords: [\(text)]
      unit: planning
      number: \(text)
      changes: [{ date: 115-03-01, note: \(text) }]
      sources: [{ title: \(text), url: "https://a.example.gov.tw/?a=1&b=\\"x", publisher: \(text) }]
      """
    let site = try await BuiltSite([
      "content/site.yml": """
      agency: { name: \(text), address: \(text), email: a@example.gov.tw }
      languages: [zh-Hant, en]
      base_url: https://www.example.gov.tw/
      units: { planning: { name: \(text), head: \(text) } }
      search: { popular: [\(text)] }
      links: [{ title: \(text), url: "https://b.example.gov.tw/" }]
      # Data and documents may not hold control characters, which pages show as nothing.
      formats: []
      """,
      "content/categories/service.yml":
        "- { code: I00, name: \(text) }\n- { code: IZ0, name: \(text) }\n",
      "content/news/open.zh-Hant.md":
        "---\n\(common)\ndate: 115-03-01\ncategories: { service: [I00] }\n---\n",
      "content/faq.zh-Hant.md":
        "---\n\(common)\ntype: faq\n---\n## <b> \"&\n\n`</script>` 與 <i>x</i>\n",
      "content/sop.zh-Hant.md": """
      ---
      \(common)
      type: sop
      eligibility: \(text)
      fee: \(text)
      documents: [{ name: \(text), note: \(text) }]
      legal_basis: [\(text)]
      ---
      ## 流程

      1. `</script>` <b>甲</b>
      2. 乙
      """,
      "content/115.zh-Hant.md": """
      ---
      \(common)
      type: plan
      year: 115
      date: 115-03-01
      outline: { under: 壹, columns: [\(text), 內容] }
      measures: [{ id: a, name: \(text), unit: \(text), target: 1, period: \(text), row: 115-1-1 }]
      ---
      ## 壹、<script>

      ### 一、"&'

      內容。
      """,
      "content/115-h1.zh-Hant.md": """
      ---
      \(common)
      type: evaluation
      year: 115
      date: 115-03-01
      plan: /115/
      results: [{ measure: a, actual: 2, note: \(text) }]
      ---
      """,
    ])
    #expect(site.report.errorCount == 0, "\(site.findings)")
    #expect(site.faults() == [])
    for (address, page) in site.pages where !page.isRedirect {
      // One script of the theme and the JSON-LD: whatever else is there was smuggled in.
      let scripts = page.elements("script").filter {
        $0.attributes["type"] != "application/ld+json"
      }
      #expect(scripts.map { $0.attributes["src"] } == ["/assets/enhance.js"], "\(address)")
      #expect(
        !page.elements.contains { element in element.attributes.keys.contains { $0.hasPrefix("on") }
        })
      for block in page.structuredData {
        #expect(throws: Never.self, "\(address)") {
          try JSONSerialization.jsonObject(with: Data(block.utf8))
        }
      }
    }
    let page = try HTMLPage(site.page("/news/open/"))
    #expect(page.metadata("DC.Title") == [title])
    for path in ["feed.xml", "sitemap.xml"] {
      let xml = (site.files[path] ?? "").replacing(/^<\?xml[^\n]*\n/, with: "")
      #expect(HTMLPage(xml).problems == [], "\(path)")
    }
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Data((site.files["feed.json"] ?? "").utf8))
    }
  }

  @Test(arguments: [
    "a&b", "a'b", "a b", "100％", "甲+乙", "(x)", "a;b", "é", "𠮷", "a=b", "@a", "~a", "a,b",
  ])
  func `in file names makes addresses that work`(name: String) async throws {
    let slug = name.contains(" ") ? "" : "\nslug: \(Self.quoted(name))"
    let site = try await BuiltSite([
      SourcePath("content/\(name).zh-Hant.md"):
        "---\ntitle: 甲\naliases: [/old/]\(slug)\n---\n[表](<\(name)/\(name).csv>)\n\n[自己](<\(name).md>)\n",
      SourcePath("content/\(name).en.md"): "---\ntitle: A\n---\nA.\n",
      SourcePath("content/\(name)/\(name).csv"): "a,b\n1,2\n",
    ])
    #expect(site.findings == [])
    #expect(site.faults() == [])
  }
}

@Suite struct `Hostile sizes` {
  @Test(.timeLimit(.minutes(10)))
  func `of front matter are read up to their bound`() async throws {
    let keywords = (0..<12_000).map { "  - 關鍵字\($0)\n" }.joined()
    #expect(keywords.utf8.count > 200_000)
    let site = try await BuiltSite([
      "content/big.zh-Hant.md": "---\ntitle: 大\nkeywords:\n\(keywords)---\n甲\n",
      "content/big.en.md":
        "---\ntitle: Big\nsummary: \(String(repeating: "x", count: 300_000))\n---\nA\n",
    ])
    #expect(
      site.findings.filter { !$0.contains("missing-translation") } == [
        "content/big.en.md:2:1: error: YAML of 300021 bytes; at most 262144 are read [yaml-syntax]"
      ])
    _ = try site.page("/big/")
  }

  @Test(.timeLimit(.minutes(10)), arguments: ["page", "faq", "sop", "plan"])
  func `of a page are no hindrance`(type: String) async throws {
    var body = "## 流程\n\n1. 甲\n2. 乙\n\n"
    var number = 0
    while body.utf8.count < 300_000 {
      number += 1
      body += "### 第\(number)節\n\n\(String(repeating: "內容", count: 60))，見[上一節](#第\(number)節)。\n\n"
    }
    let keys =
      type == "plan"
      ? "type: plan\nyear: 115\ndate: 115-01-01\noutline: { under: 流程, columns: [a, b], as: table }"
      : "type: \(type)"
    let site = try await BuiltSite([
      "content/big.zh-Hant.md": "---\ntitle: 大\n\(keys)\n---\n\(body)",
      "content/big.en.md": "---\ntitle: Big\n---\nA\n",
    ])
    #expect(site.report.errorCount == (type == "plan" ? number : 0))
    _ = try site.page("/big/")
  }
}

@Suite struct `Odd sites` {
  private static func settings(_ languages: String) -> String {
    "agency: { name: 示範機關 }\nbase_url: https://www.example.gov.tw/\n\(languages)\n"
  }

  @Test func `without a page have their lists`() async throws {
    let site = try await BuiltSite(SourceTree(["content/site.yml": Self.settings("")]))
    #expect(
      site.findings == ["content/site.yml:1:1: error: The site has no home page [missing-home]"])
    _ = try site.page("/sitemap/")
    _ = try site.page("/404.html")
    // Nobody has written the home page that the frame leads to.
    #expect(
      site.faults().allSatisfy {
        $0.contains("'/' finds no file")
          || $0.contains("'https://www.example.gov.tw/' finds no file")
      })
  }

  @Test(arguments: [
    "", "languages: []", "languages: zh-Hant", "languages: [en]",
    "languages: [{ tag: zh-Hant, prefix: x }]",
  ])
  func `of one language have no prefix and no links between languages`(languages: String)
    async throws
  {
    let site = try await BuiltSite(
      SourceTree([
        "content/site.yml": Self.settings(languages),
        "content/index.md": "---\ntitle: 首頁\n---\n甲\n",
        "content/a.md": "---\ntitle: 甲\n---\n[首頁](index.md)\n",
      ]))
    #expect(site.findings == [])
    #expect(site.faults() == [])
    #expect(
      try HTMLPage(site.page("/a/")).elements("link").allSatisfy {
        $0.attributes["hreflang"] == nil
      })
  }

  @Test func `of three languages link each to both others, in words of their own`() async throws {
    let english = String(
      decoding: try #require(Theme.builtIn["messages/en.yml"]).bytes, as: UTF8.self)
    let site = try await BuiltSite(
      SourceTree([
        "content/site.yml": Self.settings(
          "languages: [{ tag: fr, label: Français }, en, { tag: zh-Hant, prefix: zh }]"),
        "templates/messages/fr.yml": english,
        "content/index.fr.md": "---\ntitle: Accueil\n---\nA\n",
        "content/index.en.md": "---\ntitle: Home\n---\nA\n",
        "content/index.zh-Hant.md": "---\ntitle: 首頁\n---\n甲\n",
        "content/a.fr.md": "---\ntitle: Guide\n---\n[à l'anglais](b.en.md)\n",
        "content/b.en.md": "---\ntitle: B\n---\nA\n",
      ]))
    #expect(site.report.errorCount == 0)
    #expect(site.faults() == [])
    let tags = try HTMLPage(site.page("/zh/")).elements("link").compactMap {
      $0.attributes["hreflang"]
    }
    #expect(tags == ["fr", "en", "zh-Hant", "x-default"])
    try site.expect("/a/", shows: [#"<a href="/en/b/" hreflang="en">"#])
    try site.expect("/zh/a/", shows: [#"hreflang="fr">Guide</a>"#])
    try site.expect("/zh/a/", hides: ["language_fr"])
    try site.expect("/en/a/", shows: ["Français"])
  }

  @Test func `say only once that their settings cannot be read`() async throws {
    for settings in ["agency: [", "", "- a\n", "just text\n", "a: b: c\n"] {
      let site = try await BuiltSite(
        SourceTree([
          "content/site.yml": settings, "content/a.en.md": "---\ntitle: A\nunit: x\n---\n",
        ]))
      #expect(site.report.errorCount >= 1, "\(settings)")
      #expect(
        site.report.diagnostics.allSatisfy {
          $0.file == "content/site.yml" || $0.code != .yamlSyntax
        })
    }
    let site = try await BuiltSite(SourceTree(["content/site.yml": "agency: [\n"]))
    #expect(site.report.diagnostics.map(\.code) == [.yamlSyntax])
  }

  @Test(arguments: [
    ["content/guide.md": "---\ntitle: 甲\n---\n", "content/guide/index.html": "x"],
    ["content/a.md": "---\ntitle: 甲\naliases: [/x.html, /x.html/y/]\n---\n"],
    ["content/a.md": "---\ntitle: 甲\naliases: [/old/index.html, /old/]\n---\n"],
    [
      "content/a.md":
        "---\ntitle: 甲\naliases: [/categories/, /sitemap/, /404.html, /robots.txt]\n---\n"
    ],
    ["content/categories.md": "---\ntitle: 甲\n---\n"],
    ["content/assets/style.css": "x"],
    ["content/a.md": "---\ntitle: 甲\nslug: b\n---\n", "content/b.md": "---\ntitle: 乙\n---\n"],
    [
      "content/a.md": "---\ntitle: 甲\nslug: c\n---\n",
      "content/b.md": "---\ntitle: 乙\nslug: c\n---\n", "content/a/f.csv": "a\n1\n",
      "content/b/f.csv": "b\n1\n",
    ],
    [
      "content/115.md":
        "---\ntitle: 甲\ntype: plan\nyear: 115\ndate: 115-01-01\noutline: { under: 壹, columns: [a, b] }\n---\n## 壹、甲\n\n### 一、乙\n\n丙\n",
      "content/115/table.md": "---\ntitle: 乙\n---\n",
    ],
    ["content/feed.xml": "x", "content/sitemap.xml": "x"],
  ])
  func `whose files meet at one address are told so, and write it once`(files: [String: String])
    async throws
  {
    var all: [SourcePath: String] = [
      "content/site.yml": Self.settings(""), "content/index.md": "---\ntitle: 首頁\n---\n甲\n",
    ]
    for (path, text) in files { all[SourcePath(path)] = text }
    let site = try await BuiltSite(SourceTree(all))
    #expect(site.report.diagnostics.contains { $0.code == .duplicateURL }, "\(site.findings)")
    #expect(site.collisions == [])
  }
}
