package import Diagnostics

/// A heading.
package struct Heading: Sendable {
  package var node: NodeID
  /// 1–6 as written.
  package var level: Int
  /// Plain text, number included, without `{#id}`.
  package var text: String
  /// The official number at its head, such as `壹、`.
  package var number: OutlineNumber?
  /// The text after the number.
  package var title: String
  /// Its id, unique in the document.
  package var anchor: String
  package var hasExplicitAnchor: Bool
  package var range: SourceRange

  package init(
    node: NodeID, level: Int, text: String, number: OutlineNumber?, title: String, anchor: String,
    hasExplicitAnchor: Bool, range: SourceRange
  ) {
    self.node = node
    self.level = level
    self.text = text
    self.number = number
    self.title = title
    self.anchor = anchor
    self.hasExplicitAnchor = hasExplicitAnchor
    self.range = range
  }

  /// Whether it stands for an empty cell of an outline: its text is only `—`.
  package var isEmptyCell: Bool { text == "—" }
}
