package import Audit
package import Content
package import Diagnostics
package import OpenData

/// What a check found, as its reports tell it.
package struct AuditReport: Sendable {
  /// The site's base URL, or the folder of HTML that was checked.
  package let site: String
  /// The day for which it was checked.
  package let day: CalendarDate
  package let findings: FindingList
  package let conformance: Conformance
  package let scores: Scores
  package let pageCount: Int
  /// The units that answer for the files which findings name; none for files of no unit.
  package let units: [SourcePath: String]

  /// - Parameters:
  ///   - site: The site's base URL, or the folder of HTML that was checked.
  ///   - day: The day for which it was checked.
  ///   - findings: What was found.
  ///   - judged: What the rules had to judge.
  ///   - target: The edition and level that conformance is asked for.
  ///   - silenced: Codes whose rules did not run.
  ///   - only: Where it is not empty, the codes whose rules alone ran.
  ///   - pageCount: How many pages were looked at.
  ///   - units: The units that answer for the files which findings name.
  package init(
    site: String, day: CalendarDate, findings: FindingList, judged: JudgedPages,
    target: AccessibilityTarget, silenced: Set<DiagnosticCode> = [],
    only: Set<DiagnosticCode> = [], pageCount: Int, units: [SourcePath: String] = [:]
  ) {
    self.site = site
    self.day = day
    self.findings = findings
    self.pageCount = pageCount
    self.units = units
    // A baseline lets old faults pass; the pages have them all the same.
    let open = findings.told + (findings.known ?? [])
    conformance = Conformance(
      target, judged: judged, findings: open, excused: findings.excused, silenced: silenced,
      only: only)
    scores = Scores(judged: judged, findings: open, unit: { units[$0] })
  }

  package var errorCount: Int { findings.told.count { $0.severity == .error } }
  package var warningCount: Int { findings.told.count { $0.severity == .warning } }
}

extension Clause {
  /// As reports name it: `HM1110100C`, `WCAG 1.1.1`.
  package var name: String {
    switch self {
    case .code(let code): code
    case .criterion(let number): "WCAG \(number)"
    case .wording(let words): words
    }
  }
}

extension RuleDescription {
  /// What the catalogue says of a code; `nil` for what the compiler itself finds.
  package init?(of code: DiagnosticCode) {
    guard let rule = RuleCatalog.rule(code) else { return nil }
    self.init(title: rule.title, tags: [rule.group.rawValue] + rule.clauses.map(\.name))
  }
}
