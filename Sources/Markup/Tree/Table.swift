package import Diagnostics

/// A pipe table whose cells may span rows and columns.
package struct Table: Sendable {
  /// How a column's cells are set.
  package enum Alignment: Sendable, Hashable { case none, left, center, right }

  /// A cell, at its upper left corner.
  package struct Cell: Sendable {
    /// Its content: a `tableCell` node.
    package var node: NodeID
    /// Row and column from 0; header rows count.
    package var row: Int
    package var column: Int
    package var rowSpan: Int
    package var columnSpan: Int
    package var range: SourceRange

    package init(
      node: NodeID, row: Int, column: Int, rowSpan: Int, columnSpan: Int, range: SourceRange
    ) {
      self.node = node
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.range = range
    }
  }

  package var node: NodeID
  /// The text of `表：…` or `Table: …` above it.
  package var caption: String?
  /// The caption's inlines: a paragraph that is no child of the document.
  package var captionNode: NodeID?
  /// Row by row, then by column.
  ///
  /// Cells that a merged cell covers are not listed.
  package var cells: [Cell]
  package var alignments: [Alignment]
  package var rowCount: Int
  /// 1 for a pipe table.
  package var headerRowCount: Int
  package var range: SourceRange

  package init(
    node: NodeID, caption: String?, cells: [Cell], alignments: [Alignment], rowCount: Int,
    headerRowCount: Int, range: SourceRange
  ) {
    self.node = node
    self.caption = caption
    self.cells = cells
    self.alignments = alignments
    self.rowCount = rowCount
    self.headerRowCount = headerRowCount
    self.range = range
  }

  package var columnCount: Int { alignments.count }

  /// The cell that covers a place.
  ///
  /// - Complexity: O(cells).
  package func cell(row: Int, column: Int) -> Cell? {
    cells.first {
      ($0.row..<($0.row + $0.rowSpan)).contains(row)
        && ($0.column..<($0.column + $0.columnSpan)).contains(column)
    }
  }
}
