/// Diagnostics as people read them.
///
/// A line that editors understand, the source, what to do, and where else to look:
///
///     content/plans/115.md:4:7: error: Unit 'planing' doesn't exist [unknown-unit]
///      3 | year: 115
///      4 | unit: planing
///        |       ^~~~~~~
///     help: The units are listed in 'content/site.yml'.
///
/// Columns count characters as editors do, not bytes. Control characters of the source are made
/// visible, so that no file can write to the terminal. Lines with what nobody should read in a log,
/// ``DiagnosticCode/hidesSource``, are not shown, whichever diagnostic is about them.
package struct TextPrinter: Sendable {
  private let sources: [SourcePath: SourceFile]
  private let style: DiagnosticStyle

  /// A printer that shows snippets of `sources`; other files are named only.
  package init(sources: [SourcePath: SourceFile], style: DiagnosticStyle = .plain) {
    self.sources = sources
    self.style = style
  }

  /// The diagnostics in the order given, an empty line between them; ends in a line feed unless
  /// there is none.
  package func text(_ diagnostics: [Diagnostic]) -> String {
    let hidden = HiddenLines(diagnostics)
    return diagnostics.map { text($0, hiding: hidden) }.joined(separator: "\n")
  }

  /// One diagnostic; every line ends in a line feed.
  package func text(_ diagnostic: Diagnostic) -> String { text([diagnostic]) }

  private func text(_ diagnostic: Diagnostic, hiding hidden: HiddenLines) -> String {
    var lines = [headline(diagnostic)]
    lines += snippet(diagnostic.file, diagnostic.range, hasContext: true, hiding: hidden)
    if let help = diagnostic.help {
      lines.append("\(style.paint("help:", .help)) \(VisibleText.line(help))")
    }
    for note in diagnostic.notes {
      lines.append(
        location(note.file, note.range) + " " + style.paint("note:", .note) + " "
          + VisibleText.line(note.message))
      lines += snippet(note.file, note.range, hasContext: false, hiding: hidden)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func snippet(
    _ file: SourcePath, _ range: SourceRange, hasContext: Bool, hiding hidden: HiddenLines
  ) -> [String] {
    let line = range.start.line
    guard let source = sources[file], !hidden.contains(line, in: file) else { return [] }
    let isContextShown = hasContext && !hidden.contains(line - 1, in: file)
    return Snippet(source, range, hasContext: isContextShown, style: style).lines
  }

  /// `file:line:column: severity: message [code]`, without a line feed.
  package func headline(_ diagnostic: Diagnostic) -> String {
    location(diagnostic.file, diagnostic.range) + " "
      + style.paint("\(diagnostic.severity.rawValue):", diagnostic.severity.role) + " "
      + style.paint(VisibleText.line(diagnostic.message), .message) + " "
      + style.paint("[\(diagnostic.code.rawValue)]", .code)
  }

  private func location(_ file: SourcePath, _ range: SourceRange) -> String {
    let start = sources.scalarRange(of: range, in: file).start
    return style.paint(
      "\(VisibleText.line(file.string)):\(start.line):\(start.column):", .location)
  }

  /// `2 errors, 1 warning`; `nil` where there is neither.
  package static func summary(errors: Int, warnings: Int) -> String? {
    let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// The lines of each file that no snippet shows.
private struct HiddenLines {
  private var lines: [SourcePath: Set<Int>] = [:]

  init(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where diagnostic.code.hidesSource {
      let range = diagnostic.range
      lines[diagnostic.file, default: []].formUnion(
        range.start.line...max(range.start.line, range.end.line))
    }
  }

  func contains(_ line: Int, in file: SourcePath) -> Bool { lines[file]?.contains(line) ?? false }
}
