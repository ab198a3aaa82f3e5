import Diagnostics
import Testing

@Suite struct SourceFileTests {
  private let file = SourceFile(path: "a.md", text: "a\r\n計畫\n\nlast")

  @Test(arguments: [(1, "a"), (2, "計畫"), (3, ""), (4, "last"), (0, ""), (5, ""), (-1, "")])
  func `gives a line without its ending`(_ number: Int, _ expected: String) {
    #expect(file.line(number) == expected)
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (3, 2, 1), (6, 2, 4), (9, 2, 7), (10, 3, 1), (11, 4, 1), (15, 4, 5),
    (99, 4, 5), (-1, 1, 1),
  ])
  func `finds an offset's place, clamped to the file`(_ offset: Int, _ line: Int, _ column: Int) {
    #expect(file.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test func `finds each place's offset again`() {
    for offset in 0...file.bytes.count {
      #expect(file.offset(of: file.position(at: offset)) == offset)
    }
  }

  @Test(arguments: [(2, 1, 1), (2, 4, 2), (2, 7, 3), (2, 99, 3), (4, 3, 3), (9, 4, 1)])
  func `turns bytes into characters`(_ line: Int, _ column: Int, _ expected: Int) {
    let position = file.scalarPosition(of: SourcePosition(line: line, column: column))
    #expect(position == SourcePosition(line: line, column: expected))
  }

  @Test func `counts a character for bytes that are no text`() {
    let file = SourceFile(path: "a", bytes: [0x41, 0xA4, 0xA4, 0x42])
    #expect(file.scalarPosition(of: SourcePosition(line: 1, column: 4)).column == 4)
  }

  @Test(arguments: 0..<40)
  func `finds every line feed, wherever it stands in a text`(_ length: Int) {
    for first in 0..<max(length, 1) {
      // Bytes that a search over whole words could take for LF, or carry into.
      var bytes = (0..<length).map { [0x8A, 0x0B, 0x09, 0x61, 0xFF, 0x00][$0 % 6] as UInt8 }
      for index in bytes.indices where index == first || index % 11 == 10 { bytes[index] = 0x0A }
      let expected = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
      #expect(SourceFile(path: "a", bytes: bytes).lineStarts == expected)
    }
  }

  @Test func `gives the same lines to all who ask at once`() async {
    let file = SourceFile(path: "a", text: String(repeating: "一\n二\r\n\n", count: 2_000))
    await withTaskGroup(of: Int.self) { group in
      for _ in 0..<16 { group.addTask { file.lineCount } }
      for await count in group { #expect(count == 6_001) }
    }
  }

  @Test func `has one line where it is empty`() {
    let empty = SourceFile(path: "a", text: "")
    #expect(empty.lineCount == 1)
    #expect(empty.position(at: 0) == .start)
  }
}
