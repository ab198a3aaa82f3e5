import Diagnostics

extension FrontMatterDecoder {
  /// Keys of plans.
  mutating func decodePlan() {
    decodeYear()
    decodeOutlines()
    decodeMeasures()
  }

  /// Keys of evaluations.
  mutating func decodeEvaluation() {
    decodeYear()
    decodeOutlines()
    frontMatter.evaluation.half = reader.integer("half", in: 1...2)
    frontMatter.evaluation.plan = located("plan", in: &reader)
    var seen: [String: SourceRange] = [:]
    for node in reader.list("results") {
      section(node, "results") { decoder, reader in
        reader.require("measure")
        let actual = reader.number("actual")
        let note = reader.localizedText("note", languages: decoder.context.languages)
        guard let measure = located("measure", in: &reader) else { return }
        if let first = seen[measure.value] {
          reader.report(
            .duplicateKey, "Measure '\(measure.value)' has two results", at: measure.range,
            notes: [Note("The first is here", file: decoder.file.path, range: first)])
          return
        }
        seen[measure.value] = measure.range
        var result = EvaluationFields.Result(measure: measure)
        result.actual = actual
        result.note = note
        decoder.frontMatter.evaluation.results.append(result)
      }
    }
  }

  private mutating func decodeYear() {
    frontMatter.year = reader.integer("year", in: 1...999)
    if !reader.has("year") {
      reader.require("year", help: "Write the year of the Republic, such as 115.")
    }
  }

  private mutating func decodeOutlines() {
    for node in reader.list("outline") {
      section(node, "outline") { decoder, reader in
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
        decoder.frontMatter.outlines.append(
          OutlineRequest(
            origin: table.map { .table(caption: $0) } ?? .headings(under: under), columns: columns,
            presentation: presentation, range: reader.range(of: table == nil ? "under" : "table")))
      }
    }
  }

  private mutating func decodeMeasures() {
    var seen: [String: SourceRange] = [:]
    for node in reader.list("measures") {
      section(node, "measures") { decoder, reader in
        let languages = decoder.context.languages
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
            notes: [Note("It is first named here", file: decoder.file.path, range: first)])
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
        decoder.frontMatter.measures.append(measure)
      }
    }
  }
}
