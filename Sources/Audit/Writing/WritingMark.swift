package import Content

/// Something in a text that a rule of official writing looks at.
package struct WritingMark: Sendable {
  package enum Kind: Sendable {
    /// Characters of simplified Chinese, with what is between them.
    case simplified
    /// Letters and digits of full width.
    case wide
    /// A half-width mark between Han, and the space after it.
    case halfWidth
    /// `“…”` round Han; whether it stands within 「」.
    case quotation(isInner: Bool)
    case emoji
    case term(WordList.Term)
    /// One year, counted in two ways.
    case years(roc: Int, ad: Int)
    /// A document's number: the year that its digits begin with, and the year of the date beside it.
    case documentNumber(year: Int, dated: Int)
  }

  package var kind: Kind
  /// Offsets in the file.
  package var range: Range<Int>
}
