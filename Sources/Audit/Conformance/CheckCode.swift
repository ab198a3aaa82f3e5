package import Content
package import Diagnostics

/// A check code of 網站無障礙規範 that is known by name: those that a machine checks, and those for people that a
/// program decides in part, or that a web team is asked about most.
package struct CheckCode: Sendable, Hashable {
  /// `HM1110100C`.
  package let name: String
  /// Whether something of it stays with people where the rules find no fault.
  package let needsPerson: Bool

  private init(_ name: String, needsPerson: Bool) {
    self.name = name
    self.needsPerson = needsPerson
  }

  package var clause: Clause { .code(name) }

  /// What is found against it: the codes of the rules that answer to it, then those that the compiler itself tells.
  package var diagnosticCodes: [DiagnosticCode] {
    (Self.rulesByCode[name] ?? []) + (Self.compilerCodes[name] ?? [])
  }

  /// Every known code, those that a machine checks first, each part by level and number.
  package static let all: [CheckCode] =
    machine.map { CheckCode($0, needsPerson: false) }
    + (decided.map { CheckCode($0, needsPerson: false) }
    + shared.map { CheckCode($0, needsPerson: true) })
    .sorted { ($0.number, $0.name) < ($1.number, $1.name) }

  /// Those that a target has to answer for.
  package static func asked(by target: AccessibilityTarget) -> [CheckCode] {
    all.filter { $0.clause.isAsked(by: target) }
  }

  /// Level, principle, guideline, criterion and serial: `1110100`.
  private var number: Substring { name.dropFirst(2).dropLast() }

  private static let rulesByCode: [String: [DiagnosticCode]] = {
    var rules: [String: [DiagnosticCode]] = [:]
    for rule in RuleCatalog.all {
      for case .code(let code) in rule.clauses { rules[code, default: []].append(rule.code) }
    }
    return rules
  }()

  private static let compilerCodes: [String: [DiagnosticCode]] = [
    "HM1110100E": [.emptyAlternativeText], "HM1130100C": [.headingLevelSkipped],
    "HM1130104E": [.headingLevelSkipped],
  ]

  /// 檢測碼 of either edition.
  private static let machine = [
    "HM1110100C", "HM1110101C", "HM1110102C", "HM1110103C", "HM1110104C", "HM1110105C",
    "HM1110106C", "HM1130100C", "HM1130101C", "HM1130102C", "HM1130103C", "HM1130104C",
    "HM1130105C", "HM1130200C", "HM1240102C", "HM1240200C", "HM1240400C", "HM1240401C",
    "HM1310100C", "ME1320200C", "HM1410100C", "HM1410200C", "HM1410201C",
    "CS2140400C", "CS2140401C", "CS2140402C", "HM2310200C",
    "CS3140800C", "CS3140801C", "CS3140802C", "HM3240900C", "HM3241000C", "HM3330500C",
  ]

  /// 稽核評量碼 of which rules leave nothing to people.
  private static let decided = [
    "HM1110101E", "HM1130104E", "HM1130107E", "HM1130109E", "HM1130110E", "HM1240402E",
    "HM1240404E", "GN1320202E", "GN2240600E", "GN3140600E", "AR3130600E", "HM3240800E",
  ]

  /// 稽核評量碼 of which rules find some faults, or none.
  private static let shared = [
    "HM1110100E", "HM1110102E", "HM1110103E", "HM1110104E", "HM1110105E", "HM1110106E",
    "HM1110108E", "HM1110112E", "FA1220102E", "GN1130102E", "CS1130103E", "GN1130200E",
    "GN1130201E", "CS1130203E", "GN1220200E", "GN1240100E", "GN1240102E", "GN1240103E",
    "GN1240104E", "HM1240200E", "GN1240301E", "GN1240401E", "HM1240403E", "GN1240500E",
    "GN1320600E", "GN1410200E", "GN2140300E", "GN2140304E", "GN2140400E", "GN2141009E",
    "CS2141204E", "CS2240700E", "FA2240701E", "FA2241100E", "CS2250800E", "GN2320300E",
    "GN2320400E",
  ]
}
