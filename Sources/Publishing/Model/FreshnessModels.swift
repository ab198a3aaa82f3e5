package import Mustache

/// When pages were brought up to date, and what is to be done by when.
package struct FreshnessModel: TemplateModel {
  package var months: [String]
  package var rows: [FreshnessRowModel]
  package var oldest: [FreshnessUnitModel] = []
  package var due: [FreshnessPageModel] = []
  package var furtherDue: String?
  package var obligations: [ObligationModel] = []

  package init(months: [String], rows: [FreshnessRowModel]) {
    self.months = months
    self.rows = rows
  }

  package static let modelName = "freshness"
  package static let fields: [Field<FreshnessModel>] = [
    .texts("months", "the last twelve months, the oldest first") { $0.months },
    .list("rows", "the units and how many of their pages were last updated when") { $0.rows },
    .flag("has_rows", "whether there are any pages") { !$0.rows.isEmpty },
    .list("oldest", "the units and those of their pages that were longest without an update") {
      $0.oldest
    },
    .flag("has_oldest", "whether there are any") { !$0.oldest.isEmpty },
    .list("due", "pages whose review is over or near, or that are too old, at most fifty") {
      $0.due
    },
    .flag("has_due", "whether there are any") { !$0.due.isEmpty },
    .optionalText("further_due", "such as 另有12筆, where there are more") { $0.furtherDue },
    .list("obligations", "what is to be out by when, by `obligations` of `site.yml`") {
      $0.obligations
    },
    .flag("has_obligations", "whether there are any") { !$0.obligations.isEmpty },
  ]
}

/// A unit's row of the calendar of updates.
package struct FreshnessRowModel: TemplateModel {
  package var unit: String
  package var cells: [FreshnessCellModel]
  package var older: String
  package var undated: String
  package var total: String

  package init(
    unit: String, cells: [FreshnessCellModel], older: String, undated: String, total: String
  ) {
    self.unit = unit
    self.cells = cells
    self.older = older
    self.undated = undated
    self.total = total
  }

  package static let modelName = "freshness row"
  package static let fields: [Field<FreshnessRowModel>] = [
    .text("unit", "name of the unit, or that none is given") { $0.unit },
    .list("cells", "a count for each month") { $0.cells },
    .text("older", "how many pages were last updated before these months") { $0.older },
    .text("undated", "how many pages have no date") { $0.undated },
    .text("total", "how many pages it has") { $0.total },
  ]
}

/// How many pages of a unit were last updated in a month.
package struct FreshnessCellModel: TemplateModel {
  package var count: String
  package var level: String

  package init(count: String, level: String) {
    self.count = count
    self.level = level
  }

  package static let modelName = "freshness cell"
  package static let fields: [Field<FreshnessCellModel>] = [
    .text("count", "how many pages") { $0.count },
    .text("level", "`0` for none to `4` for nearly the most of any unit and month") { $0.level },
  ]
}

/// A unit and some of its pages.
package struct FreshnessUnitModel: TemplateModel {
  package var unit: String
  package var pages: [FreshnessPageModel]

  package init(unit: String, pages: [FreshnessPageModel]) {
    self.unit = unit
    self.pages = pages
  }

  package static let modelName = "freshness unit"
  package static let fields: [Field<FreshnessUnitModel>] = [
    .text("unit", "name of the unit, or that none is given") { $0.unit },
    .list("pages", "its pages") { $0.pages },
  ]
}

/// A page and a day that counts for it.
package struct FreshnessPageModel: TemplateModel {
  /// Why it is to be looked at again.
  package enum State: Sendable, Hashable { case none, pastReview, reviewSoon, outdated }

  package var link: LinkModel
  package var unit: String
  package var date: DateModel
  package var state = State.none

  package init(link: LinkModel, unit: String, date: DateModel) {
    self.link = link
    self.unit = unit
    self.date = date
  }

  package static let modelName = "freshness page"
  package static let fields: [Field<FreshnessPageModel>] = [
    .record("link", "its title and address") { $0.link },
    .text("unit", "name of its unit, or that none is given") { $0.unit },
    .record("date", "the day of its review, else that of its last update") { $0.date },
    .flag("is_past_review", "whether the day of its review is over") { $0.state == .pastReview },
    .flag("is_review_soon", "whether the day of its review is near") { $0.state == .reviewSoon },
    .flag("is_outdated", "whether it is older than pages of its type may be") {
      $0.state == .outdated
    },
  ]
}

/// Something that is to be out by a day.
package struct ObligationModel: TemplateModel {
  package enum State: Sendable, Hashable { case fulfilled, overdue, dueSoon, open }

  package var title: String
  package var unit: String?
  package var period: String
  package var due: DateModel
  package var state: State
  /// What fulfils it.
  package var page: LinkModel?
  /// When links were checked.
  package var checked: DateModel?

  package init(title: String, period: String, due: DateModel, state: State) {
    self.title = title
    self.period = period
    self.due = due
    self.state = state
  }

  package static let modelName = "obligation"
  package static let fields: [Field<ObligationModel>] = [
    .text("title", "its title") { $0.title },
    .optionalText("unit", "the unit that owes it") { $0.unit },
    .text("period", "the time that it is for, such as 115年度上半年") { $0.period },
    .record("due", "the day by which it is to be out") { $0.due },
    .flag("is_fulfilled", "whether it is out") { $0.state == .fulfilled },
    .flag("is_overdue", "whether it is not out and the day is over") { $0.state == .overdue },
    .flag("is_due_soon", "whether it is not out and the day is near") { $0.state == .dueSoon },
    .flag("is_open", "whether it is not out and the day is far") { $0.state == .open },
    .record("page", "the page that fulfils it") { $0.page },
    .record("checked", "the day on which links were checked, where that fulfils it") {
      $0.checked
    },
  ]
}
