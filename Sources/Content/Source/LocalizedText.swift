/// Text that may differ between languages: `{ zh-Hant: 綜合企劃科, en: Planning Section }`, or one text for all.
package struct LocalizedText: Sendable, Hashable {
  private let byTag: [String: String]
  private let first: String

  /// The same text in every language.
  package init(_ text: String) {
    first = text
    byTag = [:]
  }

  /// - Parameter texts: Tag and text, in the order written; the first answers for languages that are missing.
  package init(_ texts: [(tag: String, text: String)]) {
    first = texts.first?.text ?? ""
    byTag = Dictionary(texts.map { ($0.tag, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  private init(first: String, byTag: [String: String]) {
    self.first = first
    self.byTag = byTag
  }

  /// The text in a language, or the first one given.
  package subscript(language: Language) -> String { byTag[language.tag] ?? first }

  /// Whether the text was given in this very language, or is the same in all.
  package func isGiven(in language: Language) -> Bool {
    byTag.isEmpty || byTag[language.tag] != nil
  }

  /// This text with what a translation in `language` says: its own language anew, others where they are missing.
  ///
  /// `original` is the language of this text where it was written as one text for all.
  package func merging(
    _ translation: LocalizedText, in language: Language, original: Language
  ) -> LocalizedText {
    var merged = byTag.isEmpty ? [original.tag: first] : byTag
    merged.merge(translation.byTag) { own, _ in own }
    if translation.isGiven(in: language) { merged[language.tag] = translation[language] }
    return LocalizedText(first: first, byTag: merged)
  }
}
