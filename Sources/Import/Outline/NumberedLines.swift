import Markup

/// Makes lists of lines that carry official numbers: deeper numbers are lists within.
enum NumberedLines {
  typealias Block = ImportedDocument.Block

  private struct Line {
    var number: OutlineNumber
    var rank: Int
    var inlines: [ImportedDocument.Inline]
  }

  /// - Parameter blocks: Paragraphs, each with a number at its head.
  /// - Returns: Lists; the paragraphs themselves where there is but one.
  static func lists(of blocks: [Block]) -> [Block] {
    let lines = blocks.compactMap { block -> Line? in
      guard case .paragraph(let inlines) = block,
        let (number, _) = OutlineNumber.leading(inlines.plainText.trimmed, in: .heading)
      else { return nil }
      return Line(
        number: number, rank: OutlineRecognition.rank(number.style), inlines: inlines)
    }
    guard lines.count == blocks.count, lines.count > 1 else { return blocks }
    return lists(lines[...])
  }

  private static func lists(_ lines: ArraySlice<Line>) -> [Block] {
    var output: [Block] = []
    var rest = lines
    while let first = rest.first {
      var items: [[Block]] = []
      var numbers: [OutlineNumber] = []
      while let line = rest.first, line.number.style == first.number.style,
        numbers.last.map({ $0.ordinal + 1 == line.number.ordinal }) ?? true
      {
        rest = rest.dropFirst()
        let inner = rest.prefix { $0.rank > line.rank }
        rest = rest.dropFirst(inner.count)
        numbers.append(line.number)
        items.append([.paragraph(line.inlines)] + lists(inner))
      }
      let isCounted = first.number.style == .arabic && first.number.written.hasSuffix(".")
      if isCounted {
        for index in items.indices {
          items[index][0] = .paragraph(
            without(numbers[index], items[index][0]))
        }
      }
      output.append(
        .list(
          ImportedDocument.List(start: isCounted ? first.number.ordinal : nil, items: items)))
    }
    return output
  }

  /// A paragraph's text without the number that the list counts.
  private static func without(
    _ number: OutlineNumber, _ block: Block
  ) -> [ImportedDocument.Inline] {
    guard case .paragraph(let inlines) = block else { return [] }
    return inlines.removing(prefix: number.written)
  }
}

extension [ImportedDocument.Inline] {
  /// Without the text at its head, in whatever form it stands.
  func removing(prefix: String) -> [ImportedDocument.Inline] {
    guard let first else { return self }
    let rest = Array(dropFirst())
    switch first {
    case .text(let text):
      let head = text.trimmedStart
      return head.hasPrefix(prefix)
        ? [.text(String(head.dropFirst(prefix.count)).trimmedStart)] + rest : self
    case .strong(let inner): return [.strong(inner.removing(prefix: prefix))] + rest
    case .emphasis(let inner): return [.emphasis(inner.removing(prefix: prefix))] + rest
    default: return self
    }
  }
}

extension String {
  fileprivate var trimmedStart: String {
    String(drop(while: \.isWhitespace))
  }
}
