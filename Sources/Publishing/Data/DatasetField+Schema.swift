import Content
import OpenData

extension DatasetFields.Field {
  /// The column as data are described with it.
  var schemaField: Field {
    var field = Field(name: name.value, type: type)
    field.title = title.map { LocalizedText($0) }
    field.description = text.map { LocalizedText($0) }
    field.unit = unit.map { LocalizedText($0) }
    field.deidentification = deidentification
    field.spreadsheet = spreadsheet
    return field
  }
}
