import Encodings
import Testing

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("/plans/115/", "/plans/115/"), ("/計畫/", "/%E8%A8%88%E7%95%AB/"), ("/a b", "/a%20b"),
    ("/100%", "/100%25"), ("/a%20b", "/a%2520b"), ("/a%zz", "/a%25zz"), ("/a?b#c", "/a%3Fb%23c"),
    ("/~user/@:!$&'()*+,;=", "/~user/@:!$&'()*+,;="),
    ("/\"<>\\^`{|}", "/%22%3C%3E%5C%5E%60%7B%7C%7D"), ("", ""),
  ])
  func `encodes a path, its percent signs too`(_ path: String, _ expected: String) {
    #expect(PercentEncoding.encodedPath(ofDecoded: path) == expected)
    #expect(PercentEncoding.decoded(expected) == path)
  }

  @Test(arguments: [
    ("/a%20b/?q=1#計", "/a%20b/?q=1#%E8%A8%88"), ("/100%25/", "/100%25/"), ("", ""),
  ])
  func `keeps what a written link has escaped`(_ link: String, _ expected: String) {
    #expect(PercentEncoding.uri(ofIRI: link) == expected)
  }

  @Test(arguments: [
    ("a/b", "a%2Fb"), ("100%", "100%25"), ("a%20b", "a%2520b"), ("計", "%E8%A8%88"),
    ("AZaz09-._~", "AZaz09-._~"), ("a+b&c=d", "a%2Bb%26c%3Dd"),
  ])
  func `encodes everything but unreserved bytes in a component`(_ text: String, _ expected: String)
  {
    #expect(PercentEncoding.encodedComponent(text) == expected)
  }

  @Test(
    arguments: [
      ("%E8%A8%88", "計"), ("%e8%a8%88", "計"), ("a%2Fb", "a/b"), ("100%", "100%"), ("%4", "%4"),
      ("%zz", "%zz"), ("%41%", "A%"), ("%A4%A4", nil), ("plain", "plain"), ("", ""), ("計", "計"),
    ] as [(String, String?)])
  func `decodes valid escapes, and refuses what is not UTF-8`(_ text: String, _ expected: String?) {
    #expect(PercentEncoding.decoded(text) == expected)
  }

  @Test func `decodes what it encoded`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let scalars = (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &random))
      }
      let text = String(String.UnicodeScalarView(scalars))
      let back = PercentEncoding.decoded(PercentEncoding.encodedComponent(text))
      #expect(back?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
  }
}
