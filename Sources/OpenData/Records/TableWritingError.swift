/// Rows that are not what their writer was told they are: what ``TableCheck`` would have told was not heeded.
package enum TableWritingError: Error, Hashable {
  /// A row, from 1, has this many cells instead of one for each column.
  case wrongWidth(row: Int, count: Int)
  /// The cell of a row, from 1, is not of its column's type.
  case wrongType(row: Int, column: String)
}
