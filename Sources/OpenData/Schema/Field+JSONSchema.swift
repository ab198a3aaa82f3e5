package import Encodings

extension Field {
  /// The JSON Schema (2020-12) of the values that this column has in JSON, with texts in one language.
  ///
  /// An empty cell is `""` in a `string` column and `null` in every other. `x-unit` says what numbers count;
  /// validators pass over it.
  package func jsonSchema(tag: String) -> JSON {
    var schema = JSONObject()
    schema.set("title", title?[tag: tag])
    schema.set("description", description?[tag: tag])
    schema.set("type", type == .string ? "string" : [.string(type.jsonType), "null"])
    schema.set("format", type.jsonFormat)
    schema.set("pattern", type.jsonPattern)
    schema.set("x-unit", unit?[tag: tag])
    return schema.json
  }
}

extension TableSchema {
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
  fileprivate var jsonPattern: String? {
    switch self {
    case .time: #"^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-](0\d|1[0-4]):[0-5]\d)?$"#
    case .year: #"^(?!0000)\d{4}$"#
    case .yearmonth: #"^(?!0000)\d{4}-(0[1-9]|1[0-2])$"#
    case .duration: "^\(Self.durationPattern)$"
    case .geopoint: #"^[+-]?[\d.eE+-]+, ?[+-]?[\d.eE+-]+$"#
    default: nil
    }
  }

  /// A duration of ISO 8601, weeks among them, which those of XML Schema do not have.
  static let durationPattern =
    #"-?P(\d+W|(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)"#
}
