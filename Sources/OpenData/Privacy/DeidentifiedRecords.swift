package import Diagnostics

/// Records whose columns are masked, generalised or dropped as their schema says.
///
/// A value that cannot be generalised is left out and told; nothing of it is published.
/// Its records are those of ``TableSchema/deidentified``; a cell beyond the schema's columns has no name to be published
/// under, and is left out, since reading told of it.
///
/// - Complexity: One record is held at a time.
package final class DeidentifiedRecords: RecordSource {
  /// How many values are told; the rest are counted.
  package static let limit = 20

  private let source: any RecordSource
  private let fields: [Field]
  /// Whether any column is published otherwise than it is written down.
  private let isDeidentifying: Bool
  private let file: SourcePath
  private let place: (_ row: Int, _ column: Int) -> SourceRange
  private var original = Record()
  private var value: [UInt8] = []
  private var row = 0
  private var told: [Diagnostic] = []
  private var rest: (range: SourceRange, count: Int)?

  /// - Parameters:
  ///   - source: The records as they are written down.
  ///   - schema: The columns of `source`.
  ///   - file: Where the data are written down.
  ///   - place: Where the cell of a row and a column, both from 0, is written down.
  package init(
    _ source: any RecordSource, schema: TableSchema, file: SourcePath,
    place: @escaping (_ row: Int, _ column: Int) -> SourceRange
  ) {
    self.source = source
    self.fields = schema.fields
    isDeidentifying = schema.fields.contains { $0.deidentification != nil }
    self.file = file
    self.place = place
  }

  /// What could not be generalised in the records so far.
  package var diagnostics: [Diagnostic] {
    guard let rest else { return told }
    return told + [
      Diagnostic(
        .deidentification, "\(rest.count) more values cannot be generalised from here on",
        file: file, range: rest.range, help: "The first \(Self.limit) are told one by one.")
    ]
  }

  package func next(into record: inout Record) throws -> Bool {
    // The rows of most tables pass as they are, and copying them costs as much as reading them.
    guard isDeidentifying else {
      guard try source.next(into: &record) else { return false }
      record.removeCells(from: fields.count)
      return true
    }
    guard try source.next(into: &original) else { return false }
    record.removeAll()
    for column in 0..<original.count {
      guard column < fields.count else { break }
      guard let deidentification = fields[column].deidentification else {
        record.append(utf8: original[column])
        continue
      }
      guard deidentification != .drop else { continue }
      value.removeAll(keepingCapacity: true)
      let isKnown = deidentification.append(
        original[column], type: fields[column].type, to: &value)
      if !isKnown { report(column: column) }
      record.append(utf8: value)
    }
    row += 1
    return true
  }

  private func report(column: Int) {
    let field = fields[column]
    guard told.count < Self.limit else {
      rest = (rest?.range ?? place(row, column), (rest?.count ?? 0) + 1)
      return
    }
    told.append(
      Diagnostic(
        .deidentification,
        "A value of column '\(field.name)' cannot be generalised as \(field.type.rawValue)",
        file: file, range: place(row, column),
        help: "Write it as the column's type is written, give the column its right 'type', "
          + "or declare 'mask: drop'."))
  }
}
