import Content
import Diagnostics
import Encodings
import Figures
import Markup
import OpenData

/// Draws the figures of a page: fenced blocks, the chart of a dataset, targets against results, steps.
struct FigureRenderer {
  let site: Site
  let page: Page
  let document: Document
  let reads: Reads

  var words: Words { site.words[page.languageIndex] }
  var labels: FigureLabels { site.furniture[page.languageIndex].figureLabels }

  /// Every fenced figure of the document in order, `nil` where it can't be made, and what is wrong with them.
  func fences() -> (figures: [FenceFigure?], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let figures = document.fences.enumerated().map { index, fence -> FenceFigure? in
      checkOptions(fence, &diagnostics)
      return switch fence.language {
      case .csv: table(fence, number: index + 1, &diagnostics)
      case .chart: chart(fence, &diagnostics)
      case .mermaid: flowchart(fence, &diagnostics)
      }
    }
    return (figures, diagnostics)
  }

  /// A figure as the page shows it; `number` counts the page's fences from 1.
  func html(of figure: FenceFigure, number: Int) -> [UInt8] {
    let id = "f\(number)"
    return switch figure {
    case .table(let table): table.html
    case .chart(let chart): chart.figure(id: id, labels: labels) + chart.dataTable(labels: labels)
    case .flowchart(let chart, let caption):
      chart.figure(caption: caption, id: id, labels: labels)
    }
  }

  // MARK: Fenced blocks

  private static let knownOptions: [Fence.Language: [String]] = [
    .csv: ["file", "caption", "header"],
    .chart: ["type", "x", "y", "file", "table", "caption", "unit"],
    .mermaid: ["caption"],
  ]

  private func checkOptions(_ fence: Fence, _ diagnostics: inout [Diagnostic]) {
    let known = Self.knownOptions[fence.language] ?? []
    for option in fence.options where !known.contains(option.name) {
      diagnostics.append(
        Diagnostic(
          .unknownFenceOption,
          "'\(option.name)' is no option of a \(fence.language.rawValue) block"
            + didYouMean(option.name, known), file: page.path, range: option.nameRange,
          help: "It takes: \(known.joined(separator: ", "))."))
    }
  }

  /// The rows of a `csv` block; `nil` where something is wrong, which drawing it tells.
  func table(of fence: Fence) -> CSVTable? {
    var told: [Diagnostic] = []
    return data(of: fence, &told)?.table
  }

  private func table(
    _ fence: Fence, number: Int, _ diagnostics: inout [Diagnostic]
  ) -> FenceFigure? {
    guard let data = data(of: fence, &diagnostics) else { return nil }
    var table = DataTable(table: data.table, words: words)
    table.caption = fence.caption
    table.number = number
    table.hasHeader = fence["header"]?.value != "0"
    return .table(table)
  }

  private func chart(_ fence: Fence, _ diagnostics: inout [Diagnostic]) -> FenceFigure? {
    guard let data = data(of: fence, &diagnostics) else { return nil }
    for option in [fence["x"], fence["y"]].compactMap(\.self) {
      let columns = option.value.split(separator: ",").map { String($0).trimmed }
      guard let column = columns.first(where: data.deidentified.contains) else { continue }
      diagnostics.append(
        Diagnostic(deidentifiedColumn: column, file: page.path, range: option.valueRange))
      return nil
    }
    let request = ChartRequest(
      type: fence.option("type"), x: fence.option("x"), y: fence.option("y"),
      caption: fence.caption ?? "", unit: fence["unit"]?.value ?? "", file: page.path,
      range: fence.range)
    let (chart, problems) = Chart.make(
      request, header: data.table.header, rows: data.table.rows, hasMoreRows: data.hasMore,
      dataFile: data.file, position: data.table.range)
    diagnostics += problems
    return chart.map { .chart($0) }
  }

  private func flowchart(_ fence: Fence, _ diagnostics: inout [Diagnostic]) -> FenceFigure? {
    let (chart, problems) = Flowchart.parse(embedded(fence))
    diagnostics += problems
    return chart.map { .flowchart($0, caption: fence.caption ?? "") }
  }

  /// The block's lines with their places in the file.
  func embedded(_ fence: Fence) -> EmbeddedText {
    EmbeddedText(
      file: document.source,
      lines: fence.linePositions.map { position in
        let start = document.source.offset(of: position)
        return start..<max(start, document.source.lineRange(position.line).upperBound)
      })
  }

  // MARK: Figures made from front matter

  /// A procedure's steps as a flow chart.
  func flowchart(steps: [Step], caption: String) -> [UInt8] {
    Flowchart(steps: steps.map { (name: $0.name, detail: nil) })
      .figure(caption: caption, id: "f:steps", labels: labels)
  }

  /// The chart that a dataset's front matter asks for; titles of columns stand for their names.
  func chart(
    _ chart: DatasetFields.Chart, of table: CSVTable, hasMoreRows: Bool, file: SourcePath,
    titles: [String: String]
  ) -> (chart: Chart?, diagnostics: [Diagnostic]) {
    func request(_ name: (String) -> String) -> ChartRequest {
      let y = chart.y.map { name($0.value) }.joined(separator: ",")
      return ChartRequest(
        type: .init(chart.type.value, range: chart.type.range),
        x: .init(name(chart.x.value), range: chart.x.range),
        y: .init(y, range: chart.y.first?.range ?? chart.x.range),
        caption: chart.caption ?? page.title, file: page.path, range: chart.type.range)
    }
    let (_, problems) = Chart.make(
      request { $0 }, header: table.header, rows: table.rows, hasMoreRows: hasMoreRows,
      dataFile: file, position: table.range)
    guard problems.isEmpty else { return (nil, problems) }
    let (titled, _) = Chart.make(
      request { titles[$0] ?? $0 }, header: table.header.map { titles[$0] ?? $0 },
      rows: table.rows, dataFile: file, position: table.range)
    return (titled, [])
  }

  /// Targets against results; empty where nothing has a number.
  func comparison(_ rows: [TargetActual], caption: String) -> [UInt8] {
    rows.isEmpty
      ? [] : TargetActual.figure(rows, caption: caption, id: "f:measures", labels: labels)
  }

  /// What of an evaluation is drawn; nothing where no measure has a result in numbers.
  func comparedRows(
    _ measures: [Measure], results: [EvaluationFields.Result]
  ) -> [TargetActual] {
    let rows = measures.map { measure in
      let actual = results.first { $0.measure.value == measure.id }?.actual
      return TargetActual(
        name: measure.name[page.language], target: measure.target.map(value),
        actual: actual.map(value), unit: measure.unit[page.language],
        direction: measure.direction == .up ? .up : .down)
    }
    return rows.contains { $0.actual != nil } ? rows : []
  }

  private func value(_ number: Decimal) -> FigureValue {
    FigureValue(number: number.value, text: words.number(number))
  }
}

/// What a fenced block stands for.
enum FenceFigure {
  case table(DataTable)
  case chart(Chart)
  /// The caption is empty where the block has none.
  case flowchart(Flowchart, caption: String)
}

extension Fence {
  fileprivate func option(_ name: String) -> ChartRequest.Option? {
    self[name].map { ChartRequest.Option($0.value, range: $0.valueRange) }
  }
}

extension CSVTable {
  /// A pipe table as data: merged cells repeat into the rows and columns they cover.
  init(_ table: Table, in document: Document) {
    func row(_ row: Int) -> [(text: String, range: SourceRange)] {
      (0..<table.columnCount).map { column in
        let cell = table.cell(row: row, column: column)
        return (
          cell.map { document.plainText(of: $0.node).trimmed } ?? "", cell?.range ?? table.range
        )
      }
    }
    let rows = (0..<table.rowCount).map(row)
    self.init(
      header: rows.first?.map(\.text) ?? [], rows: rows.dropFirst().map { $0.map(\.text) },
      places: rows.map { $0.map(\.range) }, hasHeader: true)
  }
}
