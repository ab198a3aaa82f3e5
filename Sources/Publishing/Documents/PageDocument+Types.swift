import Content
import Figures
import Mustache
import OpenData

extension PageDocument {
  /// The page's own part, by its type.
  mutating func main() -> [TextDocument.Block] {
    let body = [TextDocument.Block.section(name: "text", builder.body())]
    if let plan = model.plan { return body + self.plan(plan) }
    if let evaluation = model.evaluation { return self.evaluation(evaluation) + body }
    if let procedure = model.sop { return self.procedure(procedure) + body }
    if let dataset = model.dataset { return body + self.dataset(dataset) }
    return body
  }

  /// What stands where a table has no value.
  private static let none = "—"

  // MARK: Plans and evaluations

  private func plan(_ plan: PlanModel) -> [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    if !plan.measures.isEmpty {
      blocks += [heading("plan_measures_title"), .table(targets(plan.measures))]
    }
    if !plan.evaluations.isEmpty {
      blocks += [
        heading("plan_evaluations_title"),
        list(plan.evaluations.map { [link($0.title, $0.url, language: $0.language)] }),
      ]
    }
    return blocks
  }

  private func targets(_ measures: [MeasureModel]) -> TextDocument.Table {
    table(
      caption: words("plan_measures_caption"),
      columns: ["measure", "target", "unit", "period", "row"],
      numeric: [1],
      rows: measures.map { measure in
        [
          [.text(measure.name)], [.text(measure.target ?? Self.none)], [.text(measure.unit)],
          [.text(measure.period ?? Self.none)], [rowLink(measure) ?? .text(Self.none)],
        ]
      })
  }

  private func evaluation(_ evaluation: EvaluationModel) -> [TextDocument.Block] {
    var blocks = table([
      fact(words("outcome_met"), String(evaluation.met)),
      fact(words("outcome_missed"), String(evaluation.missed)),
      fact(words("outcome_without_result"), String(evaluation.withoutResult)),
      fact(words("outcome_without_target"), String(evaluation.withoutTarget)),
    ])
    if !evaluation.measures.isEmpty {
      blocks += [heading("measures_title"), .table(results(evaluation.measures))]
    }
    if let url = evaluation.traceURL {
      blocks.append(.paragraph([link(words("trace_link"), url)]))
    }
    if !composer.parts.compared.isEmpty {
      // The bars in words: their numbers stand in the table above.
      let text = TargetActual.description(
        composer.parts.compared, labels: composer.text.figures.labels)
      blocks += [heading("chart_title"), .paragraph([.text(text)])]
    }
    return blocks
  }

  private func results(_ measures: [MeasureModel]) -> TextDocument.Table {
    table(
      caption: words("measures_caption"),
      columns: ["measure", "target", "actual", "unit", "result", "note"], numeric: [1, 2],
      rows: measures.map { measure in
        var name: [TextDocument.Inline] = [.text(measure.name)]
        if let period = measure.period {
          name.append(.text(words("open_parenthesis") + period + words("close_parenthesis")))
        }
        if let row = rowLink(measure) { name += [.text(" "), row] }
        return [
          name, [.text(measure.target ?? Self.none)],
          [.strong([.text(measure.actual ?? Self.none)])], [.text(measure.unit)],
          [.text(words(measure.outcome.wordKey))], [.text(measure.note ?? Self.none)],
        ]
      })
  }

  private func rowLink(_ measure: MeasureModel) -> TextDocument.Inline? {
    guard let id = measure.rowID, let url = measure.rowURL else { return nil }
    return link(id, url)
  }

  /// A table whose columns are called by the site's words, and whose rows by their first cell.
  private func table(
    caption: String, columns: [String], numeric: Set<Int> = [],
    rows: [[[TextDocument.Inline]]]
  ) -> TextDocument.Table {
    func row(_ cells: [[TextDocument.Inline]], isHeader: Bool) -> [TextDocument.Cell] {
      cells.enumerated().map { column, inlines in
        TextDocument.Cell(
          [.paragraph(inlines)], isHeader: isHeader || column == 0,
          alignment: numeric.contains(column) ? .end : .start)
      }
    }
    return TextDocument.Table(
      caption: [.text(caption)], headerRowCount: 1,
      rows: [row(columns.map { [.text(words($0))] }, isHeader: true)]
        + rows.map { row($0, isHeader: false) })
  }

  // MARK: Procedures and datasets

  /// What an applicant should know; the steps are part of the text, and its flow chart says nothing else.
  private func procedure(_ procedure: SOPModel) -> [TextDocument.Block] {
    var facts = composer.parts.facts.map(fact)
    if !procedure.forms.isEmpty {
      facts.append(([.text(words("forms"))], lines(procedure.forms.map(download))))
    }
    var blocks = facts.isEmpty ? [] : [heading("facts_title")] + table(facts)
    if let url = procedure.applyURL { blocks.append(.paragraph([link(words("apply"), url)])) }
    if let url = procedure.progressURL {
      blocks.append(.paragraph([link(words("check_progress"), url)]))
    }
    return blocks
  }

  private func dataset(_ dataset: DatasetModel) -> [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    if let chart = composer.parts.chart { blocks.append(.table(builder.table(of: chart))) }
    let previews = composer.published.map { PreviewTable($0, words: words).dataTable }
    if !previews.isEmpty {
      blocks.append(heading("preview_title"))
      blocks += previews.map { .table(TextDocument.Table($0)) }
    }
    if !dataset.fieldTables.isEmpty {
      blocks.append(heading("fields_title"))
      blocks += dataset.fieldTables.map { .table(fields($0)) }
    }
    if !dataset.files.isEmpty {
      blocks += [heading("files_title"), list(dataset.files.map(download))]
    }
    blocks += [heading("citation_title"), .paragraph([.text(dataset.citation)])]
    return blocks + (model.data.map(released) ?? [])
  }

  /// How a dataset came out of the quality test, its versions, what describes it to programs, the digests of its
  /// files, and whom to ask for more.
  private func released(_ data: DataModel) -> [TextDocument.Block] {
    let quality = data.quality
    var blocks = [heading("quality_title")]
    if quality.marks.isEmpty {
      blocks.append(.paragraph([.text(quality.note ?? quality.score)]))
    } else {
      blocks.append(
        .paragraph([
          .text((quality.note ?? quality.score) + " "), link(words("quality_link"), quality.url),
        ]))
      blocks += table(quality.marks.map { ([.text($0.title)], [.text($0.state)]) })
    }
    if !data.versions.isEmpty {
      blocks.append(heading("data_versions_title"))
      blocks += table(data.versions.map(version))
    }
    if !data.descriptions.isEmpty {
      blocks += [heading("data_descriptions_title"), list(data.descriptions.map(download))]
    }
    if !data.digests.isEmpty {
      blocks += [heading("data_digests_title"), .paragraph([.text(words("data_digests_text"))])]
      blocks += table(data.digests.map { ([.text($0.name)], [.code($0.digest)]) })
    }
    blocks += [heading("data_request_title"), .paragraph([.text(words("data_request_text"))])]
    blocks.append(.paragraph(contact(data.contact)))
    if let url = site.furniture[page.languageIndex].feedbackURL {
      blocks.append(.paragraph([link(words("feedback"), url)]))
    }
    blocks.append(.paragraph([link(words("data_all"), data.centreURL)]))
    return blocks
  }

  private func version(_ version: DataVersionModel) -> Fact {
    var number: [TextDocument.Inline] = [.text(version.number)]
    if version.isCurrent { number.append(.text(" " + words("data_version_current"))) }
    var told: [[TextDocument.Inline]] = [
      [.text(version.date.text + words("list_comma") + version.change)]
    ]
    if let note = version.note { told.append([.text(note)]) }
    if let digest = version.digest { told.append([.text("SHA-256" + words.colon), .code(digest)]) }
    return (number, lines(told))
  }

  private func fields(_ fields: FieldTableModel) -> TextDocument.Table {
    table(
      caption: fields.caption,
      columns: ["field_name", "field_title", "field_type", "unit", "note"],
      rows: fields.fieldDescriptions.map { field in
        [
          [.text(field.name)], [.text(field.title)], [.text(field.type)],
          [.text(field.unit ?? Self.none)], [.text(field.text.isEmpty ? Self.none : field.text)],
        ]
      })
  }
}
