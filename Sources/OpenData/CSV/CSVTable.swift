package import Diagnostics

/// A rectangular table read from CSV: a header and rows of the same width, all text as written.
package struct CSVTable: Sendable {
  /// Column names; unique and not empty. Without a header row they are `1`, `2`, ….
  package let header: [String]
  package let rows: [[String]]
  /// The place of each cell, header row first where there is one.
  private let places: [[SourceRange]]
  private let hasHeader: Bool

  /// - Parameter places: The place of each cell, header row first where there is one.
  package init(header: [String], rows: [[String]], places: [[SourceRange]], hasHeader: Bool) {
    self.header = header
    self.rows = rows
    self.places = places
    self.hasHeader = hasHeader
  }

  /// Where the cell of `rows[row]` in a column stands.
  package func range(row: Int, column: Int) -> SourceRange {
    places[row + (hasHeader ? 1 : 0)][column]
  }

  /// Where a column's name stands; its first cell in a table without header row.
  package func headerRange(_ column: Int) -> SourceRange {
    places.first.map { $0[min(column, $0.count - 1)] } ?? .start
  }
}
