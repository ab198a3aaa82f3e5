import Audit
package import Content
import Markup

/// How a page stands to its original in one language.
package struct TranslationRecord: Sendable, Hashable {
  /// What is to be said of it.
  package enum State: Sendable, Hashable {
    /// There is none.
    case missing
    /// Nobody has said which state of the original it answers.
    case unrecorded
    case current
    /// So many sections of the original have changed or come since, or are gone.
    case stale([String])
    /// It has no original.
    case orphaned
  }

  package let key: PageKey
  /// BCP 47.
  package let language: String
  /// The address of the page in the first language that has it.
  package let address: String
  package let state: State
  /// What the original consists of now; empty where there is none.
  package let sections: [TranslationLedger.Section]

  package init(
    key: PageKey, language: String, address: String, state: State,
    sections: [TranslationLedger.Section] = []
  ) {
    self.key = key
    self.language = language
    self.address = address
    self.state = state
    self.sections = sections
  }

  init(_ translation: PageTranslation) {
    let names = translation.behind.map { $0.heading?.title ?? "" }
    let state: State =
      switch translation.stale {
      case nil: .unrecorded
      case let stale? where stale.isEmpty: .current
      case let stale?: .stale(names + stale.removed)
      }
    self.init(
      key: translation.original.page.key, language: translation.translation.page.language.tag,
      address: translation.original.page.permalink, state: state, sections: translation.sections)
  }
}

extension Site {
  /// All that is to be told of the site's translations: those compiled, those that are missing and those without
  /// an original, by page and language.
  func translations(_ compiled: [TranslationRecord]) -> [TranslationRecord] {
    var records = compiled
    for group in groups {
      let present = group.versions.indices.filter { group.versions[$0] != nil }
      // The program's own pages, such as its privacy policy, are no editor's to translate.
      guard let first = present.first, let page = group.versions[first].map({ pages[$0] }),
        tree.contains(page.path)
      else { continue }
      for language in languages.indices.dropFirst() {
        let tag = languages[language].tag
        if group.versions[0] == nil, group.versions[language] != nil {
          records.append(
            TranslationRecord(
              key: group.key, language: tag, address: page.permalink, state: .orphaned))
        } else if group.versions[0] != nil, group.versions[language] == nil {
          records.append(
            TranslationRecord(
              key: group.key, language: tag, address: page.permalink, state: .missing))
        }
      }
    }
    return records.sorted { ($0.key, $0.language) < ($1.key, $1.language) }
  }
}
