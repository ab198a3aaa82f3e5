import Content
import Diagnostics
import Testing

@Suite struct YAMLParsingTests {
  // MARK: Values

  @Test(arguments: [
    ("a: 1", "{a: 1}"), ("日期: 115-01-01", "{日期: 115-01-01}"), ("a: 2026-01-01", "{a: 2026-01-01}"),
    ("a: 0912", "{a: 0912}"), ("a: 1e3", "{a: 1e3}"), ("a: 1_000", "{a: 1_000}"),
    ("a: yes", "{a: yes}"),
    ("a: \"yes\"", "{a: \"yes\"}"), ("a: 'it''s'", "{a: \"it's\"}"),
    ("a: \"\\u7532\"", "{a: \"甲\"}"),
    ("a: |\n  一\n  二\n", "{a: \"一\n二\n\"}"), ("a: >\n  一\n  二\n", "{a: \"一 二\n\"}"),
    ("a: [一, 二, [三]]", "{a: [一, 二, [三]]}"), ("a: { b: { c: 1 } }", "{a: {b: {c: 1}}}"),
    ("- 一\n- 二", "[一, 二]"), ("a:\n- 一\n- 二", "{a: [一, 二]}"), ("a:", "{a: }"), ("a: ~", "{a: ~}"),
    ("a: []", "{a: []}"), ("a: {}", "{a: {}}"), ("只有文字", "只有文字"), ("", "nothing"),
    ("\n# 註解\n", "nothing"),
    ("a: 1 # 註解", "{a: 1}"), ("---\na: 1\n", "{a: 1}"), ("a: &x 1\nb: *x", "{a: 1, b: 1}"),
    ("a: 一\r\nb: 二\r\n", "{a: 一, b: 二}"), ("\u{FEFF}a: 1", "{a: 1}"), ("a: 提升：效能", "{a: 提升：效能}"),
    ("a: https://example.gov.tw/", "{a: https://example.gov.tw/}"),
  ])
  func `keeps every scalar as the text that was written`(_ text: String, _ expected: String) {
    let (node, diagnostics) = yaml(text)
    #expect(shape(node) == expected)
    #expect(told(diagnostics) == [])
  }

  @Test(arguments: [
    ("a:", true), ("a: ~", true), ("a: null", true), ("a: \"\"", false), ("a: \"~\"", false),
    ("a: 'null'", false), ("a: 無", false), ("a: []", false), ("a: {}", false),
  ])
  func `knows what stands for nothing`(_ text: String, _ isNull: Bool) {
    #expect(yaml(text).node?["a"]?.isNull == isNull)
  }

  // MARK: Places

  @Test(arguments: [
    ("title: 甲", "title", 1, 1, 5, 1, 8, 3),
    ("計畫: 甲", "計畫", 1, 1, 6, 1, 9, 3),
    ("甲: 乙\n計畫名稱: \"丙丁\"", "計畫名稱", 2, 1, 12, 2, 15, 8),
    ("{ 面向: 甲, title: 乙 }", "title", 1, 16, 5, 1, 23, 3),
    ("甲: 乙\r\ntitle: 丙\r\n", "title", 2, 1, 5, 2, 8, 3),
    ("\u{FEFF}title: 甲", "title", 1, 4, 5, 1, 11, 3),
    ("\u{FEFF}甲: 乙\ntitle: 丙", "title", 2, 1, 5, 2, 8, 3),
    ("# 😀 註解\ntitle: '😀'", "title", 2, 1, 5, 2, 8, 6),
    ("甲: \"一\u{2028}二\"\ntitle: 乙", "title", 2, 1, 5, 2, 8, 3),
    ("甲: \"一\u{85}二\" # 三\u{2029}title: 乙", "title", 1, 25, 5, 1, 32, 3),
    ("甲: 一\rtitle: 乙", "title", 1, 10, 5, 1, 17, 3),
    ("title:   'it''s'", "title", 1, 1, 5, 1, 10, 1),
    ("title: |\n  甲", "title", 1, 1, 5, 1, 8, 1),
    ("title: [甲]", "title", 1, 1, 5, 1, 8, 0),
  ])
  func `counts the bytes before a key and its value`(
    _ text: String, _ key: String, _ keyLine: Int, _ keyColumn: Int, _ keyLength: Int, _ line: Int,
    _ column: Int, _ length: Int
  ) {
    let member = yaml(text).node?.members?.first { $0.key == key }
    #expect(member?.keyRange == SourceRange(line: keyLine, column: keyColumn, length: keyLength))
    #expect(member?.value.range == SourceRange(line: line, column: column, length: length))
  }

  @Test func `counts from the head of the file where it reads a part of it`() throws {
    let file = SourceFile(path: "a.md", text: "一\n二\n計畫: 甲\n三: [\n")
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(file, in: 8..<20, diagnostics: &diagnostics)
    #expect(shape(node) == "{計畫: 甲}")
    #expect(node?.members?.first?.keyRange == SourceRange(line: 3, column: 1, length: 6))
    #expect(diagnostics.isEmpty)
  }

  // MARK: What is wrong

  @Test(arguments: [
    (
      "title: 甲\nyear: 115\ntitle: 乙",
      "duplicate-key 1:1 Key 'title' stands twice; keep one of them"
    ),
    ("a:\n  計畫: 1\n  b: 2\n  計畫: 3", "duplicate-key 2:3 Key '計畫' stands twice; keep one of them"),
    ("- { 一: 1, b: 2, b: 3 }", "duplicate-key 1:13 Key 'b' stands twice; keep one of them"),
    ("a: *nobody", "yaml-syntax 1:4 Not YAML: found undefined alias"),
  ])
  func `tells of keys that stand twice and names that nobody gave`(
    _ text: String, _ expected: String
  ) {
    let (node, diagnostics) = yaml(text)
    #expect(told(diagnostics) == [expected])
    #expect(node == nil)
  }

  @Test func `marks the whole of a key that stands twice`() {
    let problem = yaml("計畫: 1\n計畫: 2").diagnostics.first
    #expect(problem?.range == SourceRange(line: 1, column: 1, length: 6))
  }

  @Test(
    arguments: [
      ("a: 1\nb:\n\tc: 2", 3, "Indent with spaces; YAML takes no tab."),
      ("計畫: 一\n\ttitle: 二", 2, "Indent with spaces; YAML takes no tab."),
      ("title: 甲\n說明：乙\nb: 1", 2, "A key ends in a half-width `:` and a space, not in `：`."),
      ("title：甲\nb: 1", 1, "A key ends in a half-width `:` and a space, not in `：`."),
      ("計畫: 一\n\tb: 二: 三", 2, "Indent with spaces; YAML takes no tab."),
      ("title: 甲\nunit:planning\nb: 1", nil, "Put a space after the colon: `unit: …`."),
      ("title: 甲\nunit:planning", nil, "Put a space after the colon: `unit: …`."),
      (
        "title: [公告]開站\nb: 1", nil,
        "A value that begins with `[` must be quoted, unless it is a list."
      ),
      (
        "title: {公告}開站", nil,
        "A value that begins with `{` must be quoted, unless it is a map."
      ),
      ("title: 時間: 九點", 1, "Put text that contains `: ` in quotes."),
      ("title: \"甲\nb: 1", nil, nil), ("title: [甲, 乙\nb: 1", nil, nil), ("a: {b: 1", nil, nil),
      ("title: @甲", 1, nil), ("title: `甲`", 1, nil), ("a: 1\n  b: 2", 2, nil),
      ("title: %甲", 1, nil),
      ("a: b\n- c", 2, nil), ("a: 1\n---\nb: 2", nil, nil), ("a: \"\\q\"", 1, nil),
      ("a: !<x 1", 1, nil),
    ] as [(String, Int?, String?)])
  func `tells the line of what is no YAML and what to do`(
    _ text: String, _ line: Int?, _ help: String?
  ) {
    let (node, diagnostics) = yaml(text)
    #expect(diagnostics.map(\.code) == [.yamlSyntax])
    #expect(node == nil)
    let problem = diagnostics.first
    #expect(problem?.message.hasPrefix("Not YAML: ") == true)
    #expect(problem?.help?.isEmpty == false)
    if let line { #expect(problem?.range.start.line == line, "\(diagnostics)") }
    if let help { #expect(problem?.help == help, "\(diagnostics)") }
  }

  @Test func `points at a full-width colon after a key`() {
    let message = "Not YAML: a key ends in '：'"
    #expect(told(yaml("title: 甲\n說明：乙\nb: 1").diagnostics) == ["yaml-syntax 2:7 " + message])
    #expect(told(yaml("title：甲\nb: 1").diagnostics) == ["yaml-syntax 1:6 " + message])
    #expect(yaml("title：甲\nb: 1").diagnostics.first?.range.end.column == 9)
    #expect(
      told(yaml("- 說明：乙\nb: 1").diagnostics) == [
        "yaml-syntax 2:1 Not YAML: did not find expected '-' indicator"
      ])
  }

  @Test func `tells the place of an invisible character`() {
    let (node, diagnostics) = yaml("title: 甲\r\n計畫: 一\u{7}二\r\n")
    #expect(node == nil)
    #expect(told(diagnostics) == ["yaml-syntax 2:12 Not YAML: control characters are not allowed"])
  }
}
