import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `The calendar of updates` {
  private static let settings: SourcePath = "content/site.yml"

  /// The base site with obligations and more pages.
  private static func sources(
    _ obligations: String = "", _ pages: [SourcePath: String] = [:]
  ) throws -> [SourcePath: String] {
    let settings = try #require(BuiltSite.base[settings])
    let more: [SourcePath: String] = [
      Self.settings: settings
        + "\n  data: { name: { zh-Hant: 資料科, en: Data Section } }\n"
        + (obligations.isEmpty ? "" : "obligations:\n\(obligations)")
    ]
    return BuiltSite.base.merging(more) { $1 }.merging(pages) { $1 }
  }

  private static func page(
    _ title: String, _ updated: String, unit: String? = nil, more: String = ""
  ) -> String {
    let unit = unit.map { "unit: \($0)\n" } ?? ""
    return "---\ntitle: \(title)\ntype: page\ndate: \(updated)\n\(unit)\(more)---\n內容。\n"
  }

  @Test func `counts pages by unit and by the month of their last update`() async throws {
    let site = try await BuiltSite(
      SourceTree(
        Self.sources(
          "",
          [
            "content/a.zh-Hant.md": Self.page("甲", "2026-11-01", unit: "data"),
            "content/b.zh-Hant.md": Self.page("乙", "2026-11-20", unit: "data"),
            "content/c.zh-Hant.md": Self.page("丙", "2025-11-30", unit: "data"),
            "content/d.zh-Hant.md": Self.page("丁", "2025-12-01"),
          ])))
    try site.expect(
      "/about/freshness/",
      showsInOrder: [
        "<th scope=\"col\" class=\"num-col\">114年 12月</th>", "115年 11月</th>",
        #"<tr><th scope="row">資料科</th><td class="num-col">1</td>"#,
        #"<td class="num-col heat-0">0</td>"#, #"<td class="num-col heat-4">2</td>"#,
        #"<td class="num-col"><strong>3</strong></td>"#,
        #"<tr><th scope="row">綜合企劃科</th>"#, #"<td class="num-col heat-2">1</td>"#,
        #"<tr><th scope="row">未標示單位</th>"#, "最久未更新的網頁",
        #"<a href="/c/">丙</a>"#, #"<a href="/a/">甲</a>"#, #"<a href="/b/">乙</a>"#,
      ])
    try site.expect("/en/about/freshness/", shows: ["Dec 2025", "Data Section", "Nov 2026"])
    try site.expect("/news/open/", shows: [#"<a href="/about/freshness/">"#])
    try site.expect("/sitemap/", shows: [#"<a href="/about/freshness/">"#])
    #expect(try site.file("sitemap.xml").contains("/en/about/freshness/</loc>"))
  }

  @Test func `lists pages to be reviewed by their day`() async throws {
    let site = try await BuiltSite(
      SourceTree(
        Self.sources(
          "",
          [
            "content/a.zh-Hant.md": Self.page("甲", "2026-01-01", more: "review: 2026-12-21\n"),
            "content/b.zh-Hant.md": Self.page("乙", "2026-01-01", more: "review: 2026-11-20\n"),
            "content/c.zh-Hant.md": Self.page("丙", "2026-01-01", more: "review: 2026-12-22\n"),
            "content/d.zh-Hant.md": Self.page("丁", "2021-01-01"),
            "content/e.zh-Hant.md": Self.page(
              "戊", "2021-01-01", more: "review: 2022-01-01\nstatus: withdrawn\n"),
          ])))
    let html = try site.page("/about/freshness/")
    let start = try #require(html.firstRange(of: "id=\"g:due\""))
    let end = try #require(html.firstRange(of: "id=\"g:oldest\""))
    let part = html[start.upperBound..<end.lowerBound]
    let titles = part.matches(of: /<a href="\/([a-e])\/">/).map { String($0.1) }
    #expect(titles == ["d", "b", "a"])
    #expect(part.contains("久未更新") && part.contains("逾檢視日期") && part.contains("即將檢視"))
  }

  @Test func `isn't there where nobody could be asked`() async throws {
    var sources = BuiltSite.base
    sources[Self.settings] = """
      agency: { name: 示範機關, email: service@example.gov.tw }
      languages: [zh-Hant, en]
      base_url: https://www.example.gov.tw/
      """
    sources["content/news/open.zh-Hant.md"] = ""
    sources["content/news/open.en.md"] = ""
    let site = try await BuiltSite(SourceTree(sources.filter { !$0.value.isEmpty }))
    #expect(site.files["about/freshness/index.html"] == nil)
    try site.expect("/", hides: ["/about/freshness/"])
  }

  private static let obligations = """
      - { id: plan, title: { zh-Hant: 年度計畫, en: Yearly plan }, type: plan, due: "01-31", every: year, unit: planning }
      - { id: links, title: { zh-Hant: 連結檢測, en: Link check }, type: links, every: month }
    """

  private static let plan =
    "---\ntitle: 115年度計畫\ntype: plan\nyear: 115\ndate: 2026-01-20\nunit: planning\n---\n內容。\n"

  @Test func `shows how obligations stand, as the audit tells them`() async throws {
    func build(_ pages: [SourcePath: String]) async throws -> BuiltSite {
      try await BuiltSite(SourceTree(Self.sources(Self.obligations, pages))) {
        $0.audits = true
        $0.onlyCodes = [.overdueObligation, .obligationDue]
      }
    }
    let bare = try await build([:])
    #expect(
      bare.report.diagnostics.filter { $0.code == .overdueObligation }.map(\.message) == [
        "'plan' was due on 2026-01-31, and no plan of the year 115 of the unit 'planning' is "
          + "published",
        "'links' was due on 2026-10-31, and no check of links is recorded since 2026-10-01",
      ])
    #expect(bare.report.diagnostics.first?.range.start.line == 10)
    try bare.expect("/about/freshness/", showsInOrder: ["年度計畫", "逾期", "115年度", "未到期", "116年度"])
    let done = try await build([
      "content/plans/115.zh-Hant.md": Self.plan,
      "content/ledger/links.yml": "- { date: 2026-11-02, checked: 12, dead: 1 }\n",
    ])
    #expect(done.report.diagnostics.filter { $0.code == .overdueObligation }.isEmpty)
    try done.expect(
      "/about/freshness/",
      showsInOrder: [
        "已公開", #"<a href="/plans/115/">115年度計畫</a>"#, "已檢測",
        #"<time datetime="2026-11-02">"#, "115年10月1日至115年10月31日",
      ])
    try done.expect("/en/about/freshness/", showsInOrder: ["Yearly plan", "Published", "Checked"])
  }

  @Test func `is a function of the sources and the day`() async throws {
    var sources = try Self.sources(Self.obligations)
    var kept = KeptSite()
    func build(_ today: String, _ note: String) async throws {
      let date = try #require(CalendarDate(parsing: today))
      func configure(_ options: inout BuildOptions) {
        options.today = date
        options.audits = true
      }
      try await kept.build(sources, configure: configure)
      try await kept.expectClean(sources, "\(note) on \(today)", configure: configure)
    }
    func overdue() -> Int {
      kept.report.diagnostics.count { $0.code == .overdueObligation }
    }
    try await build("2026-01-31", "nothing is out")
    #expect(overdue() == 2)
    sources["content/ledger/links.yml"] = "- { date: 2026-01-05, checked: 12, dead: 1 }\n"
    try await build("2026-01-31", "links were checked")
    #expect(overdue() == 1)
    sources["content/plans/114.zh-Hant.md"] = Self.plan.replacing("115", with: "114")
    try await build("2026-01-31", "the plan of 114 is out")
    #expect(overdue() == 0)
    try await build("2026-02-01", "the plan of 115 is not")
    #expect(overdue() == 1)
    sources["content/plans/115.zh-Hant.md"] = Self.plan
    try await build("2026-02-01", "late")
    #expect(overdue() == 0)
    sources["content/plans/115.zh-Hant.md"] = Self.plan.replacing("planning", with: "data")
    try await build("2026-02-01", "another unit's")
    #expect(overdue() == 1)
  }
}
