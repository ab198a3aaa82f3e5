import Diagnostics

/// What is wrong with one table: the first places of each kind, and how many more there are.
///
/// A table of a million rows that has one mistake in each is told of in a screenful.
struct DiagnosticList {
  /// How many of one code are told.
  let limit: Int
  private var told: [Diagnostic] = []
  private var counts: [DiagnosticCode: Int] = [:]
  /// The first place of each code that is told no more.
  private var untold: [DiagnosticCode: Diagnostic] = [:]

  init(limit: Int = 20) { self.limit = limit }

  var isEmpty: Bool { told.isEmpty }

  /// Whether another one of this code is still told whole; if not, only its place matters.
  func hasRoom(for code: DiagnosticCode) -> Bool { counts[code, default: 0] < limit }

  mutating func append(_ diagnostic: Diagnostic) {
    guard hasRoom(for: diagnostic.code) else {
      return count(diagnostic.code, file: diagnostic.file) { diagnostic.range }
    }
    counts[diagnostic.code, default: 0] += 1
    told.append(diagnostic)
  }

  /// Counts one more of a code that has no room.
  mutating func count(_ code: DiagnosticCode, file: SourcePath, range: () -> SourceRange) {
    counts[code, default: 0] += 1
    if untold[code] == nil { untold[code] = Diagnostic(code, "", file: file, range: range()) }
  }

  /// In the order in which they came, then one for each code that came too often.
  var diagnostics: [Diagnostic] {
    let rest = untold.values.sorted().map { diagnostic in
      let more = counts[diagnostic.code, default: 0] - limit
      var summary = diagnostic
      summary.message =
        "The table has \(more) more \(more == 1 ? "problem" : "problems") of this kind"
      summary.help = "Correct those above first; they often have one cause."
      summary.notes = []
      return summary
    }
    return told + rest
  }
}
