import ArgumentParser
import Audit
import Diagnostics

/// The rules that `--only` names: by our codes, by check codes, or by their groups.
struct RuleSelection: ExpressibleByArgument {
  let codes: Set<DiagnosticCode>

  /// Reads names with commas between them; `nil` where one is unknown.
  init?(argument: String) {
    var codes: Set<DiagnosticCode> = []
    for name in argument.split(separator: ",").map(String.init) {
      let named = Self.codes(called: name)
      guard !named.isEmpty else { return nil }
      codes.formUnion(named)
    }
    guard !codes.isEmpty else { return nil }
    self.codes = codes
  }

  private static func codes(called name: String) -> Set<DiagnosticCode> {
    if let code = DiagnosticCode(rawValue: name) { return [code] }
    // What the compiler itself tells answers to check codes, and counts to groups, as well.
    if let code = CheckCode.all.first(where: { $0.name == name }) {
      return Set(code.diagnosticCodes)
    }
    return Set(DiagnosticCode.allCases.filter { Rule.Group(of: $0)?.rawValue == name })
  }
}
