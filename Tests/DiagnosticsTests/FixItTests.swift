import Diagnostics
import Testing

@Suite struct `Fixes` {
  private func applying(_ changes: [(Range<Int>, String)], to text: String) -> String {
    let file = SourceFile(path: "content/a.md", text: text)
    let fixes = changes.map { FixIt(file.range(of: $0.0), $0.1) }
    return String(decoding: FixIt.applying(fixes, to: file).bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      ([(0..<1, "x")], "xbc\ndef"),
      ([(4..<5, "y"), (0..<1, "x")], "xbc\nyef"),
      ([(1..<1, "+")], "a+bc\ndef"),
      ([(7..<7, "!")], "abc\ndef!"),
      ([(0..<3, ""), (3..<4, "")], "def"),
      ([(0..<2, "x"), (1..<3, "y")], "xc\ndef"),
      ([(0..<1, "x"), (0..<1, "x")], "xbc\ndef"),
      ([(0..<1, "x"), (0..<3, "y")], "xbc\ndef"),
      ([(1..<1, "+"), (1..<1, "-")], "a+bc\ndef"),
      ([(1..<1, "+"), (1..<2, "x")], "a+xc\ndef"),
      ([], "abc\ndef"),
    ] as [([(Range<Int>, String)], String)])
  func `are made together, but for those that overlap`(
    _ changes: [(Range<Int>, String)], _ expected: String
  ) {
    #expect(applying(changes, to: "abc\ndef") == expected)
    #expect(applying(changes.reversed(), to: "abc\ndef") == expected)
  }

  @Test func `keep the characters round them whole`() {
    #expect(applying([(0..<6, "臺灣")], to: "台灣😀é") == "臺灣😀é")
    #expect(applying([(1..<6, "灣")], to: "台灣") == "台灣", "within a character")
    #expect(applying([(0..<2, "臺")], to: "台灣") == "台灣", "within a character")
  }

  @Test func `of another state of the file are left out`() {
    let file = SourceFile(path: "content/a.md", text: "甲\r\n乙\n")
    let beyond = [
      FixIt(SourceRange(line: 9, column: 1, length: 1), "x"),
      FixIt(SourceRange(line: 1, column: 4, length: 20), "x"),
    ]
    let result = FixIt.applying(beyond, to: file)
    #expect(result.bytes == file.bytes)
    #expect(result.count == 0)
  }

  @Test func `are counted`() {
    let file = SourceFile(path: "content/a.md", text: "abc")
    let fixes = [0..<1, 0..<2, 2..<3].map { FixIt(file.range(of: $0), "x") }
    #expect(FixIt.applying(fixes, to: file).count == 2)
  }
}
