import Content
import Foundation
import OpenData
import Publishing
import Testing

@Suite struct `The model site` {
  /// The page that stands for one without its translation.
  private static let untranslated =
    "content/plans/112.zh-Hant.md:1:1: warning: The page is missing in 'en' [missing-translation]"

  @Test func `keeps every rule at 115.11 AA but the one that it shows`() async throws {
    // The day that `make test` builds it for.
    let today = try #require(CalendarDate(year: 2026, month: 11, day: 30))
    let site = try await BuiltSite(SiteOnDisk.tree(repository, parts: ["content"])) {
      $0.audits = true
      $0.today = today
    }
    let target = try #require(site.report.settings).accessibility
    #expect(target.standard == .v11511)
    #expect(target.level == .aa)
    #expect(site.findings == [Self.untranslated])
    #expect(site.report.excused.isEmpty)
  }
}
