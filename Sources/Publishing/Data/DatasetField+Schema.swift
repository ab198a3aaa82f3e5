import Content
import OpenData

extension DatasetFields.Field {
  /// The column as data are described with it; `inferred` is the type that its cells have, if it states none.
  func schemaField(inferred: FieldType) -> Field {
    var field = Field(name: name.value, type: type(inferred: inferred))
    field.title = title.map { LocalizedText($0) }
    field.description = text.map { LocalizedText($0) }
    field.unit = unit.map { LocalizedText($0) }
    field.deidentification = deidentification
    field.spreadsheet = spreadsheet ?? .refuse
    return field
  }

  /// Values that a mask makes text of are text, whatever they look like.
  private func type(inferred: FieldType) -> FieldType {
    if let type { return type }
    guard let deidentification, !deidentification.applies(to: inferred) else { return inferred }
    return .string
  }

  /// Whether nothing is to be told of cells of several types: it is known what they are, or none is published.
  var hasKnownType: Bool {
    type != nil || deidentification == .mask || deidentification == .drop
  }
}
