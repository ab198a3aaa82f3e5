package import Mustache

/// A dated report of the site's links.
package struct LinkReportModel: TemplateModel {
  package var tiles: [LinkTileModel] = []
  package var nights: String
  package var groups: [LinkGroupReportModel] = []
  package var downloads: [LinkModel] = []
  /// Whether the site is not one of this program's, so that there is no masthead to show.
  package var isForeign = false

  /// - Parameter nights: What the strips show, in words: “The last 14 nights”.
  package init(nights: String) { self.nights = nights }

  package static let modelName = "link report"
  package static let fields: [Field<LinkReportModel>] = [
    .list("tiles", "counts of verdicts") { $0.tiles },
    .text("nights", "what the strips show, such as 近14晚的紀錄") { $0.nights },
    .list("groups", "links to look at, by unit, those that are mended, and those that are excepted")
    { $0.groups },
    .flag("has_groups", "whether there are any") { !$0.groups.isEmpty },
    .list("downloads", "the report as files") { $0.downloads },
    .flag(
      "is_foreign", "whether the site was not made by this program, so that it has no masthead here"
    ) {
      $0.isForeign
    },
  ]
}

/// One count of a report.
package struct LinkTileModel: TemplateModel {
  /// Which look and icon a count has.
  package enum Kind: Sendable, Hashable { case plain, good, bad, moved, unsure }

  package var kind: Kind
  package var title: String
  package var count: String
  package var change: String?

  package init(_ kind: Kind, _ title: String, count: String, change: String? = nil) {
    self.kind = kind
    self.title = title
    self.count = count
    self.change = change
  }

  package static let modelName = "count of links"
  package static let fields: [Field<LinkTileModel>] = [
    .text("title", "what is counted, such as 失效") { $0.title },
    .text("count", "how many") { $0.count },
    .optionalText("change", "how that differs from the report before") { $0.change },
    .flag("is_good", "whether it is a good thing") { $0.kind == .good },
    .flag("is_bad", "whether it is a bad one") { $0.kind == .bad },
    .flag("is_moved", "whether it counts what has moved") { $0.kind == .moved },
    .flag("is_unsure", "whether it counts what could not be told") { $0.kind == .unsure },
  ]
}

/// The links of a unit, or those that are mended or excepted.
package struct LinkGroupReportModel: TemplateModel {
  package var id: String
  package var title: String
  package var count: String
  package var summary: String?
  package var sections: [LinkSectionModel] = []

  package init(id: String, title: String, count: String) {
    self.id = id
    self.title = title
    self.count = count
  }

  package static let modelName = "links of a unit"
  package static let fields: [Field<LinkGroupReportModel>] = [
    .text("id", "id of its heading") { $0.id },
    .text("title", "name of the unit, or 本次修復 or 例外連結") { $0.title },
    .text("count", "how many links") { $0.count },
    .optionalText("summary", "how many of each verdict") { $0.summary },
    .list("sections", "its links by severity; those of several units by unit") { $0.sections },
  ]
}

/// Links of one severity or unit.
package struct LinkSectionModel: TemplateModel {
  package var title: String
  package var links: [ReportedLinkModel]

  package init(_ title: String, _ links: [ReportedLinkModel]) {
    self.title = title
    self.links = links
  }

  package static let modelName = "links of a severity"
  package static let fields: [Field<LinkSectionModel>] = [
    .text("title", "such as 須處理, or the unit's name") { $0.title },
    .list("links", "the links") { $0.links },
  ]
}

/// One link of a report.
package struct ReportedLinkModel: TemplateModel {
  package var title: String
  /// The title's language where it is not the report's.
  package var language: String?
  package var kind: LinkTileModel.Kind
  package var verdict: String
  package var isNew = false
  package var facts: String
  package var address: String
  package var newAddress: String?
  package var places: [LinkPlaceModel] = []
  package var advice: String
  package var history: LinkHistoryModel?

  package init(
    title: String, kind: LinkTileModel.Kind, verdict: String, facts: String, address: String,
    advice: String
  ) {
    self.title = title
    self.kind = kind
    self.verdict = verdict
    self.facts = facts
    self.address = address
    self.advice = advice
  }

  package static let modelName = "reported link"
  package static let fields: [Field<ReportedLinkModel>] = [
    .text("title", "the link's text") { $0.title },
    .optionalText("language", "the text's language where it is not the report's") { $0.language },
    .text("verdict", "such as 失效") { $0.verdict },
    .flag("is_good", "whether it is well") { $0.kind == .good },
    .flag("is_bad", "whether it fails the run") { $0.kind == .bad },
    .flag("is_moved", "whether it has moved") { $0.kind == .moved },
    .flag("is_unsure", "whether nothing could be told of it") { $0.kind == .unsure },
    .flag("is_new", "whether the report before did not have it") { $0.isNew },
    .text("facts", "status, and since when") { $0.facts },
    .text("address", "where it leads") { $0.address },
    .optionalText("new_address", "where that has moved to") { $0.newAddress },
    .list("places", "where it is written") { $0.places },
    .text("advice", "what to do") { $0.advice },
    .record("history", "what the last nights found") { $0.history },
  ]
}

/// A place that a link is written at.
package struct LinkPlaceModel: TemplateModel {
  package var page: LinkModel?
  package var source: String

  package init(page: LinkModel?, source: String) {
    self.page = page
    self.source = source
  }

  package static let modelName = "place of a link"
  package static let fields: [Field<LinkPlaceModel>] = [
    .record("page", "the page, where it is one of the site's") { $0.page },
    .text("source", "file, line and column") { $0.source },
  ]
}

/// What the last nights found of a link, as a strip of bars and in words.
package struct LinkHistoryModel: TemplateModel {
  package var bars: [LinkNightModel]
  package var text: String

  package init(bars: [LinkNightModel], text: String) {
    self.bars = bars
    self.text = text
  }

  package static let modelName = "history of a link"
  package static let fields: [Field<LinkHistoryModel>] = [
    .list("bars", "a bar per night with a check, the oldest first") { $0.bars },
    .text("text", "the same in words") { $0.text },
  ]
}

/// One night of a strip, in a picture of 168 by 28: 14 nights of 12 each.
package struct LinkNightModel: TemplateModel {
  /// How a night went.
  package enum State: Sendable, Hashable { case well, failed, unsure }

  package var index: Int
  package var state: State

  /// A night by its place in the strip, from 0 to 13.
  package init(_ index: Int, _ state: State) {
    self.index = index
    self.state = state
  }

  package static let modelName = "night of a link"
  package static let fields: [Field<LinkNightModel>] = [
    .text("x", "where its bar begins") { String($0.index * 12 + 1) },
    .text("inner_x", "where a hollow bar begins, whose line lies within") {
      "\($0.index * 12 + 1).6"
    },
    .flag("is_well", "whether the link was well: a short bar") { $0.state == .well },
    .flag("is_failed", "whether it failed: a long bar") { $0.state == .failed },
    .flag("is_unsure", "whether that could not be told: a hollow bar") { $0.state == .unsure },
  ]
}
