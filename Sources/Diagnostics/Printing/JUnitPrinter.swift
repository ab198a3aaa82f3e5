import Encodings

/// Diagnostics as a JUnit report, for CI servers that show nothing else.
///
/// Each diagnostic is a test case: an error fails, a warning passes with its words as output. A
/// site without any is one case that passes, since several servers take an empty suite for a
/// mistake.
package struct JUnitPrinter: Sendable {
  private let sources: [SourcePath: SourceFile]

  package init(sources: [SourcePath: SourceFile]) { self.sources = sources }

  /// A further suite: a case for each thing that was asked for as a whole.
  package struct Suite: Sendable {
    /// How one of them stands.
    package enum Outcome: Sendable, Hashable {
      case passed
      case failed(String)
      case told(String)
      case skipped(String)
    }

    package var name: String
    package var cases: [(name: String, outcome: Outcome)]

    package init(name: String, cases: [(name: String, outcome: Outcome)]) {
      self.name = name
      self.cases = cases
    }
  }

  /// An XML document in UTF-8, the diagnostics in the order given.
  package func xml(_ diagnostics: [Diagnostic], seconds: Double) -> String {
    xml(FindingList(diagnostics), seconds: seconds)
  }

  /// The same of a check: what is excused is skipped with its reason, what a baseline lists passes.
  package func xml(_ list: FindingList, further suites: [Suite] = [], seconds: Double) -> String {
    let known = list.known ?? []
    let cases =
      list.told.map { testCase($0, outcome(of: $0)) }
      + list.excused.map { testCase($0, .skipped($0.excuse?.reason ?? "")) }
      + known.map { testCase($0, .told("of the baseline: " + words($0))) }
    let own = Self.Written(
      name: "gazette", cases: cases,
      failures: list.told.count { $0.severity == .error }, skipped: list.excused.count)
    let written = [own] + suites.map(self.written)
    let time = JSONPrinter.decimal(seconds: seconds)
    func totals(_ suites: [Written]) -> String {
      let tests = suites.reduce(0) { $0 + max(1, $1.cases.count) }
      let skipped = suites.reduce(0) { $0 + $1.skipped }
      return
        "tests=\"\(tests)\" failures=\"\(suites.reduce(0) { $0 + $1.failures })\" errors=\"0\" "
        + (skipped > 0 ? "skipped=\"\(skipped)\" " : "") + "time=\"\(time)\""
    }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"gazette\" \(totals(written))>",
    ]
    for suite in written {
      lines.append("  <testsuite name=\"\(attribute(suite.name))\" \(totals([suite]))>")
      lines +=
        suite.cases.isEmpty
        ? ["    <testcase classname=\"site\" name=\"clean\"/>"] : suite.cases.flatMap(\.self)
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  /// A suite as lines.
  private struct Written {
    var name: String
    var cases: [[String]]
    var failures: Int
    var skipped: Int
  }

  private func written(_ suite: Suite) -> Written {
    Written(
      name: suite.name,
      cases: suite.cases.map { each in
        lines(
          "classname=\"\(attribute(suite.name))\" name=\"\(attribute(each.name))\"",
          each.outcome, type: each.name)
      },
      failures: suite.cases.count { if case .failed = $0.outcome { true } else { false } },
      skipped: suite.cases.count { if case .skipped = $0.outcome { true } else { false } })
  }

  private func outcome(of diagnostic: Diagnostic) -> Suite.Outcome {
    switch diagnostic.severity {
    case .error: .failed(words(diagnostic))
    case .warning: .told(words(diagnostic))
    }
  }

  private func words(_ diagnostic: Diagnostic) -> String {
    let headline = TextPrinter(sources: sources).headline(diagnostic)
    return ([headline] + (diagnostic.help.map { ["help: \($0)"] } ?? []))
      .map { VisibleText.line($0) }.joined(separator: "\n")
  }

  private func testCase(_ diagnostic: Diagnostic, _ outcome: Suite.Outcome) -> [String] {
    let start = sources.scalarRange(of: diagnostic.range, in: diagnostic.file).start
    let file = attribute(diagnostic.file.string)
    let name = "\(diagnostic.code.rawValue) \(start.line):\(start.column)"
    return lines(
      "classname=\"\(file)\" name=\"\(name)\" file=\"\(file)\" line=\"\(start.line)\"", outcome,
      type: diagnostic.code.rawValue, message: diagnostic.message)
  }

  /// A case with its attributes; `message` is what fails in a line, else its words.
  private func lines(
    _ attributes: String, _ outcome: Suite.Outcome, type: String, message: String? = nil
  ) -> [String] {
    let body: String
    switch outcome {
    case .passed: return ["    <testcase \(attributes)/>"]
    case .failed(let words):
      body =
        "<failure type=\"\(attribute(type))\" message=\"\(attribute(message ?? words))\">"
        + "\(HTMLEscaping.escaped(words))</failure>"
    case .told(let words): body = "<system-out>\(HTMLEscaping.escaped(words))</system-out>"
    case .skipped(let reason): body = "<skipped message=\"\(attribute(reason))\"/>"
    }
    return ["    <testcase \(attributes)>", "      \(body)", "    </testcase>"]
  }

  private func attribute(_ text: String) -> String {
    HTMLEscaping.escaped(VisibleText.line(text))
  }
}
