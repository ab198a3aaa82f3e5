/// Lines of at most a given width, as even as can be.
package enum LineBreaking {
  /// A line and its width in thousandths of the font size.
  package struct Line: Sendable, Hashable {
    package var text: String
    package var width: Int
  }

  /// The lines of `text`, none wider than `limit` where a place to break allows it.
  ///
  /// There are as few lines as the limit permits; with that number, the widest line is as narrow as
  /// it can be, so that no line holds a single left-over character. A line feed in `text` always
  /// breaks. Closing punctuation never begins a line, opening punctuation never ends one, a figure
  /// stays with the Han character that counts it; a Latin word is cut only when it alone is too wide.
  ///
  /// `limit` is in thousandths of the font size; less than one em counts as one em.
  ///
  /// - Complexity: O(*n* × log limit).
  package static func lines(of text: String, limit: Int) -> [String] {
    measuredLines(of: text, limit: limit).map(\.text)
  }

  /// The same lines with their widths.
  package static func measuredLines(of text: String, limit: Int) -> [Line] {
    let limit = max(limit, 1000)
    var lines: [Line] = []
    let pieces = TextPieces(text, limit: limit)
    for paragraph in pieces.paragraphs {
      let paragraph = pieces.all[paragraph]
      let balanced = balancedLimit(paragraph, limit: limit)
      fill(paragraph, limit: balanced) { line, width in
        lines.append(Line(text: joined(line, of: text), width: width))
      }
    }
    return lines
  }

  /// The least limit that gives no more lines than `limit` does.
  private static func balancedLimit(_ pieces: ArraySlice<TextPiece>, limit: Int) -> Int {
    let wanted = count(pieces, limit: limit)
    guard wanted.lines > 1 else { return limit }
    var low = 1000
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      let trial = count(pieces, limit: middle)
      if trial.lines <= wanted.lines, trial.widest <= middle {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return high
  }

  private static func count(
    _ pieces: ArraySlice<TextPiece>, limit: Int
  ) -> (lines: Int, widest: Int) {
    var count = (lines: 0, widest: 0)
    fill(pieces, limit: limit) { _, width in
      count.lines += 1
      count.widest = max(count.widest, width)
    }
    return count
  }

  /// Gives each line's pieces and its whole width, in order.
  private static func fill(
    _ pieces: ArraySlice<TextPiece>, limit: Int,
    _ line: (_ pieces: ArraySlice<TextPiece>, _ width: Int) -> Void
  ) {
    let space: Unicode.Scalar = " "
    var start = pieces.startIndex
    // The pieces' own widths decide what fits; the eighths between them count in the line's width.
    var filled = 0
    var run = TextRun()
    for index in pieces.indices {
      let piece = pieces[index]
      if index > start {
        let added = piece.spaceBefore ? DisplayWidth.thousandths(of: space) : 0
        if filled + added + piece.run.width > limit {
          line(pieces[start..<index], run.width)
          start = index
          filled = 0
          run = TextRun()
        } else {
          filled += added
          if piece.spaceBefore { run.append(space) }
        }
      }
      filled += piece.run.width
      run.append(piece.run)
    }
    if start < pieces.endIndex { line(pieces[start...], run.width) }
  }

  private static func joined(_ pieces: ArraySlice<TextPiece>, of text: String) -> String {
    guard let first = pieces.first, let last = pieces.last else { return "" }
    guard pieces.dropFirst().contains(where: \.spaceBefore) else {
      return String(text[first.range.lowerBound..<last.range.upperBound])
    }
    var line = ""
    for (index, piece) in zip(pieces.indices, pieces) {
      if piece.spaceBefore, index > pieces.startIndex { line += " " }
      line += text[piece.range]
    }
    return line
  }
}
