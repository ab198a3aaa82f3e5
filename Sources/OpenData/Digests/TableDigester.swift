/// Takes the digest of a table's rows as they pass, and that of its first rows on the way.
///
///     var digester = TableDigester(name: "visits", schema: schema, rowsBefore: 1_200)
///     while try rows.next(into: &record) { digester.add(record) }
///     digester.reading.first   // the digest of rows 0..<1_200: the rows of the last release, or not
///
/// That rows were only added is thereby proved with one pass and without the old rows: the first rows
/// of the table now have the digest that the whole table had then.
///
/// A row counts with the number of its cells and of each cell's bytes before them (LEB128), so that no two
/// tables share their input. Cells are taken as published, but for addresses of the site itself, which count
/// without the host: on a preview, or after a move to another domain, data are the same. The digest is independent
/// of the format that they are written in.
package struct TableDigester: Sendable {
  /// A table as it is now, compared with its last release.
  package struct Reading: Sendable, Hashable {
    package var table: ContentSummary.Table
    /// The digest of the first rows, as many as there were before; `nil` where there are fewer now,
    /// or there was no table before.
    package var first: ContentDigest?

    package init(table: ContentSummary.Table, first: ContentDigest?) {
      self.table = table
      self.first = first
    }
  }

  /// A column of addresses of the site that publishes the table.
  package struct OwnAddresses: Sendable, Hashable {
    package var column: Int
    /// What the addresses begin with that does not count, such as `https://www.example.gov.tw`.
    package var origin: String

    package init(column: Int, origin: String) {
      self.column = column
      self.origin = origin
    }
  }

  private let name: String
  private let columns: [ContentSummary.Column]
  private let rowsBefore: Int?
  private let addressColumn: Int?
  private let origin: [UInt8]
  private var rowCount = 0
  private var digester = ContentDigest.Digester()
  private var first: ContentDigest?
  /// Rows that were not digested yet: many small updates cost more than the digest itself.
  private var pending: [UInt8] = []
  private static let chunkByteCount = 1 << 14

  /// `rowsBefore` is how many rows the table had at its last release; `nil` where it is new.
  package init(
    name: String, schema: TableSchema, rowsBefore: Int?, addresses: OwnAddresses? = nil
  ) {
    self.name = name
    addressColumn = addresses?.column
    origin = Array((addresses?.origin ?? "").utf8)
    columns = schema.fields.map { ContentSummary.Column(name: $0.name, type: $0.type) }
    self.rowsBefore = rowsBefore
    if rowsBefore == 0 { first = digester.digest }
  }

  /// - Complexity: O(bytes of the row), without allocation.
  package mutating func add(_ record: borrowing Record) {
    if let addressColumn, addressColumn < record.count, record[addressColumn].starts(with: origin) {
      append(record, shorteningCell: addressColumn)
    } else {
      record.withCells { cells in
        Self.append(count: cells.count, to: &pending)
        for index in 0..<cells.count { Self.append(count: cells[index].count, to: &pending) }
        pending.append(contentsOf: cells.bytes)
      }
    }
    rowCount += 1
    if pending.count >= Self.chunkByteCount || rowCount == rowsBefore { digestPending() }
    if rowCount == rowsBefore { first = digester.digest }
  }

  /// Appends a row without the origin that one of its cells begins with.
  private mutating func append(_ record: borrowing Record, shorteningCell column: Int) {
    Self.append(count: record.count, to: &pending)
    for index in 0..<record.count {
      let count = record[index].count - (index == column ? origin.count : 0)
      Self.append(count: count, to: &pending)
    }
    for index in 0..<record.count {
      pending += record[index].dropFirst(index == column ? origin.count : 0)
    }
  }

  private mutating func digestPending() {
    digester.update(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// What the rows up to now say.
  package var reading: Reading {
    var whole = digester
    whole.update(pending)
    let table = ContentSummary.Table(
      name: name, columns: columns, rowCount: rowCount, digest: whole.digest)
    return Reading(table: table, first: first)
  }

  /// Appends a number in seven bits a byte, the least first (LEB128).
  static func append(count: Int, to bytes: inout [UInt8]) {
    var rest = UInt(count)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
