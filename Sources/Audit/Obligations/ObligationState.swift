package import Content
package import OpenData

/// What obligations ask of a published page.
package struct DutifulPage: Sendable, Hashable {
  /// Whatever its owner knows it by.
  package let id: Int
  package let type: PageType
  package let unit: String?
  /// Of the Republic.
  package let year: Int?
  package let half: Int?
  /// The newest of its dates.
  package let updated: CalendarDate?

  package init(
    id: Int, type: PageType, unit: String? = nil, year: Int? = nil, half: Int? = nil,
    updated: CalendarDate? = nil
  ) {
    self.id = id
    self.type = type
    self.unit = unit
    self.year = year
    self.half = half
    self.updated = updated
  }

  package init(id: Int, _ frontMatter: FrontMatter) {
    self.init(
      id: id, type: frontMatter.type, unit: frontMatter.unit, year: frontMatter.year,
      half: frontMatter.evaluation.half, updated: frontMatter.lastUpdated)
  }
}

extension DutifulPage {
  /// The day of its newest date as a number; 0 without one.
  fileprivate var days: Int { updated?.dayNumber ?? 0 }
}

/// How an obligation stands in one of its periods.
package struct ObligationState: Sendable, Hashable {
  package enum Standing: Sendable, Hashable {
    /// By a page, or by a check of links on a day.
    case fulfilled(by: DutifulPage)
    case checked(CalendarDate)
    /// The day is over.
    case overdue
    /// The day is near: 30 days, or 7 where it falls due every month.
    case dueSoon
    case open
  }

  package let period: ObligationPeriod
  package let standing: Standing

  package init(period: ObligationPeriod, standing: Standing) {
    self.period = period
    self.standing = standing
  }
}

extension Obligation {
  /// How it stands in the last period that fell due and in the next one.
  ///
  /// | What is owed | What fulfils it |
  /// | --- | --- |
  /// | `plan` | a plan of the year in which it falls due; from October on, of the next year |
  /// | `evaluation` every half-year | one of the last half-year that was over on the day |
  /// | `evaluation` every year | one of the last such year, of its second half or of no half |
  /// | `links` | a recorded check of links after the day on which it fell due before |
  /// | any other page | one that was dated or updated after that day |
  ///
  /// What comes late counts, so that something that is done is told no more. A page counts for the unit that the
  /// obligation names; a page that was withdrawn is not published.
  ///
  /// - Parameters:
  ///   - pages: Those that are published.
  ///   - checks: The days on which links to other sites were checked.
  ///   - today: The day of the build.
  /// - Returns: A state for each of the two periods, the earlier one first.
  /// - Complexity: O(pages + checks).
  package func states(
    among pages: [DutifulPage], checks: [CalendarDate], on today: CalendarDate
  ) -> [ObligationState] {
    periods(around: today).map { period in
      ObligationState(
        period: period, standing: standing(in: period, among: pages, checks: checks, on: today))
    }
  }

  private func standing(
    in period: ObligationPeriod, among pages: [DutifulPage], checks: [CalendarDate],
    on today: CalendarDate
  ) -> ObligationState.Standing {
    if type == .links {
      let fitting = checks.filter { $0 >= period.start }
      // The last one in time, else the first that came late.
      if let check = fitting.filter({ $0 <= period.due }).max() ?? fitting.min() {
        return .checked(check)
      }
    } else {
      // Of several of one day the first, as they are given.
      let fitting = pages.lazy.filter { fulfils(period, $0) }
      if let newest = fitting.min(by: { $0.days > $1.days }) { return .fulfilled(by: newest) }
    }
    if period.due < today { return .overdue }
    guard let soon = today.adding(days: every == .month ? 7 : 30), period.due <= soon else {
      return .open
    }
    return .dueSoon
  }

  private func fulfils(_ period: ObligationPeriod, _ page: DutifulPage) -> Bool {
    if let type, page.type != type.pageType { return false }
    if let unit, page.unit != unit { return false }
    switch period.name {
    case .year(let year):
      return page.year == year && (page.type != .evaluation || page.half != 1)
    case .half(let half, let year): return page.year == year && page.half == half
    case .days: return page.updated.map { $0 >= period.start } ?? false
    }
  }
}
