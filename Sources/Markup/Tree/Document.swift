package import Diagnostics

/// A parsed Markdown text: a flat tree of nodes and what was found in it.
///
/// Everything is in document order. Positions are those of the whole file, front matter included.
package struct Document: Sendable {
  package let source: SourceFile
  /// The arena; `nodes[0]` is the document.
  package internal(set) var nodes: [Node] = [Node(.document)]
  /// All literals, UTF-8, without the marks that parsing puts in and takes out.
  package internal(set) var text: [UInt8] = []
  package internal(set) var headings: [Heading] = []
  package internal(set) var links: [LinkReference] = []
  package internal(set) var tables: [Table] = []
  package internal(set) var fences: [Fence] = []
  package internal(set) var footnotes: [Footnote] = []
  /// The info words of code blocks that are no figures, such as `swift`.
  package internal(set) var infoWords: [String] = []

  init(source: SourceFile) { self.source = source }

  package subscript(id: NodeID) -> Node { nodes[id.index] }

  /// The nodes directly beneath one.
  package func children(of id: NodeID) -> [NodeID] {
    var children: [NodeID] = []
    var next = nodes[id.index].firstChild
    while next >= 0 {
      children.append(NodeID(Int(next)))
      next = nodes[Int(next)].nextSibling
    }
    return children
  }

  /// The blocks at the top, in order.
  package var blocks: [NodeID] { children(of: .root) }
}
