/// Writes tables as an OpenDocument spreadsheet (OpenDocument 1.3), a sheet for each.
///
///     let writer = try ODSWriter(language: "zh-Hant")
///     try writer.write([Sheet(name: "決算", schema: schema, rows: rows)], metadata: metadata, to: file)
///
/// Numbers keep every digit of the source, dates and moments are cells of their type, years before
/// 1900 among them; everything else is text, `=1+1` too: nothing is a formula. A moment in a zone is text,
/// since a date in a spreadsheet has none. An empty cell is empty. The first row names the fields, stays in
/// sight and is repeated on each printed page.
///
/// - Complexity: O(*n*) in the bytes of the rows; some hundred rows of each sheet and one piece of XML are in
///   memory at a time.
package struct ODSWriter: Sendable {
  private let styles: DeflatedBytes

  /// - Parameter language: The tag (BCP 47) of the language of the texts.
  /// - Throws: ``ODFPackageError`` where no memory is left.
  package init(language: String) throws {
    styles = try DeflatedBytes(deflating: ODSStyles.xml(language: ODFLanguage(tag: language)))
  }

  /// Writes a spreadsheet at the sink's place.
  ///
  /// - Throws: ``SpreadsheetError`` for what no sheet can hold; what the rows and the sink throw;
  ///   ``ODFPackageError``. What was written by then is no spreadsheet.
  package func write(
    _ sheets: [Sheet], metadata: ODFMetadata, to sink: any SeekableByteSink
  ) throws {
    try check(sheets)
    let content = try SheetStream(sheets)
    let package = ODFPackage(
      .spreadsheet,
      entries: [
        .init(path: "content.xml", content: .pieces(level: Self.level, content.next)),
        .init(path: "meta.xml", content: .deflating(try metadata.xml())),
        .init(
          path: "settings.xml", content: .deflating(ODSSettings.xml(sheets: sheets.map(\.name)))),
        .init(path: "styles.xml", content: .deflated(styles)),
      ])
    try package.write(to: sink)
  }

  /// Deflate's level for the cells: 3 would take half the time and half as many bytes again.
  private static let level = 6

  private func check(_ sheets: [Sheet]) throws(SpreadsheetError) {
    guard !sheets.isEmpty else { throw .noSheet }
    var names: Set<String> = []
    for sheet in sheets {
      // Spreadsheet programs tell names apart without regard to case.
      guard Sheet.fittingName(sheet.name) == sheet.name,
        names.insert(sheet.name.lowercased()).inserted
      else { throw .sheetName(sheet.name) }
      let count = sheet.schema.fields.count
      guard (1...Sheet.columnLimit).contains(count) else {
        throw .tooManyColumns(sheet: sheet.name, count: count)
      }
    }
  }
}
