/// What an index keeps of a term in a page, in four bits: how often it stands there, and whether in the title.
struct TermMark: Hashable {
  /// The lowest weights of the eight steps.
  static let steps = [1, 2, 3, 5, 8, 13, 21, 34]

  let rawValue: UInt8

  /// - Parameters:
  ///   - weight: How often the term stands in the page, more for headings.
  ///   - isMain: Whether it stands in the title or the keywords.
  init(weight: Int, isMain: Bool) {
    let step = Self.steps.lastIndex { $0 <= weight } ?? 0
    rawValue = UInt8(step) | (isMain ? 8 : 0)
  }
}
