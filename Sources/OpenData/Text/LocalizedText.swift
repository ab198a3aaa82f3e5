/// Text that may differ between languages: `{ zh-Hant: 綜合企劃科, en: Planning Section }`, or one text for all.
package struct LocalizedText: Sendable, Hashable {
  private let byTag: [String: String]
  private let first: String

  /// The same text in every language.
  package init(_ text: String) {
    first = text
    byTag = [:]
  }

  /// - Parameter texts: Tag (BCP 47) and text, in the order written; the first answers for languages that are missing.
  package init(_ texts: [(tag: String, text: String)]) {
    first = texts.first?.text ?? ""
    byTag = Dictionary(texts.map { ($0.tag, $0.text) }, uniquingKeysWith: { first, _ in first })
  }

  private init(first: String, byTag: [String: String]) {
    self.first = first
    self.byTag = byTag
  }

  /// The text in the language of a tag, or the first one given.
  package subscript(tag tag: String) -> String { byTag[tag] ?? first }

  /// Whether the text was given in this very language, or is the same in all.
  package func isGiven(inTag tag: String) -> Bool { byTag.isEmpty || byTag[tag] != nil }

  /// Every text that was given, in no order that means something.
  package var all: [String] { byTag.isEmpty ? [first] : byTag.values.sorted() }

  /// The languages that it was given in, sorted; none where one text is for all.
  package var tags: [String] { byTag.keys.sorted() }

  /// The texts that were given, in the order of `tags`; a text without language is one of the first tag.
  package func texts(in tags: [String]) -> [(tag: String, text: String)] {
    guard !byTag.isEmpty else { return tags.prefix(1).map { ($0, first) } }
    return tags.compactMap { tag in byTag[tag].map { (tag, $0) } }
  }

  /// This text with what a translation says: its own language anew, others where they are missing.
  ///
  /// `original` is the tag of this text where it was written as one text for all.
  package func merging(
    _ translation: LocalizedText, inTag tag: String, original: String
  ) -> LocalizedText {
    var merged = byTag.isEmpty ? [original: first] : byTag
    merged.merge(translation.byTag) { own, _ in own }
    if translation.isGiven(inTag: tag) { merged[tag] = translation[tag: tag] }
    return LocalizedText(first: first, byTag: merged)
  }
}
