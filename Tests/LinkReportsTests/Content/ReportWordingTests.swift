import Diagnostics
import LinkCheck
import LinkReports
import Publishing
import Testing

@Suite struct ReportWordingTests {
  private let frame: ReportFrame

  init() async throws { frame = try #require(await SmallSite.frame()) }

  private func files(_ report: LinkReport) throws -> [String: String] {
    let files = try ReportFiles(report, previous: night - day, frame: frame, name: "x")
    return Dictionary(
      uniqueKeysWithValues: files.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    )
  }

  /// The page in Chinese and the one in English.
  private func pages(_ report: LinkReport) throws -> (han: String, english: String) {
    let files = try files(report)
    return (
      try #require(files["links/x/index.html"]), try #require(files["en/links/x/index.html"])
    )
  }

  /// A link of which runs so many nights ago found what stands beside.
  private func link(
    _ said: Verdict, _ past: [(Int, Verdict)], since: Int? = nil, status: Int = 404
  ) -> LinkVerdict {
    var link = verdict("a", said, Message(.notFound), status: status)
    link.history = past.map { PastFinding(at: night - $0 * day, finding: $1) }
    link.since = since.map { night - $0 * day }
    return link
  }

  // MARK: Addresses

  @Test func `name the place that a page lacks`() throws {
    var missing = verdict("a", .dead, Message(.fragmentMissing), places: [])
    missing.target.places = ["#gone", "#here", "#%E5%A3%B9", "#gone"].enumerated().map {
      LinkPlace(
        file: "content/plan.zh-Hant.md", line: $0 + 1, column: 1, written: url("a") + $1)
    }
    missing.outcome.missingFragments = ["gone", "壹"]
    let files = try files(report([missing]))
    #expect(
      files["links/x/index.html"]?.contains(
        "<p class=\"address\">\(url("a"))#gone，\(url("a"))#%E5%A3%B9</p>") == true)
    #expect(
      files["links/x/summary.md"]?.contains("<\(url("a"))#gone>，<\(url("a"))#%E5%A3%B9>") == true)
    let rows = try #require(files["links/x/report.csv"]).split(separator: "\r\n")
    #expect(rows.count { $0.hasPrefix("\(url("a"))#gone,dead") } == 2)
    #expect(rows.count { $0.hasPrefix("\(url("a")),alive") } == 1)
  }

  @Test func `call a link by its text in the report's language`() throws {
    let both = [
      place("content/plan.en.md", text: "The guidelines"),
      place("content/plan.zh-Hant.md", text: "要點"),
    ]
    let (han, english) = try pages(report([verdict("a", .dead, places: both)]))
    #expect(han.contains("<h4>要點</h4>") && english.contains("<h4>The guidelines</h4>"))
    let pages = [han, english].map { page in
      ["content/plan.en.md", "content/plan.zh-Hant.md"].map { page.firstRange(of: $0)?.lowerBound }
    }
    #expect(try #require(pages[0][1]) < #require(pages[0][0]))
    #expect(try #require(pages[1][0]) < #require(pages[1][1]))
    let foreign = try self.pages(report([verdict("a", .dead, places: [both[0]])])).han
    #expect(foreign.contains("<h4 lang=\"en\">The guidelines</h4>"))
  }

  @Test func `say what was meant by a link within the site`() throws {
    var whole = report([])
    whole.inside = [
      InsideFault(
        url: "/plans/151/", verdict: .dead, place: place("content/plan.zh-Hant.md", text: "計畫"),
        code: .brokenLink, severity: .error, message: "x", suggestion: "/plans/115/"),
      InsideFault(
        url: "/en/", verdict: .alive, place: place("content/plan.zh-Hant.md", 9),
        code: .wrongLanguage, severity: .warning, message: "x"),
    ]
    let (han, english) = try pages(whole)
    #expect(han.contains("<h4>計畫</h4>") && han.contains("是否應為/plans/115/？"))
    #expect(english.contains("<h4 lang=\"zh-Hant\">計畫</h4>"))
    #expect(english.contains("Did you mean /plans/115/?"))
    #expect(tile("站內問題", in: han) == "1" && han.contains("另有1個須留意"))
    let files = try files(whole)
    #expect(files["links/x/summary.md"]?.contains("是否應為/plans/115/？") == true)
    #expect(files["links/x/report.csv"]?.contains(",,計畫,") == true)
    #expect(try LinkReport(json: whole.json) == whole)
  }

  // MARK: Counts

  private func tile(_ title: String, in page: String) -> String? {
    page.firstRange(of: title + "</dt><dd>").map { range in
      String(page[range.upperBound...].prefix { $0 != "<" })
    }
  }

  @Test func `count in tiles that add up`() throws {
    var excepted = verdict("x", .excluded, places: [place("a.md", unit: "planning")])
    excepted.target.places.append(place("b.md", unit: "service"))
    excepted.exception = AppliedException(
      pattern: "*", reason: "改版中", owner: "資訊室", until: "2026-06-30")
    let whole = report([
      verdict("a"), verdict("b", .movedTemporarily), verdict("c", .movedPermanently),
      verdict("d", .dead), verdict("e", .broken), verdict("f", .blocked), excepted,
    ])
    let (han, english) = try pages(whole)
    let counts = ["檢測連結", "正常", "失效", "已移動", "無法判定", "例外"].map { tile($0, in: han) }
    #expect(counts == ["7", "2", "2", "1", "1", "1"])
    // Exceptions are no part of what might be well, and are counted once each.
    #expect(han.contains("33.3%") && han.contains("例外連結（1）"))
    #expect(english.contains("\nExcepted</dt>"))
    let summary = try #require(try files(whole)["links/x/summary.md"])
    #expect(summary.contains("本次檢測7個連結，其中2個正常"))
    #expect(summary.split(separator: "改版中").count == 2)
    #expect(whole.summaryLine.hasPrefix("7 links: 2 well, 1 excluded, 1 broken, 1 dead"))
  }

  // MARK: Nights

  @Test func `speak of nights as nights`() throws {
    let cases: [(LinkVerdict, facts: String, strip: String)] = [
      (
        link(.dead, [(1, .alive), (0, .dead)], since: 0), "404，找不到網頁，自115年1月31日起失效<",
        "近2晚：1晚正常，1晚失效"
      ),
      (
        link(.dead, [(2, .dead), (1, .dead), (0, .dead)], since: 2),
        "404，找不到網頁，自115年1月29日起，連續3晚<", "近3晚：3晚失效"
      ),
      // A night without a run.
      (
        link(.dead, [(3, .dead), (1, .dead), (0, .dead)], since: 3),
        "404，找不到網頁，自115年1月28日起失效<", "近4晚：3晚失效，1晚未檢測"
      ),
      // It failed before what is known.
      (
        link(.dead, [(1, .dead), (0, .dead)], since: 9), "404，找不到網頁，自115年1月22日起失效<",
        "近2晚：2晚失效"
      ),
      // Failures that do not count yet.
      (
        link(.suspect, [(2, .alive), (1, .dead), (0, .dead)], since: 1),
        "404，找不到網頁，自115年1月30日起，連續2晚<", "近3晚：1晚正常，2晚無法判定"
      ),
      (link(.dead, [(0, .dead)], since: 0), "404，找不到網頁，自115年1月31日起失效<", "本次：失效"),
      (
        link(.suspect, [(3, .dead), (2, .alive), (1, .dead), (0, .alive), (0, .dead)], since: 0),
        "404，找不到網頁，自115年1月31日起失效，近5次檢測有3次失效<", "近4晚：1晚正常，2晚失效，1晚無法判定"
      ),
    ]
    for (link, facts, strip) in cases {
      let page = try pages(report([link])).han
      #expect(page.contains(facts))
      #expect(page.contains(strip + "</div>"))
    }
  }

  @Test func `show a night without a run as a gap`() throws {
    let gap = link(.dead, [(2, .alive), (0, .dead)], since: 0)
    let page = try pages(report([gap])).han
    let strip = try #require(
      page.split(separator: "<div class=\"strip\">").last?.split(separator: "</svg>").first)
    #expect(strip.contains("class=\"ok\" x=\"133\"") && strip.contains("class=\"dead\" x=\"157\""))
    #expect(!strip.contains("x=\"145"))
  }

  @Test func `say of what has moved by which answer, and for how long`() throws {
    var moved = verdict("a", .movedPermanently, Message(.movedPermanently))
    moved.outcome.hops = [.init(url: url("a"), status: 308, isPermanent: true)]
    moved.outcome.finalURL = url("b")
    moved.history = (0...3).reversed().map {
      PastFinding(at: night - $0 * day, finding: $0 == 3 ? .alive : .movedPermanently)
    }
    let (han, english) = try pages(report([moved]))
    #expect(han.contains("<span>308，連續3晚</span>"))
    #expect(english.contains("<span>308, 3 nights in a row</span>"))
  }

  // MARK: Reasons and advice

  @Test(
    arguments: [
      (Verdict.dead, Message(.notFound), 404, nil, "請向發布單位查詢新網址，或移除連結。"),
      (.dead, Message(.serverError), 500, nil, "請確認對方網站是否仍在運作，或移除連結。"),
      (.dead, Message(.failed, ["failure": "timeout"]), nil, .timeout, "請確認對方網站是否仍在運作，或移除連結。"),
      (
        .dead, Message(.failed, ["failure": "no-such-name"]), nil, .noSuchName,
        "網域已不存在。請移除連結，或改連現行網頁。"
      ),
      (.dead, Message(.malformedTelephone), nil, .badAddress, "請依原始檔的位置修正。"),
      (
        .suspect, Message(.forbidden), 403, nil,
        "請以瀏覽器開啟：能開啟，可登錄例外；不能開啟，請改用其他網址。"
      ),
      (.suspect, Message(.failed, ["failure": "proxy"]), nil, .proxy, "這次無法判定，下次檢測時會再確認。"),
      (.suspect, Message(.notFound), 404, nil, "連續失效的晚數尚少，暫不列為失效。"),
    ] as [(Verdict, Message, Int?, Failure?, String)])
  func `advise what helps`(
    said: Verdict, message: Message, status: Int?, failure: Failure?, advice: String
  ) throws {
    var link = verdict("a", said, message, status: status)
    link.outcome.failure = failure
    // Only what failed waits for further nights.
    if message.key == .notFound { link.outcome.finding = .dead }
    #expect(try pages(report([link])).han.contains("<p>\(advice)</p>"))
  }

  @Test func `tell each unit what is true of its links, where a page has moved and lacks a place`()
    throws
  {
    var moved = verdict("a", .dead, Message(.fragmentMissing), places: [])
    moved.target.places = [("planning", "#gone"), ("service", "#here")].enumerated().map {
      LinkPlace(
        file: "content/plan.zh-Hant.md", line: $0 + 1, column: 1, unit: $1.0,
        written: url("a") + $1.1)
    }
    moved.outcome.hops = [.init(url: url("a"), status: 301, isPermanent: true)]
    moved.outcome.finalURL = url("b")
    moved.outcome.missingFragments = ["gone"]
    let found = report([moved])
    let sorted = SortedReport(found, previous: nil) { _ in nil }
    #expect(sorted.units.map(\.unit) == ["planning", "service"])
    #expect(sorted.units.map { $0.links.map(\.verdict.verdict) } == [[.dead], [.movedPermanently]])
    let page = try pages(found).han
    #expect(
      page.contains("\(url("a"))#gone → \(url("b"))") && page.contains("\(url("a")) → \(url("b"))"))
    #expect(page.contains("已永久移動，網頁內沒有連結所指之處"))
    #expect(page.contains("連同「#」之後的部分一併更新。"))
  }

  @Test func `are sentences with one capital`() throws {
    var refused = verdict(
      "a", .dead, Message(.failed, ["failure": "refused"]), status: nil)
    refused.outcome.failure = .refused
    let english = try pages(
      report([refused, verdict("b", .dead, Message(.notFound), status: 404)])
    ).english
    #expect(english.contains("<span>The server refuses connections</span>"))
    #expect(english.contains("<span>404, there is no such page</span>"))
    #expect(english.contains(">2 dead</span>") && english.contains("\nDead</span>"))
  }

  @Test(arguments: [
    (-1, "憑證已於115年1月30日到期", "certificate ended on"), (3, "憑證將於115年2月3日到期", "certificate ends on"),
  ])
  func `tell a certificate that has ended from one that will`(
    days: Int, han: String, english: String
  ) throws {
    var link = verdict("a")
    link.outcome.certificate = CertificateFacts(leafExpiry: night + days * day, issuer: "CA")
    let pages = try pages(report([link]))
    #expect(pages.han.contains(han) && pages.english.contains(english))
  }
}
