/// What a dataset held when it was released, short enough for a ledger: no row is kept.
///
/// Two contents are the same if and only if the digests of their summaries are.
package struct ContentSummary: Sendable, Hashable {
  /// What one table held.
  package struct Table: Sendable, Hashable {
    /// The resource's name.
    package var name: String
    package var columns: [Column]
    package var rowCount: Int
    /// The digest of the rows, as ``TableDigester`` takes it.
    package var digest: ContentDigest

    package init(name: String, columns: [Column], rowCount: Int, digest: ContentDigest) {
      self.name = name
      self.columns = columns
      self.rowCount = rowCount
      self.digest = digest
    }
  }

  /// What a program that reads a table relies on.
  ///
  /// Titles and descriptions may change freely.
  package struct Column: Sendable, Hashable {
    package var name: String
    package var type: FieldType

    package init(name: String, type: FieldType) {
      self.name = name
      self.type = type
    }
  }

  /// In the order in which the dataset has them.
  package var tables: [Table]

  package init(tables: [Table]) { self.tables = tables }

  /// The digest of the whole content, the one that ``DatasetVersion/digest`` holds.
  ///
  /// The order of the tables has no part in it, as no program reads them by number.
  package var digest: ContentDigest {
    var digester = ContentDigest.Digester()
    for table in tables.sorted(by: { $0.name < $1.name }) {
      var bytes: [UInt8] = []
      Self.append(table.name, to: &bytes)
      TableDigester.append(count: table.columns.count, to: &bytes)
      for column in table.columns {
        Self.append(column.name, to: &bytes)
        Self.append(column.type.rawValue, to: &bytes)
      }
      TableDigester.append(count: table.rowCount, to: &bytes)
      Self.append(table.digest.hex, to: &bytes)
      digester.update(bytes)
    }
    return digester.digest
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    TableDigester.append(count: text.utf8.count, to: &bytes)
    bytes += text.utf8
  }
}
