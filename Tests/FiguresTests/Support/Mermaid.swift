import Diagnostics
import Figures
import Testing

/// What reading `text` as the whole of a file gives.
func parseMermaid(_ text: String) -> (chart: Flowchart?, diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "content/sop.md", text: text)
  return Flowchart.parse(EmbeddedText(file: file, range: 0..<file.bytes.count))
}

/// The chart that `text` must give.
func chart(_ text: String) throws -> Flowchart {
  let (chart, diagnostics) = parseMermaid(text)
  #expect(diagnostics.isEmpty)
  return try #require(chart)
}
