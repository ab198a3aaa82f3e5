/// The rule for a line break inside a paragraph.
///
/// It is dropped between two of Han, kana, bopomofo and full-width punctuation, and a space
/// everywhere else. Hangul keeps its space.
enum SoftBreak {
  /// Whether the break between the text that ends `before` and the text that begins `after`
  /// vanishes.
  ///
  /// Variation selectors at the end belong to the character before them.
  static func vanishes(in text: [UInt8], before: Range<Int>, after: Range<Int>) -> Bool {
    guard let next = first(of: text, in: after), isSpaceless(next),
      let last = last(of: text, in: before)
    else { return false }
    return isSpaceless(last)
  }

  /// Whether a script writes no spaces round this character.
  static func isSpaceless(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x2FDF,  // radicals
      0x2FF0...0x303F,  // ideographic description, CJK symbols and punctuation
      0x3041...0x312F,  // kana, bopomofo
      0x31A0...0x4DBF,  // bopomofo, strokes, kana, enclosed and compatibility letters, extension A
      0x4E00...0x9FFF,
      0xF900...0xFAFF, 0xFE10...0xFE1F, 0xFE30...0xFE6F,
      0xFF01...0xFF9F, 0xFFE0...0xFFE6,
      0x1AFF0...0x1B16F,  // kana supplements
      0x1F200...0x1F2FF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  private static func first(of text: [UInt8], in range: Range<Int>) -> UInt32? {
    NumeralScanner(text, in: range).peek()?.scalar
  }

  private static func last(of text: [UInt8], in range: Range<Int>) -> UInt32? {
    var end = range.upperBound
    while end > range.lowerBound {
      var start = end - 1
      while start > range.lowerBound, text[start] & 0xC0 == 0x80 { start -= 1 }
      guard let scalar = NumeralScanner(text, in: start..<end).peek()?.scalar else { return nil }
      guard (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar) else {
        return scalar
      }
      end = start
    }
    return nil
  }
}

extension Document {
  /// The offsets of a node's literal in `text`.
  package func literal(of node: Node) -> Range<Int> {
    Int(node.text.lowerBound)..<Int(node.text.upperBound)
  }

  /// Whether the soft break at `node` vanishes, `before` being the literal of the text just before
  /// it; `nil` where that is no text.
  package func breakVanishes(at node: Int32, after before: Range<Int>?) -> Bool {
    guard let before, let next = textLeaf(after: node) else { return false }
    return SoftBreak.vanishes(in: text, before: before, after: literal(of: next))
  }

  /// The first text after an inline within the same block, if nothing else stands between.
  private func textLeaf(after index: Int32) -> Node? {
    var index = index
    while true {
      while nodes[Int(index)].nextSibling < 0 {
        index = nodes[Int(index)].parent
        guard index >= 0, nodes[Int(index)].kind.isInline else { return nil }
      }
      index = nodes[Int(index)].nextSibling
      while nodes[Int(index)].firstChild >= 0, nodes[Int(index)].kind != .image {
        index = nodes[Int(index)].firstChild
      }
      let node = nodes[Int(index)]
      guard node.kind == .text else { return nil }
      if !node.text.isEmpty { return node }
    }
  }
}

extension Node.Kind {
  /// Whether it stands inside a paragraph, a heading or a cell.
  var isInline: Bool { rawValue >= Node.Kind.text.rawValue }
}
