package import Diagnostics

/// What the rules found on a page, and what they had to judge.
package struct Findings: Sendable {
  /// In the order in which they were found.
  package private(set) var diagnostics: [Diagnostic] = []
  /// The rules that met what they are about, whether it was right or wrong: the others do not apply to the page.
  package private(set) var judged = RuleSet()
  private let file: SourcePath
  private var current: (code: DiagnosticCode, number: Int)?

  /// - Parameter file: Where it stands unless said otherwise.
  package init(of file: SourcePath) { self.file = file }

  /// What follows is of this rule, whose place in the catalogue is `number`.
  mutating func begin(_ rule: Rule, number: Int) { current = (rule.code, number) }

  /// What follows is of this rule of the catalogue.
  mutating func begin(_ rule: Rule) {
    current = RuleCatalog.number(of: rule.code).map { (rule.code, $0) }
  }

  /// Notes that there is something which the rule is about.
  package mutating func judge() {
    if let current { judged.insert(number: current.number) }
  }

  /// Tells a fault.
  ///
  /// - Parameters:
  ///   - message: A headline: the specific thing first, no full stop.
  ///   - range: Where it stands.
  ///   - help: What to write instead.
  ///   - fix: The change that mends it, where one is certain.
  ///   - notes: Further places that explain it.
  package mutating func report(
    _ message: String, at range: SourceRange, help: String, fix: FixIt? = nil,
    notes: [Note] = []
  ) {
    guard let current else { return }
    judged.insert(number: current.number)
    var diagnostic = Diagnostic(
      current.code, message, file: file, range: range, help: help, notes: notes)
    diagnostic.fix = fix
    diagnostics.append(diagnostic)
  }
}
