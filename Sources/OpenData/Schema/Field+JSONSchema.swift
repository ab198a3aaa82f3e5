package import Encodings

extension Field {
  /// The JSON Schema (2020-12) of the values that this column has in JSON, with texts in one language.
  ///
  /// An empty cell is `""` in a `string` column and `null` in every other. `x-unit` says what numbers count, and
  /// `x-spreadsheet` that formulas have an apostrophe before them; validators pass over both.
  package func jsonSchema(tag: String) -> JSON {
    var schema = JSONObject()
    schema.set("title", title?[tag: tag])
    schema.set("description", description?[tag: tag])
    schema.set("type", type == .string ? "string" : [.string(type.jsonType), "null"])
    schema.set("format", type.jsonFormat)
    schema.set("pattern", type.jsonPattern)
    schema.set("x-unit", unit?[tag: tag])
    if spreadsheet == .apostrophe { schema.set("x-spreadsheet", "apostrophe") }
    return schema.json
  }
}

extension TableSchema {
  /// The JSON Schema (2020-12) of the array that ``JSONTableWriter`` makes of a table.
  ///
  /// Titles and descriptions are in one language.
  ///
  /// - Parameters:
  ///   - tag: That language (BCP 47).
  ///   - id: The schema's own address, absolute.
  ///   - title: What the table is called.
  ///   - description: What the table holds.
  /// - Returns: A JSON object.
  package func jsonSchema(
    tag: String, id: String? = nil, title: LocalizedText? = nil, description: LocalizedText? = nil
  ) -> JSON {
    var schema = JSONObject()
    schema.set("$schema", "https://json-schema.org/draft/2020-12/schema")
    schema.set("$id", id)
    schema.set("title", title?[tag: tag])
    schema.set("description", description?[tag: tag])
    schema.set("type", "array")
    schema.set("items", rowJSONSchema(tag: tag))
    return schema.json
  }

  /// The JSON Schema of one row as an object: every column is a member of it, and nothing else is.
  package func rowJSONSchema(tag: String) -> JSON {
    [
      "type": "object",
      "properties": .object(fields.map { JSON.Member($0.name, $0.jsonSchema(tag: tag)) }),
      "required": .array(fields.map { .string($0.name) }), "additionalProperties": false,
    ]
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
  ///
  /// Digits are spelt out: `\d` is any script's in some validators.
  fileprivate var jsonPattern: String? {
    switch self {
    case .time:
      #"^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?"#
        + #"([Zz]|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$"#
    case .year: #"^(?!0000)[0-9]{4}$"#
    case .yearmonth: #"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"#
    case .duration: "^\(Self.durationPattern)$"
    case .geopoint: #"^[-+.0-9eE]+, ?[-+.0-9eE]+$"#
    default: nil
    }
  }

  /// A duration of ISO 8601, weeks among them, which those of XML Schema do not have.
  static let durationPattern =
    #"-?P([0-9]+W|(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?"#
    + #"(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?)"#
}
