import CCMark

/// The block quotes and list items round a block, and what of a line's beginning belongs to them.
///
/// libcmark keeps no text of blocks. Tables, fences and exact places of inlines need it, so the
/// beginnings of lines are matched again as CommonMark's block structure does (0.31.2, §5).
struct Containers {
  private enum Container {
    case blockQuote
    /// `indent`: how many columns a further line must be indented, counted from the outer
    /// container's content.
    case item(indent: Int)
  }

  private var stack: [Container] = []
  /// The column, from 0, where the innermost container's content began.
  private(set) var contentColumn = 0
  /// libcmark's number of the line on which the innermost container begins.
  private(set) var lastStartLine = 0
  private let lines: LineMap

  /// The containers round `block`.
  ///
  /// - Complexity: O(depth) and the length of the lines on which they begin.
  init(around block: CMarkNode, in lines: LineMap) {
    self.lines = lines
    var ancestors: [CMarkNode] = []
    var ancestor = block.parent
    while let node = ancestor {
      if node.type == CMARK_NODE_BLOCK_QUOTE || node.type == CMARK_NODE_ITEM {
        ancestors.append(node)
      }
      ancestor = node.parent
    }
    for node in ancestors.reversed() {
      let line = node.startLine
      // On the line where the outer container begins too, its content begins behind its own marker.
      if line != lastStartLine { contentColumn = match(line).column }
      lastStartLine = line
      let marker = lines.offset(line: line, column: node.startColumn)
      let markerColumn = lines.column(of: marker, inLine: line)
      if node.type == CMARK_NODE_BLOCK_QUOTE {
        stack.append(.blockQuote)
        let isSpaced = lines.byte(at: marker + 1) == 0x20 || lines.byte(at: marker + 1) == 0x09
        contentColumn = markerColumn + (isSpaced ? 2 : 1)
      } else {
        let width = lines.markerWidth(at: marker, inLine: line)
        stack.append(.item(indent: markerColumn - contentColumn + width))
        let definition = lines.definition(line: line, column: node.startColumn)
        contentColumn =
          definition.map { lines.column(of: $0.head.upperBound, inLine: line) }
          ?? markerColumn + width
      }
    }
  }

  var isEmpty: Bool { stack.isEmpty }

  /// Peels the containers off a line.
  ///
  /// - Returns: Where the content begins, its column from 0, how many containers were there, and
  ///   whether that is all of them; else the line continues a paragraph lazily.
  func match(_ line: Int) -> (offset: Int, column: Int, count: Int, isWhole: Bool) {
    var offset = lines.start(ofLine: line)
    let end = lines.end(ofLine: line)
    var column = 0
    for (count, container) in stack.enumerated() {
      var ahead = offset
      var aheadColumn = column
      func advance() {
        aheadColumn += lines.byte(at: ahead) == 0x09 ? 4 - aheadColumn % 4 : 1
        ahead += 1
      }
      func isSpace() -> Bool {
        ahead < end && (lines.byte(at: ahead) == 0x20 || lines.byte(at: ahead) == 0x09)
      }
      switch container {
      case .blockQuote:
        while isSpace(), aheadColumn - column < 4 { advance() }
        guard ahead < end, lines.byte(at: ahead) == UInt8(ascii: ">"), aheadColumn - column < 4
        else { return (offset, column, count, false) }
        advance()
        if isSpace() { advance() }
      case .item(let indent):
        while isSpace(), aheadColumn - column < indent { advance() }
        // A blank line belongs to the item without any indentation.
        guard aheadColumn - column >= indent || ahead == end else {
          return (offset, column, count, false)
        }
      }
      offset = ahead
      column = aheadColumn
    }
    return (offset, column, stack.count, true)
  }
}
