import Audit
import Content
import OpenData

/// When the pages of a language were brought up to date, by the units that answer for them.
struct FreshnessCalendar {
  /// A month, counted from the year 0 on.
  struct Month: Sendable, Hashable {
    let number: Int

    init(number: Int) { self.number = number }

    init(of date: CalendarDate) { number = date.year * 12 + date.month - 1 }

    var year: Int { number / 12 }
    /// From 1.
    var month: Int { number % 12 + 1 }
  }

  /// A unit's pages.
  struct Row: Sendable {
    /// `nil` for pages that name none.
    let unit: String?
    /// By month, in the order of `months`.
    var counts: [Int]
    var olderCount = 0
    var undatedCount = 0
    /// Those that were longest without an update, the oldest first.
    var oldest: [Int] = []

    var total: Int { counts.reduce(olderCount + undatedCount, +) }
  }

  /// A page to look at again.
  struct Due: Sendable {
    enum Reason: Sendable { case pastReview, reviewSoon, outdated }

    let page: Int
    let reason: Reason
    /// The day of its review, else that of its last update.
    let date: CalendarDate
  }

  /// Months that have a column of their own.
  static let monthCount = 12
  /// Pages that a unit's row lists.
  static let oldestCount = 3
  /// Days before its review in which a page is listed.
  static let reviewDays = 30

  /// The last twelve, that of the build among them.
  let months: [Month]
  /// By unit; those that have no page are left out, pages without a unit are last.
  let rows: [Row]
  /// By the day on which it was due.
  let due: [Due]

  /// Adds up the pages.
  ///
  /// - Parameters:
  ///   - pages: Those of the site.
  ///   - entries: A page of each group, as the language's lists have them.
  ///   - today: The day of the build.
  /// - Complexity: O(*n*) in the pages, but for sorting those that are to be looked at again.
  init(of pages: [Page], entries: [Int], on today: CalendarDate) {
    let last = Month(of: today).number
    let first = last - Self.monthCount + 1
    months = (first...last).map(Month.init(number:))
    let soon = today.adding(days: Self.reviewDays) ?? today
    var rows: [String?: Row] = [:]
    var due: [Due] = []
    for entry in entries {
      let page = pages[entry]
      let frontMatter = page.frontMatter
      var row =
        rows.removeValue(forKey: frontMatter.unit)
        ?? Row(unit: frontMatter.unit, counts: Array(repeating: 0, count: Self.monthCount))
      if let updated = frontMatter.lastUpdated {
        let month = Month(of: updated).number - first
        if month < 0 {
          row.olderCount += 1
        } else {
          row.counts[min(month, Self.monthCount - 1)] += 1
        }
        if frontMatter.isToBeKept { row.consider(entry, in: pages) }
      } else {
        row.undatedCount += 1
      }
      rows[frontMatter.unit] = row
      if let found = Self.due(entry, page, on: today, soon: soon) { due.append(found) }
    }
    self.rows = rows.values.sorted { left, right in
      guard let one = left.unit, let other = right.unit else { return left.unit != nil }
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
    self.due = due.sorted {
      $0.date == $1.date ? pages[$0.page].key < pages[$1.page].key : $0.date < $1.date
    }
  }

  /// The most pages that a unit brought up to date in one month.
  var highestCount: Int { rows.lazy.flatMap(\.counts).max() ?? 0 }

  private static func due(
    _ index: Int, _ page: Page, on today: CalendarDate, soon: CalendarDate
  ) -> Due? {
    let frontMatter = page.frontMatter
    let age = PageAge(of: frontMatter, role: page.role, on: today)
    if let review = frontMatter.review, frontMatter.status == .current, review <= soon {
      return Due(
        page: index, reason: age.contains(.pastReview) ? .pastReview : .reviewSoon, date: review)
    }
    guard age.contains(.outdated), let updated = frontMatter.lastUpdated else { return nil }
    return Due(page: index, reason: .outdated, date: updated)
  }
}

extension FreshnessCalendar.Row {
  /// Keeps a page if it is among the oldest.
  fileprivate mutating func consider(_ page: Int, in pages: [Page]) {
    func isOlder(_ left: Int, _ right: Int) -> Bool {
      guard let one = pages[left].frontMatter.lastUpdated,
        let other = pages[right].frontMatter.lastUpdated, one != other
      else { return pages[left].key < pages[right].key }
      return one < other
    }
    let place = oldest.firstIndex { isOlder(page, $0) } ?? oldest.count
    guard place < FreshnessCalendar.oldestCount else { return }
    oldest.insert(page, at: place)
    if oldest.count > FreshnessCalendar.oldestCount { oldest.removeLast() }
  }
}

extension FrontMatter {
  /// Whether somebody has to keep it true: news and evaluations tell what was, and what no longer applies rests.
  fileprivate var isToBeKept: Bool {
    guard status == .current else { return false }
    switch type {
    case .news, .evaluation: return false
    case .plan, .faq, .sop, .dataset, .page: return true
    }
  }
}
