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
}
