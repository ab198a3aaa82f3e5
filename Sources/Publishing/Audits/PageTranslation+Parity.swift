import Audit
import Content
import Diagnostics
import Markup

extension PageTranslation {
  /// What the rules say of the translation beside its original; nothing where the build runs none.
  ///
  /// A translation of parts says so itself, and cannot be held to the whole.
  ///
  /// - Parameter judged: Takes the rules that had something to judge.
  /// - Returns: What is wrong, in no order.
  func parityProblems(judged: inout JudgedRules) -> [Diagnostic] {
    let site = original.site
    guard let profile = site.profile, profile.looksAtTranslations,
      !translation.page.frontMatter.isPartial
    else { return [] }
    let stale = stale ?? StaleSections(now: [], accepted: [])
    let pages = TranslatedPage(
      site.sourcePage(translation, readsWriting: false),
      of: site.sourcePage(original, readsWriting: false),
      targets: (targets(of: translation), targets(of: original)),
      behind: Set(stale.changed + stale.added))
    let findings = profile.audit(pages)
    judged[translation.languageIndex].formUnion(findings.judged)
    return findings.diagnostics
  }

  /// What each link of a text leads to, whichever the language: a page that both have, or another site.
  private func targets(of text: PageText) -> [String?] {
    let site = text.site
    return zip(text.document.links, text.links).map { reference, resolved in
      guard reference.kind == .link, let resolved else { return nil }
      guard let target = resolved.target else { return LinkTarget.host(of: reference.destination) }
      switch site.addresses[target.address] {
      case .page(let index), .redirect(let index, _):
        let group = site.groups[site.pages[index].group]
        // What is not there in this language, its readers may be spared.
        return group.versions[translation.languageIndex].map { _ in group.key.description }
      case .generated: return site.withoutLanguage(target.address)
      default: return nil
      }
    }
  }
}
