import Content
import Diagnostics
import Testing

@Suite struct SourceTreeTests {
  private let tree = SourceTree(["content/b.md": "乙", "content/a.md": "甲", "content/B.md": "B"])

  @Test func `lists its paths by their bytes`() {
    #expect(tree.paths == ["content/B.md", "content/a.md", "content/b.md"])
  }

  @Test func `gives the bytes of a file`() throws {
    #expect(try tree.bytes(of: "content/a.md") == Array("甲".utf8))
    #expect(tree.contains("content/a.md"))
  }

  @Test func `throws for a file that is not there`() {
    #expect(!tree.contains("content/c.md"))
    #expect(throws: SourceReadingError.missing) { try tree.bytes(of: "content/c.md") }
  }

  @Test func `reports a name that no disk takes`() {
    let tree = SourceTree([
      SourcePath("content/\(String(repeating: "長", count: 84)).md"): "甲",
      SourcePath("content/\(String(repeating: "長", count: 85)).md"): "乙",
    ])
    #expect(
      told(tree.diagnostics) == [
        "wrong-value 1:1 The path has a part of 258 bytes; a name takes at most 255"
      ])
    #expect(tree.diagnostics.map(\.file) == [tree.paths.last])
  }
}
