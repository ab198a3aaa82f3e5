/// A node's place in its document's arena.
package struct NodeID: Hashable, Sendable, Comparable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static let root = NodeID(0)

  package static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// One node of a document: what it is and where it hangs.
///
/// Nodes of all kinds have one layout and stand in one array; what only some kinds have stands in
/// the document's side tables under `payload`.
package struct Node: Sendable {
  /// What a node is.
  package enum Kind: UInt8, Sendable {
    // Blocks
    case document, paragraph, heading, blockQuote, alert, bulletList, orderedList, item
    /// Code, fenced with an info word that is no figure's, or indented. Its text is the code;
    /// `payload` counts `Document.infoWords` from 1, or is 0.
    case codeBlock
    /// A fenced block that is drawn or made into a table; `payload` counts `Document.fences`.
    case fence
    case thematicBreak
    /// `payload` counts `Document.tables`; its children are the cells' nodes, row by row.
    case table
    /// The content of one table cell: inlines.
    case tableCell
    /// The last paragraph of a block quote that names its source.
    case quotationSource
    // Inlines
    case text, softBreak, lineBreak, code, emphasis, strong, strikethrough
    /// `payload` counts `Document.links`; an image's children are its alternative text.
    case link, image
    /// `payload` counts `Document.footnotes`.
    case footnoteReference
  }

  package var kind: Kind
  /// Offsets of its literal in `Document.text`: text, code.
  package var text: Range<Int32> = 0..<0
  /// An index into the side table of its kind, a heading's in `Document.headings` among them.
  ///
  /// An alert's kind; an ordered list's first number. Else 0.
  package var payload: Int32 = 0
  /// Whether a list is loose: its items' paragraphs are `p` elements.
  package var isLoose = false
  package var parent: Int32 = -1
  package var firstChild: Int32 = -1
  package var lastChild: Int32 = -1
  package var nextSibling: Int32 = -1
  /// Lines of the file, from 1; a block's are exact.
  package var startLine: Int32 = 0
  package var endLine: Int32 = 0

  package init(_ kind: Kind) { self.kind = kind }
}

/// The kinds of GitHub's alerts; an alert node's payload is its raw value.
package enum AlertKind: Int32, Sendable, CaseIterable {
  case note, tip, important, warning, caution
}
