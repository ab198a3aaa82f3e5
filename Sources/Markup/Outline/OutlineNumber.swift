/// An official number at the head of a heading, a paragraph or a list item: `壹、`, `（一）`, `1.`,
/// `IV.`.
package struct OutlineNumber: Sendable, Hashable {
  /// How it is written; each way is a level of its own in official outlines.
  package enum Style: Sendable, Hashable {
    /// 壹、
    case formal
    /// 一、
    case chinese
    /// （一） or (一)
    case parenthesizedChinese
    /// 1. or 1、
    case arabic
    /// (1) or （1）
    case parenthesizedArabic
    /// ①
    case circled
    /// I. or IV.
    case roman
    /// (a)
    case parenthesizedLetter
  }

  /// As written, with its punctuation: `壹、`.
  package var written: String
  /// Without punctuation: `壹`, `一`, `1`, `IV`.
  package var symbol: String
  /// From 1.
  package var ordinal: Int
  package var style: Style

  package init(written: String, symbol: String, ordinal: Int, style: Style) {
    self.written = written
    self.symbol = symbol
    self.ordinal = ordinal
    self.style = style
  }
}
