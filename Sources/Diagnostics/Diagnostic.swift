/// How much a diagnostic weighs.
package enum Severity: String, Sendable, Hashable, CaseIterable {
  /// The output would be wrong or missing: nothing is published.
  case error
  /// Published, but degraded.
  case warning
}

/// A further place that explains a diagnostic.
package struct Note: Sendable, Hashable {
  package var file: SourcePath
  package var range: SourceRange
  package var message: String

  package init(_ message: String, file: SourcePath, range: SourceRange = .start) {
    self.file = file
    self.range = range
    self.message = message
  }
}

/// One thing that is wrong: what, where, and what to do.
///
/// `message` is a headline: the specific thing first, no full stop, the likely fix included.
/// `help` says what to write instead.
package struct Diagnostic: Sendable, Hashable {
  package var code: DiagnosticCode
  package var severity: Severity
  package var file: SourcePath
  package var range: SourceRange
  package var message: String
  package var help: String?
  /// What was probably meant, as the message says it too: for lists in which it stands by itself.
  package var suggestion: String?
  package var notes: [Note]
  /// The change that mends it, where one is certain.
  package var fix: FixIt?
  /// Why the place is right although it is told: then it counts for nothing, and is only listed.
  package var excuse: Excuse?

  /// Without a `severity` it weighs what its code weighs.
  package init(
    _ code: DiagnosticCode, _ message: String, file: SourcePath, range: SourceRange = .start,
    severity: Severity? = nil, help: String? = nil, suggestion: String? = nil, notes: [Note] = []
  ) {
    self.code = code
    self.severity = severity ?? code.defaultSeverity
    self.file = file
    self.range = range
    self.message = message
    self.help = help
    self.suggestion = suggestion
    self.notes = notes
  }

  /// Why a place is right although it is told.
  package struct Excuse: Sendable, Hashable {
    package var reason: String
    /// The last day on which it holds, as ISO 8601; `nil` where it holds for good.
    package var until: String?

    package init(_ reason: String, until: String? = nil) {
      self.reason = reason
      self.until = until
    }
  }

  /// Whether it keeps a site from being published.
  package var isError: Bool { severity == .error && excuse == nil }
}

extension Diagnostic: Comparable {
  /// By file, then place, then code and words: an order that no run changes.
  package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.file != right.file { return left.file < right.file }
    if left.range != right.range { return left.range < right.range }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    return left.message < right.message
  }
}
