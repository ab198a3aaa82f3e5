import Encodings

extension Catalog {
  /// The CSVW metadata of a CSV (W3C Metadata Vocabulary for Tabular Data), at ``csvwURL(of:)``.
  ///
  /// - Precondition: `file` is a CSV of `resource`.
  package func csvw(
    of file: Distribution, of resource: DataResource, of dataset: Dataset
  ) -> [UInt8] {
    precondition(file.format == .csv)
    let tag = languages.first ?? ""
    let address = IRI(file.url).text
    var table = JSONObject()
    table.set("@context", ["http://www.w3.org/ns/csvw", ["@language": .string(tag)]])
    // Relative, so that a copy of the folder goes on describing itself.
    table.set("url", address[...].split(separator: "/").last.map(String.init) ?? address)
    table.set("dc:title", tagged(resource.title))
    table.set("dc:description", tagged(dataset.description))
    table.set("dc:publisher", tagged(publisher.name))
    table.set("dc:license", dataset.license.url.map { ["@id": .string(IRI($0).text)] })
    table.set("dc:isPartOf", ["@id": .string(uri(of: dataset).text)])
    table.set(
      "dc:modified",
      dataset.lastChanged.map { ["@value": .string($0.description), "@type": "xsd:date"] })
    table.set("dialect", Self.dialect)
    table.set("lang", resource.language)
    var schema = JSONObject()
    schema.set("columns", .array(resource.schema.fields.map(column)))
    let key = resource.schema.primaryKey.map(Self.columnName)
    schema.set("primaryKey", key)
    table.set("tableSchema", schema.json)
    return table.json.file
  }

  /// What differs from the dialect that CSVW supposes: there, `#` begins a comment.
  private static let dialect: JSON = [
    "encoding": "utf-8", "lineTerminators": ["\r\n"], "commentPrefix": .null, "trim": false,
  ]

  private func column(_ field: Field) -> JSON {
    var column = JSONObject()
    column.set("name", Self.columnName(field.name))
    // One title must be the header's text. It is the same in every language, and readers look for it among
    // titles without language: the csvw library finds no key column by those of a language map.
    let tag = languages.first ?? ""
    let titles = [field.name] + (field.title.map { [$0[tag: tag]] } ?? [])
    column.set("titles", titles.withoutRepeats)
    column.set("rdfs:label", field.title.map(tagged))
    column.set("datatype", field.type.csvwDatatype)
    if field.type == .list { column.set("separator", ",") }
    column.set("dc:description", field.description.map(tagged))
    column.set("schema:unitText", field.unit.map(tagged))
    return column.json
  }

  /// A text in each language that it is given in, as a common property holds it.
  private func tagged(_ text: LocalizedText) -> JSON {
    .array(
      text.texts(in: languages).map { tag, text in
        ["@value": .string(text), "@language": .string(tag)]
      })
  }

  /// A column's name as a variable of a URI template: letters, digits and `_` but not as its first
  /// character (CSVW §5.6, `name`), all else percent-encoded.
  static func columnName(_ name: String) -> String {
    var output: [UInt8] = []
    for (index, byte) in name.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        output.append(byte)
      case UInt8(ascii: "_") where index > 0: output.append(byte)
      default: PercentEncoding.appendEscape(of: byte, to: &output)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension FieldType {
  /// The datatype of CSVW that holds every value of this type of Table Schema.
  ///
  /// Where CSVW's own is narrower the values are strings of a pattern: its booleans have one spelling in a
  /// column, and its durations no weeks.
  fileprivate var csvwDatatype: JSON {
    switch self {
    case .string, .geopoint, .list: "string"
    case .number: "number"
    case .integer: "integer"
    case .boolean: ["base": "string", "format": "true|True|TRUE|1|false|False|FALSE|0"]
    case .date: ["base": "date", "format": "yyyy-MM-dd"]
    case .time: "time"
    case .datetime: "datetime"
    case .year: "gYear"
    case .yearmonth: "gYearMonth"
    case .duration: ["base": "string", "format": .string(Self.durationPattern)]
    case .geojson, .object, .array: "json"
    case .any: "any"
    }
  }
}
