package import Diagnostics

/// A rectangular table read from CSV: a header and rows of the same width, all text as written.
package struct CSVTable: Sendable {
  /// The column names, unique and not empty.
  ///
  /// Without a header row they are `1`, `2`, ….
  package let header: [String]
  package let rows: [[String]]
  /// The place of each cell, header row first where there is one.
  private let places: [[SourceRange]]
  private let hasHeader: Bool

  /// - Parameters:
  ///   - header: The column names, unique and not empty.
  ///   - rows: Rows as wide as the header.
  ///   - places: The place of each cell, header row first where there is one.
  ///   - hasHeader: Whether the first row of `places` is the header's.
  package init(header: [String], rows: [[String]], places: [[SourceRange]], hasHeader: Bool) {
    self.header = header
    self.rows = rows
    self.places = places
    self.hasHeader = hasHeader
  }

  /// A table that was not read from a file.
  package init(header: [String], rows: [[String]]) {
    self.init(header: header, rows: rows, places: [], hasHeader: true)
  }

  /// Takes some columns of the table, with other texts in their cells, which stand where they stood.
  ///
  /// - Parameters:
  ///   - columns: The places of the columns.
  ///   - rows: As many rows as the table has, as wide as `columns`.
  /// - Returns: A table of these columns and rows.
  package func selecting(_ columns: [Int], rows: [[String]]) -> CSVTable {
    CSVTable(
      header: columns.map { header[$0] }, rows: rows,
      places: places.map { places in columns.map { places[$0] } }, hasHeader: hasHeader)
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
