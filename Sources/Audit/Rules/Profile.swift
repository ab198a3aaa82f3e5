package import Content
package import Diagnostics

/// Which rules a site answers to.
package struct Profile: Sendable {
  /// Those that look at a page's source, at its HTML, and at styles.
  package let sourceRules: [(rule: Rule, check: @Sendable (SourcePage, inout Findings) -> Void)]
  package let markupRules: [(rule: Rule, check: @Sendable (MarkupPage, inout Findings) -> Void)]

  /// Those that look at a translation beside its original.
  package let translationRules:
    [(rule: Rule, check: @Sendable (TranslatedPage, inout Findings) -> Void)]

  package let styleRules: [(rule: Rule, check: @Sendable (StyleSheet, inout Findings) -> Void)]
  private let codes: Set<DiagnosticCode>

  /// The rules of the catalogue that the target asks for.
  ///
  /// - Parameters:
  ///   - target: The edition and level of 網站無障礙規範; rules that answer to no check code hold at every level.
  ///   - silenced: Codes that are switched off, whose rules need not run.
  ///   - only: Where it is not empty, no other rules than these.
  package init(
    _ target: AccessibilityTarget, silenced: Set<DiagnosticCode> = [],
    only: Set<DiagnosticCode> = []
  ) {
    let rules = RuleCatalog.all.filter { rule in
      guard !silenced.contains(rule.code), only.isEmpty || only.contains(rule.code) else {
        return false
      }
      return rule.isAsked(by: target)
    }
    codes = Set(rules.map(\.code))
    sourceRules = rules.flatMap { rule in
      rule.checks.compactMap { if case .source(let check) = $0 { (rule, check) } else { nil } }
    }
    markupRules = rules.flatMap { rule in
      rule.checks.compactMap { if case .markup(let check) = $0 { (rule, check) } else { nil } }
    }
    translationRules = rules.flatMap { rule in
      rule.checks.compactMap {
        if case .translation(let check) = $0 { (rule, check) } else { nil }
      }
    }
    styleRules = rules.flatMap { rule in
      rule.checks.compactMap { if case .styles(let check) = $0 { (rule, check) } else { nil } }
    }
  }

  /// Whether a rule is among them: for those that no page shows.
  package func asks(_ code: DiagnosticCode) -> Bool { codes.contains(code) }

  /// Runs the rules about sources on a page.
  package func audit(_ page: SourcePage) -> Findings {
    var findings = Findings(of: page.file.path)
    for (rule, check) in sourceRules {
      findings.begin(rule)
      check(page, &findings)
    }
    return findings
  }

  /// Runs the rules about translations on one and its original.
  package func audit(_ pages: TranslatedPage) -> Findings {
    var findings = Findings(of: pages.translation.file.path)
    for (rule, check) in translationRules {
      findings.begin(rule)
      check(pages, &findings)
    }
    return findings
  }

  /// Runs the rules about HTML on a page, and those about styles on what it states itself.
  package func audit(_ page: MarkupPage) -> Findings {
    var findings = Findings(of: page.file.path)
    for (rule, check) in markupRules {
      findings.begin(rule)
      check(page, &findings)
    }
    for sheet in page.styleSheets { audit(sheet, &findings) }
    return findings
  }

  /// Runs the rules about styles on a sheet.
  package func audit(_ sheet: StyleSheet) -> Findings {
    var findings = Findings(of: sheet.file.path)
    audit(sheet, &findings)
    return findings
  }

  private func audit(_ sheet: StyleSheet, _ findings: inout Findings) {
    for (rule, check) in styleRules {
      findings.begin(rule)
      check(sheet, &findings)
    }
  }
}

extension Rule {
  /// Check codes that one edition has and the other has not.
  private static let only11007: Set<String> = ["HM1410100C", "HM3330500C"]
  private static let only11511: Set<String> = [
    "HM1130105C", "GN1320600E", "FA2241100E", "CS2250800E",
  ]

  /// Whether a site with this target has to keep it.
  package func isAsked(by target: AccessibilityTarget) -> Bool {
    let codes = clauses.filter { $0.level != nil }
    guard !codes.isEmpty else { return true }
    let absent = target.standard == .v11007 ? Self.only11511 : Self.only11007
    return codes.contains { clause in
      guard case .code(let code) = clause, let level = clause.level else { return false }
      return level.rank <= target.level.rank && !absent.contains(code)
    }
  }
}
