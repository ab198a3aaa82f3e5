package import Diagnostics

/// A note and the label that refers to it.
package struct Footnote: Sendable {
  package var label: String
  /// Its blocks; they hang in the arena under a node of their own that is no child of the document.
  package var blocks: [NodeID]
  package var range: SourceRange

  package init(label: String, blocks: [NodeID], range: SourceRange) {
    self.label = label
    self.blocks = blocks
    self.range = range
  }
}
