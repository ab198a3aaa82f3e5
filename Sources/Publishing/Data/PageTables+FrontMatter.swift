import Content
import Diagnostics
import Markup
import OpenData

extension PageTables {
  /// Adds what a plan promises to measure.
  mutating func add(_ measures: [Measure], of page: Page, words: Words) {
    guard !measures.isEmpty else { return }
    let language = page.language
    let rows = measures.map { measure in
      Record([
        measure.id, measure.name[language], measure.unit[language],
        measure.target?.digits ?? "", measure.period?[language] ?? "",
        measure.direction.rawValue, measure.row?.value ?? "",
      ])
    }
    let fields = [
      Field(words("data_column_id")), Field(words("data_column_measure")),
      Field(words("unit")), Field(words("data_column_target"), .number),
      Field(words("data_column_period")),
      Field(words("data_column_direction"), description: words("data_column_direction_note")),
      Field(words("data_column_row"), description: words("data_column_row_note")),
    ]
    add(
      PageTable(
        name: "measures",
        title: words("data_title", ["page": page.title, "table": words("data_measures")]),
        schema: TableSchema(fields: fields, primaryKey: [fields[0].name]),
        rows: .records(rows) { row, _ in measures[row].range }, file: page.path))
  }

  /// Adds an evaluation's targets and results, a row for each measure of its plan.
  mutating func add(
    _ measures: [Measure], results: [EvaluationFields.Result], of page: Page, words: Words
  ) {
    guard !measures.isEmpty else { return }
    let language = page.language
    var ranges: [SourceRange] = []
    let rows = measures.map { measure in
      let result = results.first { $0.measure.value == measure.id }
      ranges.append(result?.measure.range ?? .start)
      return Record([
        measure.id, measure.name[language], measure.unit[language],
        measure.target?.digits ?? "", result?.actual?.digits ?? "",
        words(MeasureComparison.outcome(of: measure, actual: result?.actual).wordKey),
        result?.note?[language] ?? "", measure.row?.value ?? "",
      ])
    }
    let fields = [
      Field(words("data_column_id")), Field(words("data_column_measure")),
      Field(words("unit")), Field(words("data_column_target"), .number),
      Field(words("data_column_actual"), .number),
      Field(words("data_column_outcome"), description: words("data_column_outcome_note")),
      Field(words("note")),
      Field(words("data_column_row"), description: words("data_column_row_note")),
    ]
    let places = ranges
    add(
      PageTable(
        name: "results",
        title: words("data_title", ["page": page.title, "table": words("data_results")]),
        schema: TableSchema(fields: fields, primaryKey: [fields[0].name]),
        rows: .records(rows) { row, _ in places[row] }, file: page.path))
  }

  /// Adds a page's questions and answers.
  mutating func add(_ questions: [Question], of page: Page, words: Words) {
    guard !questions.isEmpty else { return }
    let rows = questions.map { question in
      Record([
        question.anchor, question.group, question.title, question.answer,
        page.url + "#" + Address.encoded(question.anchor),
      ])
    }
    let fields = [
      Field(words("data_column_id")), Field(words("data_column_group")),
      Field(words("data_column_question")), Field(words("data_column_answer")),
      Field(words("data_column_url")),
    ]
    add(
      PageTable(
        name: "questions",
        title: words("data_title", ["page": page.title, "table": words("data_questions")]),
        schema: TableSchema(fields: fields, primaryKey: [fields[0].name]),
        rows: .records(rows) { row, _ in questions[row].range }, file: page.path,
        addressColumn: fields.count - 1))
  }

  /// Adds the steps of a procedure.
  mutating func add(_ steps: [Step], of page: Page, words: Words) {
    guard !steps.isEmpty else { return }
    let rows = steps.enumerated().map { number, step in
      Record([String(number + 1), step.name, step.detail])
    }
    let fields = [
      Field(words("data_column_step"), .integer), Field(words("data_column_step_name")),
      Field(words("data_column_content")),
    ]
    add(
      PageTable(
        name: "steps",
        title: words("data_title", ["page": page.title, "table": words("data_steps")]),
        schema: TableSchema(fields: fields, primaryKey: [fields[0].name]),
        rows: .records(rows) { row, _ in steps[row].range }, file: page.path))
  }

  /// A question of a page and its answer, as text.
  struct Question {
    var anchor: String
    /// The headings above it; empty where it has none.
    var group: String
    var title: String
    var answer: String
    var range: SourceRange
  }
}

extension Field {
  fileprivate init(_ name: String, _ type: FieldType = .string, description: String? = nil) {
    self.init(name: name, type: type)
    self.description = description.map { LocalizedText($0) }
  }
}

extension MeasureModel.Outcome {
  /// The key of what it is called.
  var wordKey: String {
    switch self {
    case .met: "outcome_met"
    case .missed: "outcome_missed"
    case .withoutResult: "outcome_without_result"
    case .withoutTarget: "outcome_without_target"
    }
  }
}
