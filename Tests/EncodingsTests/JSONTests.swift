import Encodings
import Foundation
import Testing

@Suite struct JSONTests {
  private func text(_ value: JSON, pretty: Bool = false, inHTML: Bool = false) -> String {
    String(decoding: value.bytes(pretty: pretty, inHTML: inHTML), as: UTF8.self)
  }

  @Test(
    arguments: [
      (JSON.null, "null"), (true, "true"), (false, "false"), (-12, "-12"),
      (.number("0.10"), "0.10"), (.number("12345678901234567890.5"), "12345678901234567890.5"),
      ("計畫", "\"計畫\""), ([], "[]"), (.object([]), "{}"), ([1, [2], "x"], "[1,[2],\"x\"]"),
      (["b": 1, "a": ["c": .null]], "{\"b\":1,\"a\":{\"c\":null}}"),
    ] as [(JSON, String)])
  func `writes a value in the order it was given`(_ value: JSON, _ expected: String) {
    #expect(text(value) == expected)
  }

  @Test(arguments: [
    ("\"", "\"\\\"\""), ("\\", "\"\\\\\""), ("\n\t\r", "\"\\n\\t\\r\""),
    ("\0\u{1}\u{1F}", "\"\\u0000\\u0001\\u001f\""), ("\u{7F}\u{2028}", "\"\u{7F}\u{2028}\""),
    ("</script>&", "\"</script>&\""), ("🏛", "\"🏛\""),
  ])
  func `escapes what RFC 8259 says must be`(_ string: String, _ expected: String) {
    #expect(text(.string(string)) == expected)
  }

  @Test func `writes nothing that HTML would act on, where it stands in HTML`() {
    let value: JSON = ["<a>": "</script><!--&amp;"]
    let written = text(value, inHTML: true)
    #expect(!written.contains { "<>&".contains($0) })
    #expect(
      written == "{\"\\u003ca\\u003e\":\"\\u003c/script\\u003e\\u003c!--\\u0026amp;\"}")
  }

  @Test func `breaks lines and indents by two when asked`() {
    let value: JSON = ["a": [1, 2], "b": [], "c": ["d": "e"]]
    #expect(
      text(value, pretty: true) == """
        {
          "a": [
            1,
            2
          ],
          "b": [],
          "c": {
            "d": "e"
          }
        }
        """)
  }

  @Test func `is read back by another implementation`() throws {
    let scalars =
      (0..<0x800).compactMap { Unicode.Scalar($0) } + ["\u{2028}", "計", "🏛", "\u{FFFF}"]
    let string = String(String.UnicodeScalarView(scalars))
    for inHTML in [false, true] {
      let bytes = JSON.array([.string(string)]).bytes(inHTML: inHTML)
      let read = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String]
      let back = try #require(read?.first)
      #expect(back.unicodeScalars.elementsEqual(string.unicodeScalars))
    }
  }
}
