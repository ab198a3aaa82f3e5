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
}
