package import Mustache

/// What was found by one group of rules.
package struct AuditGroupModel: TemplateModel {
  package var id: String
  package var title: String
  package var count: String
  package var units: [AuditUnitModel]

  package init(id: String, title: String, count: String, units: [AuditUnitModel]) {
    self.id = id
    self.title = title
    self.count = count
    self.units = units
  }

  package static let modelName = "findings of a group"
  package static let fields: [Field<AuditGroupModel>] = [
    .text("id", "id of its heading") { $0.id },
    .text("title", "name of the group, such as 無障礙") { $0.title },
    .text("count", "how many findings, in words") { $0.count },
    .list("units", "the findings by unit") { $0.units },
  ]
}

/// What was found on the pages of one unit.
package struct AuditUnitModel: TemplateModel {
  package var title: String
  package var rules: [AuditRuleModel]

  package init(_ title: String, _ rules: [AuditRuleModel]) {
    self.title = title
    self.rules = rules
  }

  package static let modelName = "findings of a unit"
  package static let fields: [Field<AuditUnitModel>] = [
    .text("title", "name of the unit") { $0.title },
    .list("rules", "the findings by rule") { $0.rules },
  ]
}

/// What was found by one rule.
package struct AuditRuleModel: TemplateModel {
  package var title: String
  package var code: String
  /// The language of the title and of what is said, where it is not the page's.
  package var language: String?
  package var isError: Bool
  package var weight: String
  package var clauses: [String] = []
  package var help: String?
  package var places: [AuditPlaceModel] = []
  package var more: String?

  package init(title: String, code: String, isError: Bool, weight: String) {
    self.title = title
    self.code = code
    self.isError = isError
    self.weight = weight
  }

  package static let modelName = "findings of a rule"
  package static let fields: [Field<AuditRuleModel>] = [
    .text("title", "what holds where the rule is kept") { $0.title },
    .text("code", "its name, such as `link-text`") { $0.code },
    .optionalText("language", "the words' language where it is not the page's") { $0.language },
    .flag("is_error", "whether it keeps the site from being published") { $0.isError },
    .text("weight", "錯誤 or 警告") { $0.weight },
    .texts("clauses", "the check codes and criteria that it answers to") { $0.clauses },
    .optionalText("help", "what to do, where it is the same at each place") { $0.help },
    .list("places", "where it is broken") { $0.places },
    .optionalText("more", "how many more places there are") { $0.more },
  ]
}

/// One place where a rule is broken.
package struct AuditPlaceModel: TemplateModel {
  package var source: String
  package var message: String
  package var language: String?
  package var help: String?
  package var page: LinkModel?

  package init(source: String, message: String) {
    self.source = source
    self.message = message
  }

  package static let modelName = "place of a finding"
  package static let fields: [Field<AuditPlaceModel>] = [
    .text("source", "file, line and column") { $0.source },
    .text("message", "what is wrong there") { $0.message },
    .optionalText("language", "the words' language where it is not the page's") { $0.language },
    .optionalText("help", "what to do, where it differs from place to place") { $0.help },
    .record("page", "the page, where it is one of the site's") { $0.page },
  ]
}

/// A finding that is excused.
package struct ExcusedFindingModel: TemplateModel {
  package var place: AuditPlaceModel
  package var reason: String
  package var until: String

  package init(_ place: AuditPlaceModel, reason: String, until: String) {
    self.place = place
    self.reason = reason
    self.until = until
  }

  package static let modelName = "excused finding"
  package static let fields: [Field<ExcusedFindingModel>] = [
    .record("place", "what is excused") { $0.place },
    .text("reason", "why") { $0.reason },
    .text("until", "the last day on which that holds, or – where it holds for good") { $0.until },
  ]
}
