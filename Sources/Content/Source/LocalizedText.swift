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

  /// The text in a language, or the first one given.
  package subscript(language: Language) -> String { byTag[language.tag] ?? first }

  /// Whether the text was given in this very language, or is the same in all.
  package func isGiven(in language: Language) -> Bool {
    byTag.isEmpty || byTag[language.tag] != nil
  }
}
