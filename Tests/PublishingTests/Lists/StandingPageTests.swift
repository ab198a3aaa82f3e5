import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Standing pages` {
  private static let navigation = """
    navigation:
      - { page: /news/, title: { zh-Hant: 消息, en: Newsroom }, items: [{ page: /news/open/ }] }
      - { page: /search/ }
    search: { popular: [申請, { zh-Hant: 開放 資料, en: open data }] }
    links: [{ title: { zh-Hant: 政府入口網, en: Portal }, url: "https://www.gov.tw/" }]
    feedback: { email: feedback@example.gov.tw, survey_url: "https://survey.example.gov.tw/" }
    """

  private static var files: [SourcePath: String] {
    ["content/site.yml": (BuiltSite.base["content/site.yml"] ?? "") + "\n" + navigation]
  }

  @Test func `name the access keys word for word as every page has them`() async throws {
    let site = try await BuiltSite(Self.files)
    for (address, root) in [("/sitemap/", "/"), ("/en/sitemap/", "/en/")] {
      let listed = try site.page(address).matches(
        of: /<kbd>Alt<\/kbd>[^<]*<kbd>(.)<\/kbd><\/th><td>([^<]*)<\/td>/
      ).map { [String($0.1), String($0.2)] }
      #expect(listed.map { $0[0] } == ["U", "C", "Z", "S"])
      for (path, page) in site.pages where path.hasPrefix(root) && !page.isRedirect {
        guard root == "/en/" || !path.hasPrefix("/en/") else { continue }
        let keys = page.elements.filter { $0.attributes["accesskey"] != nil }
        let own = Dictionary(
          keys.map { ($0.attributes["accesskey"] ?? "", $0.attributes["title"] ?? "") },
          uniquingKeysWith: { first, _ in first })
        #expect(keys.count == 4, "\(path)")
        for entry in listed { #expect(own[entry[0]] == entry[1], "\(path)") }
      }
    }
  }

  @Test func `show the tree of pages with numbers`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect(
      "/sitemap/",
      showsInOrder: [
        #"<span class="num">1</span> <a href="/news/">最新消息</a>"#,
        #"<span class="num">1.1</span> <a href="/news/open/">網站啟用</a>"#,
        #"<a href="/categories/">分類檢索</a>"#, #"<a href="/categories/service/">服務分類</a>"#,
        #"<a href="/search/">搜尋</a>"#,
      ])
  }

  @Test func `point from a long section to its own list`() async throws {
    var files = Self.files
    for number in 10..<45 {
      for language in ["zh-Hant", "en"] {
        files[SourcePath("content/news/a\(number).\(language).md")] =
          "---\ntitle: A\(number)\ndate: 2026-01-01\n---\nA.\n"
      }
    }
    let site = try await BuiltSite(files)
    try site.expect("/sitemap/", shows: [#"<li><a href="/news/">36筆</a></li>"#])
    #expect(try site.page("/sitemap/").components("1.30</span>") == 1)
    #expect(try site.page("/sitemap/").components("1.31</span>") == 0)
  }

  @Test func `offer a search that leads somewhere without a script`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect(
      "/search/",
      shows: [
        #"action="/search/" method="get" role="search""#,
        #"<a class="query" href="?q=%E9%96%8B%E6%94%BE%20%E8%B3%87%E6%96%99""#,
        #"href="/categories/service/""#,
        #"<a href="/news/">最新消息</a>"#,
      ])
    try site.expect("/en/search/", shows: [#"href="?q=open%20data""#])
  }

  @Test func `tell who strays where to go on`() async throws {
    let site = try await BuiltSite(Self.files)
    let page = try HTMLPage(site.page("/404.html"))
    #expect(page.isHiddenFromSearch)
    #expect(page.relations("canonical") == [])
    try site.expect(
      "/404.html",
      shows: ["找不到這個網頁", #"<li><a href="/news/">消息</a></li>"#, #"<a href="/en/" hreflang="en">"#])
  }

  @Test func `mark where the reader is in the navigation`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect("/news/", shows: [#"<a href="/news/" aria-current="page">消息</a>"#])
    try site.expect("/en/news/", shows: [#"<a href="/en/news/" aria-current="page">Newsroom</a>"#])
    try site.expect("/news/open/", shows: [#"<a href="/news/" aria-current="true">消息</a>"#])
    try site.expect("/", hides: ["aria-current=\"page\">消息"])
  }

  @Test func `begin with news, sections and classes`() async throws {
    let site = try await BuiltSite(Self.files)
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/",
      showsInOrder: [
        "<h1>示範機關</h1>", "首頁的第一段。", #"<h3><a href="/news/open/">網站啟用</a></h3>"#,
        #"<a href="/categories/service/I00/"><span class="code-tag">I00</span>"#,
      ])
    try site.expect("/en/", shows: ["<title>Model Agency</title>", "The site is open"])
  }

  @Test func `end with how to reach the agency`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect(
      "/news/open/",
      showsInOrder: [
        #"<footer class="colophon">"#, "mailto:service@example.gov.tw",
        "https://survey.example.gov.tw/",
        #"<a href="https://www.gov.tw/">政府入口網</a>"#,
      ].sortedByPlace(in: try site.page("/news/open/")))
  }

  @Test func `declare how the site may be used, in the agency's name`() async throws {
    let site = try await BuiltSite(Self.files)
    try site.expect("/open-data-declaration/", shows: ["示範機關"])
    try site.expect("/en/privacy/", shows: ["Model Agency"])
    try site.expect("/privacy/", hides: ["{agency}"])
    let own = try await BuiltSite([
      "content/privacy.zh-Hant.md": "---\ntitle: 本局的隱私權政策\n---\n本局自訂。\n",
      "content/privacy.en.md": "---\ntitle: Our own policy\n---\nOur own.\n",
    ])
    #expect(own.findings == [])
    try own.expect("/privacy/", shows: ["本局自訂。"])
  }
}

extension [String] {
  /// The pieces in the order in which they stand; those that are missing come last.
  fileprivate func sortedByPlace(in html: String) -> [String] {
    sorted {
      (html.firstRange(of: $0)?.lowerBound ?? html.endIndex)
        < (html.firstRange(of: $1)?.lowerBound ?? html.endIndex)
    }
  }
}
