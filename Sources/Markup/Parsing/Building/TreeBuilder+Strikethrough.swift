/// A run of one or two `~`, a text node of its own until it is known what became of it.
struct StrikethroughDelimiter {
  var node: Int32 = -1
  var length: Int
  var canOpen: Bool
  var canClose: Bool
}

extension TreeBuilder {
  /// What a run of `~` may do, by the rules for `*` (CommonMark 0.31.2, §6.2); `nil` where it is
  /// only text.
  func delimiter(run: Range<Int>, in bytes: [UInt8]) -> StrikethroughDelimiter? {
    guard run.count <= 2 else { return nil }
    let before = TextScalar(before: run.lowerBound, in: bytes, from: 0)?.scalar ?? edgeBefore
    let after =
      TextScalar(at: run.upperBound, in: bytes, before: bytes.count)?.scalar ?? leaf.edge
    let isSpaceBefore = EastAsian.isSpace(before)
    let isSpaceAfter = EastAsian.isSpace(after)
    let isPunctuationBefore = EastAsian.isPunctuation(before)
    let isPunctuationAfter = EastAsian.isPunctuation(after)
    // No space is written in Chinese, so punctuation beside it decides nothing.
    let isEastAsian = EastAsian.contains(before) || EastAsian.contains(after)
    let canOpen =
      !isSpaceAfter && (!isPunctuationAfter || isSpaceBefore || isPunctuationBefore || isEastAsian)
    let canClose =
      !isSpaceBefore && (!isPunctuationBefore || isSpaceAfter || isPunctuationAfter || isEastAsian)
    guard canOpen || canClose else { return nil }
    return StrikethroughDelimiter(length: run.count, canOpen: canOpen, canClose: canClose)
  }

  /// What stands for the character before a text node: a space at a line's edge, else the
  /// punctuation of the inline beside it.
  private var edgeBefore: Unicode.Scalar {
    let node = document.nodes[Int(openNode)]
    guard node.lastChild >= 0 else { return node.kind.isInline ? "*" : " " }
    switch document.nodes[Int(node.lastChild)].kind {
    case .softBreak, .lineBreak: return " "
    case .text: return document.text.last == UInt8(ascii: "~") ? "~" : "*"
    default: return "*"
    }
  }

  mutating func add(_ delimiter: StrikethroughDelimiter) {
    var delimiter = delimiter
    delimiter.node = append(.text)
    let start = Int32(document.text.count)
    document.text.append(contentsOf: repeatElement(UInt8(ascii: "~"), count: delimiter.length))
    document.nodes[Int(delimiter.node)].text = start..<Int32(document.text.count)
    leaf.delimiters.append(delimiter)
  }

  /// Pairs the delimiters directly beneath the innermost open inline or block, which ends here.
  ///
  /// - Complexity: O(delimiters).
  mutating func resolveStrikethrough() {
    let start = leaf.delimiterStarts.popLast() ?? 0
    guard leaf.delimiters.count > start else { return }
    var openers: [StrikethroughDelimiter] = []
    // How many openers have one tilde, how many two: a search that can't succeed would make this
    // quadratic.
    var counts = [0, 0]
    for delimiter in leaf.delimiters[start...] {
      if delimiter.canClose, counts[delimiter.length - 1] > 0 {
        // What lies between the two pairs with nothing outside them.
        while let opener = openers.popLast() {
          counts[opener.length - 1] -= 1
          guard opener.length == delimiter.length else { continue }
          strike(from: opener.node, to: delimiter.node)
          break
        }
      } else if delimiter.canOpen {
        openers.append(delimiter)
        counts[delimiter.length - 1] += 1
      }
    }
    leaf.delimiters.removeSubrange(start...)
  }

  /// Makes the opener the parent of what stands between it and the closer, which goes.
  private mutating func strike(from opener: Int32, to closer: Int32) {
    let first = document.nodes[Int(opener)].nextSibling
    let after = document.nodes[Int(closer)].nextSibling
    let parent = document.nodes[Int(opener)].parent
    document.nodes[Int(opener)].kind = .strikethrough
    document.nodes[Int(opener)].text = 0..<0
    document.nodes[Int(opener)].nextSibling = after
    if after >= 0 {
      previousSiblings[Int(after)] = opener
    } else {
      document.nodes[Int(parent)].lastChild = opener
    }
    guard first != closer else { return }
    let last = previousSiblings[Int(closer)]
    document.nodes[Int(opener)].firstChild = first
    document.nodes[Int(opener)].lastChild = last
    document.nodes[Int(last)].nextSibling = -1
    previousSiblings[Int(first)] = -1
    var child = first
    while child >= 0 {
      document.nodes[Int(child)].parent = opener
      child = document.nodes[Int(child)].nextSibling
    }
  }
}
