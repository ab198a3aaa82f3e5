import CCMark
import Diagnostics

/// Turns libcmark's tree into the arena of a ``Document``.
///
/// The tree is walked once, without recursion. What libcmark knows nothing of (tables, notes, bare
/// links and so on) is recognised on the way, each in an extension of its own.
struct TreeBuilder {
  /// How deep nodes may be nested.
  ///
  /// Deeper text is kept in the last node that was deep enough.
  static let depthLimit = 100

  let source: SourceFile
  let lines: LineMap
  /// The marks that may stand in what is read; `nil` where none was put in.
  var marks: Marks?

  var document: Document
  /// Per node the sibling before it, or -1.
  var previousSiblings: [Int32] = [-1]
  var diagnostics: [Diagnostic] = []

  /// The arena's node for each of libcmark's nodes that are open; a node beyond the limit repeats
  /// its parent.
  var open: [Int32] = [0]
  var isDepthReported = false

  /// The paragraph, heading or cell whose inlines are being read.
  var leaf = LeafBlock()

  var footnoteIndices: [String: Int] = [:]
  var footnoteNodes: [Int32] = []
  /// Footnotes by the line, as libcmark counts, on which they are defined.
  var footnoteLines: [Int: Int] = [:]
  var comparisonsLeft = 10_000
  var isFootnoteReferenced: [Bool] = []
  var pendingHeadings: [PendingHeading] = []
  /// Texts that libcmark has not read as such: table cells and what stands above a table in one
  /// paragraph.
  var fragments: [Fragment] = []
  var captions: [PendingCaption] = []
  /// Offsets in the pool of characters that a backslash made literal, ascending.
  var escapedOffsets: [Int32] = []

  init(source: SourceFile, lines: LineMap, marks: Marks?) {
    self.source = source
    self.lines = lines
    self.marks = marks
    document = Document(source: source)
    let size = source.bytes.count
    document.text.reserveCapacity(size)
    // A node takes about 30 bytes of ordinary Markdown.
    document.nodes.reserveCapacity(size / 24)
    previousSiblings.reserveCapacity(size / 24)
  }

  /// Reads a whole document.
  mutating func build(_ cmark: borrowing CMarkDocument) {
    walk(beneath: cmark.root)
  }

  /// Completes what depends on the whole document.
  ///
  /// - Parameters:
  ///   - body: The document as it was prepared.
  ///   - marks: Characters that the text does not hold.
  mutating func finish(body: PreparedText, marks: Marks?) {
    let linkCount = document.links.count
    finishFragments(body: body, marks: marks)
    if document.links.count > linkCount { sortLinks() }
    finishCaptions()
    finishHeadings()
    finishFootnotes()
  }

  /// Adds everything beneath `root` to the innermost open node.
  mutating func walk(beneath root: CMarkNode) {
    guard var node = root.firstChild else { return }
    while true {
      if enter(node) {
        if let child = node.firstChild {
          node = child
          continue
        }
        leave(node)
      }
      while true {
        if let next = node.next {
          node = next
          break
        }
        guard let parent = node.parent, parent != root else { return }
        node = parent
        leave(node)
      }
    }
  }

  /// Adds one node.
  ///
  /// - Returns: Whether its children are to be read; then ``leave(_:)`` is called after them.
  private mutating func enter(_ node: CMarkNode) -> Bool {
    switch node.type {
    case CMARK_NODE_TEXT: addText(node)
    case CMARK_NODE_SOFTBREAK: append(.softBreak)
    case CMARK_NODE_LINEBREAK: append(.lineBreak)
    case CMARK_NODE_CODE: append(.code, literal: node.literal)
    case CMARK_NODE_HTML_INLINE: addInlineHTML(node)
    case CMARK_NODE_EMPH: return enterInline(.emphasis)
    case CMARK_NODE_STRONG: return enterInline(.strong)
    case CMARK_NODE_LINK: return enterLink(node, kind: .link)
    case CMARK_NODE_IMAGE: return enterLink(node, kind: .image)
    case CMARK_NODE_PARAGRAPH: return enterParagraph(node)
    case CMARK_NODE_HEADING: return enterHeading(node)
    case CMARK_NODE_BLOCK_QUOTE: return enterContainer(node, kind: .blockQuote)
    case CMARK_NODE_LIST: return enterList(node)
    case CMARK_NODE_ITEM: return enterItem(node)
    case CMARK_NODE_CODE_BLOCK: addCode(node)
    case CMARK_NODE_HTML_BLOCK: addBlockHTML(node)
    case CMARK_NODE_THEMATIC_BREAK:
      if !isPlaceholder(node) { place(append(.thematicBreak), at: node) }
    default: return true
    }
    return false
  }

  private mutating func leave(_ node: CMarkNode) {
    let type = node.type
    switch type {
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: leaveLeaf()
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: leaveLink(node)
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG: resolveStrikethrough()
    case CMARK_NODE_BLOCK_QUOTE: finishBlockQuote(openNode)
    default: break
    }
    open.removeLast()
  }

  /// The innermost open node.
  var openNode: Int32 { open[open.count - 1] }

  /// Whether the node that was opened last is one of its own, not its parent repeated.
  var isOwnNode: Bool { open.count < 2 || open[open.count - 2] != openNode }
}

// MARK: - Nesting

extension TreeBuilder {
  /// Opens a node of its own, or its parent once more where that is deep enough.
  mutating func openNode(
    _ kind: Node.Kind, levels: Int = 1, at line: Int, payload: Int32 = 0
  ) -> Int32? {
    guard open.count + levels <= Self.depthLimit else {
      if !isDepthReported {
        isDepthReported = true
        report(
          .nestingTooDeep, "Text is nested more than \(Self.depthLimit) levels deep",
          at: lines.start(ofLine: line)..<lines.end(ofLine: line),
          help: "take quotations, lists or emphasis out of one another")
      }
      open.append(openNode)
      return nil
    }
    let node = append(kind, payload: payload)
    open.append(node)
    return node
  }

  mutating func enterContainer(_ node: CMarkNode, kind: Node.Kind) -> Bool {
    if let index = openNode(kind, at: node.startLine) { place(index, at: node) }
    return true
  }

  mutating func enterInline(_ kind: Node.Kind) -> Bool {
    _ = openNode(kind, at: leaf.line)
    leaf.delimiterStarts.append(leaf.delimiters.count)
    return true
  }

  /// The range of bytes of the file, which likely stand on one line of libcmark's count.
  func range(of offsets: Range<Int>, nearLine line: Int) -> SourceRange {
    let start = lines.start(ofLine: line)
    let number = lines.fileLine(line, of: source)
    guard number <= source.lineCount, start <= offsets.lowerBound,
      offsets.upperBound <= lines.end(ofLine: line)
    else { return source.range(of: offsets) }
    let lineStart = source.lineStarts[number - 1] - 1
    return SourceRange(
      SourcePosition(line: number, column: offsets.lowerBound - lineStart),
      SourcePosition(line: number, column: offsets.upperBound - lineStart))
  }

  func offsets(ofLinesOf node: CMarkNode) -> Range<Int> {
    let start = lines.offset(line: node.startLine, column: node.startColumn)
    return start..<max(start, lines.end(ofLine: lastLine(of: node)))
  }
}

// MARK: - Diagnostics

extension TreeBuilder {
  /// Tells of something that is wrong with the bytes of the file at `offsets`.
  mutating func report(
    _ code: DiagnosticCode, _ message: String, at offsets: Range<Int>,
    severity: Severity? = nil, help: String? = nil, notes: [Note] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code, message, file: source.path, range: source.range(of: offsets), severity: severity,
        help: help, notes: notes))
  }
}
