/// Lines of at most a given width, as even as can be.
package enum LineBreaking {
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
    let limit = max(limit, 1000)
    return text.split(separator: "\n", omittingEmptySubsequences: true).flatMap {
      balancedLines(of: pieces(of: $0, limit: limit), limit: limit)
    }
  }

  /// A run that is not broken; `width` includes the space that precedes it on the same line.
  private struct Piece {
    var text: String
    var width: Int
    var spaceBefore: Bool
  }

  private static func balancedLines(of pieces: [Piece], limit: Int) -> [String] {
    let wanted = fill(pieces, limit: limit)
    guard wanted.count > 1 else { return wanted }
    var low = 1000
    var high = limit
    while low < high {
      let middle = (low + high) / 2
      let trial = fill(pieces, limit: middle)
      let fits =
        trial.count <= wanted.count
        && trial.allSatisfy { DisplayWidth.thousandths(of: $0) <= middle }
      if fits { high = middle } else { low = middle + 1 }
    }
    return fill(pieces, limit: high)
  }

  private static func fill(_ pieces: [Piece], limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in pieces {
      let space = piece.spaceBefore && !line.isEmpty
      let added = piece.width + (space ? DisplayWidth.thousandths(of: " ") : 0)
      if !line.isEmpty, width + added > limit {
        lines.append(line)
        line = piece.text
        width = piece.width
      } else {
        line += (space ? " " : "") + piece.text
        width += added
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  private static func pieces(of text: Substring, limit: Int) -> [Piece] {
    var pieces: [Piece] = []
    var current = ""
    var spaceBefore = false
    var previous: Unicode.Scalar?
    func flush() {
      guard !current.isEmpty else { return }
      pieces.append(
        Piece(
          text: current, width: DisplayWidth.thousandths(of: current), spaceBefore: spaceBefore))
      current = ""
      spaceBefore = false
    }
    for character in text {
      let scalars = character.unicodeScalars
      guard let first = scalars.first else { continue }
      // A no-break or an ideographic space belongs to the text around it.
      if first.isASCII, first.properties.isWhitespace {
        flush()
        spaceBefore = true
        previous = nil
        continue
      }
      if let previous, mayBreak(between: previous, and: first) { flush() }
      let tooWide = DisplayWidth.thousandths(of: current + String(character)) > limit
      if tooWide { flush() }
      current.append(character)
      previous = scalars.last
    }
    flush()
    return pieces
  }

  private static func mayBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    if closing.contains(right) || opening.contains(left) { return false }
    if left.properties.numericType != nil, left.isASCII { return false }
    if left == "-" || left == "/" { return !right.properties.isWhitespace }
    return DisplayWidth.isWide(left) || DisplayWidth.isWide(right)
  }

  private static let closing = Set("、。，．：；！？）」』】》〉〕］｝”’…—・％%)]},.:;!?".unicodeScalars)
  private static let opening = Set("（「『【《〈〔［｛“‘([{".unicodeScalars)
}
