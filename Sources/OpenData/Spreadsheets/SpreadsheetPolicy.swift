/// What is done with the text cells of a column that a spreadsheet would run as a formula (CWE-1236).
package enum SpreadsheetPolicy: String, Sendable, CaseIterable {
  /// They are an error.
  case refuse
  /// They are published as they are: programs read them, and who opens them in a spreadsheet is trusted to.
  case exact
  /// An apostrophe is put before them in every format, which the schema says as well.
  case apostrophe
}
