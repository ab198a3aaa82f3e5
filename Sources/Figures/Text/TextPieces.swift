/// A run of a text that no line breaks.
struct TextPiece {
  var range: Range<String.Index>
  var run: TextRun
  /// Whether a space stands before it, unless it begins a line.
  var spaceBefore: Bool
}

/// The pieces of a text between the places where a line may break.
struct TextPieces {
  private(set) var all: [TextPiece] = []
  /// The pieces between line feeds; never empty ranges.
  private(set) var paragraphs: [Range<Int>] = []

  /// Cuts `text`, and inside a piece where it alone would be wider than `limit`.
  ///
  /// A character of several scalars is never cut.
  ///
  /// - Complexity: O(*n*).
  init(_ text: String, limit: Int) {
    let scalars = text.unicodeScalars
    let hasClusters = !scalars.allSatisfy(Self.standsAlone)
    var start = text.startIndex
    var index = start
    var run = TextRun()
    var spaceBefore = false
    var paragraph = 0
    var previous: Unicode.Scalar?
    while index < text.endIndex {
      let first = scalars[index]
      if Self.isSpace(first) {
        append(start..<index, run, &spaceBefore)
        index = hasClusters ? text.index(after: index) : scalars.index(after: index)
        if first == "\n" {
          end(&paragraph)
          spaceBefore = false
        } else {
          spaceBefore = true
        }
        start = index
        run = TextRun()
        previous = nil
        continue
      }
      if let previous, Self.mayBreak(between: previous, and: first) {
        append(start..<index, run, &spaceBefore)
        start = index
        run = TextRun()
      }
      var longer = run
      var single = TextRun()
      var last = first
      let cluster = index
      index = hasClusters ? text.index(after: index) : scalars.index(after: index)
      for scalar in scalars[cluster..<index] {
        longer.append(scalar)
        single.append(scalar)
        last = scalar
      }
      if longer.width > limit {
        append(start..<cluster, run, &spaceBefore)
        start = cluster
        run = single
      } else {
        run = longer
      }
      previous = last
    }
    append(start..<text.endIndex, run, &spaceBefore)
    end(&paragraph)
  }

  private mutating func append(
    _ range: Range<String.Index>, _ run: TextRun, _ spaceBefore: inout Bool
  ) {
    guard !range.isEmpty else { return }
    all.append(TextPiece(range: range, run: run, spaceBefore: spaceBefore))
    spaceBefore = false
  }

  private mutating func end(_ paragraph: inout Int) {
    if paragraph < all.count { paragraphs.append(paragraph..<all.count) }
    paragraph = all.count
  }

  /// A no-break or an ideographic space belongs to the text around it.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || (0x09...0x0D).contains(scalar.value)
  }

  /// Whether the scalar is a character by itself whatever stands beside it, if that does too
  /// (Unicode Standard Annex 29): the usual Latin letters, Han, kana and their punctuation.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x2010...0x2027, 0x2030...0x205E,
      0x2460...0x24FF, 0x3000...0x3029, 0x3031...0x303C, 0x3041...0x3096, 0x309D...0x30FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFA6D, 0xFE30...0xFE4F, 0xFF01...0xFF9D:
      true
    default: false
    }
  }

  private static func mayBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    if isClosing(right) || isOpening(left) { return false }
    switch left {
    case "0"..."9": return false
    case "-", "/": return !right.properties.isWhitespace
    default: return DisplayWidth.isWide(left) || DisplayWidth.isWide(right)
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "。", "，", "．", "：", "；", "！", "？", "）", "」", "』", "】", "》", "〉", "〕", "］", "｝", "”",
      "’", "…", "—", "・", "％", "%", ")", "]", "}", ",", ".", ":", ";", "!", "?":
      true
    default: false
    }
  }

  private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "（", "「", "『", "【", "《", "〈", "〔", "［", "｛", "“", "‘", "(", "[", "{": true
    default: false
    }
  }
}
