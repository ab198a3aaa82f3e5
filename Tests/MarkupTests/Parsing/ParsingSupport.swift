import Diagnostics
import Markup
import Testing

/// What is wrong with a Markdown text, one line each: `line:column-line:column code`.
func complaints(about markdown: String, from offset: Int = 0) -> [String] {
  Document.parse(SourceFile(path: "content/page.md", text: markdown), from: offset).diagnostics
    .map { "\(spelled($0.range)) \($0.code.rawValue)" }
}

/// Expects exactly these complaints, in this order.
func expectComplaints(
  _ markdown: String, _ expected: [String], at location: SourceLocation = #_sourceLocation
) {
  #expect(complaints(about: markdown) == expected, sourceLocation: location)
}

/// A range as `line:column-line:column`.
func spelled(_ range: SourceRange) -> String {
  "\(range.start.line):\(range.start.column)-\(range.end.line):\(range.end.column)"
}

/// A text and what is expected of it, as a table of cases has it.
struct Case: Sendable, CustomTestStringConvertible {
  var markdown: String
  var expected: String

  init(_ markdown: String, _ expected: String) {
    self.markdown = markdown
    self.expected = expected
  }

  var testDescription: String { markdown }
}
