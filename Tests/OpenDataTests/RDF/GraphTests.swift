import OpenData
import Testing

@Suite struct GraphTests {
  @Test func `says the same in Turtle and in JSON-LD`() throws {
    let catalog = SampleCatalog().catalog
    var reader = try TurtleReader(catalog.turtle)
    let turtle = try reader.statements()
    #expect(turtle == statements(of: catalog.graph))
    #expect(try statements(ofJSONLD: catalog.jsonLD) == turtle)
    #expect(turtle.count == catalog.graph.triples.count)
  }

  @Test(arguments: 0..<40)
  func `keeps every text`(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    // Foundation's reader of JSON drops byte order marks, so that there is none.
    let pieces = [
      "\"", "\\", "\n", "\r", "\r\n", "\t", "\0", "\u{1}", "\u{7F}", "<", ">", "&", "'", "@en",
      "^^", "\\u0041",
      "\u{2028}", "\u{202E}", "資料", "👨‍👩‍👧", " ", ".", ";", "a", "\u{301}",
    ]
    var graph = Graph()
    for index in 0..<30 {
      let length = Int.random(in: 0...8, using: &numbers)
      let words = (0..<length).compactMap { _ in pieces.randomElement(using: &numbers) }
      let subject = IRI("https://example.gov.tw/\(index)#\(words.joined())")
      graph.add(subject, "dct:title", .text(words.joined(), tag: "zh-Hant"))
      graph.add(subject, "dct:title", .literal(words.joined(), type: "xsd:string"))
      graph.add(subject, "dct:relation", subject)
    }
    let expected = statements(of: graph)
    var reader = try TurtleReader(graph.turtle)
    #expect(try reader.statements() == expected)
    #expect(try statements(ofJSONLD: graph.jsonLD) == expected)
  }

  @Test func `makes a statement once`() {
    var graph = Graph()
    let subject = IRI("https://example.gov.tw/")
    graph.add(subject, "dct:title", .text("一", tag: "zh-Hant"))
    graph.add(subject, "dct:title", .text("一", tag: "zh-Hant"))
    #expect(graph.triples.count == 1)
    let isFirst = graph.begin(subject, "dcat:Catalog")
    let isAgain = graph.begin(subject, "dcat:Catalog")
    #expect(isFirst && !isAgain)
  }

  @Test(
    arguments: [
      ("zh-Hant", true), ("en", true), ("zh-Hant-TW", true), ("x-1", true), ("zh_TW", false),
      ("", false),
      ("1a", false), ("en-", false), ("en .\n<a>", false), ("中文", false),
    ])
  func `writes a tag of language only where there is one`(_ tag: String, isTag: Bool) throws {
    var graph = Graph()
    graph.add(
      IRI("https://example.gov.tw/"), "dct:title", LocalizedText([(tag: tag, text: "題")]),
      tags: [tag])
    let object = try #require(graph.triples.first).object
    #expect(object == (isTag ? .text("題", tag: tag) : .literal("題", type: "xsd:string")))
  }

  @Test(
    arguments: [
      ("https://a.tw/計 畫/", "https://a.tw/%E8%A8%88%20%E7%95%AB/"),
      ("https://a.tw/%E8%A8%88", "https://a.tw/%E8%A8%88"),
      ("https://a.tw/a?b=c&d#e", "https://a.tw/a?b=c&d#e"),
      ("https://a.tw/\"<>\\^`{|}\n", "https://a.tw/%22%3C%3E%5C%5E%60%7B%7C%7D%0A"),
    ])
  func `writes addresses as URIs`(_ text: String, _ expected: String) {
    #expect(IRI(text).text == expected)
  }
}
