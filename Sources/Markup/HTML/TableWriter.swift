/// A table being written, and the cell that comes next.
struct TableWriter {
  let index: Int
  let table: Table
  let layout: TableLayout
  var next = 0
  /// In a complex table, the header cells of each column, from above, and the row header of each
  /// row.
  private var columnHeaders: [[Int]] = []
  private var rowHeaders: [Int?] = []

  init(index: Int, table: Table, layout: TableLayout) {
    self.index = index
    self.table = table
    self.layout = layout
    guard layout.isComplex else { return }
    columnHeaders = Array(repeating: [], count: table.columnCount)
    rowHeaders = Array(repeating: nil, count: table.rowCount)
    for (index, cell) in table.cells.enumerated() where isHeader(index) {
      if cell.row < table.headerRowCount {
        for column in cell.column..<(cell.column + cell.columnSpan) {
          columnHeaders[column].append(index)
        }
      } else {
        for row in cell.row..<(cell.row + cell.rowSpan) { rowHeaders[row] = index }
      }
    }
  }

  func isHeader(_ cell: Int) -> Bool {
    table.cells[cell].row < table.headerRowCount || layout.isRowHeader[cell]
  }

  /// Which cells a header is for (HTML Living Standard, §4.9.10).
  func scope(of cell: Int) -> StaticString {
    if table.cells[cell].row < table.headerRowCount {
      return table.cells[cell].columnSpan > 1 ? "colgroup" : "col"
    }
    return table.cells[cell].rowSpan > 1 ? "rowgroup" : "row"
  }

  /// The headers of a cell in a complex table: above it in its columns, then beside it in its rows.
  func headers(of index: Int) -> [Int] {
    let cell = table.cells[index]
    var headers: [Int] = []
    for column in cell.column..<(cell.column + cell.columnSpan) {
      for header in columnHeaders[column]
      where table.cells[header].row < cell.row && headers.last != header {
        headers.append(header)
      }
    }
    for row in cell.row..<(cell.row + cell.rowSpan) {
      if let header = rowHeaders[row], table.cells[header].column < cell.column,
        headers.last != header
      {
        headers.append(header)
      }
    }
    return headers
  }
}
