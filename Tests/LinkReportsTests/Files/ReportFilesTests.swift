import Diagnostics
import Encodings
import LinkCheck
import LinkReports
import Publishing
import Testing

@Suite struct ReportFilesTests {
  private let frame: ReportFrame

  init() async throws { frame = try #require(await SmallSite.frame()) }

  private static let whole: LinkReport = {
    var dead = verdict("dead", .dead, Message(.notFound), status: 404)
    dead.since = night - 3 * day
    dead.history = [.alive, .dead, .dead, .dead, .dead].enumerated().map {
      PastFinding(at: night + ($0 - 4) * day, finding: $1)
    }
    var moved = verdict("moved", .movedPermanently, Message(.movedPermanently))
    moved.target.places = [place("content/form.md", unit: "service", text: "申辦 <b> | *")]
    moved.outcome.hops = [.init(url: url("moved"), status: 301, isPermanent: true)]
    moved.outcome.finalURL = url("new")
    var excepted = verdict("excepted", .excluded, Message(.serverError), status: 503)
    excepted.exception = AppliedException(
      pattern: "*", reason: "對方改版中", owner: "資訊室", until: "2026-06-30")
    return report(
      [
        dead, moved, excepted, verdict("well"), verdict("mended"),
        verdict(
          "nowhere", .blocked, Message(.blocked, ["wall": "W"]), status: 403,
          places: [
            place("content/site.yml")
          ]),
      ],
      previous: [url("mended"): .dead, url("dead"): .suspect, url("gone"): .alive])
  }()

  private func files(
    listsUnits: Bool = false, isForeign: Bool = false
  ) throws -> [String: String] {
    let files = try ReportFiles(
      Self.whole, previous: night - day, frame: frame, isForeign: isForeign,
      listsUnits: listsUnits)
    return Dictionary(
      uniqueKeysWithValues: files.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    )
  }

  @Test func `are a page per language, machine formats, and what pages show`() throws {
    let files = try files(listsUnits: true)
    #expect(
      files.keys.filter { !$0.hasPrefix("assets/") }.sorted() == [
        "en/links/2026-01-31/index.html", "links/2026-01-31/index.html",
        "links/2026-01-31/report.csv", "links/2026-01-31/report.json",
        "links/2026-01-31/summary.md", "links/2026-01-31/units/planning.en.md",
        "links/2026-01-31/units/planning.zh-Hant.md", "links/2026-01-31/units/service.en.md",
        "links/2026-01-31/units/service.zh-Hant.md",
        "links/2026-01-31/units/without-unit.en.md",
        "links/2026-01-31/units/without-unit.zh-Hant.md", "links/latest.json",
      ])
    #expect(files["assets/style.css"] != nil)
    let latest = try JSON(parsing: Array(try #require(files["links/latest.json"]).utf8))
    #expect(try LinkReport(json: latest) == Self.whole)
  }

  @Test(arguments: [
    (
      "links/2026-01-31/index.html",
      [
        "<html lang=\"zh-Hant\">", "115年1月31日連結檢測報告", "2026-01-31T02:10:00+08:00", "3分42秒",
        "企劃科", "服務科", "未指定單位", "404，找不到網頁，自115年1月28日起，連續4晚",
        "近5晚：1晚正常，4晚失效", "新發現", "對方網站擋下自動檢測（W）", "本次修復", "檢測人員", "對方改版中",
        "content/plan.zh-Hant.md 第3行第5欄", ">執行計畫</a>",
      ]
    ),
    (
      "en/links/2026-01-31/index.html",
      [
        "<html lang=\"en\">", "Link report of January 31, 2026", "3 min 42 s", "Planning",
        "Services",
        "404, there is no such page, failing since January 28, 2026, 4 nights in a row",
        "Last 5 nights: 1 working, 4 broken", "Checked by",
        "lang=\"zh-Hant\" hreflang=\"zh-Hant\">執行計畫</a>",
      ]
    ),
  ])
  func `say in each language what was found`(path: String, texts: [String]) throws {
    let page = try #require(try files()[path])
    for text in texts { #expect(page.contains(text), "\(text)") }
    #expect(page.contains("申辦 &lt;b&gt; | *"))
    #expect(page.contains("https://moved.example.gov.tw/ → https://new.example.gov.tw/"))
    #expect(!page.contains("links_"), "a word that the language lacks")
  }

  @Test func `can be read wherever they lie`() throws {
    let page = try #require(try files()["en/links/2026-01-31/index.html"])
    for attribute in ["href", "src", "action"] { #expect(!page.contains(" \(attribute)=\"/")) }
    #expect(page.contains("<link rel=\"stylesheet\" href=\"../../../assets/style.css\">"))
    #expect(page.contains("href=\"../../../links/2026-01-31/report.csv\""))
    #expect(page.contains("href=\"../../../links/2026-01-31/index.html\" hreflang=\"zh-Hant\""))
    #expect(page.contains("href=\"https://www.example.gov.tw/plan/\""))
    #expect(page.contains("action=\"https://www.example.gov.tw/en/search/\""))
  }

  @Test func `have no masthead where the site is not ours`() throws {
    #expect(try files()["links/2026-01-31/index.html"]?.contains("class=\"masthead\"") == true)
    let page = try #require(try files(isForeign: true)["links/2026-01-31/index.html"])
    #expect(!page.contains("class=\"masthead\"") && !page.contains("colophon"))
  }

  @Test func `have what is wrong within the site, at the unit that mends it`() throws {
    var whole = Self.whole
    whole.inside = [
      InsideFault(
        url: "/plans/<x>/", verdict: .dead, place: place("content/plan.zh-Hant.md", 8),
        code: .brokenLink, severity: .error, message: "No page stands at /plans/<x>/"),
      InsideFault(
        url: "", verdict: .broken, place: place("content/form.md", 2, unit: "service"),
        code: .brokenLink, severity: .error, message: "This a has no address"),
    ]
    let files = try ReportFiles(
      whole, previous: nil, frame: frame, name: "2026-01-31-2", listsUnits: true)
    let texts = Dictionary(
      uniqueKeysWithValues: files.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    )
    let page = try #require(texts["links/2026-01-31-2/index.html"])
    for text in [
      "站內問題", "<h3>站內連結</h3>", "/plans/&lt;x&gt;/", "網站裡沒有這個網頁或檔案",
      "content/plan.zh-Hant.md 第8行第5欄", "（沒有網址）", "網址寫法有誤，無法開啟", "站內1，失效1",
    ] { #expect(page.contains(text), "\(text)") }
    let english = try #require(texts["en/links/2026-01-31-2/index.html"])
    #expect(english.contains("The site has no such page or file"))
    #expect(!english.contains("links_") && !page.contains("links_"))
    #expect(
      texts["links/2026-01-31-2/units/planning.zh-Hant.md"]?.contains(
        "### 站內連結\n\n- **失效** /plans/\\<x\\>/  \n  網站裡沒有這個網頁或檔案。  \n  `content/plan.zh-Hant.md 第8行第5欄`  \n  請依原始檔的位置修正。\n"
      ) == true)
    #expect(texts["links/2026-01-31-2/summary.md"]?.contains("站內連結有2個問題。") == true)
    #expect(
      texts["links/2026-01-31-2/report.csv"]?.contains(
        "/plans/<x>/,dead,,content/plan.zh-Hant.md,8,5,,,,,No page stands at /plans/<x>/\r\n")
        == true)
    let latest = try JSON(parsing: Array(try #require(texts["links/latest.json"]).utf8))
    #expect(try LinkReport(json: latest) == whole)
  }

  @Test func `sum up in Markdown`() throws {
    let text = try #require(try files()["links/2026-01-31/summary.md"])
    #expect(
      text.hasPrefix(
        """
        # 115年1月31日連結檢測報告

        本次檢測6個連結，其中2個正常。

        **新失效的連結**

        - <https://dead.example.gov.tw/>

        **本次修復**

        - <https://mended.example.gov.tw/>

        ## 企劃科

        ### 須處理

        - **失效** <https://dead.example.gov.tw/>  
          404，找不到網頁，自115年1月28日起，連續4晚。  
          計畫 `content/plan.zh-Hant.md 第3行第5欄`  
          請向發布單位查詢新網址，或移除連結。

        ## 服務科
        """))
    #expect(text.contains("申辦 \\<b\\> \\| \\* `content/form.md 第3行第5欄`"))
    #expect(text.contains("- <https://excepted.example.gov.tw/>  \n  對方改版中（負責：資訊室，期限：115年6月30日）"))
  }

  @Test func `list a unit's links for mail`() throws {
    let text = try #require(
      try files(listsUnits: true)["links/2026-01-31/units/service.en.md"])
    #expect(text.hasPrefix("# Link report of January 31, 2026: Services\n\n1 moved\n"))
    #expect(text.contains("### To be watched"))
    #expect(!text.contains("dead.example"))
  }

  @Test func `are rows of every place as CSV`() throws {
    let csv = try #require(try files()["links/2026-01-31/report.csv"])
    let lines = csv.split(separator: "\r\n")
    #expect(lines.count == 7)
    #expect(
      lines[0].hasSuffix("url,verdict,status,file,line,column,unit,text,finalURL,since,message"))
    #expect(
      lines.contains(
        "https://dead.example.gov.tw/,dead,404,content/plan.zh-Hant.md,3,5,,計畫,,"
          + "2026-01-28T02:10:00+08:00,There is no such page"))
  }

  @Test func `have words for all that can be found`() async throws {
    let keys =
      Verdict.allCases.map { "links_verdict_\($0.rawValue)" }
      + Message.Key.allCases.map { "links_message_\($0.rawValue)" }
      + Failure.allCases.map { "links_failure_\($0.rawValue)" }
      + Verdict.allCases.filter {
        !$0.isWell && $0 != .excluded
      }.map { "links_advice_\($0.rawValue)" }
    for index in frame.languages.indices {
      for key in keys { #expect(frame.words(index).has(key), "\(key)") }
    }
  }
}
