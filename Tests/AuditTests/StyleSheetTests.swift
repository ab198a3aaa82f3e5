import Content
import Diagnostics
import Foundation
import Testing

@testable import Audit

@Suite struct `A style sheet` {
  /// Its rules, a line for each: conditions, selectors, declarations.
  private func outline(_ css: String) -> [String] {
    StyleSheet(SourceFile(path: "a.css", text: css)).rules.map { rule in
      let declarations = rule.declarations.map { "\($0.property): \($0.value)" }
      return (rule.conditions + rule.selectors + declarations).joined(separator: " | ")
    }
  }

  @Test(arguments: [
    ("p{color:red}", ["p | color: red"]),
    (
      "/* a */ p , a:is(b, i) { color : red ; /* b */ margin:0 }",
      ["p | a:is(b, i) | color: red | margin: 0"]
    ),
    ("p { color: RED !important }", ["p | color: RED"]),
    ("p { --Ink: { a: b }; color: red }", ["p | color: red"]),
    (
      "p { background: url(data:image/png;base64,a) }",
      ["p | background: url(data:image/png;base64,a)"]
    ),
    ("p::before { content: \"}\" ; color: red }", ["p::before | content: \"}\" | color: red"]),
    ("@layer base { p { color: red } } @layer a, b;", ["p | color: red"]),
    (
      "@media print { p { color: red } @supports (a: b) { a { b: c } } }",
      ["media print | p | color: red", "media print | supports (a: b) | a | b: c"]
    ),
    ("@font-face { font-family: a } @import url(b.css); p { c: d }", ["p | c: d"]),
    (
      "nav { a: b; & > a { c: d } .e { f: g } @media print { h: i } }",
      ["nav | a: b", "nav > a | c: d", "nav .e | f: g", "media print | nav | h: i"]
    ),
    ("p { color: red", ["p | color: red"]),
    ("p { color: red } } a { b: c }", ["p | color: red", "a | b: c"]),
    ("p { color: \"red", ["p | color: \"red"]),
    ("@media", []), ("{", [""]), ("", []), ("/*", []), ("\\", []),
  ])
  func `is read as CSS has it`(_ css: String, _ rules: [String]) {
    #expect(outline(css) == rules)
  }

  @Test func `is read in time and memory that follow its length, however deep it is`() {
    for part in ["{", "a{", "@media a{", "(", "a:b(", "/*", "\"", "--a:var(--a)", "a,b,c{", "&&{"] {
      _ = outline(String(repeating: part, count: 20_000))
    }
  }

  @Test(arguments: [
    "{color:#fff;background:#fff}", "a{width:-9\(String(repeating: "9", count: 400))px;height:1px}",
    "p{font-size:\(String(repeating: "9", count: 400))px}", "p{line-height:}", "p{font:/}",
    "a{color:rgb();background:hsl(1,2)}", "a{color:light-dark(#000;background:#fff}",
  ])
  func `may say anything`(_ css: String) {
    var target = AccessibilityTarget()
    target.level = .aaa
    _ = Profile(target).audit(StyleSheet(SourceFile(path: "a.css", text: css)))
  }

  @Test func `says where a declaration stands`() throws {
    let file = SourceFile(path: "a.css", text: "p {\n  margin: 0;\n  color: red;\n}\n")
    let sheet = StyleSheet(file)
    let colour = try #require(sheet.rules.first?.value("color"))
    #expect(sheet.range(of: colour).start == SourcePosition(line: 3, column: 3))
  }

  @Test func `in a page says where it stands in the page`() throws {
    let found = auditedMarkup(
      "<!DOCTYPE html>\n<title>a</title><style>\np { font-size: 9px }</style>", by: .fontUnit)
    #expect(found.diagnostics.map(\.range.start) == [SourcePosition(line: 3, column: 5)])
  }

  @Test func `ends where custom properties name each other in a circle`() {
    let sheet = StyleSheet(
      SourceFile(path: "a.css", text: ":root { --a: var(--b) var(--b); --b: var(--a) var(--a) }"))
    #expect(StyleValues(of: sheet, in: .light).resolved("var(--a)") == nil)
  }

  @Test(arguments: [
    ("#fff", "#000", 21.0), ("#767676", "#fff", 4.54), ("rgb(118 118 118)", "white", 4.54),
    ("hsl(0 0% 46.3%)", "white", 4.53), ("rgb(0 0 0 / 50%)", "#ffffff", 3.97),
    ("rebeccapurple", "#fff", 8.41), ("light-dark(#000, #fff)", "#fff", 21),
  ])
  func `has the contrast that WCAG computes`(_ text: String, _ ground: String, _ ratio: Double)
    throws
  {
    let front = try #require(StyleColor(text, in: .light))
    let behind = try #require(StyleColor(ground, in: .light))
    #expect(abs(front.contrast(on: behind) - ratio) < 0.02)
  }

  @Test(arguments: ["CanvasText", "currentcolor", "color-mix(in srgb, red, blue)", "#12", "rgb(a)"])
  func `leaves to people which colour a reader sees`(_ text: String) {
    #expect(StyleColor(text, in: .light) == nil)
  }
}

@Suite struct `The theme's sheet` {
  private func sheet() throws -> StyleSheet {
    let url = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "templates/assets/style.css")
    return StyleSheet(SourceFile(path: "style.css", bytes: Array(try Data(contentsOf: url))))
  }

  @Test func `keeps every rule about styles, at level AAA as well`() throws {
    var target = AccessibilityTarget()
    target.level = .aaa
    let findings = Profile(target).audit(try sheet())
    #expect(findings.diagnostics.map { "\($0.range.start.line) \($0.message)" } == [])
    // Nothing is found where nothing is read.
    for code in [DiagnosticCode.fontUnit, .contrast, .lineLength, .lineHeight] {
      #expect(findings.judged.contains(code))
    }
  }

  @Test(
    arguments: ColorScheme.allCases, ["ink", "ink-2", "link", "visited", "accent", "good", "warn"])
  func `sets each colour of text off from each ground`(_ scheme: ColorScheme, _ text: String) throws
  {
    let values = StyleValues(of: try sheet(), in: scheme)
    func colour(_ name: String) throws -> StyleColor {
      let value = try #require(values.resolved("var(--\(name))"))
      return try #require(StyleColor(value, in: scheme))
    }
    for ground in ["paper", "wash", "raise"] {
      #expect(try colour(text).contrast(on: colour(ground)) >= 4.5, "\(text) on \(ground)")
    }
  }
}
