import Diagnostics
import LinkCheck
import Testing

@Suite struct LinkExceptionTests {
  private func exceptions(_ patterns: [String], until: String = "2026-06-30") -> LinkExceptions {
    LinkExceptions(
      patterns.enumerated().map { index, pattern in
        LinkException(
          pattern: pattern, reason: "改版中", owner: "planning", until: until,
          file: "content/links.yml", range: SourceRange(line: index + 1, column: 3))
      }, today: "2026-01-31")
  }

  @Test(arguments: [
    ("https://a.example.gov.tw/", true), ("https://*.example.gov.tw/", true), ("*", true),
    ("https://a.example.gov.tw", false), ("http*a.*/x", false), ("", false),
    ("http://甲.example/", true),
  ])
  func `matches addresses as they are asked or written`(pattern: String, matches: Bool) {
    let target = LinkTarget(
      url: url("a"),
      places: [LinkPlace(file: "a.md", line: 1, column: 1, written: "http://甲.example/")])
    #expect(exceptions([pattern]).entries[0].matches(target) == matches)
  }

  @Test func `excludes what is not well, and leaves what is`() {
    var verdicts = [
      verdict("a", .dead), verdict("b"), verdict("c", .suspect, finding: .dead),
      verdict("d", .dead),
    ]
    exceptions(["https://a.*", "https://b.*", "https://c.*", "https://*.example.gov.tw/?"])
      .apply(to: &verdicts)
    #expect(verdicts.map(\.verdict) == [.excluded, .alive, .excluded, .dead])
    #expect(verdicts.map(\.outcome.finding) == [.dead, .alive, .dead, .dead])
    #expect(verdicts[0].exception?.owner == "planning")
    #expect(verdicts[1].exception == nil)
  }

  @Test func `hold to the end of their last day`() {
    var verdicts = [verdict("a", .dead)]
    exceptions(["*"], until: "2026-01-30").apply(to: &verdicts)
    #expect(verdicts[0].verdict == .dead)
    exceptions(["*"], until: "2026-01-31").apply(to: &verdicts)
    #expect(verdicts[0].verdict == .excluded)
  }

  @Test func `are findings once they speak of nothing or of what is well`() {
    var verdicts = [verdict("a", .dead), verdict("b"), verdict("c")]
    let current = exceptions(["https://a.*", "https://b.*", "*.tw/", "https://x.*"])
    current.apply(to: &verdicts)
    let findings = current.findings(in: verdicts)
    #expect(findings.map(\.code) == [.unusedException, .unusedException])
    #expect(
      findings.map(\.message) == [
        "The link is well again: https://b.example.gov.tw/",
        "No link of the site matches 'https://x.*'",
      ])
    #expect(findings.map(\.range.start.line) == [2, 4])
    #expect(
      exceptions(["*"], until: "2026-01-01").findings(in: verdicts).map(\.code)
        == [.expiredException])
  }
}
