import Content
import Diagnostics
import Testing

/// Files that would cost a careless reader its stack, its memory or its evening.
@Suite(.timeLimit(.minutes(15))) struct YAMLLimitsTests {
  private func codes(_ text: String) -> [DiagnosticCode] { yaml(text).diagnostics.map(\.code) }

  @Test func `reads 256 KB and refuses 300`() {
    let line = "key: " + String(repeating: "字", count: 100) + "\n"
    let numbered = { (count: Int) in (0..<count).map { "k\($0)" + line }.joined() }
    #expect(codes(numbered(800)) == [])
    let large = numbered(980)
    #expect(large.utf8.count > 300 * 1000)
    #expect(
      told(yaml(large).diagnostics) == [
        "yaml-syntax 1:1 YAML of \(large.utf8.count) bytes; at most 262144 are read"
      ])
  }

  @Test(arguments: ["[", "{", "[{", "{a: [", "a: ["])
  func `refuses ten thousand brackets`(_ bracket: String) {
    #expect(codes("a: " + String(repeating: bracket, count: 10_000)) == [.yamlSyntax])
    #expect(codes(String(repeating: bracket + "\n", count: 10_000)) == [.yamlSyntax])
  }

  @Test func `refuses ten thousand levels of lists and maps`() {
    #expect(codes(String(repeating: "- ", count: 10_000) + "a") == [.yamlSyntax])
    #expect(codes(String(repeating: "-\t", count: 10_000) + "a") == [.yamlSyntax])
    #expect(codes(String(repeating: "? ", count: 10_000) + "a") == [.yamlSyntax])
    let ladder = (0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(codes(ladder) == [.yamlSyntax])
    let list = (0..<600).map { String(repeating: " ", count: $0) + "-\n" }.joined()
    #expect(codes(list) == [.yamlSyntax])
  }

  @Test func `reads thirty levels`() {
    #expect(codes(String(repeating: "[", count: 30) + String(repeating: "]", count: 30)) == [])
    #expect(codes((0..<30).map { String(repeating: "  ", count: $0) + "a:\n" }.joined()) == [])
    #expect(codes(String(repeating: "- ", count: 30) + "a") == [])
  }

  @Test func `takes a row of dashes in text for text`() {
    #expect(codes("a: |\n  一\n  " + String(repeating: "-", count: 200) + "\nb: 1") == [])
  }

  /// Nine lists, each of nine aliases of the one before: 9⁹ values.
  private var explosion: String {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    return text
  }

  @Test func `refuses aliases that multiply`() {
    #expect(
      told(yaml(explosion).diagnostics) == [
        "yaml-alias 1:1 Aliases (`*name`) multiply into too many values"
      ])
  }

  @Test(arguments: [
    "*a8 : 1", "? *a8\n: 1", "b: { *a8 : 1 }", "b: {*a8 : 1}", "b: { ? *a8 : 1 }", "b: [*a8 : 1]",
    "b: { x: 1, *a8 : 1 }", "? [*a8]\n: 1", "[*a8]: 1", "b: { [*a8]: 1 }", "- ? *a8",
    "b:\n  *a8 : 1",
    "? - *a8\n: 1", "? x: *a8\n: 1", "b: {{x: *a8}: 1}", "b: {\n*a8\n: 1}",
  ])
  func `refuses an alias that stands for a key or in one`(_ line: String) {
    let diagnostics = yaml(explosion + line).diagnostics
    #expect(diagnostics.count == 1)
    #expect(diagnostics.allSatisfy { [.yamlAlias, .yamlSyntax].contains($0.code) })
  }

  @Test func `refuses an alias within itself`() {
    #expect(yaml("a: &a [*a]").node == nil)
    #expect(yaml("a: &a [*a]").diagnostics.count == 1)
  }

  @Test func `reads a settings file that uses aliases as editors do`() {
    let (node, diagnostics) = yaml("a: &name 綜合企劃科\nb: { name: *name }\nc: [*name, *name]")
    #expect(told(diagnostics) == [])
    #expect(shape(node) == "{a: 綜合企劃科, b: {name: 綜合企劃科}, c: [綜合企劃科, 綜合企劃科]}")
  }

  @Test func `never stumbles over any text`() {
    var random = SeededGenerator(seed: 1_1)
    let parts = [
      "a", "計畫", ": ", ":", "- ", "\n", "\n  ", "\r\n", "[", "]", "{", "}", ",", "\"", "'", "|\n",
      ">",
      "&x ", "*x", "? ", "#", "\t", "!", "%", "@", "~", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7}",
      "😀", "<<: ",
    ]
    for _ in 0..<4_000 {
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      let file = SourceFile(path: "a.yml", text: text)
      let (node, diagnostics) = yaml(text)
      #expect(diagnostics.count <= 1, "\(text)")
      #expect(node == nil || diagnostics.isEmpty, "\(text)")
      let end = file.position(at: file.bytes.count)
      #expect(
        diagnostics.allSatisfy { $0.range.start >= .start && $0.range.start <= end }, "\(text)")
    }
  }
}
