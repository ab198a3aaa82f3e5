package import Content
package import OpenData

/// What time alone has made of a page, so that it is judged anew on the day on which it changes and no other.
package struct PageAge: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The day by which it was to be looked at again is over.
  package static let pastReview = PageAge(rawValue: 1)
  /// It is older than pages of its type may be.
  package static let outdated = PageAge(rawValue: 2)

  package init(of frontMatter: FrontMatter, role: PageRole, on today: CalendarDate) {
    self = []
    guard frontMatter.status == .current else { return }
    if let review = frontMatter.review {
      guard review < today else { return }
      insert(.pastReview)
    }
    // Who names a day of the next review has answered for the time until then.
    if role == .page, let limit = AgeLimit(of: frontMatter),
      let last = limit.start.adding(days: limit.days), last < today
    {
      insert(.outdated)
    }
  }

  init(of page: SourcePage) {
    self.init(of: page.frontMatter, role: page.role, on: page.today)
  }
}

/// How long pages of a type may stand as they are.
///
/// | Type | Days | From |
/// | --- | --- | --- |
/// | `plan` | 400 | the end of its year |
/// | `faq`, `sop` | 730 | its last update |
/// | `page` | 1,095 | its last update |
///
/// News and evaluations tell what was, and the data of a dataset have their own `frequency`.
struct AgeLimit {
  var start: CalendarDate
  var days: Int
  var key: String
  var message: String
  var help: String

  init?(of frontMatter: FrontMatter) {
    switch frontMatter.type {
    case .plan:
      guard let year = frontMatter.year,
        let end = CalendarDate(year: year + CalendarDate.rocOffset, month: 12, day: 31)
      else { return nil }
      self.init(
        start: end, days: 400, key: "year",
        message: "The plan of the year \(year) still counts as current",
        help: "Add 'status: superseded', and 'replaced_by' with the address of the newer plan.")
    case .faq, .sop: self.init(updated: frontMatter.lastUpdated, days: 730)
    case .page: self.init(updated: frontMatter.lastUpdated, days: 1_095)
    case .evaluation, .dataset, .news: return nil
    }
  }

  private init(start: CalendarDate, days: Int, key: String, message: String, help: String) {
    self.start = start
    self.days = days
    self.key = key
    self.message = message
    self.help = help
  }

  private init?(updated: CalendarDate?, days: Int) {
    guard let updated else { return nil }
    self.init(
      start: updated, days: days, key: "updated",
      message: "The page was last updated on \(updated)",
      help:
        "Read it, mend what no longer holds, and write 'updated', or the day of the next 'review'.")
  }
}
