import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `A section` {
  private static func news(_ count: Int) -> [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/news/open.zh-Hant.md": "", "content/news/open.en.md": "",
    ]
    for number in 1...count {
      let name = String(repeating: "0", count: 3 - String(number).count) + String(number)
      let day = "2026-\(number % 9 + 1 < 10 ? "0" : "")\(number % 9 + 1)-01"
      files[SourcePath("content/news/n\(name).zh-Hant.md")] =
        "---\ntitle: 第\(number)則\ndate: \(day)\n---\n內容\(number)。\n"
      files[SourcePath("content/news/n\(name).en.md")] =
        "---\ntitle: Item \(number)\ndate: \(day)\n---\nText \(number).\n"
    }
    return files
  }

  private func entries(_ html: String) -> [String] {
    html.matches(of: /<h2><a href="([^"]*)"/).map { String($0.1) }
  }

  @Test func `lists its pages newest first, by name where the day is the same`() async throws {
    let site = try await BuiltSite(Self.news(12))
    #expect(site.findings == [])
    #expect(
      try entries(site.page("/news/"))
        == [8, 7, 6, 5, 4, 3, 12, 2, 11, 1, 10, 9].map {
          "/news/n0\($0 < 10 ? "0" : "")\($0)/"
        }.sortedLikeDates())
  }

  @Test(arguments: ["titel: 甲", "title: \" \""])
  func `calls a page without a title by its name, and tells that mistake alone`(
    title: String
  ) async throws {
    let site = try await BuiltSite([
      "content/news/n1.zh-Hant.md": "---\n\(title)\ndate: 2026-11-01\n---\n內容。\n",
      "content/news/n1.en.md": "---\ntitle: One\ndate: 2026-11-01\n---\nText.\n",
    ])
    #expect(Set(site.report.diagnostics.map(\.file)) == ["content/news/n1.zh-Hant.md"])
    #expect(site.report.errorCount == site.report.diagnostics.count, "\(site.findings)")
    try site.expect("/news/", shows: [#"<a href="/news/n1/">n1</a>"#])
  }

  @Test(arguments: [(50, 1), (51, 2), (101, 3)])
  func `of many pages is divided`(count: Int, pages: Int) async throws {
    let site = try await BuiltSite(Self.news(count))
    #expect(site.findings == [])
    #expect(site.faults() == [])
    #expect(site.collisions == [])
    var found: [String] = []
    for number in 1...pages {
      found += try entries(site.page(number == 1 ? "/en/news/" : "/en/news/page/\(number)/"))
    }
    #expect(found.count == count)
    #expect(site.files["sitemap.xml"]?.components("/en/news/page/") == pages - 1)
    #expect(Set(found).count == count)
    #expect(site.files["en/news/page/\(pages + 1)/index.html"] == nil)
  }

  @Test(arguments: [
    (String(repeating: "字", count: 121), String(repeating: "字", count: 119) + "…"),
    (String(repeating: "字", count: 120), String(repeating: "字", count: 120)),
    (
      String(repeating: "字", count: 70) + "。" + String(repeating: "字", count: 70),
      String(repeating: "字", count: 70) + "。"
    ),
    // Letters take half of a Han character's space.
    (
      String(repeating: "word ", count: 47) + "last.",
      String(repeating: "word ", count: 47) + "last."
    ),
    (
      String(repeating: "word ", count: 26) + "end. Next " + String(repeating: "word ", count: 40),
      String(repeating: "word ", count: 26) + "end."
    ),
    (
      String(repeating: "word ", count: 26) + "No. 5 " + String(repeating: "word ", count: 40),
      String(repeating: "word ", count: 26) + "No. 5" + String(repeating: " word", count: 20) + "…"
    ),
    (
      String(repeating: "word ", count: 46) + "and the bitter end",
      String(repeating: " word", count: 46).dropFirst() + "…"
    ),
    (
      String(repeating: "word ", count: 46) + "stop. (then more)",
      String(repeating: "word ", count: 46) + "stop…"
    ),
  ])
  func `shortens summaries where a sentence or a word ends`(text: String, shown: String)
    async throws
  {
    let site = try await BuiltSite([
      "content/news/a.zh-Hant.md": "---\ntitle: 甲\ndate: 2026-01-01\nsummary: \"\(text)\"\n---\n文\n"
    ])
    try site.expect("/news/", shows: ["<p>\(shown)</p>"])
  }

  @Test func `leads from one list page to the next and back`() async throws {
    let site = try await BuiltSite(Self.news(51))
    try site.expect("/news/", shows: [#"<a href="/news/page/2/" rel="next">"#, "第1頁，共2頁"])
    try site.expect("/news/", hides: [#"rel="prev""#])
    try site.expect("/news/page/2/", shows: [#"<a href="/news/" rel="prev">"#, "第2頁，共2頁"])
    try site.expect("/news/page/2/", hides: [#"rel="next""#])
    #expect(
      try HTMLPage(site.page("/news/page/2/")).relations("canonical") == [
        "https://www.example.gov.tw/news/page/2/"
      ])
  }

  @Test func `does not let a page stand where its list goes on`() async throws {
    var files = Self.news(51)
    files["content/news/page/2.zh-Hant.md"] = "---\ntitle: 占位\ndate: 115-01-01\n---\n甲。\n"
    files["content/news/page/2.en.md"] = "---\ntitle: Squatter\ndate: 115-01-01\n---\nA.\n"
    let site = try await BuiltSite(files)
    #expect(site.report.diagnostics.contains { $0.code == .duplicateURL })
    #expect(site.collisions == [])
  }

  @Test func `shows its own text first, on the first list page only`() async throws {
    var files = Self.news(51)
    files["content/news/_index.zh-Hant.md"] =
      "---\ntitle: 最新消息\ncascade: { type: news }\n---\n## 訂閱\n\n可訂閱[頻道](/feed.xml)。\n"
    let site = try await BuiltSite(files)
    #expect(site.faults() == [])
    try site.expect("/news/", showsInOrder: [#"<h2 id="訂閱">"#, #"href="/feed.xml">頻道"#, "listing"])
    try site.expect("/news/page/2/", hides: [#"<h2 id="訂閱">"#])
  }

  @Test func `lists what is not translated, and says in which language it is`() async throws {
    let site = try await BuiltSite(["content/news/open.en.md": ""])
    try site.expect(
      "/en/news/", shows: [#"<a href="/en/news/open/" lang="zh-Hant" hreflang="zh-Hant">網站啟用</a>"#])
  }

  @Test func `without pages says so`() async throws {
    let site = try await BuiltSite([
      "content/news/open.zh-Hant.md": "", "content/news/open.en.md": "",
    ])
    try site.expect("/news/", shows: ["目前沒有網頁。"])
  }

  @Test func `lists sections beneath it and gives its keys to their pages`() async throws {
    let site = try await BuiltSite([
      "content/news/2026/_index.zh-Hant.md": "---\ntitle: 115年\n---\n",
      "content/news/2026/_index.en.md": "---\ntitle: 2026\n---\n",
      "content/news/2026/a.zh-Hant.md": "---\ntitle: 甲\ndate: 115-01-01\n---\n甲。\n",
      "content/news/2026/a.en.md": "---\ntitle: A\ndate: 115-01-01\n---\nA.\n",
    ])
    #expect(site.findings == [])
    try site.expect("/news/", shows: [#"<a href="/news/2026/">115年</a>"#])
    try site.expect(
      "/news/2026/a/",
      shows: [#"<p class="doc-kind">最新消息</p>"#, #"<li><a href="/news/2026/">115年</a></li>"#])
  }
}

extension [String] {
  /// The order of `A section`'s news: by month, which is the number modulo nine, then by name.
  fileprivate func sortedLikeDates() -> [String] {
    sorted { left, right in
      func month(_ address: String) -> Int { (Int(address.dropFirst(7).prefix(3)) ?? 0) % 9 }
      return month(left) == month(right) ? left < right : month(left) > month(right)
    }
  }
}
