import Content
import Diagnostics
import OpenData

/// A CSV file that a dataset publishes.
///
/// It belongs to all languages of the dataset's page. What its columns hold and what becomes of their values is one
/// statement, whichever language makes it; titles, descriptions and units are each language's own.
struct DatasetFile: Sendable {
  /// What the page says of the file in one language.
  struct Description: Sendable {
    /// The language's place in `Settings.languages`.
    var language: Int
    /// The page's source.
    var page: SourcePath
    /// The file as this language lists it; `nil` where it does not.
    var resource: DatasetFields.Resource?
    var fields: [DatasetFields.Field]
  }

  let source: SourcePath
  /// What the files of its rows are called, unique in the dataset.
  let name: String
  /// One for each language that the page has, in their order.
  let descriptions: [Description]
  /// Every column that some language describes, by what the first one says of each.
  let columns: [DatasetFields.Field]

  init(_ source: SourcePath, name: String, descriptions: [Description]) {
    self.source = source
    self.name = name
    self.descriptions = descriptions
    columns = descriptions.map(\.fields).reduce(into: []) { $0.merge($1) }
  }

  /// What the page says of it in a language.
  subscript(language: Int) -> Description? {
    descriptions.first { $0.language == language }
  }

  /// What its columns are.
  ///
  /// - Parameters:
  ///   - header: The names of all columns, described or not.
  ///   - inferred: The types that their cells have.
  ///   - language: The language of titles, descriptions and units.
  /// - Returns: A schema of all columns of the header.
  func schema(header: [String], inferred: [FieldType], language: Int) -> TableSchema {
    let own = self[language]?.fields ?? []
    var schema = columns.schema(header: header, inferred: inferred)
    for index in schema.fields.indices {
      let field = own.first { $0.name.value == header[index] }
      schema.fields[index].title = field?.title.map { LocalizedText($0) }
      schema.fields[index].description = field?.text.map { LocalizedText($0) }
      schema.fields[index].unit = field?.unit.map { LocalizedText($0) }
    }
    return schema
  }
}

extension [DatasetFields.Field] {
  /// Adds what others say of columns; what is stated already stays.
  mutating func merge(_ others: [DatasetFields.Field]) {
    for other in others {
      guard let index = firstIndex(where: { $0.name.value == other.name.value }) else {
        append(other)
        continue
      }
      self[index].type = self[index].type ?? other.type
      self[index].deidentification = self[index].deidentification ?? other.deidentification
      self[index].spreadsheet = self[index].spreadsheet ?? other.spreadsheet
    }
  }

  /// What the columns of a header are, without texts; those that nobody describes are as their cells.
  func schema(header: [String], inferred: [FieldType]) -> TableSchema {
    TableSchema(
      fields: zip(header, inferred).map { name, type in
        first { $0.name.value == name }?.schemaField(inferred: type)
          ?? Field(name: name, type: type)
      })
  }
}

// MARK: - Differences

extension DatasetFile {
  /// What a language says otherwise than one before it.
  func differences(in language: Int) -> [Diagnostic] {
    guard let own = self[language] else { return [] }
    let earlier = descriptions.filter { $0.language < language }
    return own.fields.flatMap { field in
      [
        difference("type", \.type, of: field, in: own, from: earlier),
        difference("mask", \.deidentification, of: field, in: own, from: earlier),
        difference("spreadsheet", \.spreadsheet, of: field, in: own, from: earlier),
        unfitMask(of: field, in: own, from: earlier),
      ].compactMap(\.self)
    }
  }

  private func difference<Value: RawRepresentable<String>>(
    _ key: String, _ value: (DatasetFields.Field) -> Value?, of field: DatasetFields.Field,
    in own: Description, from earlier: [Description]
  ) -> Diagnostic? {
    guard let stated = value(field),
      let first = Self.first(earlier, field.name.value, where: { value($0) != nil }),
      let before = value(first.field), before.rawValue != stated.rawValue
    else { return nil }
    return Diagnostic(
      .wrongValue,
      "Column '\(field.name.value)' has '\(key): \(stated.rawValue)' here and "
        + "'\(key): \(before.rawValue)' in another language",
      file: own.page, range: field.name.range,
      help: "A file belongs to all languages: translations restate title, description and unit "
        + "of its columns alone.",
      notes: [Note("It is stated here first", file: first.page, range: first.field.name.range)])
  }

  /// Tells a mask that one language states for the type that another one does.
  private func unfitMask(
    of field: DatasetFields.Field, in own: Description, from earlier: [Description]
  ) -> Diagnostic? {
    // Where one language states both, reading it has told.
    guard (field.type == nil) != (field.deidentification == nil),
      let first = Self.first(
        earlier, field.name.value,
        where: { field.type == nil ? $0.type != nil : $0.deidentification != nil }),
      let type = field.type ?? first.field.type,
      let mask = field.deidentification ?? first.field.deidentification,
      !mask.applies(to: type)
    else { return nil }
    return Diagnostic(
      .wrongValue,
      "A column of type \(type.rawValue) cannot be published with 'mask: \(mask.rawValue)'",
      file: own.page, range: field.name.range,
      help: "It applies to: \(mask.types.map(\.rawValue).joined(separator: ", ")). "
        + "'drop' applies to all.",
      notes: [
        Note(
          "'\(field.name.value)' is described here first", file: first.page,
          range: first.field.name.range)
      ])
  }

  /// The first of some descriptions that says something of a column.
  private static func first(
    _ descriptions: [Description], _ name: String, where says: (DatasetFields.Field) -> Bool
  ) -> (page: SourcePath, field: DatasetFields.Field)? {
    for description in descriptions {
      if let field = description.fields.first(where: { $0.name.value == name && says($0) }) {
        return (description.page, field)
      }
    }
    return nil
  }
}
