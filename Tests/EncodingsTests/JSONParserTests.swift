import Encodings
import Testing

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSON {
    try JSON(parsing: Array(text.utf8))
  }

  @Test func `reads what the writer wrote`() throws {
    let value: JSON = [
      "名稱": "公報\n\"\\\u{1F4F0}\u{1}", "pages": 12, "rate": .number("-0.50e+3"),
      "list": [true, false, .null, [], .object([])],
    ]
    #expect(try JSON(parsing: value.bytes()) == value)
    #expect(try JSON(parsing: value.bytes(pretty: true, inHTML: true)) == value)
  }

  @Test(
    arguments: [
      (#""a\/b\b\f\n\r\t\u00e9\uD83D\uDCF0""#, JSON.string("a/b\u{8}\u{c}\n\r\té\u{1F4F0}")),
      (" [ 1 , 2 ] ", .array([1, 2])), ("-7", .integer(-7)), ("1e2", .number("1e2")),
      ("9223372036854775808", .number("9223372036854775808")),
      (#"{"a":1,"a":2}"#, .object([.init("a", 1), .init("a", 2)])),
    ] as [(String, JSON)])
  func `reads RFC 8259`(text: String, value: JSON) throws {
    #expect(try parse(text) == value)
  }

  @Test(arguments: [
    ("", 0), ("01", 1), ("[1,]", 3), ("{\"a\" 1}", 5), ("\"a\nb\"", 2), ("tru", 0), ("1.", 2),
    ("+1", 0),
    ("[1] 2", 4), (#""\x""#, 2), (#""\uD800""#, 7), ("{a:1}", 1), ("\"open", 1),
  ])
  func `refuses what is none and says where`(text: String, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.offset == offset)
  }

  @Test func `bounds how deep values lie in each other`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try parse(nested(64)) }
    #expect(throws: JSONSyntaxError.self) { try parse(nested(100_000)) }
  }
}
