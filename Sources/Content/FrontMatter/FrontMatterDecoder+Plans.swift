import Diagnostics
import OpenData

extension FrontMatterDecoder {
  /// The year of the Republic that a plan or an evaluation is of.
  mutating func year() -> Int? {
    let year = reader.integer("year", in: 1...999)
    if !reader.has("year") {
      reader.require("year", help: "Write the year of the Republic, such as 115.")
    }
    return year
  }

  /// Keys of evaluations.
  mutating func evaluation() -> EvaluationFields {
    var evaluation = EvaluationFields()
    evaluation.half = reader.integer("half", in: 1...2)
    evaluation.plan = located("plan", in: &reader)
    var seen: [String: SourceRange] = [:]
    let languages = context.languages
    for node in reader.list("results") {
      section(node, "'results'") { reader in
        reader.require("measure")
        let actual = reader.number("actual")
        let note = reader.localizedText("note", languages: languages)
        guard let measure = located("measure", in: &reader) else { return }
        if let first = seen[measure.value] {
          reader.report(
            .duplicateKey, "Measure '\(measure.value)' has two results", at: measure.range,
            notes: [Note("The first is here", file: reader.file.path, range: first)])
          return
        }
        seen[measure.value] = measure.range
        var result = EvaluationFields.Result(measure: measure)
        result.actual = actual
        result.note = note
        evaluation.results.append(result)
      }
    }
    return evaluation
  }

  /// The outlines of a plan or an evaluation.
  mutating func outlines() -> [OutlineRequest] {
    var outlines: [OutlineRequest] = []
    let decoder = self
    for node in reader.list("outline") {
      section(node, "'outline'") { reader in
        let under = reader.text("under")
        let table = reader.text("table")
        if under != nil, table != nil {
          reader.report(
            .wrongValue, "'under' and 'table' exclude each other", at: reader.range(of: "table"))
        }
        let columns = reader.list("columns").compactMap {
          decoder.ownText($0, "columns", in: &reader)
        }
        let presentation = reader.choice("as", OutlineRequest.Presentation.self) ?? .both
        if table == nil, columns.count < 2 {
          reader.report(
            .outlineColumns, "An outline of headings needs two columns or more", at: node.range,
            help: "Name them outermost first: columns: [面向, 執行策略, 執行方法, 內容].")
          return
        }
        outlines.append(
          OutlineRequest(
            origin: table.map { .table(caption: $0) } ?? .headings(under: under), columns: columns,
            presentation: presentation, range: reader.range(of: table == nil ? "under" : "table")))
      }
    }
    return outlines
  }

  /// What a plan promises to measure.
  mutating func measures() -> [Measure] {
    var measures: [Measure] = []
    var seen: [String: SourceRange] = [:]
    let languages = context.languages
    for node in reader.list("measures") {
      section(node, "'measures'") { reader in
        reader.require("id", help: "A short name that results refer to, such as reply-rate.")
        // A translation may restate texts alone; whether a name is known is seen when the languages meet.
        let name = reader.localizedText("name", languages: languages)
        let unit = reader.localizedText("unit", languages: languages)
        let target = reader.number("target")
        let period = reader.localizedText("period", languages: languages)
        let direction = reader.choice("direction", Measure.Direction.self)
        let row = located("row", in: &reader)
        guard let id = reader.text("id") else { return }
        if let first = seen[id] {
          reader.report(
            .duplicateKey, "Measure '\(id)' stands twice", at: reader.range(of: "id"),
            notes: [Note("It is first named here", file: reader.file.path, range: first)])
          return
        }
        seen[id] = reader.range(of: "id")
        var measure = Measure(
          id: id, name: name ?? LocalizedText(id), unit: unit ?? LocalizedText(""),
          range: reader.range(of: "id"))
        measure.target = target
        measure.period = period
        measure.direction = direction ?? .up
        measure.row = row
        measures.append(measure)
      }
    }
    return measures
  }
}
