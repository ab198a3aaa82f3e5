package import Content
package import Diagnostics

/// Which rules a site answers to.
package struct Profile: Sendable {
  /// A rule, its place in the catalogue, and one of the ways in which it looks.
  private struct Look<Subject>: Sendable {
    let rule: Rule
    let number: Int
    let check: @Sendable (Subject, inout Findings) -> Void
  }

  private var sourceLooks: [Look<SourcePage>] = []
  private var wordLooks: [Look<WrittenText>] = []
  private var markupLooks: [Look<MarkupPage>] = []
  private var styleLooks: [Look<StyleSheet>] = []
  private var translationLooks: [Look<TranslatedPage>] = []
  private var codes: Set<DiagnosticCode> = []

  /// The rules of the catalogue that the target asks for.
  ///
  /// - Parameters:
  ///   - target: The edition and level of 網站無障礙規範; rules of other groups than accessibility, and
  ///     those that answer to no check code, hold at every level.
  ///   - silenced: Codes that are switched off, whose rules need not run.
  ///   - only: Where it is not empty, no other rules than these.
  package init(
    _ target: AccessibilityTarget, silenced: Set<DiagnosticCode> = [],
    only: Set<DiagnosticCode> = []
  ) {
    for (number, rule) in RuleCatalog.all.enumerated() {
      guard !silenced.contains(rule.code), only.isEmpty || only.contains(rule.code),
        rule.isAsked(by: target)
      else { continue }
      codes.insert(rule.code)
      for check in rule.checks {
        switch check {
        case .source(let look):
          sourceLooks.append(Look(rule: rule, number: number, check: look))
        case .words(let look):
          wordLooks.append(Look(rule: rule, number: number, check: look))
        case .markup(let look):
          markupLooks.append(Look(rule: rule, number: number, check: look))
        case .styles(let look):
          styleLooks.append(Look(rule: rule, number: number, check: look))
        case .translation(let look):
          translationLooks.append(Look(rule: rule, number: number, check: look))
        case .site: continue
        }
      }
    }
  }

  /// Whether a rule is among them: for those that no page shows.
  package func asks(_ code: DiagnosticCode) -> Bool { codes.contains(code) }

  /// Whether any of them looks at HTML, or at the styles in it.
  package var looksAtMarkup: Bool { !markupLooks.isEmpty || looksAtStyles }

  /// Whether any of them looks at styles.
  package var looksAtStyles: Bool { !styleLooks.isEmpty }

  /// Whether any of them looks at a translation beside its original.
  package var looksAtTranslations: Bool { !translationLooks.isEmpty }

  /// Runs the rules about sources on a page.
  package func audit(_ page: SourcePage) -> Findings {
    var findings = Findings(of: page.file.path)
    Self.look(at: page, sourceLooks, &findings)
    if !wordLooks.isEmpty { Self.look(at: page.words, wordLooks, &findings) }
    return findings
  }

  /// Runs the rules about translations on one and its original.
  package func audit(_ pages: TranslatedPage) -> Findings {
    var findings = Findings(of: pages.translation.file.path)
    Self.look(at: pages, translationLooks, &findings)
    return findings
  }

  /// Runs the rules about HTML on a page, and those about styles on what it states itself.
  package func audit(_ page: MarkupPage) -> Findings {
    var findings = Findings(of: page.file.path)
    Self.look(at: page, markupLooks, &findings)
    // Of what this program writes, the words were seen in the source.
    if !wordLooks.isEmpty, let words = page.words { Self.look(at: words, wordLooks, &findings) }
    guard looksAtStyles else { return findings }
    for sheet in page.styleSheets { Self.look(at: sheet, styleLooks, &findings) }
    return findings
  }

  /// Runs the rules about styles on a sheet.
  package func audit(_ sheet: StyleSheet) -> Findings {
    var findings = Findings(of: sheet.file.path)
    Self.look(at: sheet, styleLooks, &findings)
    return findings
  }

  private static func look<Subject>(
    at subject: Subject, _ looks: [Look<Subject>], _ findings: inout Findings
  ) {
    for look in looks {
      findings.begin(look.rule, number: look.number)
      look.check(subject, &findings)
    }
  }
}

extension Rule {
  /// Whether a site with this target has to keep it: a level bounds what is asked for accessibility's sake alone.
  package func isAsked(by target: AccessibilityTarget) -> Bool {
    let codes = clauses.filter { $0.level != nil }
    return group != .accessibility || codes.isEmpty || codes.contains { $0.isAsked(by: target) }
  }
}
