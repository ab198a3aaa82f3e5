package import Diagnostics

/// Every rule, in the order of its groups.
package enum RuleCatalog {
  package static let all: [Rule] = markup + styles + text + obligations + translations

  private static let numbers: [DiagnosticCode: Int] = Dictionary(
    uniqueKeysWithValues: all.indices.map { (all[$0].code, $0) })

  /// The rule that a code belongs to; `nil` for what the compiler itself finds.
  package static func rule(_ code: DiagnosticCode) -> Rule? { numbers[code].map { all[$0] } }

  /// The place in ``all`` of the rule that a code belongs to.
  static func number(of code: DiagnosticCode) -> Int? { numbers[code] }
}
