import Encodings

/// Diagnostics as a JUnit report, for CI servers that show nothing else.
///
/// Each diagnostic is a test case: an error fails, a warning passes with its words as output. A
/// site without any is one case that passes, since several servers take an empty suite for a
/// mistake.
package struct JUnitPrinter: Sendable {
  private let sources: [SourcePath: SourceFile]

  package init(sources: [SourcePath: SourceFile]) { self.sources = sources }

  /// An XML document in UTF-8, the diagnostics in the order given.
  package func xml(_ diagnostics: [Diagnostic], seconds: Double) -> String {
    let count = max(1, diagnostics.count)
    let failures = diagnostics.count { $0.severity == .error }
    let time = JSONPrinter.decimal(seconds: seconds)
    let totals = "tests=\"\(count)\" failures=\"\(failures)\" errors=\"0\" time=\"\(time)\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"gazette\" \(totals)>",
      "  <testsuite name=\"gazette\" \(totals)>",
    ]
    if diagnostics.isEmpty { lines.append("    <testcase classname=\"site\" name=\"clean\"/>") }
    for diagnostic in diagnostics { lines += testCase(diagnostic) }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private func testCase(_ diagnostic: Diagnostic) -> [String] {
    let headline = TextPrinter(sources: sources).headline(diagnostic)
    let words = ([headline] + (diagnostic.help.map { ["help: \($0)"] } ?? []))
      .map { HTMLEscaping.escaped(VisibleText.line($0)) }.joined(separator: "\n")
    let start = sources.scalarRange(of: diagnostic.range, in: diagnostic.file).start
    let file = attribute(diagnostic.file.string)
    let name = "\(diagnostic.code.rawValue) \(start.line):\(start.column)"
    let body =
      switch diagnostic.severity {
      case .error:
        "<failure type=\"\(diagnostic.code.rawValue)\" "
          + "message=\"\(attribute(diagnostic.message))\">\(words)</failure>"
      case .warning: "<system-out>\(words)</system-out>"
      }
    return [
      "    <testcase classname=\"\(file)\" name=\"\(name)\" file=\"\(file)\" line=\"\(start.line)\">",
      "      \(body)",
      "    </testcase>",
    ]
  }

  private func attribute(_ text: String) -> String {
    HTMLEscaping.escaped(VisibleText.line(text))
  }
}
