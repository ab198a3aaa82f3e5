/// Why a table is no spreadsheet.
///
/// Rows count from 1, the header is row 0; columns count from 0, in the order of the schema's fields.
package enum SpreadsheetError: Error, Hashable {
  /// Empty, taken by a sheet before, longer than ``Sheet/nameLimit``, or with a character that isn't allowed.
  case sheetName(String)
  case noSheet
  case tooManyRows(sheet: String)
  case tooManyColumns(sheet: String, count: Int)
  case columnCount(sheet: String, row: Int, count: Int)
  case cellTooLong(sheet: String, row: Int, column: Int)
  /// A character that XML 1.0 has no way to write (§2.2).
  case forbiddenCharacter(sheet: String, row: Int, column: Int, Unicode.Scalar)
  case invalidUTF8(sheet: String, row: Int, column: Int)
  /// A value that its field's type doesn't have.
  case wrongValue(sheet: String, row: Int, column: Int, FieldType)
}
