import Content
import Diagnostics
import Testing

@Suite struct PageSourceTests {
  private func page(_ bytes: [UInt8]) -> PageSource {
    PageSource(
      location: PageLocation("content/a.md", key: PageKey("a"), language: .chinese), bytes: bytes)
  }

  private func body(_ source: PageSource) -> String {
    String(decoding: source.file.bytes[source.bodyOffset...], as: UTF8.self)
  }

  @Test(arguments: [
    ("---\ntitle: 甲\n---\n# 乙\n", "{title: 甲}", "# 乙\n"),
    ("---\r\ntitle: 甲\r\n---\r\n乙\r\n", "{title: 甲}", "乙\r\n"),
    ("\u{FEFF}---\ntitle: 甲\n---\n乙\n", "{title: 甲}", "乙\n"),
    ("\u{FEFF}---\r\ntitle: 甲\r\n---\r\n", "{title: 甲}", ""),
    ("---  \ntitle: 甲\n---\t\n乙", "{title: 甲}", "乙"),
    ("---\ntitle: 甲\n---", "{title: 甲}", ""),
    ("---\n---\n乙\n", "nothing", "乙\n"),
    ("---\n# 註解\n---\n乙\n", "nothing", "乙\n"),
    ("# 乙\n\n---\n\n文\n", "nothing", "# 乙\n\n---\n\n文\n"),
    ("\u{FEFF}# 乙\n", "nothing", "# 乙\n"),
    (" ---\ntitle: 甲\n---\n", "nothing", " ---\ntitle: 甲\n---\n"),
    ("----\n", "nothing", "----\n"),
    ("\n---\ntitle: 甲\n---\n", "nothing", "\n---\ntitle: 甲\n---\n"),
    ("---\ntitle: 甲\n---\n乙\n---\n丙\n", "{title: 甲}", "乙\n---\n丙\n"),
    ("---\ntitle: |\n  一\n  ----\n---\n乙\n", "{title: \"一\n----\n\"}", "乙\n"),
  ])
  func `divides a file into front matter and text`(_ text: String, _ keys: String, _ rest: String) {
    let source = page(Array(text.utf8))
    #expect(shape(source.frontMatter) == keys)
    #expect(body(source) == rest)
    #expect(told(source.diagnostics) == [])
  }

  @Test(
    arguments: [
      ("", ["empty-file 1:1 The file is empty"]),
      (" \r\n\t\n", ["empty-file 1:1 The file is empty"]),
      ("\u{FEFF}\n", ["empty-file 1:1 The file is empty"]),
      ("---", ["unclosed-front-matter 1:1 Front matter has no closing '---'"]),
      ("---\ntitle: 甲\n", ["unclosed-front-matter 1:1 Front matter has no closing '---'"]),
      (
        "\u{FEFF}---\ntitle: 甲\n --- \n",
        ["unclosed-front-matter 1:4 Front matter has no closing '---'"]
      ),
      ("---\ntitle: 甲\n----\n乙\n", ["unclosed-front-matter 1:1 Front matter has no closing '---'"]),
    ] as [(String, [String])])
  func `tells what is wrong with the file`(_ text: String, _ expected: [String]) {
    let source = page(Array(text.utf8))
    #expect(told(source.diagnostics) == expected)
    #expect(source.diagnostics.allSatisfy { $0.severity == .error })
    #expect(source.frontMatter == nil)
  }

  @Test func `knows UTF-16 by its mark`() {
    let source = page([0xFF, 0xFE, 0x2D, 0x00])
    #expect(told(source.diagnostics) == ["invalid-utf8 1:1 The file is UTF-16, not UTF-8"])
  }

  @Test func `finds the first byte that is no UTF-8`() {
    let source = page(
      Array("---\ntitle: ".utf8) + [0xA4, 0xA4, 0xA4, 0xE5] + Array("\n---\n".utf8))
    #expect(told(source.diagnostics) == ["invalid-utf8 2:8 Byte 0xA4 is no UTF-8"])
    #expect(source.frontMatter == nil)
    #expect(body(source) == "")
  }

  @Test(
    arguments: [
      ([0x61, 0xFF], 2), ([0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 1), ([0x0A, 0xE8, 0xA8], 1),
    ] as [([UInt8], Int)])
  func `refuses bytes that are no UTF-8`(_ bytes: [UInt8], _ column: Int) {
    let problems = page(bytes).diagnostics
    #expect(problems.map(\.code) == [.invalidUTF8])
    #expect(problems.first?.range.start.column == column)
  }

  @Test(arguments: [
    ("---\n計畫: 甲\nb: 乙\n---\n", 2, 1, 3), ("---\r\n計畫: 甲\r\nb: 乙\r\n---\r\n", 2, 1, 3),
    ("\u{FEFF}---\n計畫: 甲\nb: 乙\n---\n", 2, 1, 3),
  ])
  func `counts lines from the head of the file`(
    _ text: String, _ first: Int, _ column: Int, _ second: Int
  ) {
    let members = page(Array(text.utf8)).frontMatter?.members ?? []
    #expect(members.map(\.keyRange.start.line) == [first, second])
    #expect(members.first?.keyRange == SourceRange(line: first, column: column, length: 6))
    #expect(members.first?.value.range == SourceRange(line: first, column: 9, length: 3))
  }

  @Test func `tells what is wrong with the keys at their line of the file`() {
    let source = page(Array("---\ntitle: 甲\n計畫: [一\n---\n".utf8))
    #expect(source.frontMatter == nil)
    #expect(source.diagnostics.map(\.code) == [.yamlSyntax])
    #expect(source.diagnostics.first.map { (3...4).contains($0.range.start.line) } == true)
  }

  @Test func `weighs an empty page as its code does`() {
    let source = PageSource(
      location: PageLocation("content/a.md", key: PageKey("a"), language: .chinese), bytes: [])
    #expect(source.diagnostics.map(\.severity) == [DiagnosticCode.emptyFile.defaultSeverity])
    #expect(DiagnosticCode.emptyFile.defaultSeverity == .error)
  }
}
