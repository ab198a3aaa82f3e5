import Audit
import Content
package import Diagnostics
package import Encodings

extension AuditReport {
  /// What `--format json` tells beside findings and summary.
  ///
  /// `excused` and `known` list findings, those with reasons; `scores` has the site's score by group and each unit's;
  /// `conformance` each check code with its result: `pass`, `fail`, `not-applicable` or `needs-person`.
  package func members(_ printer: JSONPrinter) -> [JSON.Member] {
    [
      JSON.Member("excused", printer.json(excused: findings.excused)),
      JSON.Member("known", printer.json(findings.known ?? [])),
    ] + properties
  }

  /// The part that is of the site as a whole.
  package var properties: [JSON.Member] {
    [
      JSON.Member(
        "scores",
        [
          "site": json(scores.whole),
          "groups": .object(
            Rule.Group.allCases.map { JSON.Member($0.rawValue, json(scores.score($0))) }),
          "units": .array(scores.units.map(json)),
        ]),
      JSON.Member(
        "conformance",
        [
          "standard": .string(conformance.target.standard.rawValue),
          "level": .string(conformance.target.level.rawValue),
          "codes": .array(conformance.entries.map(json)),
        ]),
    ]
  }

  private func json(_ unit: String?) -> JSON {
    [
      "unit": unit.map { .string($0) } ?? .null,
      "score": json(scores.score(of: unit)),
      "groups": .object(
        Rule.Group.allCases.map {
          JSON.Member($0.rawValue, json(scores.score($0, of: unit)))
        }),
    ]
  }

  private func json(_ score: Score) -> JSON {
    [
      "percent": score.percent.map { .integer($0) } ?? .null,
      "judged": .integer(score.judged),
      "failed": .integer(score.failed),
    ]
  }

  private func json(_ entry: Conformance.Entry) -> JSON {
    [
      "code": .string(entry.code.name),
      "level": .string(entry.code.clause.level?.rawValue ?? ""),
      "result": .string(entry.result.rawValue),
      "faults": .integer(entry.faultCount),
      "excused": .integer(entry.excusedCount),
      "rules": .array(entry.code.diagnosticCodes.map { .string($0.rawValue) }),
    ]
  }

  /// The check codes as cases of a JUnit report: a code that is broken fails where one of its findings is an error,
  /// as the check itself does.
  package var suite: JUnitPrinter.Suite {
    let failing = Set(findings.told.lazy.filter { $0.severity == .error }.map(\.code))
    return JUnitPrinter.Suite(
      name: "accessibility \(conformance.target.standard.rawValue) "
        + conformance.target.level.rawValue,
      cases: conformance.entries.map { entry in
        let outcome: JUnitPrinter.Suite.Outcome =
          switch entry.result {
          case .pass: .passed
          case .notApplicable: .skipped("no page has anything that it is about")
          case .person: .skipped("needs a person")
          case .fail where entry.code.diagnosticCodes.contains(where: failing.contains):
            .failed("\(entry.faultCount) faults")
          case .fail: .told("\(entry.faultCount) faults")
          }
        return (entry.code.name, outcome)
      })
  }
}
