import Diagnostics

/// A row of a pipe table whose line ends before its last cells.
///
/// On a page it is only shorter than the others. In data, which a table with a caption is, it may be a pipe that was
/// forgotten, behind which every value stands in another column: that is told, as of rows of CSV files.
struct ShortRow {
  var range: Range<Int>
  var cellCount: Int

  /// How many of one table are told of; the last of them says how many more there are.
  fileprivate static let toldLimit = 20
}

extension TreeBuilder {
  mutating func report(_ rows: [ShortRow], columnCount: Int) {
    for (place, row) in rows.prefix(ShortRow.toldLimit).enumerated() {
      let isLast = place == ShortRow.toldLimit - 1
      let others = isLast ? rows.count - ShortRow.toldLimit : 0
      report(
        .unevenTable,
        "This row has \(row.cellCount) of \(columnCount) cells; "
          + "the missing cells are published as empty"
          + (others > 0
            ? "; \(others) more \(others == 1 ? "row is" : "rows are") short, too" : ""),
        at: row.range, severity: .warning,
        help: "write | | for each empty cell, || where the cell to the left goes on")
    }
  }
}
