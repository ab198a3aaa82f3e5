/// A table as a sheet of a spreadsheet.
package struct Sheet {
  /// What its tab says: unique in its spreadsheet and as ``fittingName(_:)`` makes it.
  package var name: String
  /// What the table shows, read out by screen readers.
  package var title: String?
  package var schema: TableSchema
  /// One cell for each field of the schema.
  package var rows: any RecordSource

  package init(name: String, title: String? = nil, schema: TableSchema, rows: any RecordSource) {
    self.name = name
    self.title = title
    self.schema = schema
    self.rows = rows
  }

  /// The most rows, the header among them, and columns that spreadsheet programs open.
  package static let rowLimit = 1_048_576
  package static let columnLimit = 16_384
  /// The most UTF-16 code units in a cell.
  package static let cellLimit = 32_767
  /// The most UTF-16 code units in a sheet's name.
  package static let nameLimit = 31

  /// A text with `_` for what sheets' names may not hold, cut to ``nameLimit``; `nil` where nothing is left.
  package static func fittingName(_ text: String) -> String? {
    var name = ""
    var count = 0
    for character in text {
      let isAllowed = character.unicodeScalars.allSatisfy(isAllowed)
      let part = isAllowed ? String(character) : "_"
      count += part.utf16.count
      if count > nameLimit { break }
      name += part
    }
    if name.hasPrefix("'") { name = "_" + name.dropFirst() }
    if name.hasSuffix("'") { name = name.dropLast() + "_" }
    return name.isEmpty ? nil : name
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "[", "]", "*", "?", ":", "/", "\\", "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}":
      false
    default: true
    }
  }
}

extension Sheet {
  /// The words of a sheet that describes fields.
  package struct FieldHeadings: Sendable {
    package var name: String
    package var title: String
    package var type: String
    package var unit: String
    package var description: String

    package init(name: String, title: String, type: String, unit: String, description: String) {
      self.name = name
      self.title = title
      self.type = type
      self.unit = unit
      self.description = description
    }
  }

  /// A sheet with a row for each field of a schema: name, title, type, unit and description; what no field has is left
  /// out.
  ///
  /// They are described in the language of a tag, in which `typeName` says what a type is called.
  package static func describing(
    _ schema: TableSchema, name: String, headings: FieldHeadings, language: String,
    typeName: (FieldType) -> String
  ) -> Sheet {
    let columns = [
      (headings.name, schema.fields.map(\.name)),
      (headings.title, schema.fields.map { $0.title?[tag: language] ?? "" }),
      (headings.type, schema.fields.map { typeName($0.type) }),
      (headings.unit, schema.fields.map { $0.unit?[tag: language] ?? "" }),
      (headings.description, schema.fields.map { $0.description?[tag: language] ?? "" }),
    ].filter { _, cells in !cells.allSatisfy(\.isEmpty) }
    return Sheet(
      name: name, schema: TableSchema(fields: columns.map { Field(name: $0.0) }),
      rows: RecordList(
        schema.fields.indices.map { row in Record(columns.map { _, cells in cells[row] }) }))
  }
}
