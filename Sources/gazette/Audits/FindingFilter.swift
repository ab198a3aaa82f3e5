import Diagnostics

/// Which findings a check tells: all, or those of some rules, or those that are new.
struct FindingFilter {
  private let only: Set<DiagnosticCode>
  private let baseline: Baseline?

  init(_ only: Set<DiagnosticCode>, _ baseline: Baseline?) {
    self.only = only
    self.baseline = baseline
  }

  /// What was passed over.
  struct Passed {
    var otherCount = 0
    /// What the baseline lists; `nil` where there is none.
    var known: [Diagnostic]?
    var mendedCount = 0

    /// A line for each, or nothing.
    var text: String {
      var text = ""
      if otherCount > 0 {
        text += "Passed over \(Summary.counted(otherCount, "finding")) of other rules\n"
      }
      if let known, !known.isEmpty {
        text += "Passed over \(Summary.counted(known.count, "finding")) of the baseline\n"
      }
      if mendedCount > 0 {
        text +=
          "\(Summary.counted(mendedCount, "finding")) of the baseline "
          + (mendedCount == 1 ? "is" : "are")
          + " mended: write it anew with --format json\n"
      }
      return text
    }
  }

  /// Takes out what is not to be told.
  func apply(to diagnostics: inout [Diagnostic]) -> Passed {
    var passed = Passed()
    if !only.isEmpty {
      let count = diagnostics.count
      diagnostics.removeAll { !only.contains($0.code) }
      passed.otherCount = count - diagnostics.count
    }
    if let baseline {
      let (new, known, mendedCount) = baseline.divided(diagnostics)
      diagnostics = new
      passed.known = known
      // With some rules alone, the others' findings are not mended for being absent.
      passed.mendedCount = only.isEmpty ? mendedCount : 0
    }
    return passed
  }
}
