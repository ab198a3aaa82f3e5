import Diagnostics
import Encodings
import LinkCheck
import Testing

@Suite struct LinkReportTests {
  private let place = LinkPlace(
    file: "content/a.md", line: 2, column: 7, unit: "planning", text: "計畫", written: "http://a")

  @Test func `is for programs what the contract says`() throws {
    var dead = verdict("a", .dead, places: [place])
    dead.since = night - day
    dead.outcome.message = Message(.notFound, ["status": "404"])
    let json = report([dead, verdict("b")]).json
    #expect(
      json["links"]?.elements == [
        [
          "url": "https://a.example.gov.tw/", "verdict": "dead", "file": "content/a.md", "line": 2,
          "column": 7, "unit": "planning", "status": 404, "finalURL": .null,
          "since": "2026-01-29T18:10:00Z", "message": "There is no such page",
        ]
      ])
    let summary = try #require(json["summary"]?.members)
    #expect(summary.map(\.name) == Verdict.allCases.map(\.rawValue) + ["checked", "seconds"])
    #expect(json["summary"]?["dead"] == 1 && json["summary"]?["checked"] == 2)
    #expect(json["summary"]?["seconds"] == 222)
    #expect(try LinkReport(json: json) == report([dead, verdict("b")]))
  }

  @Test func `counts what is wrong within the site, and fails for it`() throws {
    var found = report([verdict("b", places: [place])])
    #expect(!found.fails())
    found.inside = [fault("no.html", line: 1), fault("x:y", .broken, line: 3)]
    #expect(found.fails())
    let links = try #require(found.json["links"]?.elements)
    #expect(links.compactMap { $0["line"]?.whole } == [1, 2, 3])
    #expect(links.compactMap { $0["verdict"]?.text } == ["dead", "alive", "broken"])
    #expect(links[0]["unit"] == "planning" && links[0]["message"] == "'no.html' leads nowhere")
    let summary = found.json["summary"]
    #expect(summary?["dead"] == 1 && summary?["broken"] == 1 && summary?["checked"] == 1)
    #expect(try LinkReport(json: found.json) == found)
    #expect(found.summaryLine == "1 link: 1 well; 2 within the site")
    found.inside[0].severity = .warning
    found.inside[1].severity = .warning
    #expect(!found.fails())
  }

  @Test func `puts diagnostics where the link is written`() {
    let source = SourceFile(path: "content/a.md", text: "x\n見 [a](http://a)\n")
    var dead = verdict("a", .dead, places: [place])
    dead.since = night
    dead.history = [.alive, .dead, .alive, .dead].enumerated().map {
      PastFinding(at: night + $0 * day, finding: $1)
    }
    let found = report([dead]).diagnostics(sources: ["content/a.md": source])
    #expect(found.map(\.code) == [.deadLink])
    #expect(found[0].range == SourceRange(line: 2, column: 9, length: 8))
    #expect(found[0].message.hasSuffix("(broken since 2026-01-31, flaky: 2 of the last 4)"))
  }

  @Test(
    arguments: [
      (Verdict.dead, DiagnosticCode.deadLink), (.broken, .failingServer), (.unsafe, .unsafeLink),
      (.movedPermanently, .movedLink), (.suspect, .suspectLink), (.soft404, .softNotFound),
      (.alive, nil), (.blocked, nil), (.needsSignIn, nil), (.rateLimited, nil),
      (.unverifiable, nil), (.movedTemporarily, nil), (.excluded, nil),
    ] as [(Verdict, DiagnosticCode?)])
  func `tells what somebody can do something about`(verdict said: Verdict, code: DiagnosticCode?) {
    let found = report([verdict("a", said, places: [place])]).diagnostics()
    #expect(found.map(\.code) == (code.map { [$0] } ?? []))
    #expect(found.allSatisfy { ($0.severity == .error) == said.failsRun })
  }

  @Test(arguments: [(14, true), (15, false), (-3, true)])
  func `tells of certificates that end`(days: Int, isTold: Bool) {
    var alive = verdict("a", places: [place])
    alive.outcome.certificate = CertificateFacts(
      leafExpiry: night + 222 + days * day, issuer: "CA")
    #expect(report([alive]).diagnostics().map(\.code) == (isTold ? [.endingCertificate] : []))
  }

  @Test func `blames only the links whose place is missing`() throws {
    var missing = verdict(
      "a", .dead,
      places: ["#%E5%A3%B9", "#here", ""].enumerated().map { index, fragment in
        LinkPlace(
          file: "content/a.md", line: index + 1, column: 1, written: url("a") + fragment)
      })
    missing.outcome.message = Message(.fragmentMissing)
    missing.outcome.missingFragments = ["壹"]
    let report = report([missing])
    #expect(report.diagnostics().map(\.range.start.line) == [1])
    let links = try #require(report.json["links"]?.elements)
    #expect(links.map { $0["verdict"] } == ["dead", "alive", "alive"])
    #expect(links.map { $0["url"]?.text } == [url("a") + "#%E5%A3%B9", url("a"), url("a")])
  }

  @Test func `tells of a page that lacks a place that it has moved, too`() throws {
    var lacking = verdict(
      "a", .dead,
      places: ["#lost", "#kept"].enumerated().map { index, fragment in
        LinkPlace(
          file: "content/a.md", line: index + 1, column: 1, written: url("a") + fragment)
      })
    lacking.outcome.hops = [.init(url: url("a"), status: 301, isPermanent: true)]
    lacking.outcome.finalURL = url("b")
    lacking.outcome.message = Message(.fragmentMissing, ["fragment": "lost"])
    lacking.outcome.missingFragments = ["lost"]
    let found = report([lacking])
    #expect(
      found.diagnostics().map(\.message) == [
        "The page has moved for good to \(url("b")), and has no such place in it: \(url("a"))#lost",
        "The page has moved for good: \(url("a"))",
      ])
    #expect(found.diagnostics().map(\.code) == [.deadLink, .movedLink])
    #expect(found.diagnostics()[1].help == "Write \(url("b")), or run gazette links fix.")
    let links = try #require(found.json["links"]?.elements)
    #expect(links.map { $0["verdict"] } == ["dead", "moved-permanently"])
    lacking.verdict = .unverifiable
    lacking.outcome.message = Message(.fragmentUnverifiable, ["fragment": "lost"])
    #expect(report([lacking]).diagnostics().map(\.code) == [.movedLink, .movedLink])
  }

  @Test(
    arguments: [
      (Verdict.suspect, Message(.forbidden, ["status": "403"]), nil, "Open it in a browser"),
      (.suspect, Message(.failed), .missingIntermediate, "Tell those who run the server"),
      (.suspect, Message(.failed), .proxy, "Nothing yet: the next run"),
      (.dead, Message(.notFound), nil, "Nothing yet: it counts as dead after failures"),
    ] as [(Verdict, Message, Failure?, String)])
  func `says of a suspect link what is known and what can be done`(
    finding: Verdict, message: Message, failure: Failure?, help: String
  ) throws {
    var suspect = verdict("a", .suspect, finding: finding, places: [place])
    suspect.outcome.message = message
    suspect.outcome.failure = failure
    let found = try #require(report([suspect]).diagnostics().first)
    #expect(found.help?.hasPrefix(help) == true)
    if message.key == .forbidden { #expect(found.message.hasPrefix("The server answered 403: ")) }
  }

  @Test(arguments: [
    (Verdict.unsafe, true, false), (.unsafe, false, true), (.dead, true, true),
    (.alive, true, false),
  ])
  func `calls nothing mended that was not asked`(
    before: Verdict, isPrivate: Bool, isMended: Bool
  ) {
    var now = verdict("a", .alive)
    now.outcome.isPrivate = isPrivate
    let changes = LinkReport.Changes(from: [url("a"): before], to: [now])
    #expect(changes.mended == (isMended ? [url("a")] : []))
  }

  @Test func `sums up for people`() {
    let text = report(
      [verdict("a"), verdict("b", .movedPermanently), verdict("c", .dead)],
      changes: .init(broken: [url("c")])
    ).summaryLine
    #expect(text == "3 links: 1 well, 1 dead, 1 moved-permanently; 1 newly failing")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "1970-01-01T08:00:00+08:00"),
    (1_769_796_600, "2026-01-30T18:10:00Z", "2026-01-31T02:10:00+08:00"),
    (951_782_399, "2000-02-28T23:59:59Z", "2000-02-29T07:59:59+08:00"),
    (-1, "1969-12-31T23:59:59Z", "1970-01-01T07:59:59+08:00"),
  ])
  func `writes times`(seconds: Int, utc: String, taiwan: String) {
    #expect(Instant(seconds: seconds).utc == utc)
    #expect(Instant(seconds: seconds).inTaiwan == taiwan)
  }

  @Test(arguments: [(0, 0), (43_199, 0), (43_200, 1), (86_400, 1), (129_600, 2), (-1, 0)])
  func `counts nights from noon to noon in Taiwan`(secondsOfDay: Int, night: Int) {
    // 1970-01-02, midnight in Taiwan.
    #expect(Instant(seconds: 57_600 + secondsOfDay).night == night)
  }
}
