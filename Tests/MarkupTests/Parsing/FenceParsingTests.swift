import Diagnostics
import Markup
import Testing

@Suite struct Fences {
  @Test func `read options with their places`() throws {
    let fence = try #require(
      parsed("x\n\n```chart type=bar  caption=\"圖 \\\"一\\\"\" y=甲,乙 bare\na\n```\n").fences.first)
    #expect(fence.language == .chart)
    #expect(fence.options.map(\.name) == ["type", "caption", "y", "bare"])
    #expect(fence.options.map(\.value) == ["bar", "圖 \"一\"", "甲,乙", ""])
    #expect(
      fence.options.map { spelled($0.valueRange) }
        == ["3:15-3:18", "3:29-3:40", "3:44-3:51", "3:56-3:56"])
    #expect(fence.options.map { spelled($0.nameRange) }.first == "3:10-3:14")
    #expect(fence["type"]?.value == "bar")
    #expect(fence.caption == "圖 \"一\"")
    #expect(spelled(fence.range) == "3:4-3:56")
  }

  @Test(arguments: [
    Case("```csv\na\n b\n```\n", "2:1 3:1"),
    Case("  ```csv\n  a\n    b\nc\n  ```\n", "2:3 3:3 4:1"),
    Case("> ```csv\n> a\n>b\n> ```\n", "2:3 3:2"),
    Case("- x\n\n  ~~~csv\n  a\n\n  b\n  ~~~\n", "4:3 5:1 6:3"),
    Case("1. > ```csv\n   > a\n   > ```\n", "2:6"),
    Case("-  ```csv\n    a\n   ```\n", "2:4"),
    Case("x[^1]\n\n[^1]: ```csv\n    a\n    ```\n", "4:5"),
    Case("```csv\na\n", "2:1"),
  ])
  func `place each line of their content in the file`(_ example: Case) {
    let positions = parsed(example.markdown).fences.flatMap(\.linePositions)
    #expect(positions.map { "\($0.line):\($0.column)" }.joined(separator: " ") == example.expected)
  }

  @Test func `keep their content byte for byte`() {
    let document = parsed("> ```csv\n> a,\"b\n> \n> c\",\\[d\\]~e\n> ```\n")
    #expect(
      document.fences.map { String(decoding: $0.content, as: UTF8.self) } == [
        "a,\"b\n\nc\",\\[d\\]~e\n"
      ])
  }

  @Test func `are code where no figure is named`() {
    let document = parsed("```swift x=1\na\n```\n\n```\nb\n```\n\n    c\n\n```CSV\nd\n```\n")
    #expect(document.fences.isEmpty)
    #expect(document.infoWords == ["swift", "CSV"])
    #expect(document.blocks.map { document[$0].payload } == [1, 0, 0, 2])
  }

  @Test func `tell of an open quotation mark`() {
    expectComplaints("```csv caption=\"a\nb\n```\n", ["1:16-1:18 unknown-fence-option"])
  }
}
