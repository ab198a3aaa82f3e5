import Content
import Diagnostics
import Testing

@testable import Audit

@Suite struct `Pages grow old` {
  private func codes(_ frontMatter: String, _ text: String = "", today: String) throws -> [String] {
    let page = try sourcePage(
      "---\ntitle: 甲\n\(frontMatter)\n---\n\(text)", today: today)
    return Profile(AccessibilityTarget()).audit(page).diagnostics
      .filter { RuleCatalog.rule($0.code)?.group == .freshness }.map(\.code.rawValue)
  }

  @Test(arguments: [
    ("review: 2026-06-30", "2026-06-30", []), ("review: 2026-06-30", "2026-07-01", ["past-review"]),
    ("review: 2026-06-30\nstatus: superseded", "2026-07-01", []),
    ("type: plan\nyear: 114\ndate: 2025-01-01", "2027-02-04", []),
    ("type: plan\nyear: 114\ndate: 2025-01-01", "2027-02-05", ["outdated"]),
    ("type: plan\nyear: 114\ndate: 2025-01-01\nstatus: withdrawn", "2030-01-01", []),
    ("type: plan\nyear: 114\nreview: 2031-01-01", "2030-01-01", []),
    ("type: plan\nyear: 114\nreview: 2029-01-01", "2030-01-01", ["past-review", "outdated"]),
    ("type: faq\ndate: 2024-01-01", "2025-12-31", []),
    ("type: faq\ndate: 2024-01-01", "2026-01-01", ["outdated"]),
    ("type: faq\ndate: 2024-01-01\nupdated: 2025-06-01", "2026-01-01", []),
    ("type: page\ndate: 2024-01-01", "2026-12-31", []),
    ("type: page\ndate: 2024-01-01", "2027-01-01", ["outdated"]),
    ("type: news\ndate: 2014-01-01", "2026-12-31", []), ("type: page", "2026-12-31", []),
    ("type: evaluation\nyear: 110\nhalf: 2\ndate: 2021-12-31", "2026-12-31", []),
  ])
  func `by their own dates`(
    _ frontMatter: String, _ today: String, _ expected: [String]
  ) throws {
    #expect(try codes(frontMatter, today: today) == expected)
  }

  @Test(arguments: [
    ("本年度的內容請見[115年度執行計畫](../plans/115.md)。", "2026-12-31", []),
    ("本年度的內容請見[115年度執行計畫](../plans/115.md)。", "2027-01-01", ["outdated-year-link"]),
    ("[本年度計畫（115年度）](/plans/115/)", "2027-01-01", ["outdated-year-link"]),
    ("本年度尚未公布。去年請見[115年度執行計畫](/plans/115/)。", "2027-01-01", []),
    ("歷年：[114年度](/plans/114/)、[115年度](/plans/115/)", "2027-01-01", []),
    ("本年度依[第115條](/laws/)辦理。", "2027-01-01", []),
  ])
  func `and so do the years that they link as this one`(
    _ text: String, _ today: String, _ expected: [String]
  ) throws {
    #expect(try codes("type: faq\nupdated: 2026-12-01", text, today: today) == expected)
  }

  @Test func `but news keeps its own year`() throws {
    let text = "本年度計畫請見[115年度執行計畫](/plans/115/)。"
    #expect(try codes("type: news\ndate: 2026-01-31", text, today: "2027-01-01") == [])
  }
}
