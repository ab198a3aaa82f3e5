package import Diagnostics

/// How much of what was judged is well: a page and a rule that it has something for count as one.
package struct Score: Sendable, Hashable {
  package var judged = 0
  package var failed = 0

  package init() {}

  fileprivate mutating func add(judged: Int, failed: Int) {
    self.judged += judged
    self.failed += failed
  }

  /// Hundredths, rounded down, so that 100 is without fault; `nil` where nothing was judged.
  package var percent: Int? { judged == 0 ? nil : (judged - failed) * 100 / judged }
}

/// The scores of a site by group of rules and by unit.
package struct Scores: Sendable {
  private struct Cell: Hashable {
    let group: Rule.Group
    let unit: String?
  }

  /// The units that have pages, sorted; none of them last.
  package let units: [String?]
  private var cells: [Cell: Score] = [:]

  /// - Parameters:
  ///   - judged: What the pages have.
  ///   - findings: What was found and is not excused.
  ///   - unit: Who answers for a file.
  package init(
    judged: JudgedPages, findings: [Diagnostic], unit: (SourcePath) -> String?
  ) {
    units = judged.units
    for unit in units {
      for rule in RuleCatalog.all {
        cells[Cell(group: rule.group, unit: unit), default: Score()].judged += judged.count(
          rule.code, of: unit)
      }
    }
    // A page that breaks a rule twice breaks one rule.
    var files: [Fault: Set<SourcePath>] = [:]
    for finding in findings {
      files[Fault(code: finding.code, unit: unit(finding.file)), default: []].insert(finding.file)
    }
    for (fault, files) in files {
      guard let group = Rule.Group(of: fault.code) else { continue }
      let isOfRule = RuleCatalog.rule(fault.code) != nil
      let counted = isOfRule ? judged.count(fault.code, of: fault.unit) : 0
      // What the compiler itself finds is looked for on every page. A file that has a fault was looked at, also
      // where it is no page.
      let looked = isOfRule ? counted : judged.pageCount(of: fault.unit)
      cells[Cell(group: group, unit: fault.unit), default: Score()].add(
        judged: max(looked, files.count) - counted, failed: files.count)
    }
  }

  private struct Fault: Hashable {
    let code: DiagnosticCode
    let unit: String?
  }

  /// The score of a group among a unit's pages.
  package func score(_ group: Rule.Group, of unit: String?) -> Score {
    cells[Cell(group: group, unit: unit)] ?? Score()
  }

  /// The score of all groups among a unit's pages.
  package func score(of unit: String?) -> Score { sum { $0.unit == unit } }

  /// The score of a group on the whole site.
  package func score(_ group: Rule.Group) -> Score { sum { $0.group == group } }

  /// The score of the site.
  package var whole: Score { sum { _ in true } }

  private func sum(where isCounted: (Cell) -> Bool) -> Score {
    cells.reduce(into: Score()) { sum, cell in
      if isCounted(cell.key) { sum.add(judged: cell.value.judged, failed: cell.value.failed) }
    }
  }
}

extension Rule.Group {
  /// The group that a finding counts to; `nil` for what keeps a site from being made as it is meant.
  package init?(of code: DiagnosticCode) {
    if let rule = RuleCatalog.rule(code) {
      self = rule.group
      return
    }
    switch code {
    case .emptyAlternativeText, .headingLevelSkipped, .rawHTML: self = .accessibility
    case .personalData, .possiblePersonalData, .deidentification: self = .privacy
    case .sourceWithoutURL: self = .citations
    case .dataOverdue: self = .freshness
    case .missingTranslation, .staleTranslation, .wrongLanguage: self = .translations
    case .outlineNumbering: self = .writing
    case .undescribedField, .datasetIncomplete: self = .metadata
    default: return nil
    }
  }
}
