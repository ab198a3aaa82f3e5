import Diagnostics
import Markup
import Testing

@Suite struct Footnotes {
  @Test func `hold blocks that are indented by four columns`() {
    let document = parsed("a[^1]\n\n[^1]: b\n\n    c\n\n    - d\n\n        e\nf\n\ng\n")
    #expect(
      document.footnotes.map { $0.blocks.map { document[$0].kind } } == [
        [.paragraph, .paragraph, .bulletList]
      ])
    #expect(document.blocks.map { document[$0].kind } == [.paragraph, .paragraph])
    #expect(document.blocks.last.map(document.plainText(of:)) == "g")
  }

  @Test func `may begin on the next line, with code or a quotation`() {
    let document = parsed("a[^1][^2]\n\n[^1]:\n        code\n\n[^2]:\n    > b\n")
    #expect(
      document.footnotes.map { $0.blocks.map { document[$0].kind } } == [
        [.codeBlock], [.blockQuote],
      ])
    #expect(document.footnotes.first?.blocks.first.map(document.plainText(of:)) == "code\n")
  }

  @Test(arguments: [
    "[^115]: 說明", "  [^115]: 說明", "text\n[^115]: 說明", "- item\n[^115]: 說明",
    "- item\n\n  [^115]: 說明",
    "> [^115]: 說明", "- [^115]: 說明", "[^115]:說明", "[^115]:\t說明", "* a\n+ b\n\n[^115]: 說明",
  ])
  func `are no link definitions, wherever they stand`(definition: String) {
    let document = parsed("x[^115]\n\n\(definition)\n")
    #expect(document.footnotes.map(\.label) == ["115"])
    #expect(document.footnotes.first?.blocks.map(document.plainText(of:)) == ["說明"])
    #expect(document.links.isEmpty)
    expectComplaints("x[^115]\n\n\(definition)\n", [])
  }

  @Test func `are code in code`() {
    let markdown = """
      x[^a]

      ```
      [^a]: not
      ```

          [^a]: not

      `[^a]: not`

      [^a]: note
      """
    let document = parsed(markdown)
    #expect(document.footnotes.map { spelled($0.range) } == ["11:1-11:5"])
    let code = document.nodes.filter { $0.kind == .codeBlock }.map { node in
      String(
        decoding: document.text[Int(node.text.lowerBound)..<Int(node.text.upperBound)],
        as: UTF8.self)
    }
    #expect(code == ["[^a]: not\n", "[^a]: not\n"])
    expectComplaints(markdown, [])
  }

  @Test func `share the document's link definitions and refer to one another`() {
    let document = parsed("a[^1]\n\n[^1]: [b], [^2]\n\n[^2]: c\n\n[b]: /u\n")
    #expect(document.links.map(\.destination) == ["/u"])
    #expect(document.nodes.filter { $0.kind == .footnoteReference }.map(\.payload) == [0, 1])
  }

  @Test func `are known whatever the case of their labels`() {
    expectComplaints("a[^Ab]\n\n[^aB]: c\n", [])
  }

  @Test func `that nothing refers to are told of`() {
    expectComplaints("a\n\n[^1]: b\n", ["3:1-3:5 unused-footnote"])
  }

  @Test func `that are missing are told of, with the nearest label`() {
    let (_, diagnostics) = Document.parse(
      SourceFile(path: "a.md", text: "> 甲 `[^x]` [^soruce]\n> [^source]\n\n[^source]: c\n"))
    #expect(diagnostics.map { spelled($0.range) } == ["1:14-1:23"])
    #expect(
      diagnostics.map(\.message) == ["Footnote 'soruce' doesn't exist; did you mean 'source'?"])
  }

  @Test func `that share a label are told of, and the first one counts`() {
    let markdown = "a[^1]\n\n[^1]: b\n\n[^1]: c\n"
    let document = parsed(markdown)
    #expect(document.footnotes.first?.blocks.map(document.plainText(of:)) == ["b"])
    expectComplaints(markdown, ["5:1-5:5 unused-footnote"])
  }

  @Test func `are text behind a backslash`() {
    let document = parsed("\\[^1] [\\^1] [^1\\]\n")
    #expect(document.plainText(of: document.blocks[0]) == "[^1] [^1] [^1]")
    expectComplaints("\\[^1] [\\^1] [^1\\]\n", [])
  }

  @Test func `know the places of what stands in them`() {
    expectComplaints(
      "a[^note]\n\n[^note]: b <i>\n\n    > c\n    > <b>\n",
      ["3:12-3:15 raw-html", "6:7-6:10 raw-html"])
  }
}
