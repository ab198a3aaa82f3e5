import Diagnostics
import OpenData
import Testing

@Suite struct JSONTableWriterTests {
  /// What a cell of a type is in JSON.
  private func value(_ cell: String, _ type: FieldType) throws -> String {
    let text = try jsonText(TableSchema(fields: [Field(name: "a", type: type)]), [[cell]])
    #expect(text.hasPrefix("[\n{\"a\":"))
    #expect(text.hasSuffix("}\n]\n"))
    return String(text.dropFirst(7).dropLast(4))
  }

  @Test(
    arguments: [
      (.integer, "12345678901234567890123", "12345678901234567890123"),
      (.integer, "+5", "5"),
      (.integer, "-0", "-0"),
      (.number, "12.500", "12.500"),
      (.number, "0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"),
      (.number, ".5", "0.5"),
      (.number, "-.5e3", "-0.5e3"),
      (.number, "5.", "5"),
      (.number, "5.e3", "5e3"),
      (.number, "+1E+7", "1E+7"),
      (.boolean, "True", "true"),
      (.boolean, "0", "false"),
      (.object, "{ \"a\": [1,\r\n2] }", "{ \"a\": [1,  2] }"),
      (.array, "[\"a\\nb\"]", "[\"a\\nb\"]"),
      (.geojson, "{\"type\":\"Point\"}", "{\"type\":\"Point\"}"),
      (.date, "1899-12-31", "\"1899-12-31\""),
      (.year, "2026", "\"2026\""),
      (.geopoint, "121.5,25", "\"121.5,25\""),
      (.list, "a,\"b\"", "\"a,\\\"b\\\"\""),
      (.any, "1", "\"1\""),
      (.string, "12", "\"12\""),
      (.string, "a\"\\\n\r\t\u{0}\u{1F}/😀\u{7F}", "\"a\\\"\\\\\\n\\r\\t\\u0000\\u001f/😀\u{7F}\""),
      (.string, "<b>&amp;</b>", "\"<b>&amp;</b>\""),
    ] as [(FieldType, String, String)])
  func `writes a cell as its column's type`(
    _ type: FieldType, _ cell: String, _ json: String
  ) throws {
    #expect(try value(cell, type) == json)
  }

  @Test(arguments: FieldType.allCases) func `writes what is missing as null`(
    _ type: FieldType
  ) throws {
    #expect(try value("", type) == (type == .string ? "\"\"" : "null"))
  }

  @Test func `writes a row on a line, columns in their order`() throws {
    let schema = TableSchema(fields: [
      Field(name: "z"), Field(name: "a\"b", type: .integer), Field(name: "名"),
    ])
    #expect(
      try jsonText(schema, [["一", "1", "x"], ["", "", "多\n行"]]) == """
        [
        {"z":"一","a\\"b":1,"名":"x"},
        {"z":"","a\\"b":null,"名":"多\\n行"}
        ]

        """)
    #expect(try jsonText(schema, []) == "[\n]\n")
  }

  @Test(
    arguments: [
      (.integer, "1.5"), (.number, "NaN"), (.boolean, "是"), (.object, "[]"), (.array, "[1"),
      (.geojson, "{}"),
    ] as [(FieldType, String)])
  func `refuses to write a cell that is not of its type`(_ type: FieldType, _ cell: String) {
    #expect(throws: TableWritingError.wrongType(row: 1, column: "a")) { try value(cell, type) }
  }

  @Test func `refuses a row that is not as wide as the schema`() {
    #expect(throws: TableWritingError.wrongWidth(row: 1, count: 3)) {
      try jsonText(textSchema(2), [["1", "2", "3"]])
    }
  }
}
