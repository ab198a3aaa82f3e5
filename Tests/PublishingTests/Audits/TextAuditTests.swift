import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `Texts of a site` {
  private func codes(
    _ changes: [SourcePath: String], configure: (inout BuildOptions) -> Void = { _ in }
  ) async throws -> [String] {
    let sources = BuiltSite.base.merging(changes) { $1 }
    let site = try await BuiltSite(SourceTree(sources)) {
      $0.audits = true
      configure(&$0)
    }
    return site.report.diagnostics.map(\.code.rawValue).filter { $0 != "missing-translation" }
  }

  @Test func `are read with the agency's own words`() async throws {
    let page: [SourcePath: String] = [
      "content/news/words.zh-Hant.md": "---\ntitle: 用字\ndate: 2026-01-01\n---\n徹底與伙伴。\n"
    ]
    #expect(try await codes(page) == ["statutory-words"])
    let words = "allow: [徹底]\nwords: [{ write: 夥伴, instead_of: 伙伴 }]\n"
    #expect(
      try await codes(page.merging(["content/words.yml": words]) { $1 }) == ["statutory-words"])
    #expect(
      try await codes(page.merging(["content/words.yml": "allow: [徹底]\n"]) { $1 }) == [])
    #expect(
      try await codes(page.merging(["content/words.yml": "- 徹底\n"]) { $1 }).contains("wrong-type"))
  }

  @Test func `are offered with files that are asked for persons`() async throws {
    let pdf = "%PDF-1.4\n<< /Author (Example Person) >>\n"
    #expect(
      try await codes(["content/news/open/a.pdf": pdf]).contains("attachment-metadata"))
    #expect(try await codes(["content/news/open/A123456789.txt": "甲"]).contains("personal-data"))
    let settings: SourcePath = "content/site.yml"
    let silenced =
      try #require(BuiltSite.base[settings])
      + "\nchecks: { severity: { attachment-metadata: \"off\" } }\n"
    #expect(
      try await !codes(["content/news/open/a.pdf": pdf, settings: silenced])
        .contains("attachment-metadata"))
  }

  @Test func `grow old while nobody touches them`() async throws {
    var sources = BuiltSite.base
    sources["content/news/old.zh-Hant.md"] =
      "---\ntitle: 甲\ntype: page\ndate: 2026-11-01\nreview: 2026-11-22\n---\n乙。\n"
    sources["content/news/faq.zh-Hant.md"] =
      "---\ntitle: 問\ntype: faq\ndate: 2026-11-01\n---\n本年度請見[115年度計畫](/news/)。\n"
    var kept = KeptSite()
    for (year, month, day) in [
      (2026, 11, 21), (2026, 11, 22), (2026, 11, 23), (2026, 12, 31), (2027, 1, 1), (2028, 11, 1),
    ] {
      let today = try #require(CalendarDate(year: year, month: month, day: day))
      func configure(_ options: inout BuildOptions) {
        options.today = today
        options.audits = true
      }
      try await kept.build(sources, configure: configure)
      try await kept.expectClean(sources, "\(today)", configure: configure)
      let told = Set(kept.report.diagnostics.map(\.code))
      #expect(told.contains(.pastReview) == (today.description > "2026-11-22"), "\(today)")
      #expect(told.contains(.outdatedYearLink) == (year > 2026), "\(today)")
      #expect(told.contains(.outdated) == (year > 2027), "\(today)")
    }
  }
}
