package import Diagnostics

/// What a `chart` block or a dataset's `chart:` asks for.
package struct ChartRequest: Sendable, Hashable {
  /// A value as written, and its place; `range` covers the value alone.
  package struct Option: Sendable, Hashable {
    package var text: String
    package var range: SourceRange

    package init(_ text: String, range: SourceRange) {
      self.text = text
      self.range = range
    }
  }

  package var type: Option?
  package var x: Option?
  /// One column, or several with commas between them.
  package var y: Option?
  package var caption: String
  package var unit: String
  package var file: SourcePath
  /// The opening of the block, where what is missing is reported.
  package var range: SourceRange

  package init(
    type: Option?, x: Option?, y: Option?, caption: String, unit: String = "", file: SourcePath,
    range: SourceRange
  ) {
    self.type = type
    self.x = x
    self.y = y
    self.caption = caption
    self.unit = unit
    self.file = file
    self.range = range
  }
}

extension Chart {
  /// Takes a chart's categories and series out of a table.
  ///
  /// A cell that is empty, a dash or an ellipsis is no value and leaves a gap. Cells beyond a short
  /// row are empty.
  ///
  /// - Parameters:
  ///   - request: The options as written.
  ///   - header: The columns' names.
  ///   - rows: The cells below the header.
  ///   - hasMoreRows: Whether the table goes on after `rows`, which is more than a chart holds.
  ///   - dataFile: Where the table stands, for messages about its cells.
  ///   - position: The place of a cell by row and column, both from 0 and without the header.
  /// - Returns: The chart, or `nil` with at least one diagnostic: `missing-key`, `wrong-value` for the
  ///   type or for more than a chart holds, `unknown-column`, `wrong-number`.
  /// - Complexity: O(rows × series).
  package static func make(
    _ request: ChartRequest, header: [String], rows: [[String]], hasMoreRows: Bool = false,
    dataFile: SourcePath, position: (_ row: Int, _ column: Int) -> SourceRange
  ) -> (chart: Chart?, diagnostics: [Diagnostic]) {
    var reading = ChartReading(request: request, header: header)
    let kind = reading.kind()
    let category = reading.column(request.x, key: "x")
    let columns = reading.columns(request.y)
    guard let kind, let category, !columns.isEmpty, reading.diagnostics.isEmpty else {
      return (nil, reading.diagnostics)
    }
    reading.checkSize(kind, rows: rows.count, hasMoreRows, series: columns.count)
    func cell(_ row: Int, _ column: Int) -> String {
      rows[row].indices.contains(column) ? rows[row][column] : ""
    }
    let series = columns.map { column in
      Series(
        name: header[column].trimmed,
        values: rows.indices.map { row in
          let text = cell(row, column)
          guard !FigureValue.isAbsent(text) else { return nil }
          let value = FigureValue(text)
          let isDrawn = value.map { kind != .pie || $0.number >= 0 } ?? false
          if !isDrawn {
            reading.reportNumber(
              text, isNegative: value != nil, file: dataFile, range: position(row, column))
          }
          return value
        })
    }
    guard reading.diagnostics.isEmpty else { return (nil, reading.diagnostics) }
    let chart = Chart(
      kind: kind, caption: request.caption, categoryTitle: header[category].trimmed,
      categories: rows.indices.map { cell($0, category).trimmed }, series: series,
      unit: request.unit)
    reading.checkContent(chart)
    return (reading.diagnostics.isEmpty ? chart : nil, reading.diagnostics)
  }
}

/// The state of reading one request.
private struct ChartReading {
  let request: ChartRequest
  let header: [String]
  private(set) var diagnostics: [Diagnostic] = []

  init(request: ChartRequest, header: [String]) {
    self.request = request
    self.header = header.map(\.trimmed)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ message: String, at range: SourceRange, help: String
  ) {
    diagnostics.append(
      Diagnostic(code, message, file: request.file, range: range, help: help))
  }

  private mutating func reportMissing(_ key: String) {
    report(
      .missingKey, "A chart needs '\(key)='", at: request.range,
      help: "Write for example: chart type=bar x=\(header.first ?? "COLUMN") "
        + "y=\(header.dropFirst().first ?? "COLUMN").")
  }

  // MARK: Options

  mutating func kind() -> Chart.Kind? {
    guard let type = request.type else {
      reportMissing("type")
      return nil
    }
    if let kind = Chart.Kind(rawValue: type.text) { return kind }
    let words = Chart.Kind.allCases.map(\.rawValue)
    let nearest = Spelling.nearest(to: type.text, in: words)
    report(
      .wrongValue,
      "Chart type '\(type.text)' doesn't exist" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: type.range, help: "The types are \(words.joined(separator: ", ")).")
    return nil
  }

  mutating func column(_ option: ChartRequest.Option?, key: String) -> Int? {
    guard let option, !option.text.trimmed.isEmpty else {
      reportMissing(key)
      return nil
    }
    return index(of: option.text.trimmed, at: option.range)
  }

  /// The columns of `y`: one whose name is the whole text, or those between its commas.
  mutating func columns(_ option: ChartRequest.Option?) -> [Int] {
    guard let option, !option.text.trimmed.isEmpty else {
      reportMissing("y")
      return []
    }
    if let whole = header.firstIndex(of: option.text.trimmed) { return [whole] }
    var columns: [Int] = []
    var offset = 0
    for part in option.text.split(separator: ",", omittingEmptySubsequences: false) {
      let range = Self.part(offset..<offset + part.utf8.count, of: option)
      offset += part.utf8.count + 1
      guard let column = index(of: String(part).trimmed, at: range) else { continue }
      if columns.contains(column) {
        report(
          .wrongValue, "Column '\(header[column])' is drawn twice", at: range,
          help: "Name each column once.")
      }
      columns.append(column)
    }
    return columns
  }

  private static func part(_ bytes: Range<Int>, of option: ChartRequest.Option) -> SourceRange {
    let (start, end) = (option.range.start, option.range.end)
    // Only a value that stands in the source byte for byte can be divided.
    guard start.line == end.line, end.column - start.column == option.text.utf8.count else {
      return option.range
    }
    return SourceRange(
      line: start.line, column: start.column + bytes.lowerBound, length: bytes.count)
  }

  private mutating func index(of name: String, at range: SourceRange) -> Int? {
    if let index = header.firstIndex(of: name) { return index }
    let nearest = Spelling.nearest(to: name, in: header)
    report(
      .unknownColumn,
      "Column '\(name)' doesn't exist" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      at: range, help: "The columns are \(header.joined(separator: ", ")).")
    return nil
  }

  // MARK: Contents

  mutating func checkSize(_ kind: Chart.Kind, rows: Int, _ hasMoreRows: Bool, series: Int) {
    let place = request.y?.range ?? request.range
    if rows == 0 {
      report(
        .wrongValue, "A chart needs at least one row", at: request.range,
        help: "Write the rows below the header.")
    }
    let limit = kind == .pie ? 1 : Chart.maximumSeriesCount
    if series > limit {
      report(
        .wrongValue, "A \(kind.rawValue) chart draws at most \(limit) columns, not \(series)",
        at: place, help: "Name fewer columns in 'y=', or make several charts.")
    }
    if hasMoreRows || kind != .pie && rows > Chart.maximumCategoryCount {
      let count = hasMoreRows ? "more" : String(rows)
      report(
        .wrongValue, "A chart shows at most \(Chart.maximumCategoryCount) rows, not \(count)",
        at: request.range, help: "Summarise the rows, or publish them as a table.")
    }
  }

  mutating func reportNumber(
    _ text: String, isNegative: Bool, file: SourcePath, range: SourceRange
  ) {
    diagnostics.append(
      Diagnostic(
        .wrongNumber,
        isNegative
          ? "'\(text.trimmed)' is negative, which no part of a pie can be"
          : "'\(text.trimmed)' is not a number", file: file, range: range,
        help: isNegative
          ? "Draw it with type=bar."
          : "Write digits, as 1,234 or 12.5%; leave the cell empty where there is no value."))
  }

  mutating func checkContent(_ chart: Chart) {
    if chart.values.isEmpty {
      report(
        .wrongValue, "A chart needs at least one number", at: request.range,
        help: "Fill the cells of the columns in 'y='.")
    } else if chart.kind == .pie {
      let slices = chart.values.count { $0.number > 0 }
      if slices == 0 {
        report(
          .wrongValue, "A pie needs a value above zero", at: request.range,
          help: "Draw it with type=bar.")
      } else if slices > Chart.maximumSliceCount {
        report(
          .wrongValue, "A pie has at most \(Chart.maximumSliceCount) parts, not \(slices)",
          at: request.range, help: "Draw it with type=bar, or sum up the smallest parts.")
      }
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    let head = unicodeScalars.drop(while: \.properties.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    return String(Substring(head[...last]))
  }
}
