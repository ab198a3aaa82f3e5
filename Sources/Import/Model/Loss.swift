/// Something of a document that its Markdown does not have.
package struct Loss: Sendable, Hashable {
  package enum Kind: Sendable, Hashable, CaseIterable {
    case textBox, comment, trackedChange, colour, highlight, pageBreak, equation, embeddedObject
    case image, nestedTable, field, script, deepList, tooLargeTable, header, automaticNumber
    case underline, rawMarkup, lostTextBox, hiddenText, shownHiddenText, reading, symbol
  }

  package var kind: Kind
  /// How it reads, or what it is called; may be empty.
  package var text: String
  /// The heading or the beginning of the paragraph where it stood.
  package var place: String

  package init(_ kind: Kind, _ text: String = "", place: String) {
    self.kind = kind
    self.text = text
    self.place = place
  }

  /// One line for people: what became of it, and where.
  package var sentence: String {
    let named = text.isEmpty ? "" : " '\(text.shortened)'"
    let fact =
      switch kind {
      case .textBox: "The text box\(named) was written as paragraphs"
      case .lostTextBox: "The text box\(named) was left out; type its text where it belongs"
      case .hiddenText: "The hidden text\(named) was left out"
      case .shownHiddenText:
        "The hidden text\(named) was written; take it out if it is not for readers"
      case .comment: "The comment\(named) was left out"
      case .trackedChange: "The tracked change\(named) was taken as accepted"
      case .colour: "Coloured text\(named) lost its colour; say in words what it meant"
      case .highlight: "Highlighted text\(named) lost its background"
      case .pageBreak: "A page break was left out"
      case .equation: "The equation\(named) was written as text"
      case .embeddedObject: "The embedded object\(named) was left out; offer it as an attachment"
      case .image: "The image\(named) could not be saved"
      case .nestedTable: "A table within a table was written as text"
      case .field: "The field\(named) was written as its last value"
      case .reading: "The text\(named), with its reading above it, may be missing; type it"
      case .symbol: "A character of the font\(named) may be missing; type it"
      case .script: "'\(text.shortened)' was set higher or lower, which Markdown can't say"
      case .deepList: "A list in a table cell was written as lines"
      case .tooLargeTable: "A table\(named) with too many cells was left out"
      case .header: "The page header or footer\(named) was left out"
      case .automaticNumber:
        "A number that the word processor counts was left out; save as .odt, which keeps it, or type it"
      case .underline: "Underlined text\(named) lost its line, which readers would take for a link"
      case .rawMarkup: "Markup of another program\(named) was left out"
      }
    return place.isEmpty ? fact : "\(fact) (at '\(place.shortened)')"
  }
}

extension [Loss] {
  /// As many of one kind as anybody reads.
  private static var shownLimit: Int { 3 }

  /// The lines of all, of each kind but the first few.
  package var sentences: [String] {
    let totals = reduce(into: [Loss.Kind: Int]()) { $0[$1.kind, default: 0] += 1 }
    var counts: [Loss.Kind: Int] = [:]
    return flatMap { loss -> [String] in
      let count = counts[loss.kind, default: 0] + 1
      counts[loss.kind] = count
      guard count <= Self.shownLimit else { return [] }
      let rest = totals[loss.kind, default: 0] - count
      guard count == Self.shownLimit, rest > 0 else { return [loss.sentence] }
      return [loss.sentence + "; and \(rest) more like it"]
    }
  }
}

extension String {
  /// On one line, of at most thirty characters.
  fileprivate var shortened: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 30 ? line.prefix(29) + "…" : line
  }
}
