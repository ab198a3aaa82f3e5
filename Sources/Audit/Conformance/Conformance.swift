package import Content
package import Diagnostics

/// How a site stands to each check code of its target: the list that the mark's applicant fills in.
package struct Conformance: Sendable {
  /// How it stands to one of them.
  package enum Result: String, Sendable, Hashable, CaseIterable {
    case pass, fail
    /// There are pages, and none has anything that the code is about.
    case notApplicable = "not-applicable"
    /// Rules find no fault, and a person has to look at the rest; or at what is excused; or no page could be judged.
    case person = "needs-person"
  }

  package struct Entry: Sendable {
    package let code: CheckCode
    package let result: Result
    /// Findings of the rules that answer to it, and of the compiler.
    package let faultCount: Int
    package let excusedCount: Int
  }

  package let target: AccessibilityTarget
  package let entries: [Entry]

  /// - Parameters:
  ///   - target: The edition and level.
  ///   - judged: What the pages have.
  ///   - findings: What was found, whether or not it is known already.
  ///   - excused: What was found and is excused.
  ///   - silenced: Codes whose rules did not run.
  ///   - only: Where it is not empty, the codes whose rules alone ran: of others nothing is said.
  package init(
    _ target: AccessibilityTarget, judged: JudgedPages, findings: [Diagnostic],
    excused: [Diagnostic], silenced: Set<DiagnosticCode> = [], only: Set<DiagnosticCode> = []
  ) {
    self.target = target
    let faults = Dictionary(grouping: findings, by: \.code).mapValues(\.count)
    let excuses = Dictionary(grouping: excused, by: \.code).mapValues(\.count)
    entries = CheckCode.asked(by: target).compactMap { code in
      let rules = code.diagnosticCodes
      guard only.isEmpty || rules.contains(where: only.contains) else { return nil }
      let faultCount = rules.reduce(0) { $0 + (faults[$1] ?? 0) }
      let excusedCount = rules.reduce(0) { $0 + (excuses[$1] ?? 0) }
      let ran = rules.filter { !silenced.contains($0) && (only.isEmpty || only.contains($0)) }
      let result: Result =
        if faultCount > 0 {
          .fail
        } else if ran.count < rules.count || rules.isEmpty || excusedCount > 0 || !judged.hasPages {
          .person
        } else if !ran.contains(where: judged.contains) {
          .notApplicable
        } else {
          code.needsPerson ? .person : .pass
        }
      return Entry(
        code: code, result: result, faultCount: faultCount, excusedCount: excusedCount)
    }
  }
}
