import Content
import Diagnostics
import Foundation
import OpenData
import Publishing
import Testing

@Suite struct `Pages that languages do not share` {
  /// A plan whose outline is a table in one language only.
  private static let plan: [SourcePath: String] = [
    "content/115.zh-Hant.md": """
    ---
    title: 115年度執行計畫
    type: plan
    year: 115
    outline: { under: 壹, columns: [面向, 方法] }
    ---

    ## 壹、執行方法

    ### 一、服務

    #### （一）線上申辦
    """,
    "content/115.en.md": "---\ntitle: 2026 Plan\ntype: plan\nyear: 115\n---\nIn short.\n",
  ]

  @Test func `have no table in a language without one`() async throws {
    let site = try await BuiltSite(Self.plan)
    #expect(site.report.errorCount == 0, "\(site.findings)")
    #expect(site.faults() == [])
    try site.expect("/115/table/", shows: [#"<a href="/en/115/" hreflang="en">"#])
    try site.expect("/115/table/", hides: [#"<link rel="alternate" hreflang"#])
    let sitemap = try #require(site.files["sitemap.xml"])
    #expect(sitemap.contains("/115/table/"))
    #expect(!sitemap.contains("/en/115/table/"))
  }

  @Test func `have no trace in a language that names no plan`() async throws {
    var files = Self.plan
    files["content/e.zh-Hant.md"] =
      "---\ntitle: 評核\ntype: evaluation\nyear: 115\nplan: /115/\n---\n已辦理。\n"
    files["content/e.en.md"] = "---\ntitle: Evaluation\ntype: evaluation\nyear: 115\n---\nDone.\n"
    let site = try await BuiltSite(files)
    #expect(site.report.errorCount == 0, "\(site.findings)")
    #expect(site.faults() == [])
    try site.expect("/e/plan/", shows: [#"<a href="/en/e/" hreflang="en">"#])
    try site.expect("/e/plan/", hides: [#"<link rel="alternate" hreflang"#])
    #expect(site.files["sitemap.xml"]?.contains("/en/e/plan/") == false)
  }

  @Test func `name the table of a language that has one`() async throws {
    var files = Self.plan
    files["content/115.en.md"] = """
      ---
      title: 2026 Plan
      type: plan
      year: 115
      outline: { under: I, columns: [Facet, Method] }
      ---

      ## I. Methods

      ### 1. Services

      #### (1) Online
      """
    let site = try await BuiltSite(files)
    #expect(site.faults() == [])
    try site.expect(
      "/115/table/",
      shows: [
        #"<a href="/en/115/table/" hreflang="en">"#,
        #"hreflang="en" href="https://www.example.gov.tw/en/115/table/""#,
      ])
  }

  /// 60 pages of one class, of which 10 have a translation and no others show in the second language.
  private static var longClass: [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "")
        + "\ntranslations: { news: omit }\n"
    ]
    for number in 10..<70 {
      let head = "date: 115-03-01\ntype: news\ncategories: { service: [I00] }\n---\n內容。\n"
      files[SourcePath("content/news/n\(number).zh-Hant.md")] = "---\ntitle: 消息\(number)\n" + head
      if number < 20 {
        files[SourcePath("content/news/n\(number).en.md")] = "---\ntitle: Item \(number)\n" + head
      }
    }
    return files
  }

  @Test(arguments: [
    ("/categories/service/I00/page/2/", "/en/categories/service/I00/"),
    ("/news/page/2/", "/en/news/"),
  ])
  func `are led to at the beginning of a shorter list`(address: String, other: String)
    async throws
  {
    let site = try await BuiltSite(Self.longClass)
    #expect(site.faults() == [])
    try site.expect(address, shows: [#"<a href="\#(other)" hreflang="en">"#])
  }

  @Test func `are led to at the same place of a list as long`() async throws {
    var files = Self.longClass
    for (path, text) in files where path.string.hasSuffix(".zh-Hant.md") {
      files[SourcePath(path.string.replacing(".zh-Hant.md", with: ".en.md"))] = text
    }
    let site = try await BuiltSite(files)
    for list in ["/categories/service/I00/", "/news/"] {
      try site.expect(
        "\(list)page/2/", shows: [#"<a href="/en\#(list)page/2/" hreflang="en">"#])
    }
  }

  @Test func `list what a section has in a language that it is missing in itself`() async throws {
    let site = try await BuiltSite([
      "content/news/_index.en.md": "", "content/news/open.en.md": "",
      "content/news/second.zh-Hant.md": "---\ntitle: 第二則\n---\n甲\n",
      "content/news/second.en.md": "---\ntitle: The second\ntype: news\n---\nA\n",
    ])
    #expect(site.faults() == [])
    try site.expect(
      "/en/news/",
      showsInOrder: ["Also available in English", #"<a href="/en/news/second/">The second</a>"#])
    try site.expect("/en/news/", hides: ["網站啟用", #"href="/en/news/open/""#])
  }

  @Test func `pair the headings of sections`() async throws {
    let site = try await BuiltSite([
      "content/news/_index.zh-Hant.md":
        "---\ntitle: 最新消息\ncascade: { type: news }\n---\n## 訂閱\n\n訂閱消息。\n",
      "content/news/_index.en.md": "---\ntitle: News\n---\n## Subscribe\n\nGet the news.\n",
    ])
    #expect(site.findings == [])
    #expect(try HTMLPage(site.page("/news/")).ids.isSuperset(of: ["訂閱", "subscribe"]))
    #expect(try HTMLPage(site.page("/en/news/")).ids.isSuperset(of: ["訂閱", "subscribe"]))
  }

  @Test func `name a measure in each of three languages`() async throws {
    let english = try #require(Theme.builtIn["messages/en.yml"])
    var files: [SourcePath: String] = [
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "")
        .replacing("[zh-Hant, en]", with: "[zh-Hant, en, { tag: ja, label: 日本語 }]"),
      "templates/messages/ja.yml": String(decoding: english.bytes, as: UTF8.self),
      "content/index.ja.md": "---\ntitle: モデル機関\n---\n最初の段落。\n",
    ]
    let names: KeyValuePairs = ["zh-Hant": "線上比率", "en": "Online share", "ja": "オンライン率"]
    for (tag, name) in names {
      files[SourcePath("content/115.\(tag).md")] = """
        ---
        title: Plan
        type: plan
        year: 115
        date: 2026-01-01
        measures: [{ id: online, name: \(name), target: 70 }]
        ---
        內容。
        """
    }
    let site = try await BuiltSite(files)
    #expect(site.report.errorCount == 0, "\(site.findings)")
    for (address, name) in zip(["/115/", "/en/115/", "/ja/115/"], names.map(\.value)) {
      try site.expect(address, shows: [name])
      try site.expect(address, hides: names.map(\.value).filter { $0 != name })
    }
  }

  @Test func `keep the words of a third language`() {
    let tags = ["zh-Hant", "en", "ja"]
    let languages = tags.enumerated().map { index, tag in
      Language(tag: tag, prefix: index == 0 ? "" : tag)
    }
    let name = LocalizedText("線上比率")
      .merging(LocalizedText("Online share"), in: languages[1], original: languages[0])
      .merging(LocalizedText("オンライン率"), in: languages[2], original: languages[0])
    #expect(languages.map { name[$0] } == ["線上比率", "Online share", "オンライン率"])
    let given = LocalizedText([("zh-Hant", "件"), ("en", "cases"), ("ja", "件数")])
      .merging(LocalizedText("items"), in: languages[1], original: languages[0])
    #expect(languages.map { given[$0] } == ["件", "items", "件数"])
  }
}

@Suite struct `Pages that are meant to be found` {
  private static let faq: [SourcePath: String] = [
    "content/faq.zh-Hant.md": """
    ---
    title: 常見問答
    type: faq
    ---

    ## 如何申請？

    請見規定：

    > ##### 申請規定
    >
    > 填寫申請書。

    ## 多久？

    三日。
    """,
    "content/faq.en.md": "---\ntitle: Questions\ntype: faq\n---\nNone yet.\n",
  ]

  @Test func `leave headings in quotations to their answer`() async throws {
    let site = try await BuiltSite(Self.faq)
    #expect(try site.page("/faq/").components(#"<section class="qa""#) == 2)
    try site.expect(
      "/faq/", showsInOrder: ["如何申請？", #"class="qa-answer""#, "<blockquote>", "申請規定"])
  }

  @Test func `tell machines of questions only where there are some`() async throws {
    let site = try await BuiltSite(Self.faq)
    try site.expect("/faq/", shows: ["FAQPage", "本頁問題"])
    try site.expect("/en/faq/", shows: ["None yet.", "BreadcrumbList"])
    try site.expect("/en/faq/", hides: ["FAQPage", #"class="outline"#])
  }

  @Test func `have structured data, and stand in the site map with the search`() async throws {
    let tree = try SiteOnDisk.tree(repository, parts: ["content"])
    let site = try await BuiltSite(tree)
    for (address, page) in site.pages where !page.isHiddenFromSearch && !page.isRedirect {
      #expect(!page.structuredData.isEmpty, "\(address)")
    }
    for path in ["/search/", "/en/search/"] {
      #expect(site.files["sitemap.xml"]?.contains("tw\(path)</loc>") == true)
    }
  }

  @Test func `say at home whose site it is`() async throws {
    let site = try await BuiltSite()
    let blocks = try HTMLPage(site.page("/en/")).structuredData.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let graph = try #require(blocks.first?["@graph"] as? [[String: Any]])
    #expect(graph.map { $0["@type"] as? String } == ["WebSite", "GovernmentOrganization"])
    #expect(graph.map { $0["name"] as? String } == ["Model Agency", "Model Agency"])
    #expect(graph[0]["url"] as? String == "https://www.example.gov.tw/en/")
    #expect(graph[1]["email"] as? String == "service@example.gov.tw")
  }
}

@Suite struct `The home page` {
  /// A second section of news, each with four items on alternating days.
  private static var files: [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/press/_index.zh-Hant.md": "---\ntitle: 新聞稿\ncascade: { type: news }\n---\n",
      "content/press/_index.en.md": "---\ntitle: Press\n---\n",
    ]
    for day in 1...8 {
      let section = day.isMultiple(of: 2) ? "press" : "news"
      for language in ["zh-Hant", "en"] {
        files[SourcePath("content/\(section)/d\(day).\(language).md")] =
          "---\ntitle: Day \(day)\ndate: 2026-05-0\(day)\n---\n內容。\n"
      }
    }
    return files
  }

  @Test func `shows the newest news of all sections`() async throws {
    let site = try await BuiltSite(Self.files)
    #expect(site.faults() == [])
    try site.expect("/", showsInOrder: (4...8).reversed().map { ">Day \($0)</a>" })
    try site.expect("/", hides: [">Day 3</a>", ">網站啟用</a>"])
    try site.expect(
      "/", shows: [#"<h3><a href="/news/">最新消息</a></h3>"#, #"<h3><a href="/press/">新聞稿</a></h3>"#])
  }

  @Test func `shows a section once, however often the navigation names it`() async throws {
    let navigation = """

      navigation:
        - { page: /guides/ }
        - { page: /guides/, title: { zh-Hant: 再一次, en: Again } }
      """
    let site = try await BuiltSite([
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "") + navigation,
      "content/guides/_index.zh-Hant.md": "---\ntitle: 指引\n---\n",
      "content/guides/_index.en.md": "---\ntitle: Guides\n---\n",
      "content/guides/a.zh-Hant.md": "---\ntitle: 甲\n---\n甲\n",
      "content/guides/a.en.md": "---\ntitle: A\n---\nA\n",
    ])
    #expect(try site.page("/").components(#"<h3><a href="/guides/">"#) == 1)
  }
}
