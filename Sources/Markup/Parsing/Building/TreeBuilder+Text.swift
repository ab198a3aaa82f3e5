import CCMark
import Encodings

extension TreeBuilder {
  /// Adds a text of libcmark's: words, notes, bare links and what may be struck through.
  mutating func addText(_ node: CMarkNode) {
    var literal = node.literal
    if leaf.hasGuard {
      leaf.hasGuard = false
      literal = UnsafeBufferPointer(rebasing: literal.dropFirst(Fragment.guardBytes.count))
    }
    guard !literal.isEmpty else { return }
    guard Self.hasSyntax(literal) else {
      appendText(literal)
      return
    }
    leaf.edge = Self.edge(after: node)
    addRun(TextRun(literal, marks: marks))
  }

  private static func edge(after node: CMarkNode) -> Unicode.Scalar {
    guard let next = node.next else {
      return node.parent.map { $0.type.rawValue >= CMARK_NODE_FIRST_INLINE.rawValue } == true
        ? "*" : " "
    }
    return next.type == CMARK_NODE_SOFTBREAK || next.type == CMARK_NODE_LINEBREAK ? " " : "*"
  }

  /// Whether an extension may have something to say.
  private static func hasSyntax(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while true {
      index = bytes.firstIndex(in: index..<bytes.count) {
        $0 == UInt8(ascii: "~") .| $0 == UInt8(ascii: "@") .| $0 == Marks.Mark.lead
          .| $0 == UInt8(ascii: ":") .| $0 == UInt8(ascii: "w") .| $0 == UInt8(ascii: "[")
      }
      guard index < bytes.count else { return false }
      let second: UInt8
      switch bytes[index] {
      case UInt8(ascii: ":"): second = UInt8(ascii: "/")
      case UInt8(ascii: "w"): second = UInt8(ascii: "w")
      case UInt8(ascii: "["): second = UInt8(ascii: "^")
      default: return true
      }
      index += 1
      if index < bytes.count, bytes[index] == second { return true }
    }
  }

  private mutating func addRun(_ run: TextRun) {
    var start = 0
    var index = 0
    var escapes = run.escaped[...]
    let bytes = run.bytes
    while index < bytes.count {
      if escapes.first == index {
        escapes.removeFirst()
        index += 1
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "~"):
        var end = index
        while end < bytes.count, bytes[end] == UInt8(ascii: "~"), escapes.first != end { end += 1 }
        if leaf.imageDepth == 0, let delimiter = delimiter(run: index..<end, in: bytes) {
          append(run, start..<index)
          add(delimiter)
          start = end
        }
        index = end
      case UInt8(ascii: "["):
        if let reference = footnoteReference(
          at: index, in: bytes, until: escapes.first ?? bytes.count)
        {
          append(run, start..<index)
          append(.footnoteReference, payload: Int32(reference.index))
          start = reference.end
          index = start
        } else {
          index += 1
        }
      case UInt8(ascii: ":"), UInt8(ascii: "w"), UInt8(ascii: "@"):
        if leaf.links.isEmpty, let link = BareLink(at: index, in: bytes, from: start),
          run.escapes(in: link.head).isEmpty
        {
          append(run, start..<link.range.lowerBound)
          add(link, of: bytes)
          start = link.range.upperBound
          index = start
          while let escape = escapes.first, escape < index { escapes.removeFirst() }
        } else {
          index += 1
        }
      default: index += 1
      }
    }
    append(run, start..<bytes.count)
  }

  /// Adds bytes of a run as text.
  private mutating func append(_ run: TextRun, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let offset = Int32(document.text.count)
    for escaped in run.escapes(in: range) {
      escapedOffsets.append(offset + Int32(escaped - range.lowerBound))
    }
    run.bytes.withUnsafeBufferPointer {
      appendText(UnsafeBufferPointer(rebasing: $0[range]))
    }
  }

  /// Adds text, to the text before it where the two touch.
  mutating func appendText(_ bytes: UnsafeBufferPointer<UInt8>) {
    let start = Int32(document.text.count)
    document.text.append(contentsOf: bytes)
    let end = Int32(document.text.count)
    let last = document.nodes[Int(openNode)].lastChild
    if last >= 0, document.nodes[Int(last)].kind == .text,
      document.nodes[Int(last)].text.upperBound == start, leaf.delimiters.last?.node != last
    {
      document.nodes[Int(last)].text = document.nodes[Int(last)].text.lowerBound..<end
      return
    }
    append(.text, text: start..<end, to: openNode)
  }

  /// Whether the character at an offset of the pool was made literal by a backslash.
  func isEscaped(_ offset: Int32) -> Bool {
    for escaped in escapedOffsets.reversed() where escaped <= offset { return escaped == offset }
    return false
  }
}

/// A literal without marks, and which of its bytes a backslash made literal.
private struct TextRun {
  var bytes: [UInt8] = []
  /// Ascending.
  var escaped: [Int] = []

  /// The escaped bytes in a range.
  ///
  /// - Complexity: O(log escapes).
  func escapes(in range: Range<Int>) -> ArraySlice<Int> {
    escaped[firstEscape(from: range.lowerBound)..<firstEscape(from: range.upperBound)]
  }

  private func firstEscape(from offset: Int) -> Int {
    var low = 0
    var high = escaped.count
    while low < high {
      let middle = (low + high) / 2
      if escaped[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  init(_ literal: UnsafeBufferPointer<UInt8>, marks: Marks?) {
    guard let marks, literal.contains(Marks.Mark.lead) else {
      bytes = Array(literal)
      return
    }
    bytes.reserveCapacity(literal.count)
    var index = 0
    while index < literal.count {
      guard let mark = marks.mark(at: index, in: literal) else {
        bytes.append(literal[index])
        index += 1
        continue
      }
      if mark == marks.escape, !bytes.isEmpty { escaped.append(bytes.count - 1) }
      index += 3
    }
  }
}
