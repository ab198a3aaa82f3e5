import Encodings
import Testing

@Suite struct JSONWriterTests {
  private func expect(
    _ expected: String, pretty: Bool = false, inHTML: Bool = false,
    _ body: (inout JSONWriter) -> Void
  ) {
    var writer = JSONWriter(pretty: pretty, inHTML: inHTML)
    body(&writer)
    #expect(String(decoding: writer.output, as: UTF8.self) == expected)
  }

  @Test func `separates what stands beside each other and nothing else`() {
    expect(#"{"a":[1,{},[],"x"],"b":{"c":2},"d":null}"#) { writer in
      writer.object { object in
        object.member("a") { value in
          value.array {
            $0.integer(1)
            $0.object { _ in }
            $0.array { _ in }
            $0.string("x")
          }
        }
        object.member("b") { $0.object { $0.member("c", 2) } }
        object.member("d") { $0.literal("null") }
      }
    }
  }

  @Test func `writes the bytes of a slice as it writes text`() {
    let text = "a\"<計>\\\n\u{1F}&b"
    for inHTML in [false, true] {
      var writer = JSONWriter(inHTML: inHTML)
      writer.string(text)
      var other = JSONWriter(inHTML: inHTML)
      other.string(utf8: Array("--\(text)--".utf8)[2..<2 + text.utf8.count])
      #expect(writer.output == other.output)
      #expect(writer.output == JSON.string(text).bytes(inHTML: inHTML))
    }
  }

  /// Wherever in a word of eight bytes it stands, and whatever stands around it.
  @Test(arguments: Array("\"\\<>&\n\u{0}\u{1F}".utf8))
  func `finds every byte that needs an escape`(special: UInt8) {
    let plain = Array("0123456789abcdef!#%'=?];^`\u{7F} ~ä計".utf8)
    let escapes: [UInt8: String] = [
      0x22: "\\\"", 0x5C: "\\\\", 0x3C: "\\u003c", 0x3E: "\\u003e", 0x26: "\\u0026", 0x0A: "\\n",
      0x00: "\\u0000", 0x1F: "\\u001f",
    ]
    let escape = Array(escapes[special, default: ""].utf8)
    for place in plain.indices where plain[place] < 0x80 {
      for count in 1...2 {
        let specials = Array(repeating: special, count: count)
        var writer = JSONWriter(inHTML: true)
        writer.string(utf8: (plain[..<place] + specials + plain[place...])[...])
        let escaped = Array(repeating: escape, count: count).joined()
        #expect(writer.output == [0x22] + plain[..<place] + escaped + plain[place...] + [0x22])
      }
    }
  }
}
