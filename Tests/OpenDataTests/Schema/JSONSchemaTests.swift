import Encodings
import Foundation
import OpenData
import Testing

/// What a table's JSON is described by.
@Suite struct JSONSchemaTests {
  @Test func `describes the columns in a language`() {
    var count = Field(name: "件數", type: .integer)
    count.title = LocalizedText([("zh-Hant", "受理件數"), ("en", "Cases received")])
    count.unit = LocalizedText([("zh-Hant", "件"), ("en", "cases")])
    var note = Field(name: "備註")
    note.description = LocalizedText("Free text")
    note.spreadsheet = .apostrophe
    let schema = TableSchema(fields: [count, note, Field(name: "日", type: .date)])
    let json = schema.jsonSchema(
      tag: "en", id: "https://example.gov.tw/data/a/a.schema.json",
      title: LocalizedText([("zh-Hant", "案件"), ("en", "Cases")]))
    #expect(
      String(decoding: json.bytes(pretty: true), as: UTF8.self) == """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.gov.tw/data/a/a.schema.json",
          "title": "Cases",
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "件數": {
                "title": "Cases received",
                "type": [
                  "integer",
                  "null"
                ],
                "x-unit": "cases"
              },
              "備註": {
                "description": "Free text",
                "type": "string",
                "x-spreadsheet": "apostrophe"
              },
              "日": {
                "type": [
                  "string",
                  "null"
                ],
                "format": "date"
              }
            },
            "required": [
              "件數",
              "備註",
              "日"
            ],
            "additionalProperties": false
          }
        }
        """)
  }

  /// What the schema says about a column of a type.
  private func property(_ type: FieldType) throws -> [String: Any] {
    let schema = TableSchema(fields: [Field(name: "a", type: type)])
    let object = try JSONSerialization.jsonObject(
      with: Data(schema.jsonSchema(tag: "en").bytes()))
    let items = try #require((object as? [String: Any])?["items"] as? [String: Any])
    let properties = try #require(items["properties"] as? [String: Any])
    return try #require(properties["a"] as? [String: Any])
  }

  @Test(arguments: FieldTypeTests.cases)
  func `has patterns that every value of the type matches`(
    _ type: FieldType, _ right: [String], _ wrong: [String]
  ) throws {
    guard let pattern = try property(type)["pattern"] as? String else { return }
    let regex = try Regex(pattern)
    for cell in right { #expect(try regex.firstMatch(in: cell) != nil, "\(pattern) \(cell)") }
    // Ranges of degrees are beyond a pattern.
    guard type != .geopoint else { return }
    for cell in wrong { #expect(try regex.firstMatch(in: cell) == nil, "\(pattern) \(cell)") }
  }

  @Test(arguments: FieldType.allCases) func `lets a value be missing where no text is`(
    _ type: FieldType
  ) throws {
    let written = try jsonText(TableSchema(fields: [Field(name: "a", type: type)]), [[""]])
    let types = try property(type)["type"]
    #expect((types as? [String])?.contains("null") == (written.contains("null") ? true : nil))
    #expect((types as? String) == (written.contains("null") ? nil : "string"))
  }
}
