import CCMark

/// The block whose inlines are being read, and what is open in it.
struct LeafBlock {
  /// libcmark's node of the block, where it read the block as such.
  var node: CMarkNode?
  var fragment: Fragment?
  /// libcmark's number of its first line.
  var line = 0
  /// Whether the first character of its text is a fragment's guard.
  var hasGuard = false
  var isCell = false
  /// Turned to the block when the first place in it is asked for.
  var locator = InlineLocator()
  var isLocated = false

  /// Runs of `~` that may still open or close, and where those of each open inline begin.
  var delimiters: [StrikethroughDelimiter] = []
  var delimiterStarts: [Int] = []
  /// Links and images that are open, outermost first.
  var links: [OpenLink] = []
  var imageDepth = 0
  /// What follows the text node that is being read: a space at a line's end, else an inline's
  /// punctuation.
  var edge: Unicode.Scalar = " "

  /// A link that is open, and how much text there was when it began.
  struct OpenLink {
    var index: Int
    var textStart: Int
  }
}

extension TreeBuilder {
  mutating func beginLeaf(_ node: CMarkNode) {
    leaf.node = node
    leaf.fragment = nil
    leaf.line = node.startLine
    leaf.hasGuard = false
    leaf.isCell = false
    leaf.isLocated = false
    resetLeaf()
  }

  mutating func beginLeaf(_ fragment: Fragment) {
    leaf.node = nil
    leaf.fragment = fragment
    leaf.line = fragment.line
    leaf.hasGuard = true
    leaf.isCell = fragment.isCell
    leaf.isLocated = false
    resetLeaf()
  }

  private mutating func resetLeaf() {
    if !leaf.delimiters.isEmpty { leaf.delimiters.removeAll(keepingCapacity: true) }
    if !leaf.delimiterStarts.isEmpty { leaf.delimiterStarts.removeAll(keepingCapacity: true) }
    if !leaf.links.isEmpty { leaf.links.removeAll(keepingCapacity: true) }
    leaf.imageDepth = 0
  }

  mutating func enterParagraph(_ node: CMarkNode) -> Bool {
    if node.startLine < node.endLine, addTable(node) { return false }
    if let index = openNode(.paragraph, at: node.startLine) { place(index, at: node) }
    beginLeaf(node)
    return true
  }

  mutating func leaveLeaf() {
    resolveStrikethrough()
    guard isOwnNode else { return }
    let index = openNode
    switch document.nodes[Int(index)].kind {
    case .heading: finishHeading(index)
    case .paragraph where document.nodes[Int(index)].firstChild < 0: detach(index)
    default: break
    }
  }

  /// The place of the next inline in the leaf, found by `search`; the whole block where it is not
  /// found.
  ///
  /// Inlines are asked for in the order in which they end.
  mutating func locate(_ search: (inout InlineLocator) -> Range<Int>?) -> Range<Int> {
    if !leaf.isLocated {
      leaf.locator.begin(leafText)
      leaf.isLocated = true
    }
    if let found = search(&leaf.locator) { return found }
    return leaf.node.map { offsets(ofLinesOf: $0) }
      ?? lines.start(ofLine: leaf.line)..<lines.end(ofLine: leaf.line)
  }

  private var leafText: SourceText {
    if let fragment = leaf.fragment { return fragment.text(in: lines.bytes) }
    return leaf.node.map { blockText(of: $0) } ?? SourceText()
  }

  /// A leaf's text in the file, without what its containers put before each line and without the
  /// link reference definitions at its head.
  func blockText(of node: CMarkNode) -> SourceText {
    var text = SourceText()
    guard node.endLine > node.startLine else {
      let start = lines.offset(line: node.startLine, column: node.startColumn)
      text.append(start..<max(start, lines.end(ofLine: node.startLine)), of: lines.bytes)
      return text
    }
    let lineRanges = contentLines(of: node)
    for (index, line) in lineRanges.enumerated() {
      if index > 0 { text.endLine(at: lineRanges[index - 1].range.upperBound) }
      text.append(line.range, of: lines.bytes)
    }
    return text
  }

  /// One line of a paragraph.
  struct ContentLine {
    /// Its bytes behind the containers and the white space before them.
    var range: Range<Int>
    /// libcmark's number.
    var line: Int
    /// Whether it continues the paragraph without being marked as part of its containers.
    var isLazy = false
    /// How many columns of white space stand before it.
    var indent = 0
    /// How many of its block quotes and items it is marked as part of.
    var containerCount = 0

    /// Whether it is indented like code.
    var isIndented: Bool { indent >= 4 }
  }

  /// Whether a line makes a heading of the lines above it.
  private func isUnderline(_ line: ContentLine) -> Bool {
    guard !line.isLazy, !line.isIndented, let first = line.range.first else { return false }
    let mark = lines.byte(at: first)
    guard mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    let rest = lines.bytes[line.range].drop { $0 == mark }
    return rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// libcmark's number of a block's last line.
  ///
  /// It counts one too many for a heading with an underline.
  func lastLine(of node: CMarkNode) -> Int {
    guard node.type == CMARK_NODE_HEADING, node.endLine > node.startLine else {
      return max(node.startLine, node.endLine)
    }
    return contentLines(of: node).last?.line ?? node.startLine
  }

  /// The lines of a paragraph or a heading, its underline included, behind the link reference
  /// definitions.
  func contentLines(of node: CMarkNode) -> [ContentLine] {
    let first = node.startLine
    let start = lines.offset(line: first, column: node.startColumn)
    var found = [ContentLine(range: start..<max(start, lines.end(ofLine: first)), line: first)]
    guard node.endLine > first else { return found }
    let containers = Containers(around: node, in: lines)
    for line in (first + 1)...node.endLine {
      let match = containers.match(line)
      let end = lines.end(ofLine: line)
      var offset = match.offset
      var indent = 0
      while offset < end, lines.byte(at: offset) == 0x20 || lines.byte(at: offset) == 0x09 {
        indent += lines.byte(at: offset) == 0x09 ? 4 - (match.column + indent) % 4 : 1
        offset += 1
      }
      found.append(
        ContentLine(
          range: offset..<max(offset, end), line: line, isLazy: !match.isWhole,
          indent: indent, containerCount: match.count))
    }
    let definitions = LinkDefinitions.count(in: found.map(\.range), of: lines.bytes)
    let content = found.dropFirst(definitions)
    guard node.type == CMARK_NODE_HEADING,
      let underline = content.dropFirst().firstIndex(where: { isUnderline($0) })
    else { return Array(content) }
    return Array(content[...underline])
  }
}
