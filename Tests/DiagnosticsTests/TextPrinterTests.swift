import Diagnostics
import Testing

@Suite struct TextPrinterTests {
  /// What is printed for a range of a source, without the headline.
  private func snippet(
    _ text: String, line: Int, column: Int, length: Int = 0, to end: SourcePosition? = nil
  ) -> String {
    let start = SourcePosition(line: line, column: column)
    let end = end ?? SourcePosition(line: line, column: column + length)
    let printer = TextPrinter(sources: ["a.md": SourceFile(path: "a.md", text: text)])
    let diagnostic = Diagnostic(.wrongValue, "M", file: "a.md", range: SourceRange(start, end))
    return printer.text(diagnostic).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().joined(separator: "\n")
  }

  @Test func `shows the line before, the line, and a mark`() {
    #expect(
      snippet("---\ntitle: A\nunit: planing\n", line: 3, column: 7, length: 7) == """
         2 | title: A
         3 | unit: planing
           |       ^~~~~~~

        """)
  }

  @Test func `leaves out a blank line before`() {
    #expect(snippet("a\n \nbad", line: 3, column: 1, length: 3) == " 3 | bad\n   | ^~~\n")
  }

  @Test func `covers user names and passwords, and marks the same place`() {
    #expect(
      snippet("[a](http://u:p@h/) b\n[c](https://é:x@y@h?q@r) d\n", line: 2, column: 5, length: 5)
        == " 1 | [a](http://***@h/) b\n 2 | [c](https://******@h?q@r) d\n   |     ^~~~~\n")
    #expect(
      snippet("<a@b.tw> http://@h", line: 1, column: 1) == " 1 | <a@b.tw> http://@h\n   | ^\n")
  }

  @Test(arguments: [
    ("'http://u:p@h o/' is", "'http://***@h o/' is"), ("https://h/@a", "https://h/@a"),
    ("http://a@b and ftp://c:d@e", "http://***@b and ftp://***@e"), ("a@b", "a@b"),
    ("://@", "://@"), ("://a@", "://***@"),
  ])
  func `hides user names and passwords in messages`(text: String, hidden: String) {
    #expect(Credentials.hidden(in: text) == hidden)
  }

  @Test func `gives Han two columns`() {
    #expect(snippet("機關：未知", line: 1, column: 10, length: 6) == " 1 | 機關：未知\n   |       ^~~~\n")
  }

  @Test func `gives a mark over a letter no column`() {
    #expect(snippet("e\u{301}x", line: 1, column: 4, length: 1) == " 1 | e\u{301}x\n   |  ^\n")
  }

  @Test func `goes to the next stop at a tab`() {
    #expect(snippet("a\tb\tc", line: 1, column: 5, length: 1) == " 1 | a   b   c\n   |         ^\n")
    #expect(snippet("\tb", line: 1, column: 1, length: 1) == " 1 |     b\n   | ^~~~\n")
  }

  @Test func `marks several lines to the end of the first`() {
    let end = SourcePosition(line: 3, column: 2)
    #expect(snippet("abc\ndef\nghi", line: 1, column: 2, to: end) == " 1 | abc\n   |  ^~\n")
  }

  @Test func `puts a caret after the end of a line, and never further`() {
    #expect(snippet("ab", line: 1, column: 3) == " 1 | ab\n   |   ^\n")
    #expect(snippet("ab", line: 1, column: 99, length: 5) == " 1 | ab\n   |   ^\n")
    #expect(snippet("ab", line: 1, column: 2, length: 99) == " 1 | ab\n   |  ^\n")
    #expect(snippet("ab\n", line: 2, column: 1) == " 1 | ab\n 2 |\n   | ^\n")
  }

  @Test(arguments: [0, 3, 99]) func `shows no line that is not there`(_ line: Int) {
    #expect(snippet("ab\n", line: line, column: 1) == "")
  }

  @Test func `lines up numbers of unequal length`() {
    let text = String(repeating: "x\n", count: 10)
    #expect(
      snippet(text, line: 10, column: 1, length: 1) == "  9 | x\n 10 | x\n    | ^\n")
  }

  @Test func `cuts a long line round the place`() {
    let text = String(repeating: "a", count: 300) + "BAD" + String(repeating: "z", count: 300)
    let expected = String(repeating: "a", count: 40) + "BAD" + String(repeating: "z", count: 57)
    let indent = String(repeating: " ", count: 41)
    #expect(
      snippet(text, line: 1, column: 301, length: 3)
        == " 1 | …\(expected)…\n   | \(indent)^~~\n")
  }

  @Test func `cuts a long line of Han between characters, and keeps the mark under the place`() {
    let text = String(repeating: "字", count: 200)
    let lines = snippet(text, line: 1, column: 301, length: 3).split(separator: "\n")
    #expect(lines[0] == " 1 | …" + String(repeating: "字", count: 50) + "…")
    #expect(lines[1] == "   | " + String(repeating: " ", count: 41) + "^~")
  }

  @Test func `cuts a line only at its end where the place is near its beginning`() {
    let text = "BAD" + String(repeating: "z", count: 200)
    let expected = "BAD" + String(repeating: "z", count: 97)
    #expect(snippet(text, line: 1, column: 1, length: 3) == " 1 | \(expected)…\n   | ^~~\n")
  }

  @Test func `shows control characters and lets none through`() {
    #expect(
      snippet("\u{1B}[31mred\u{202E}\u{7F}\u{9B}", line: 1, column: 1, length: 1)
        == " 1 | ␛[31mred\u{FFFD}␡\u{FFFD}\n   | ^\n")
    let diagnostic = Diagnostic(
      .wrongValue, "a\u{1B}[2Jb\nc", file: "\u{7}.md", help: "\u{1B}",
      notes: [Note("\u{8}", file: "\n.md")])
    let text = TextPrinter(sources: [:]).text(diagnostic)
    #expect(
      text == "␇.md:1:1: error: a␛[2Jb␊c [wrong-value]\nhelp: ␛\n␊.md:1:1: note: ␈\n")
  }

  @Test func `prints headline, snippet, help and notes`() {
    let plan = SourceFile(path: "content/115.md", text: "title: 計畫\nunit: 規畫\n")
    let site = SourceFile(path: "content/site.yml", text: "units:\n  規劃: {}\n")
    let diagnostic = Diagnostic(
      .unknownUnit, "Unit '規畫' doesn't exist; did you mean '規劃'?", file: plan.path,
      range: SourceRange(line: 2, column: 7, length: 6), help: "use a unit of 'content/site.yml'",
      notes: [
        Note(
          "Unit '規劃' is here", file: site.path, range: SourceRange(line: 2, column: 3, length: 6))
      ])
    let printer = TextPrinter(sources: [plan.path: plan, site.path: site])
    #expect(
      printer.text(diagnostic) == """
        content/115.md:2:7: error: Unit '規畫' doesn't exist; did you mean '規劃'? [unknown-unit]
         1 | title: 計畫
         2 | unit: 規畫
           |       ^~~~
        help: use a unit of 'content/site.yml'
        content/site.yml:2:3: note: Unit '規劃' is here
         2 |   規劃: {}
           |   ^~~~

        """)
  }

  @Test func `shows no line that a log must not hold, whoever speaks of it`() {
    let file = SourceFile(path: "a.csv", text: "id,n\nA123456789,1\nx,y\nz,1\n")
    func problem(_ code: DiagnosticCode, line: Int) -> Diagnostic {
      Diagnostic(code, "M", file: "a.csv", range: SourceRange(line: line, column: 1, length: 1))
    }
    let text = TextPrinter(sources: ["a.csv": file]).text([
      problem(.cellType, line: 2), problem(.cellType, line: 3), problem(.personalData, line: 2),
      problem(.cellType, line: 4),
    ])
    #expect(!text.contains("A123456789"))
    #expect(text.contains(" 3 | x,y\n") && text.contains(" 3 | x,y\n 4 | z,1\n"))
  }

  @Test func `counts columns in characters`() {
    let file = SourceFile(path: "a.md", text: "計畫x")
    let diagnostic = Diagnostic(
      .wrongValue, "M", file: "a.md", range: SourceRange(line: 1, column: 7, length: 1))
    let headline = TextPrinter(sources: ["a.md": file]).headline(diagnostic)
    #expect(headline == "a.md:1:3: error: M [wrong-value]")
  }

  @Test func `paints each part in its role, and only when asked`() {
    let file = SourceFile(path: "a.md", text: "x")
    let diagnostic = Diagnostic(
      .rawHTML, "M", file: "a.md", help: "H", notes: [Note("N", file: "b.md")])
    let style = DiagnosticStyle { text, role in "<\(role) \(text)>" }
    #expect(
      TextPrinter(sources: ["a.md": file], style: style).text(diagnostic) == """
        <location a.md:1:1:> <warning warning:> <message M> <code [raw-html]>
        <gutter  1 |> x
        <gutter    |> <caret ^>
        <help help:> H
        <location b.md:1:1:> <note note:> N

        """)
  }

  @Test(
    arguments: [
      (0, 0, nil), (1, 0, "1 error"), (0, 2, "2 warnings"), (2, 1, "2 errors, 1 warning"),
    ] as [(Int, Int, String?)])
  func `counts in words`(_ errors: Int, _ warnings: Int, _ expected: String?) {
    #expect(TextPrinter.summary(errors: errors, warnings: warnings) == expected)
  }
}
