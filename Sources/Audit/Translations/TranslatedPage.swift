import Content
import Diagnostics
import Markup

/// A page beside the one that it was translated from.
package struct TranslatedPage: Sendable {
  package let translation: SourcePage
  package let original: SourcePage
  /// What each link leads to, parallel to `Document.links`: the same for pages that answer to each other.
  ///
  /// `nil` for what a translation may well leave out or have otherwise: files, mail, anchors.
  package let targets: (translation: [String?], original: [String?])
  /// The sections of the original that are known to have changed since it was translated, 0 being what stands above
  /// the first heading.
  package let behind: Set<Int>
  /// Whether both have the same headings beneath each other, so that their sections answer one to one.
  let sameTree: Bool

  package init(
    _ translation: SourcePage, of original: SourcePage,
    targets: (translation: [String?], original: [String?]), behind: Set<Int> = []
  ) {
    self.translation = translation
    self.original = original
    self.targets = targets
    self.behind = behind
    sameTree =
      translation.document.headings.map(\.level) == original.document.headings.map(\.level)
      || HeadingPath.all(of: translation.document.headings)
        == HeadingPath.all(of: original.document.headings)
  }

  /// Sections of the one and of the other that answer to each other: by their places, or all of the page where the
  /// headings differ.
  func sectionPairs<Part>(
    _ translation: [Part], _ original: [Part], joined: ([Part]) -> Part
  ) -> [(section: Int, translation: Part, original: Part)] {
    guard sameTree, translation.count == original.count else {
      return behind.isEmpty ? [(0, joined(translation), joined(original))] : []
    }
    return translation.indices.filter { !behind.contains($0) }
      .map { ($0, translation[$0], original[$0]) }
  }

  /// Where a section of the translation begins: its heading, or the page's title.
  func range(ofSection section: Int) -> SourceRange {
    section == 0
      ? translation.range(ofKey: "title") : translation.document.headings[section - 1].range
  }

  /// What a section is called in messages.
  func name(ofSection section: Int) -> String {
    section == 0 ? "The page" : "'\(translation.document.headings[section - 1].title)'"
  }

  /// The same section of the original.
  func note(_ section: Int) -> Note {
    Note(
      "The original", file: original.file.path,
      range: section == 0
        ? original.range(ofKey: "title") : original.document.headings[section - 1].range)
  }

  /// Whether one is Chinese and the other English, whose numbers and dates are known.
  var isReadable: Bool {
    let languages = [translation.language, original.language]
    return languages.contains(where: \.isChinese)
      && languages.contains { $0.tag == "en" || $0.tag.hasPrefix("en-") }
  }
}
