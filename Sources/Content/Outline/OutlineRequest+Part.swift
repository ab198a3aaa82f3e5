package import Markup

extension OutlineRequest {
  /// Which of a document's headings are the rows of the outline; `nil` where it is a table's, or its part is missing.
  package func headings(in document: Document) -> Range<Int>? {
    guard case .headings(let under) = origin else { return nil }
    guard let under else { return document.headings.indices }
    return document.headings.firstIndex { $0.isCalled(under) }.map { part in
      (part + 1)..<Self.end(of: part, in: document)
    }
  }

  /// The first heading after a part, which is none of those beneath.
  static func end(of part: Int, in document: Document) -> Int {
    let headings = document.headings
    return headings[(part + 1)...].firstIndex { $0.level <= headings[part].level }
      ?? headings.count
  }
}

extension Heading {
  /// Whether it is meant by `under`: by its number, or by its whole text with or without the number.
  func isCalled(_ wanted: String) -> Bool {
    if number?.symbol == wanted || text == wanted || title == wanted { return true }
    // A number with a space after it is none of the official styles, but `under` finds it.
    guard Self.isNumber(wanted), text.hasPrefix(wanted) else { return false }
    let next = text.unicodeScalars.dropFirst(wanted.unicodeScalars.count).first
    return next.map { "、.．）) \u{3000}".unicodeScalars.contains($0) } ?? false
  }

  private static func isNumber(_ text: String) -> Bool {
    ["、", "."].contains { OutlineNumber.leading(text + $0, in: .heading)?.number.symbol == text }
  }
}
