import Content
package import Diagnostics
package import Encodings
package import Publishing

/// What stands of a site that is previewed, and what is wrong with its sources.
package struct PreviewState: Sendable {
  /// Another for every state of the pages, and for every run of the program: a page that has another loads itself
  /// anew.
  package var version: String
  /// In the order of the site's languages; the program's own until they could be read.
  package var words: [Words]
  /// Whether a build has succeeded, so that there are pages to keep.
  package var hasPages = false
  package var departures: [OutputPath: BuildReport.Departure] = [:]
  /// Errors first.
  package var findings: [Diagnostic] = []
  package var errorCount = 0
  /// For the columns of the findings.
  package var sources: [SourcePath: SourceFile] = [:]

  /// A page shows so many findings; the terminal has all of them.
  private static let shownCount = 50

  package init(version: String, words: [Words]) {
    self.version = version
    self.words = words
  }

  /// The state as the script of a page takes it.
  package var json: JSON {
    [
      "version": .string(version),
      "errors": .integer(errorCount),
      "findings": JSONPrinter(sources: sources).json(Array(findings.prefix(Self.shownCount))),
      "words": .array(words.map(texts)),
    ]
  }

  private func texts(_ words: Words) -> JSON {
    let warningCount = findings.count - errorCount
    let counts = [(errorCount, "serve_errors"), (warningCount, "serve_warnings")]
    let hidden = max(0, findings.count - Self.shownCount)
    return [
      "tag": .string(words.language.tag),
      "label": .string(words("serve_label")),
      "summary": .string(words.list(counts.filter { $0.0 > 0 }.map { words.count($0, $1) })),
      "kept": .string(words(hasPages ? "serve_kept" : "serve_errors_first")),
      "more": .string(hidden > 0 ? words.count(hidden, "serve_more") : ""),
      "close": .string(words("serve_close")),
      "stopped": .string(words("serve_stopped")),
      "error": .string(words("check_error")),
      "warning": .string(words("check_warning")),
    ]
  }
}
