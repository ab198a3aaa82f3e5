import Diagnostics
import Figures
import Testing

/// What a request over a small table gives; each cell's place is its row and column from 1.
func makeChart(
  type: String? = "bar", x: String? = "情形", y: String? = "件數", caption: String = "",
  unit: String = "", _ header: [String], _ rows: [[String]]
) -> (chart: Chart?, diagnostics: [Diagnostic]) {
  var column = 10
  func option(_ text: String?) -> ChartRequest.Option? {
    guard let text else { return nil }
    defer { column += text.utf8.count + 10 }
    return .init(text, range: SourceRange(line: 5, column: column, length: text.utf8.count))
  }
  let request = ChartRequest(
    type: option(type), x: option(x), y: option(y), caption: caption, unit: unit,
    file: "content/a.md", range: SourceRange(line: 5, column: 1, length: 8))
  return Chart.make(request, header: header, rows: rows, dataFile: "content/a/data.csv") {
    SourceRange(line: $0 + 2, column: $1 + 1, length: 1)
  }
}

/// The chart that lines of comma-separated cells must give: the first column is x, the rest are y.
func chart(
  _ type: String, caption: String = "", unit: String = "", _ text: String
) throws -> Chart {
  let lines = text.split(separator: "\n").map { line in
    line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
  }
  let header = try #require(lines.first)
  let (chart, diagnostics) = makeChart(
    type: type, x: header[0], y: header.dropFirst().joined(separator: ","), caption: caption,
    unit: unit, header, Array(lines.dropFirst()))
  #expect(diagnostics.isEmpty)
  return try #require(chart)
}
