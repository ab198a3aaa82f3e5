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
/// visible, so that no file can write to the terminal.
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
    diagnostics.map(text).joined(separator: "\n")
  }

  /// One diagnostic; every line ends in a line feed.
  package func text(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic)]
    if let source = sources[diagnostic.file] {
      lines += Snippet(source, diagnostic.range, hasContext: true, style: style).lines
    }
    if let help = diagnostic.help {
      lines.append("\(style.paint("help:", .help)) \(VisibleText.line(help))")
    }
    for note in diagnostic.notes {
      lines.append(
        location(note.file, note.range) + " " + style.paint("note:", .note) + " "
          + VisibleText.line(note.message))
      if let source = sources[note.file] {
        lines += Snippet(source, note.range, hasContext: false, style: style).lines
      }
    }
    return lines.map { $0 + "\n" }.joined()
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
