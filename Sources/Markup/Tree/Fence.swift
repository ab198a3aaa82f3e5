package import Diagnostics

/// A fenced block that is data or a figure: `csv`, `chart` or `mermaid`.
package struct Fence: Sendable {
  /// The info words that make a figure.
  package enum Language: String, Sendable, CaseIterable { case csv, chart, mermaid }

  /// `key=value` or `key="value"` after the info word.
  package struct Option: Sendable {
    package var name: String
    package var value: String
    package var nameRange: SourceRange
    package var valueRange: SourceRange

    package init(
      name: String, value: String, nameRange: SourceRange, valueRange: SourceRange
    ) {
      self.name = name
      self.value = value
      self.nameRange = nameRange
      self.valueRange = valueRange
    }
  }

  package var node: NodeID
  package var language: Language
  package var options: [Option]
  /// The `caption` option, else the caption paragraph above the block.
  package var caption: String?
  /// The inlines of a caption paragraph, which is no child of the document.
  package var captionNode: NodeID?
  /// The lines between the fences, without the indentation of the block they stand in.
  package var content: [UInt8]
  /// For each line of the content, the position of its first byte in the file.
  package var linePositions: [SourcePosition]
  /// The info string's place.
  package var range: SourceRange

  package init(
    node: NodeID, language: Language, options: [Option], caption: String?, content: [UInt8],
    linePositions: [SourcePosition], range: SourceRange
  ) {
    self.node = node
    self.language = language
    self.options = options
    self.caption = caption
    self.content = content
    self.linePositions = linePositions
    self.range = range
  }

  package subscript(option: String) -> Option? { options.first { $0.name == option } }
}
