package import Diagnostics

/// Finds out what the columns of a table are, from its rows.
///
/// A column is of a narrower type than `string` where every cell that is not empty is: `integer`, `number`, `date`,
/// `datetime`, or `boolean` for `true` and `false`. Codes, whose digits begin with zeros, are text.
///
///     var inference = SchemaInference(columnCount: reader.header.count)
///     while try reader.next(into: &record) { inference.add(record) { reader.range(ofCell: $0) } }
///     inference.types
package struct SchemaInference {
  private enum Kind: Int, CaseIterable { case integer, number, boolean, date, datetime, code, text }

  /// How many cells of each kind a column has, and where the first of each stands.
  private struct Column {
    var counts = [Int](repeating: 0, count: Kind.allCases.count)
    var places = [SourceRange?](repeating: nil, count: Kind.allCases.count)

    subscript(kind: Kind) -> Int { counts[kind.rawValue] }
  }

  private var columns: [Column]

  package init(columnCount: Int) {
    columns = Array(repeating: Column(), count: columnCount)
  }

  /// Takes a row as wide as the table; `place`, which says where the cell of a column stands, is asked for a few
  /// cells of a table.
  package mutating func add(_ record: Record, place: (Int) -> SourceRange = { _ in .start }) {
    record.withCells { cells in
      for index in 0..<min(columns.count, cells.count) {
        let cell = cells[index]
        guard !cell.isEmpty else { continue }
        let kind = Self.kind(of: cell)
        columns[index].counts[kind.rawValue] += 1
        if columns[index][kind] == 1 { columns[index].places[kind.rawValue] = place(index) }
      }
    }
  }

  /// The type of each column.
  package var types: [FieldType] { columns.map { Self.type(of: $0) ?? .string } }

  /// The columns most of whose cells, but not all, are of one type: a slip, or a column to be declared as text.
  ///
  /// - Parameters:
  ///   - header: The columns' names.
  ///   - file: The file that the rows come from.
  ///   - isDeclared: Whether a column's type was given, so that nothing has to be said.
  /// - Returns: One for each such column, at its first cell of another type.
  package func diagnostics(
    header: [String], file: SourcePath, isDeclared: (String) -> Bool = { _ in false }
  ) -> [Diagnostic] {
    zip(header, columns).compactMap { name, column in
      guard !isDeclared(name), Self.type(of: column) == nil, column[.code] == 0 else { return nil }
      let total = column.counts.reduce(0, +)
      var candidates: [(type: FieldType, kinds: [Kind])] = [
        (.integer, [.integer]), (.date, [.date]), (.datetime, [.datetime]), (.boolean, [.boolean]),
      ]
      if column[.number] > 0 { candidates[0] = (.number, [.integer, .number]) }
      for (type, kinds) in candidates {
        let count = kinds.reduce(0) { $0 + column[$1] }
        guard count * 2 > total else { continue }
        let odd = Kind.allCases.filter { !kinds.contains($0) }
        let place = odd.compactMap { column.places[$0.rawValue] }.min() ?? .start
        return Diagnostic(
          .mixedTypes,
          "Column '\(name)' holds \(count) cells of type \(type.rawValue) and \(total - count) of another",
          file: file, range: place,
          help:
            "Leave cells without a value empty, or declare the column `type: string` in `fields:`.")
      }
      return nil
    }
  }

  /// The one type of a column's cells; `string` for none at all, `nil` where they are of several types.
  private static func type(of column: Column) -> FieldType? {
    let present = Kind.allCases.filter { column[$0] > 0 }
    return switch present {
    case [], [.code], [.text]: .string
    case [.integer]: .integer
    case [.number], [.integer, .number]: .number
    case [.boolean]: .boolean
    case [.date]: .date
    case [.datetime]: .datetime
    default: nil
    }
  }

  /// What a cell is that is not empty.
  private static func kind(of bytes: UnsafeBufferPointer<UInt8>) -> Kind {
    switch bytes[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      if FieldType.integer.accepts(bytes) { return .integer }
      if FieldType.number.accepts(bytes) { return .number }
      if FieldType.date.accepts(bytes) { return .date }
      if FieldType.datetime.accepts(bytes) { return .datetime }
      return bytes.allSatisfy { $0 &- 0x30 < 10 } ? .code : .text
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"):
      return FieldType.boolean.accepts(bytes) ? .boolean : .text
    default: return .text
    }
  }
}
