package import Mustache

/// A report of `gazette check`.
package struct AuditReportModel: TemplateModel {
  package var tiles: [LinkTileModel] = []
  package var scores: ScoreTableModel?
  package var conformance: [ConformanceListModel] = []
  package var groups: [AuditGroupModel] = []
  package var excused: [ExcusedFindingModel] = []
  package var known: [AuditPlaceModel] = []
  package var knownMore: String?
  package var downloads: [LinkModel] = []
  /// Whether the site is not one of this program's, so that there is no masthead to show.
  package var isForeign = false

  package init() {}

  package static let modelName = "check report"
  package static let fields: [Field<AuditReportModel>] = [
    .list("tiles", "counts of findings") { $0.tiles },
    .record("scores", "the score of each unit and group of rules") { $0.scores },
    .list("conformance", "the check codes of 網站無障礙規範, in parts") { $0.conformance },
    .flag("has_conformance", "whether there are any") { !$0.conformance.isEmpty },
    .list("groups", "what was found, by group of rules") { $0.groups },
    .flag("has_groups", "whether there is anything") { !$0.groups.isEmpty },
    .list("excused", "what is excused") { $0.excused },
    .flag("has_excused", "whether there is anything") { !$0.excused.isEmpty },
    .list("known", "what the baseline lists already") { $0.known },
    .flag("has_known", "whether there is anything") { !$0.known.isEmpty },
    .optionalText("known_more", "how many more of them there are") { $0.knownMore },
    .list("downloads", "the report as files, and its badge") { $0.downloads },
    .flag(
      "is_foreign", "whether the site was not made by this program, so that it has no masthead here"
    ) { $0.isForeign },
  ]
}

/// How much of what was judged is well.
package struct ScoreTableModel: TemplateModel {
  package var columns: [String]
  package var rows: [ScoreRowModel]

  package init(columns: [String], rows: [ScoreRowModel]) {
    self.columns = columns
    self.rows = rows
  }

  package static let modelName = "score table"
  package static let fields: [Field<ScoreTableModel>] = [
    .texts("columns", "names of the groups of rules, and of all together") { $0.columns },
    .list("rows", "a row per unit, and one for all") { $0.rows },
  ]
}

/// The scores of one unit.
package struct ScoreRowModel: TemplateModel {
  package var title: String
  package var cells: [ScoreCellModel]

  package init(_ title: String, _ cells: [ScoreCellModel]) {
    self.title = title
    self.cells = cells
  }

  package static let modelName = "score row"
  package static let fields: [Field<ScoreRowModel>] = [
    .text("title", "the unit, or the whole site") { $0.title },
    .list("cells", "a score per column") { $0.cells },
  ]
}

/// One score.
package struct ScoreCellModel: TemplateModel {
  package var text: String
  package var isWhole: Bool

  package init(_ text: String, isWhole: Bool) {
    self.text = text
    self.isWhole = isWhole
  }

  package static let modelName = "score"
  package static let fields: [Field<ScoreCellModel>] = [
    .text("text", "such as 98%, or – where nothing was judged") { $0.text },
    .flag("is_whole", "whether all is well") { $0.isWhole },
  ]
}

/// Check codes of one kind.
package struct ConformanceListModel: TemplateModel {
  package var title: String
  package var summary: String
  package var codes: [ConformanceCodeModel]

  package init(_ title: String, summary: String, _ codes: [ConformanceCodeModel]) {
    self.title = title
    self.summary = summary
    self.codes = codes
  }

  package static let modelName = "list of check codes"
  package static let fields: [Field<ConformanceListModel>] = [
    .text("title", "such as 檢測碼") { $0.title },
    .text("summary", "how many of each result") { $0.summary },
    .list("codes", "the codes") { $0.codes },
  ]
}

/// How the site stands to one check code.
package struct ConformanceCodeModel: TemplateModel {
  /// Which look and icon a result has.
  package enum Kind: Sendable, Hashable { case pass, fail, absent, person }

  package var code: String
  package var level: String
  package var title: String
  package var kind: Kind
  package var result: String

  package init(code: String, level: String, title: String, kind: Kind, result: String) {
    self.code = code
    self.level = level
    self.title = title
    self.kind = kind
    self.result = result
  }

  package static let modelName = "check code"
  package static let fields: [Field<ConformanceCodeModel>] = [
    .text("code", "such as HM1110100C") { $0.code },
    .text("level", "A, AA or AAA") { $0.level },
    .text("title", "what it asks for") { $0.title },
    .text("result", "such as 通過, or 不通過（3處）") { $0.result },
    .flag("is_pass", "whether it is kept") { $0.kind == .pass },
    .flag("is_fail", "whether it is broken") { $0.kind == .fail },
    .flag("is_absent", "whether no page has anything that it is about") { $0.kind == .absent },
    .flag("is_person", "whether a person has to look") { $0.kind == .person },
  ]
}
