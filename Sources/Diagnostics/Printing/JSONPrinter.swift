package import Encodings

/// The summary that goes with diagnostics for tools.
package struct BuildSummary: Sendable, Hashable {
  package var errors: Int
  package var warnings: Int
  package var pages: Int
  /// Files written; 0 where nothing was published.
  package var written: Int
  package var seconds: Double

  package init(errors: Int, warnings: Int, pages: Int, written: Int, seconds: Double) {
    self.errors = errors
    self.warnings = warnings
    self.pages = pages
    self.written = written
    self.seconds = seconds
  }
}

/// Diagnostics as one JSON object, for tools: `{ "diagnostics": […], "summary": {…} }`.
///
/// Lines and columns count from 1, columns in Unicode scalars. `help` is `null` where there is
/// none.
package struct JSONPrinter: Sendable {
  private let sources: [SourcePath: SourceFile]

  package init(sources: [SourcePath: SourceFile]) { self.sources = sources }

  /// The object, with the diagnostics in the order given.
  package func json(_ diagnostics: [Diagnostic], summary: BuildSummary) -> JSON {
    [
      "diagnostics": json(diagnostics),
      "summary": [
        "errors": .integer(summary.errors),
        "warnings": .integer(summary.warnings),
        "pages": .integer(summary.pages),
        "written": .integer(summary.written),
        "seconds": .number(Self.decimal(seconds: summary.seconds)),
      ],
    ]
  }

  /// Excused findings, each as another with `reason` and `until`, which is `null` where it holds for good.
  package func json(excused: [Diagnostic]) -> JSON {
    .array(
      excused.map { diagnostic in
        .object(
          members(of: diagnostic) + [
            JSON.Member("reason", .string(diagnostic.excuse?.reason ?? "")),
            JSON.Member("until", diagnostic.excuse?.until.map { .string($0) } ?? .null),
          ])
      })
  }

  /// Findings alone, in the order given.
  package func json(_ diagnostics: [Diagnostic]) -> JSON { .array(diagnostics.map(json)) }

  private func json(_ diagnostic: Diagnostic) -> JSON { .object(members(of: diagnostic)) }

  private func members(of diagnostic: Diagnostic) -> [JSON.Member] {
    let range = sources.scalarRange(of: diagnostic.range, in: diagnostic.file)
    return [
      JSON.Member("code", .string(diagnostic.code.rawValue)),
      JSON.Member("severity", .string(diagnostic.severity.rawValue)),
      JSON.Member("file", .string(diagnostic.file.string)),
      JSON.Member("line", .integer(range.start.line)),
      JSON.Member("column", .integer(range.start.column)),
      JSON.Member("endLine", .integer(range.end.line)),
      JSON.Member("endColumn", .integer(range.end.column)),
      JSON.Member("message", .string(diagnostic.message)),
      JSON.Member("help", diagnostic.help.map { .string($0) } ?? .null),
      JSON.Member("notes", .array(diagnostic.notes.map(json))),
    ]
  }

  private func json(_ note: Note) -> JSON {
    let start = sources.scalarRange(of: note.range, in: note.file).start
    return [
      "file": .string(note.file.string),
      "line": .integer(start.line),
      "column": .integer(start.column),
      "message": .string(note.message),
    ]
  }

  /// Seconds with three decimals, as JSON spells numbers.
  package static func decimal(seconds: Double) -> String {
    let milliseconds = Int((max(0, seconds) * 1000).rounded())
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.utf8.count)
      + fraction
  }
}
