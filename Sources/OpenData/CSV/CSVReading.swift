package import Diagnostics

extension CSVTable {
  /// Reads RFC 4180 text: fields divided by commas, quoted where they hold a comma, a quote or a line break.
  ///
  /// A byte order mark and any line ending are accepted, empty lines are passed over. Ragged rows, empty or
  /// repeated column names, broken quoting and bytes that are no UTF-8 are told at their place; then there is
  /// no table.
  ///
  /// - Parameters:
  ///   - bytes: A whole `.csv`, or the inside of a fenced block.
  ///   - file: The file that the bytes come from.
  ///   - hasHeader: Whether the first row names the columns.
  ///   - range: The place in the file of a range of `bytes`.
  /// - Returns: The table, or none and what is wrong.
  /// - Complexity: O(*n*) in the bytes.
  package static func read(
    _ bytes: [UInt8], file: SourcePath, hasHeader: Bool = true,
    range: @escaping (Range<Int>) -> SourceRange
  ) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    var records = CSVRecords<Never>(
      CSVWindow(bytes), file: file, hasHeader: hasHeader, limit: .max, place: range)
    var rows: [[String]] = []
    var places = hasHeader ? [records.headerPlaces] : []
    var record = Record()
    while records.next(into: &record) {
      rows.append((0..<record.count).map { record.text($0) })
      places.append((0..<record.count).map { records.range(ofCell: $0) })
    }
    let diagnostics = records.diagnostics
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    return (
      CSVTable(header: records.header, rows: rows, places: places, hasHeader: hasHeader), []
    )
  }

  /// Reads a file whole.
  package static func read(_ file: SourceFile) -> (table: CSVTable?, diagnostics: [Diagnostic]) {
    read(file.bytes, file: file.path) { file.range(of: $0) }
  }
}
