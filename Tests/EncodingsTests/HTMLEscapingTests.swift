import Encodings
import Testing

@Suite struct HTMLEscapingTests {
  @Test(arguments: [
    ("", ""), ("計畫", "計畫"), ("a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c'"), ("&amp;", "&amp;amp;"),
    ("<", "&lt;"), ("x<", "x&lt;"), ("<x", "&lt;x"),
  ])
  func `escapes what ends text or an attribute`(_ text: String, _ expected: String) {
    #expect(HTMLEscaping.escaped(text) == expected)
  }

  @Test func `appends only the part asked for`() {
    var output = Array("[".utf8)
    HTMLEscaping.append(Array("<a&b>".utf8), in: 1..<4, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "[a&amp;b")
  }

  /// Wherever in a word of eight bytes it stands, and whatever stands around it.
  @Test(arguments: ["&", "<", ">", "\""])
  func `escapes text as it does bytes`(special: String) {
    let plain = "0123456789abcdef!#%'=?];^`\u{7F} ~ä計\u{0}\n"
    for place in plain.indices {
      for specials in [special, special + special, special + "x" + special] {
        let text = plain[..<place] + specials + plain[place...]
        var (fromText, fromBytes): ([UInt8], [UInt8]) = ([], [])
        HTMLEscaping.append(String(text), to: &fromText)
        HTMLEscaping.append(Array(text.utf8), to: &fromBytes)
        #expect(fromText == fromBytes)
      }
    }
  }
}
