import Encodings

/// Writes the JSON Schema (2020-12) of the array that ``JSONTableWriter`` makes of a table.
///
/// Every key is required, since every row has every column; a column that is not text may be `null`. Titles and
/// descriptions are in one language. `x-unit` says what numbers count, and `x-spreadsheet` that formulas have an
/// apostrophe before them; validators pass over both.
package struct JSONSchemaWriter {
  private let tag: String

  /// - Parameter tag: The language of titles and descriptions (BCP 47).
  package init(tag: String) { self.tag = tag }

  /// - Parameters:
  ///   - schema: The columns.
  ///   - id: The schema's own address, absolute.
  ///   - title: What the table is called.
  ///   - description: What the table holds.
  /// - Returns: UTF-8 JSON, indented by two spaces.
  package func bytes(
    for schema: TableSchema, id: String? = nil, title: LocalizedText? = nil,
    description: LocalizedText? = nil
  ) -> [UInt8] {
    var writer = JSONWriter(pretty: true)
    writer.object { root in
      root.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      if let id { root.member("$id", id) }
      if let title { root.member("title", title[tag: tag]) }
      if let description { root.member("description", description[tag: tag]) }
      root.member("type", "array")
      root.member("items") { items in
        items.object { row in
          row.member("type", "object")
          row.member("properties") { properties in
            properties.object { object in
              for field in schema.fields {
                object.member(field.name) { write(field, to: &$0) }
              }
            }
          }
          row.member("required") { required in
            required.array { names in
              for field in schema.fields { names.string(field.name) }
            }
          }
          row.member("additionalProperties") { $0.literal("false") }
        }
      }
    }
    return writer.output + [UInt8(ascii: "\n")]
  }

  private func write(_ field: Field, to writer: inout JSONWriter) {
    writer.object { object in
      if let title = field.title { object.member("title", title[tag: tag]) }
      if let description = field.description { object.member("description", description[tag: tag]) }
      object.member("type") { writer in
        guard field.type != .string else { return writer.string("string") }
        writer.array { types in
          types.string(field.type.jsonType)
          types.string("null")
        }
      }
      if let format = field.type.jsonFormat { object.member("format", format) }
      if let pattern = field.type.jsonPattern { object.member("pattern", pattern) }
      if let unit = field.unit { object.member("x-unit", unit[tag: tag]) }
      if field.spreadsheet == .apostrophe { object.member("x-spreadsheet", "apostrophe") }
    }
  }
}

extension FieldType {
  /// The type of JSON Schema that the type's values are of.
  fileprivate var jsonType: String {
    switch self {
    case .integer, .number, .boolean, .object, .array: rawValue
    case .geojson: "object"
    default: "string"
    }
  }

  /// The format of JSON Schema (§7.3) that every value of the type has.
  ///
  /// `time` and `duration` are narrower there: RFC 3339 asks for an offset, and has neither signs nor fractions.
  fileprivate var jsonFormat: String? {
    switch self {
    case .date: "date"
    case .datetime: "date-time"
    default: nil
    }
  }

  /// What the type's values look like, where JSON Schema has no format for them (ECMA-262).
  fileprivate var jsonPattern: String? {
    switch self {
    case .time:
      #"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"#
        + #"([Zz]|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"#
    case .year: #"^(?!0000)[0-9]{4}$"#
    case .yearmonth: #"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"#
    case .duration:
      #"^-?P([0-9]+W|(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?"#
        + #"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)$"#
    case .geopoint: #"^[-+.0-9eE]+, ?[-+.0-9eE]+$"#
    default: nil
    }
  }
}
