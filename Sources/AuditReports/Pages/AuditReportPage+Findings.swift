import Audit
import Content
import Diagnostics
import OpenData
import Publishing

extension AuditReportPage {
  /// Beyond so many places a rule's list says no more than how many there are; the JSON has them all.
  static let shownCount = 50

  /// The language that findings are told in.
  private static let findingsLanguage = "en"

  /// What was found, by group of rules, then by unit and rule.
  var groups: [AuditGroupModel] {
    let byGroup = Dictionary(grouping: report.findings.told) { Rule.Group(of: $0.code) }
    let order = Rule.Group.allCases.map(Optional.some) + [nil]
    return order.compactMap { group in
      byGroup[group].map { found in
        AuditGroupModel(
          id: "g:\(group?.rawValue ?? "build")", title: name(of: group),
          count: words.count(found.count, "check_findings"), units: units(found))
      }
    }
  }

  private func units(_ found: [Diagnostic]) -> [AuditUnitModel] {
    let byUnit = Dictionary(grouping: found) { report.units[$0.file] }
    let units = byUnit.keys.sorted { left, right in
      guard let left, let right else { return left != nil && right == nil }
      return left < right
    }
    return units.map { unit in
      AuditUnitModel(name(of: unit), rules(byUnit[unit] ?? []))
    }
  }

  private func rules(_ found: [Diagnostic]) -> [AuditRuleModel] {
    let byCode = Dictionary(grouping: found, by: \.code)
    // What keeps the site from being published comes first.
    let codes = byCode.keys.sorted { left, right in
      let (first, second) = (isError(byCode[left]), isError(byCode[right]))
      return first != second ? first : left.rawValue < right.rawValue
    }
    return codes.map { model($0, byCode[$0] ?? []) }
  }

  private func isError(_ found: [Diagnostic]?) -> Bool {
    found?.contains { $0.severity == .error } ?? false
  }

  private func model(_ code: DiagnosticCode, _ found: [Diagnostic]) -> AuditRuleModel {
    let rule = RuleCatalog.rule(code)
    let isError = isError(found)
    var model = AuditRuleModel(
      title: rule?.title ?? code.rawValue, code: code.rawValue, isError: isError,
      weight: words(isError ? "check_error" : "check_warning"))
    model.language = language
    model.clauses = (rule?.clauses ?? []).map(\.name)
    let helps = Set(found.map(\.help))
    if helps.count == 1 { model.help = helps.first ?? nil }
    model.places = found.prefix(Self.shownCount).map { place($0, showsHelp: helps.count > 1) }
    model.more = more(found.count)
    return model
  }

  /// `nil` where the page is in the language of findings.
  private var language: String? {
    words.language.tag == Self.findingsLanguage ? nil : Self.findingsLanguage
  }

  func more(_ count: Int) -> String? {
    count > Self.shownCount ? words.count(count - Self.shownCount, "check_more") : nil
  }

  func place(_ finding: Diagnostic, showsHelp: Bool) -> AuditPlaceModel {
    let start = finding.range.start
    var place = AuditPlaceModel(
      source: "\(finding.file):\(start.line):\(start.column)", message: finding.message)
    place.language = language
    if showsHelp { place.help = finding.help }
    place.page = frame.page(of: finding.file).map { page in
      LinkModel(
        page.title, url: page.url,
        language: page.language == words.language.tag ? nil : page.language)
    }
    return place
  }

  func excused(_ finding: Diagnostic) -> ExcusedFindingModel {
    let until = finding.excuse?.until.flatMap { CalendarDate(parsing: $0) }
    return ExcusedFindingModel(
      place(finding, showsHelp: false), reason: finding.excuse?.reason ?? "",
      until: until.map(words.date) ?? words("check_for_good"))
  }
}
