package import Diagnostics

/// Every rule, in the order of its groups.
package enum RuleCatalog {
  package static let all: [Rule] = markup + styles + text + obligations + translations

  private static let byCode: [DiagnosticCode: Rule] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// The rule that a code belongs to; `nil` for what the compiler itself finds.
  package static func rule(_ code: DiagnosticCode) -> Rule? { byCode[code] }
}
