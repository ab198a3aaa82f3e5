import CCMark
package import Diagnostics

extension Document {
  /// Reads Markdown: CommonMark 0.31.2, GFM's tables, notes, strikethrough and bare links, GitHub's
  /// alerts, and the rules of Chinese text.
  ///
  ///     let (document, diagnostics) = Document.parse(file, from: frontMatterEnd)
  ///
  /// Every text makes a document; what is wrong with it is told beside it. Places are those of the
  /// whole file. Raw HTML is kept as text. Text that is nested more than a hundred levels deep
  /// loses its innermost structure.
  ///
  /// - Parameters:
  ///   - source: The file, UTF-8. Bytes that are not make no sense of their own, but do no harm.
  ///   - bodyOffset: Where the Markdown begins.
  /// - Returns: The document, and diagnostics in the order of their places.
  /// - Complexity: O(*n*) in the bytes of an ordinary text.
  package static func parse(
    _ source: SourceFile, from bodyOffset: Int = 0
  ) -> (document: Document, diagnostics: [Diagnostic]) {
    let count = source.bytes.count
    let range = min(max(bodyOffset, 0), count)..<count
    let marks = Marks(absentFrom: source.bytes, in: range)
    var prepared = PreparedText(source.bytes, in: range, marks: marks, literalLines: [])
    var cmark = CMarkDocument(parsing: prepared.bytes)
    let mistaken = cmark.root.mistakenLines(of: prepared.definitions)
    if !mistaken.isEmpty {
      // Lines of code that only look like definitions. Without them another may look different too:
      // then none of that look is taken for one.
      prepared = PreparedText(source.bytes, in: range, marks: marks, literalLines: mistaken)
      cmark = CMarkDocument(parsing: prepared.bytes)
      if !cmark.root.mistakenLines(of: prepared.definitions).isEmpty {
        prepared = PreparedText(source.bytes, in: range, marks: marks, literalLines: nil)
        cmark = CMarkDocument(parsing: prepared.bytes)
      }
    }
    let lines = LineMap(source, in: range, definitions: prepared.definitions)
    var builder = TreeBuilder(source: source, lines: lines, marks: prepared.marks)
    builder.declareFootnotes(prepared.definitions)
    builder.build(cmark)
    builder.finish(body: prepared, marks: marks)
    return (builder.document, builder.diagnostics.sorted())
  }
}

/// CommonMark as libcmark writes it, raw HTML passed through and nothing added.
package func renderCommonMark(_ bytes: [UInt8]) -> [UInt8] {
  CMarkDocument(parsing: bytes).html()
}

extension CMarkNode {
  /// The lines of those definitions of which no list item came.
  ///
  /// - Complexity: O(blocks); O(1) without definitions.
  fileprivate func mistakenLines(of definitions: [FootnoteDefinition]) -> Set<Int> {
    guard !definitions.isEmpty else { return [] }
    var columns = Dictionary(definitions.map { ($0.line, $0.column) }) { first, _ in first }
    var node = self
    while true {
      if node.type == CMARK_NODE_ITEM, columns[node.startLine] == node.startColumn {
        columns[node.startLine] = nil
      }
      if let child = node.firstChild, node.type.rawValue < CMARK_NODE_CODE_BLOCK.rawValue {
        node = child
        continue
      }
      while node.next == nil {
        guard node != self, let parent = node.parent else { return Set(columns.keys) }
        node = parent
      }
      guard node != self, let next = node.next else { return Set(columns.keys) }
      node = next
    }
  }
}
