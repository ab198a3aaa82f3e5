/// What the columns of a table are (Table Schema 2).
package struct TableSchema: Sendable, Hashable {
  /// The columns, in the order in which they stand.
  package var fields: [Field]
  /// The names of the columns that together tell one row from another; none where it is not known.
  package var primaryKey: [String]

  package init(fields: [Field], primaryKey: [String] = []) {
    self.fields = fields
    self.primaryKey = primaryKey
  }
}

/// A column.
package struct Field: Sendable, Hashable {
  /// As it stands in the header, the same in every language; unique in its table, not empty.
  package var name: String
  package var type: FieldType
  /// What a reader is shown in place of the name, where there is something better.
  package var title: LocalizedText?
  package var description: LocalizedText?
  /// What numbers count or measure, such as 件.
  package var unit: LocalizedText?
  /// What is done with cells that a spreadsheet would run as a formula.
  package var spreadsheet = SpreadsheetPolicy.refuse
  /// What is done to its values before they are published, where they say something about persons.
  package var deidentification: Deidentification?

  package init(name: String, type: FieldType = .string) {
    self.name = name
    self.type = type
  }
}
