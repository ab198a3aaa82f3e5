/// Rows in which formulas have an apostrophe before them, in the columns that ask for it.
///
/// Stands between the rows and their writers, so that every format holds the same value.
package final class ApostropheRecords: RecordSource {
  private let source: any RecordSource
  /// The columns whose policy is ``SpreadsheetPolicy/apostrophe``.
  private let columns: [Bool]
  private var original = Record()

  package init(_ source: any RecordSource, schema: TableSchema) {
    self.source = source
    columns = schema.fields.map { $0.spreadsheet == .apostrophe && $0.type.isText }
  }

  package func next(into record: inout Record) throws -> Bool {
    guard columns.contains(true) else { return try source.next(into: &record) }
    guard try source.next(into: &original) else { return false }
    record.removeAll()
    for index in 0..<original.count {
      let cell = original[index]
      let isMarked =
        index < columns.count && columns[index] && SpreadsheetFormula.isFormula(cell)
      if isMarked { record.extendCell(UInt8(ascii: "'")) }
      record.append(utf8: cell)
    }
    return true
  }
}
