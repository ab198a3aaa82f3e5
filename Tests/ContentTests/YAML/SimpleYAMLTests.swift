import Content
import Diagnostics
import Foundation
import Testing

/// The direct reader gives what libyaml gives, or leaves the text to it.
@Suite struct SimpleYAMLTests {
  /// Whether the direct reader took the text; expects it to give the same values at the same places.
  @discardableResult
  private func reads(
    _ file: SourceFile, in range: Range<Int>? = nil, at location: SourceLocation = #_sourceLocation
  ) -> Bool {
    let range = range ?? 0..<file.bytes.count
    guard let simple = YAMLNode.parseSimple(file, in: range) else { return false }
    var diagnostics: [Diagnostic] = []
    let whole = YAMLNode.parseAny(file, in: range, diagnostics: &diagnostics)
    let text = String(decoding: file.bytes[range], as: UTF8.self)
    #expect(simple == whole, "\(text)", sourceLocation: location)
    #expect(diagnostics.isEmpty, "\(text)", sourceLocation: location)
    return true
  }

  private func reads(_ text: String, at location: SourceLocation = #_sourceLocation) -> Bool {
    reads(SourceFile(path: "content/a.md", text: text), at: location)
  }

  @Test(arguments: [
    "title: 甲", "title: 甲\nyear: 115\n", "title: 甲\r\nyear: 115\r\n", "a:\nb: ~\nc: null\n",
    "a:   \nb: 1   \n", "a: # 註\nb: 1 # 註\n# 註\n\n  # 註\nc: d#e\n",
    "a: \"b: #c\" # 註\nb: 'c, [d]'\n",
    "a: \"\"\nb: ''\n", "\"a b\": 1\n'c: d': 2\n", "a: https://example.gov.tw/a?b=c#d\n",
    "a: 提升：效能\n", "a: [一, \"二\", '三', [四], {五: 六}]\n", "a: []\nb: {}\nc: [ ]\n",
    "a: { zh-Hant: 甲, en: B C }\n", "a:\n- 一\n- 二\nb: 1\n", "a:\n  - 一\n  -\n  - - 二\n    - 三\n",
    "a:\n  - b: 1\n    c: 2\n  - b: 3\n", "a:\n  -\n    b: 1\n",
    "- a:\n  - 1\n  b:\n    c: 2\n- d\n",
    "a:\n  b:\n    c:\n  d: 1\n", "  a: 1\n  b: 2\n", "a: -1\nb: -x\nc: R&D\nd: 1 - 2\n",
    "a[0]: 1\nb,c: 2\nd\"e: 3\n", "a: 3*4\n", "a: 50%\nb: a@b\nc: x!\nd: a 'b' \"c\"\n", "<<: 1\n",
    "\n\n# 註\na: 1",
    "a: 2026-01-01\nb: 0x1F\nc: 1_000\nd: .5\n", "a: 😀🏛\n😀: é\n", "'日期': 115-01-01\n",
    "a.b: c..d\n",
  ])
  func `reads what people write`(_ text: String) { #expect(reads(text)) }

  @Test(arguments: [
    "", "\n# 註\n", "甲", "\"甲\"", "[甲]", "{a: 1}", "a: 1\na: 2\n", "a: |\n  甲\n", "a: >\n  甲\n",
    "a: 甲\n  乙\n", "a:\n  甲\n", "a: \"甲\n  乙\"\n", "- 甲\n  乙\n", "a: &x 1\nb: *x\n", "a: !t 1\n",
    "? a\n: 1\n", "a: \"\\u7532\"\n", "a: 'it''s'\n", "a:\t1\n", "\ta: 1\n", "a: [甲,\n  乙]\n",
    "a: [甲, ]\n", "a: [甲: 乙]\n", "a: {甲}\n", "a : 1\n", "--- \na: 1\n", "a: 1\n---\nb: 2\n",
    "a: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "a: 1\n  b: 2\n", "a:\n  b: 1\n c: 2\n",
    "  a: 1\nb: 2\n",
    "a: b: c\n", "a: [b]: c\n", "a: \"b\" c\n", "a: \"b\"#c\n", "a: [b]c\n", "a: - b\n", "a: @b\n",
    "a: `b`\n", "a: %b\n", "a: ,b\n", "a\n", "a:b\n", "a: 1\rb: 2\n", "a: 1\r", "a: \u{7}\n",
    "a: \u{7F}\n", "a: 甲\u{85}b: 2\n", "a: \u{2028}\n", "a: \u{FEFF}\n", "\u{FEFF}a: 1\n",
    "a: \u{FFFF}\n", "a: --x\n", "a: \"b\n", "a: 'b\n", "a: [b\n", "a: {b: c\n", "- a\nb: 1\n",
    "a:\n  - 1\n  b: 2\n", "é: 1\ne\u{301}: 2\n",
  ])
  func `leaves the rest to the library`(_ text: String) { #expect(!reads(text)) }

  @Test func `leaves bytes that are no UTF-8 to the library`() {
    #expect(!reads(SourceFile(path: "a.yml", bytes: Array("a: ".utf8) + [0xA4, 0xA4, 0x0A])))
  }

  @Test func `leaves what is large or deep to the library`() {
    func nested(_ depth: Int) -> String {
      (0..<depth).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    }
    #expect(reads(nested(12)) && !reads(nested(40)))
    #expect(reads("a: " + String(repeating: "[", count: 12) + String(repeating: "]", count: 12)))
    #expect(!reads("a: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)))
    #expect(reads(String(repeating: "- ", count: 12) + "a"))
    #expect(!reads(String(repeating: "- ", count: 40) + "a"))
    let brackets = String(repeating: "[", count: 65)
    #expect(!reads("a: '\(brackets)'\n") && !reads("# \(brackets)\na: 1\n"))
    let indentation = String(repeating: " ", count: 600)
    #expect(!reads("a:\n\(indentation)b: 1\n") && !reads("a: 1\n\(indentation)# 註\n"))
    #expect(!reads("-\(indentation)a\n") && reads("a: 1\n\(indentation)\n"))
    #expect(!reads(String(repeating: "k", count: 300) + ": 1\n"))
    #expect(!reads(String(repeating: "k", count: 1_100) + ": 1\n"))
    #expect(reads((0..<200).map { "key\($0): 1\n" }.joined()))
    let many = (0..<2_100).map { "key\($0): 1\n" }.joined()
    #expect(reads(many) && !reads(many + "key7: 2\n") && !reads(many + "key2099: 2\n"))
  }

  @Test func `reads a long text of few values, and leaves many values to the library`() {
    #expect(reads("a: " + String(repeating: "字", count: 20_000)))
    #expect(reads((0..<1_900).map { "key\($0): 一句有些長度的話，如同字詞檔裡的\n" }.joined()))
    let list = "a: [" + Array(repeating: "1", count: 9_000).joined(separator: ",")
    #expect(reads(list + "]\n"))
    #expect(!reads(list + String(repeating: ",1", count: 11_500) + "]\n"))
    #expect(!reads("a: " + String(repeating: "字", count: 90_000)))
  }

  @Test func `counts lines from the head of the file`() {
    let file = SourceFile(path: "a.md", text: "---\n計畫: 甲\na:\n  - 乙\n---\n\n文: [\n")
    #expect(reads(file, in: 4..<26))
    #expect(!reads(file, in: 5..<26))
    #expect(
      YAMLNode.parseSimple(file, in: 4..<26)?["計畫"]?.range
        == SourceRange(line: 2, column: 9, length: 3))
  }

  // MARK: Generated

  /// Parts of lines, put together without care.
  private static let parts = [
    "a", "b", "計畫", "a: ", "b: ", "c: 1", "k: ", ":", "- ", "-", "\n", "\n", "\n", "\n  ", "\n    ",
    "\r\n", "\r", " ", "[", "]", "{", "}", ", ", ",", "\"", "\"", "'", "'", "\"x\"", "'y'", "''",
    "|",
    ">", "&x ", "*x", "? ", "?", "#", " # ", "\t", "!", "%", "@", "~", "null", "\u{85}", "\u{2028}",
    "\u{FEFF}", "\u{7}", "😀", "<<: ", "---", "...", "\\", "：", "https://a.tw/", "115-01-01", "  ",
  ]

  @Test(arguments: 0..<4)
  func `agrees with libyaml on any text`(_ seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) + 115)
    var readCount = 0
    for _ in 0..<5_000 {
      let head = Bool.random(using: &random) ? "a: " : ""
      let text = (0..<Int.random(in: 1...16, using: &random)).reduce(into: head) { text, _ in
        text += Self.parts.randomElement(using: &random) ?? ""
      }
      if reads(text) { readCount += 1 }
    }
    #expect(readCount > 250)
  }

  /// Front matter as people write it, with now and then a slip.
  private struct Writer {
    var random: SeededGenerator
    var text = ""

    mutating func chance(_ percent: Int) -> Bool {
      Int.random(in: 0..<100, using: &random) < percent
    }

    mutating func pick(_ choices: [String]) -> String {
      choices.randomElement(using: &random) ?? ""
    }

    mutating func scalar() -> String {
      pick([
        "115 年度施政計畫", "plain text", "2026-01-01", "民國115年1月1日", "\"GA0\"", "'480'", "yes", "~",
        "null",
        "https://example.gov.tw/a/?b=c#d", "時間：九點", "a:b", "R&D", "-1", "1 - 2", "C#",
        "\"a: b # c\"",
        "'一, 二'", "\"\"", "''", "😀 é\u{301}", "a 'b' c", "\"it's\"", "96.9", "第 3 項，第 4 款",
      ])
    }

    mutating func slip() -> String {
      pick([
        "a: b", "'it''s'", "\"\\t\"", "|", "&x y", "*x", "[a", "a # b", "#", "@x", "- x", "\"x\" y",
        "：",
        "\t", "? x", "a\n  b", "--x", "", "!x y", "[a, ]", "{a}", "x  ",
      ])
    }

    mutating func flow(_ depth: Int) -> String {
      let inner = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        depth > 2 || chance(80) ? (chance(98) ? scalar() : slip()) : flow(depth + 1)
      }
      let space = chance(50) ? " " : ""
      guard chance(50) else { return "[" + space + inner.joined(separator: ", ") + space + "]" }
      let members = inner.enumerated().map { "\(pick(["zh-Hant", "en", "'a'"]))\($0): \($1)" }
      return "{" + space + members.joined(separator: ",\(space) ") + space + "}"
    }

    mutating func lineEnd() {
      if chance(4) { text += pick([" ", "   ", " # 註解", " #"]) }
      text += chance(3) ? "\r\n" : "\n"
      if chance(4) { text += pick(["\n", "# 註解\n", "    # 註\n", "  \n"]) }
    }

    mutating func map(indentation: Int, depth: Int, isCompact: Bool = false) {
      for index in 0..<Int.random(in: 1...5, using: &random) {
        if index > 0 || !isCompact { text += String(repeating: " ", count: indentation) }
        text += chance(1) ? "key0:" : pick(["key", "計畫", "'quoted ", "\"a: "])
        if text.hasSuffix("'quoted ") {
          text += "\(index)':"
        } else if text.hasSuffix("\"a: ") {
          text += "\(index)\":"
        } else if !text.hasSuffix(":") {
          text += "\(index):"
        }
        value(indentation: indentation, depth: depth)
      }
    }

    mutating func value(indentation: Int, depth: Int) {
      switch Int.random(in: 0..<(depth > 3 ? 8 : 11), using: &random) {
      case 0: lineEnd()
      case 1, 2:
        text += " " + flow(0)
        lineEnd()
      case 8:
        lineEnd()
        map(indentation: indentation + (chance(95) ? 2 : 1), depth: depth + 1)
      case 9, 10:
        lineEnd()
        list(indentation: indentation + (chance(60) ? 2 : 0), depth: depth + 1)
      default:
        text += pick([" ", " ", " ", "  "]) + (chance(98) ? scalar() : slip())
        lineEnd()
      }
    }

    mutating func list(indentation: Int, depth: Int) {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        text += String(repeating: " ", count: indentation) + "-"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: lineEnd()
        case 1:
          text += " " + flow(0)
          lineEnd()
        case 2, 3:
          text += " "
          map(indentation: indentation + 2, depth: depth + 1, isCompact: true)
        default:
          text += " " + (chance(98) ? scalar() : slip())
          lineEnd()
        }
      }
    }
  }

  @Test(arguments: 0..<4)
  func `agrees with libyaml on front matter`(_ seed: Int) {
    var writer = Writer(random: SeededGenerator(seed: UInt64(seed) + 2026))
    var readCount = 0
    for _ in 0..<2_500 {
      writer.text = ""
      writer.map(indentation: 0, depth: 0)
      if reads(writer.text) { readCount += 1 }
    }
    #expect(readCount > 1_250)
  }

  @Test func `reads nearly every file of this repository, as libyaml does`() throws {
    let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    var (count, readCount) = (0, 0)
    for folder in ["content", "Tests"] {
      let files = FileManager.default.enumerator(
        at: repository.appending(path: folder), includingPropertiesForKeys: nil)
      while let url = files?.nextObject() as? URL {
        guard ["md", "yml"].contains(url.pathExtension) else { continue }
        let file = SourceFile(path: "a", bytes: Array(try Data(contentsOf: url)))
        let range = url.pathExtension == "yml" ? 0..<file.bytes.count : frontMatter(of: file)
        guard let range else { continue }
        count += 1
        if reads(file, in: range) { readCount += 1 }
      }
    }
    #expect(count > 100)
    #expect(readCount * 100 >= count * 85, "\(readCount) of \(count)")
  }

  /// The lines between two `---`.
  private func frontMatter(of file: SourceFile) -> Range<Int>? {
    guard file.line(1) == "---", file.lineCount > 1,
      let end = (2...file.lineCount).first(where: { file.line($0) == "---" })
    else { return nil }
    return file.lineStarts[1]..<file.lineStarts[end - 1]
  }
}
