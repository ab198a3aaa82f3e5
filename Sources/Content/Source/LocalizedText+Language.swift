package import OpenData

extension LocalizedText {
  /// The text in a language, or the first one given.
  package subscript(language: Language) -> String { self[tag: language.tag] }

  /// Whether the text was given in this very language, or is the same in all.
  package func isGiven(in language: Language) -> Bool { isGiven(inTag: language.tag) }

  /// This text with what a translation in `language` says: its own language anew, others where they are missing.
  ///
  /// `original` is the language of this text where it was written as one text for all.
  package func merging(
    _ translation: LocalizedText, in language: Language, original: Language
  ) -> LocalizedText {
    merging(translation, inTag: language.tag, original: original.tag)
  }
}
