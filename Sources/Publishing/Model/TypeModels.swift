package import Mustache

/// What only a plan has: what it will be measured by, and the evaluations that did so.
package struct PlanModel: TemplateModel {
  package var measures: [MeasureModel] = []
  package var evaluations: [LinkModel] = []

  package init() {}

  package static let modelName = "plan"
  package static let fields: [Field<PlanModel>] = [
    .list("measures", "its measures and their targets") { $0.measures },
    .flag("has_measures", "whether there are any") { !$0.measures.isEmpty },
    .list("evaluations", "evaluations that report on it, newest first") { $0.evaluations },
    .flag("has_evaluations", "whether there are any") { !$0.evaluations.isEmpty },
  ]
}

/// What only a procedure has, around its text.
package struct SOPModel: TemplateModel {
  package var facts: [ImprintModel] = []
  package var applyURL: String?
  package var progressURL: String?
  package var forms: [DownloadModel] = []
  package var introduction: [UInt8] = []
  package var steps: [UInt8] = []
  /// For structured data: name and text of each step.
  package var stepList: [(name: String, text: String)] = []
  package var flowchart: [UInt8] = []
  package var rest: [UInt8] = []

  package init() {}

  package static let modelName = "sop"
  package static let fields: [Field<SOPModel>] = [
    .list("facts", "eligibility, documents, time, fee and legal basis") { $0.facts },
    .optionalText("apply_url", "where to apply") { $0.applyURL },
    .optionalText("progress_url", "where to ask for progress") { $0.progressURL },
    .list("forms", "forms to fill in") { $0.forms },
    .flag("has_forms", "whether there are any") { !$0.forms.isEmpty },
    .flag("has_actions", "whether it can be applied for, or followed, online") {
      $0.applyURL != nil || $0.progressURL != nil
    },
    .flag("has_facts", "whether there are facts or forms") {
      !$0.facts.isEmpty || !$0.forms.isEmpty
    },
    .html("introduction", "text before the steps") { $0.introduction },
    .html("steps", "the steps' heading, the steps as a list, and what stands beside it") {
      $0.steps
    },
    .html("flowchart", "the steps as a figure with its text equivalent") { $0.flowchart },
    .html("rest", "text after the steps") { $0.rest },
  ]
}

/// What only an evaluation has: targets against results.
package struct EvaluationModel: TemplateModel {
  package var met: Int
  package var missed: Int
  package var withoutResult: Int
  package var withoutTarget: Int
  package var measures: [MeasureModel] = []
  package var chart: [UInt8] = []
  package var traceURL: String?
  package var planTitle: String?
  package var planURL: String?
  package var methods: [MethodModel] = []

  package init(met: Int, missed: Int, withoutResult: Int, withoutTarget: Int) {
    self.met = met
    self.missed = missed
    self.withoutResult = withoutResult
    self.withoutTarget = withoutTarget
  }

  package static let modelName = "evaluation"
  package static let fields: [Field<EvaluationModel>] = [
    .text("met_count", "measures that reached their target") { String($0.met) },
    .text("missed_count", "measures that missed it") { String($0.missed) },
    .flag("has_missed", "whether any missed it") { $0.missed > 0 },
    .text("without_result_count", "measures that have no result yet") {
      String($0.withoutResult)
    },
    .text("without_target_count", "results that have no target") { String($0.withoutTarget) },
    .list("measures", "target and actual of each measure") { $0.measures },
    .flag("has_measures", "whether there are any") { !$0.measures.isEmpty },
    .html("chart", "the same as a figure") { $0.chart },
    .optionalText("trace_url", "the page that follows the plan to its results") { $0.traceURL },
    .optionalText("plan_title", "the plan it reports on") { $0.planTitle },
    .optionalText("plan_url", "address of that plan") { $0.planURL },
    .list("methods", "methods of the plan with their results (only on the trace page)") {
      $0.methods
    },
  ]
}

/// A measure of a plan, with its target and result.
package struct MeasureModel: TemplateModel {
  /// How the result stands to the target.
  package enum Outcome: Sendable, Hashable { case met, missed, withoutResult, withoutTarget }

  package var name: String
  package var unit: String
  package var period: String?
  package var target: String?
  package var actual: String?
  package var note: String?
  package var outcome: Outcome
  package var rowID: String?
  package var rowURL: String?

  package init(name: String, unit: String, outcome: Outcome) {
    self.name = name
    self.unit = unit
    self.outcome = outcome
  }

  package static let modelName = "measure"
  package static let fields: [Field<MeasureModel>] = [
    .text("name", "what is measured") { $0.name },
    .text("unit", "its unit") { $0.unit },
    .optionalText("period", "the period it counts for") { $0.period },
    .optionalText("target", "target, as the language writes numbers") { $0.target },
    .optionalText("actual", "result") { $0.actual },
    .optionalText("note", "remark on the result") { $0.note },
    .flag("is_met", "the target is reached") { $0.outcome == .met },
    .flag("is_missed", "the target is missed") { $0.outcome == .missed },
    .flag("is_without_result", "there is no result yet") { $0.outcome == .withoutResult },
    .flag("is_without_target", "the plan set no target") { $0.outcome == .withoutTarget },
    .optionalText("row_id", "the plan's row it belongs to, such as 115-4-1-1-2") { $0.rowID },
    .optionalText("row_url", "address of that row") { $0.rowURL },
  ]
}

/// A row of a plan's outline and the measures that follow it.
package struct MethodModel: TemplateModel {
  package var id: String
  package var url: String
  package var path: [String]
  package var title: String
  package var measures: [MeasureModel]

  package init(
    id: String, url: String, path: [String], title: String, measures: [MeasureModel]
  ) {
    self.id = id
    self.url = url
    self.path = path
    self.title = title
    self.measures = measures
  }

  package static let modelName = "method"
  package static let fields: [Field<MethodModel>] = [
    .text("id", "id of the row") { $0.id },
    .text("url", "address of the row in the plan") { $0.url },
    .texts("path", "headings above it, outermost first") { $0.path },
    .flag("has_path", "whether there are any") { !$0.path.isEmpty },
    .text("title", "the method") { $0.title },
    .list("measures", "its measures; none means that nothing is measured") { $0.measures },
    .flag("has_measures", "whether there are any") { !$0.measures.isEmpty },
  ]
}

/// What only a dataset has.
package struct DatasetModel: TemplateModel {
  package var files: [DownloadModel] = []
  package var previews: [PreviewModel] = []
  package var fieldTables: [FieldTableModel] = []
  package var chart: [UInt8] = []
  package var citation: String

  package init(citation: String) { self.citation = citation }

  package static let modelName = "dataset"
  package static let fields: [Field<DatasetModel>] = [
    .list("files", "the data's files; none once the data are withdrawn") { $0.files },
    .flag("has_files", "whether there are any") { !$0.files.isEmpty },
    .list("previews", "first rows of each file") { $0.previews },
    .flag("has_previews", "whether there are any") { !$0.previews.isEmpty },
    .list(
      "field_tables",
      "the columns and what they mean: of each table, or of several that have the same"
    ) { $0.fieldTables },
    .flag("has_fields", "whether there are any") { !$0.fieldTables.isEmpty },
    .html("chart", "chart of the data, where the front matter asks for one") { $0.chart },
    .text("citation", "how to cite it") { $0.citation },
  ]
}

/// The first rows of a data file.
package struct PreviewModel: TemplateModel {
  package var title: String
  package var html: [UInt8]

  package init(title: String, html: [UInt8]) {
    self.title = title
    self.html = html
  }

  package static let modelName = "preview"
  package static let fields: [Field<PreviewModel>] = [
    .text("title", "name of the file") { $0.title },
    .html("html", "the rows as a table with caption") { $0.html },
  ]
}

/// The columns of a table, or of several that have the same.
package struct FieldTableModel: TemplateModel {
  package var caption: String
  package var region: String
  package var fieldDescriptions: [FieldModel]

  package init(caption: String, region: String, fieldDescriptions: [FieldModel]) {
    self.caption = caption
    self.region = region
    self.fieldDescriptions = fieldDescriptions
  }

  package static let modelName = "field table"
  package static let fields: [Field<FieldTableModel>] = [
    .text("caption", "its caption, which names the table where there are several") { $0.caption },
    .text("region", "what a screen reader calls its region") { $0.region },
    .list("fields", "the columns and what they mean") { $0.fieldDescriptions },
  ]
}

/// A column of a dataset.
package struct FieldModel: TemplateModel {
  package var name: String
  package var title: String
  package var type: String
  package var unit: String?
  package var text: String

  package init(name: String, title: String, type: String, unit: String?, text: String) {
    self.name = name
    self.title = title
    self.type = type
    self.unit = unit
    self.text = text
  }

  package static let modelName = "field"
  package static let fields: [Field<FieldModel>] = [
    .text("name", "the column's name in the file") { $0.name },
    .text("title", "its title in the page's language") { $0.title },
    .text("type", "its type in the page's language, such as 數字") { $0.type },
    .optionalText("unit", "its unit") { $0.unit },
    .text("description", "what it means") { $0.text },
  ]
}

/// Questions and answers.
package struct FAQModel: TemplateModel {
  package var groups: [FAQGroupModel]

  package init(groups: [FAQGroupModel]) { self.groups = groups }

  /// The questions of all groups, in order.
  package var questions: [QuestionModel] { groups.flatMap(\.questions) }

  package static let modelName = "faq"
  package static let fields: [Field<FAQModel>] = [
    .list("groups", "groups of questions, in order") { $0.groups }
  ]
}

/// Questions under one heading.
package struct FAQGroupModel: TemplateModel {
  package var title = ""
  /// Id of the group's heading; `nil` where questions stand alone.
  package var anchor: String?
  package var heading: [UInt8] = []
  package var introduction: [UInt8] = []
  package var questions: [QuestionModel] = []

  package init() {}

  package static let modelName = "question group"
  package static let fields: [Field<FAQGroupModel>] = [
    .html("heading", "the group's whole heading element; empty where questions stand alone") {
      $0.heading
    },
    .html("introduction", "text between the heading and the first question") {
      $0.introduction
    },
    .list("questions", "its questions") { $0.questions },
  ]
}

/// A question and its answer.
package struct QuestionModel: TemplateModel {
  package var anchor: String
  package var title: String
  package var heading: [UInt8]
  package var answer: [UInt8]

  package init(anchor: String, title: String, heading: [UInt8], answer: [UInt8]) {
    self.anchor = anchor
    self.title = title
    self.heading = heading
    self.answer = answer
  }

  package static let modelName = "question"
  package static let fields: [Field<QuestionModel>] = [
    .text("anchor", "id of the question") { $0.anchor },
    .text("title", "the question as plain text") { $0.title },
    .html("heading", "the question's whole heading element") { $0.heading },
    .html("answer", "the answer") { $0.answer },
  ]
}
