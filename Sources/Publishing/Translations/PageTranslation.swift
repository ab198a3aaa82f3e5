import Audit
import Content
import Diagnostics
import Markup

/// A page in another language than its original, and how it stands to it.
struct PageTranslation {
  let translation: PageText
  let original: PageText
  /// What the original consists of now; empty where nobody compares it with the ledger.
  let sections: [TranslationLedger.Section]
  /// What has changed since somebody accepted the translation; `nil` where nobody has.
  let stale: StaleSections?

  /// - Parameters:
  ///   - translation: In another language than the original.
  ///   - original: In the site's first language.
  init(of translation: PageText, from original: PageText) {
    self.translation = translation
    self.original = original
    let site = original.site
    let isCompared = site.translationLedger != nil || site.options.recordsTranslations
    let sections = isCompared ? site.sourcePage(original, readsWriting: false).sections : []
    self.sections = sections
    let entry = site.translationLedger?[TranslationLedger.name(of: original.page.key)]
    var stale = entry?.accepted[translation.page.language.tag].map {
      StaleSections(now: sections, accepted: $0.sections)
    }
    // A translation of parts does not miss what it never had.
    if translation.page.frontMatter.isPartial { stale?.added = [] }
    self.stale = stale
  }

  /// A section of the original that the translation has not caught up with.
  struct Behind {
    /// The original's heading; `nil` for what stands above the first.
    let heading: Heading?
    /// The translation's heading that answers to it.
    let counterpart: Heading?
    let isNew: Bool
  }

  /// The sections that changed or came, in the order of the original.
  var behind: [Behind] {
    guard let stale else { return [] }
    let counterparts = HeadingPairing.counterparts(
      of: original.document, in: translation.document)
    let added = Set(stale.added)
    return (stale.changed + stale.added).sorted().map { section in
      guard section > 0 else { return Behind(heading: nil, counterpart: nil, isNew: false) }
      return Behind(
        heading: original.document.headings[section - 1],
        counterpart: counterparts[section - 1].map { translation.document.headings[$0] },
        isNew: added.contains(section))
    }
  }

  /// A warning for each section, at the translation's heading, with a note where the original stands.
  var diagnostics: [Diagnostic] {
    let page = original.page.permalink
    let help = "Bring it up to date, then say so: gazette translations accept \(page)"
    let title = SourceRange.start
    var found = behind.map { behind in
      let what = behind.heading.map { "'\($0.title)'" } ?? "The beginning"
      return Diagnostic(
        .staleTranslation,
        behind.isNew
          ? "\(what) is new in the original since this was translated"
          : "\(what) has changed in the original since this was translated",
        file: translation.page.path, range: behind.counterpart?.range ?? title, help: help,
        notes: [
          Note(
            "The original's section", file: original.page.path,
            range: behind.heading?.range ?? title)
        ])
    }
    found += (stale?.removed ?? []).map { id in
      let heading = translation.headings.firstIndex { $0.aliases.contains(id) }
        .map { translation.document.headings[$0] }
      return Diagnostic(
        .staleTranslation, "The original no longer has the section '\(id)'",
        file: translation.page.path, range: heading?.range ?? title, help: help)
    }
    return found
  }
}

extension PageComposer {
  /// Tells readers which sections of the original have changed since they were translated.
  func staleNotice(_ translation: PageTranslation) -> PageNotice? {
    let behind = translation.behind
    guard !behind.isEmpty else { return nil }
    let original = translation.original.page
    var runs: [TextRun] = [.text(words("notice_stale_sections") + words.colon)]
    for (index, section) in behind.enumerated() {
      if index > 0 { runs.append(.text(words("list_separator"))) }
      runs.append(link(to: section, of: original))
    }
    return PageNotice(
      name: "stale", kind: .note, title: words("notice_stale_title"),
      paragraphs: [
        sentence("notice_stale_text", link: .link(original.title, to: original, from: page)), runs,
      ])
  }

  /// The section of this page, else that of the original.
  private func link(to section: PageTranslation.Behind, of original: Page) -> TextRun {
    if let own = section.counterpart {
      // The page that lists an outline's rows shows the notice too.
      return .link(
        own.title, href: page.href + "#" + Address.encoded(own.anchor), language: nil)
    }
    guard let heading = section.heading else {
      return .link(
        words("notice_stale_beginning"), href: original.href, language: nil)
    }
    return .link(
      heading.title, href: original.href + "#" + Address.encoded(heading.anchor),
      language: original.language.tag)
  }
}
