import Diagnostics
import Markup
import Testing

@Suite struct Positions {
  @Test(arguments: [
    Case("[甲](a.md)", "1:7-1:11"),
    Case("x [a](<b c> \"t\")", "1:8-1:11"),
    Case("[a\nb](\nc\n\"t\")", "3:1-3:2"),
    Case("> [a\n> b](c)", "2:6-2:7"),
    Case("> [a\nb](c)", "2:4-2:5"),
    Case("- x\n\n    y\n      [a](b)", "4:11-4:12"),
    Case("- x\n  - y\n    [a](b)", "3:9-3:10"),
    Case("[a][b]\n\n[b]: /u", "1:1-1:7"),
    Case("[b][]\n\n[b]: /u", "1:1-1:6"),
    Case("[x] [b]\n\n[b]: /u", "1:5-1:8"),
    Case("[b]: /u\n[b]", "2:1-2:4"),
    Case("<https://a.tw>", "1:2-1:14"),
    Case("<a@b.tw>", "1:2-1:8"),
    Case("見 https://a.tw。", "1:5-1:17"),
    Case("見https://a.tw/?a=1&amp;b=2", "1:4-1:29"),
    Case("`[a](b)` [a](b)", "1:14-1:15"),
    Case("\\[a](b) [a](b)", "1:13-1:14"),
    Case("<b title=\"[a](b)\"> [a](b)", "1:24-1:25"),
    Case("![a](b)", "1:6-1:7"),
    Case("[a](b&amp;c)", "1:5-1:12"),
    Case("[a](b\\_c)", "1:5-1:9"),
    Case("# [a](b)", "1:7-1:8"),
    Case("[a](b)\n===", "1:5-1:6"),
    Case("[a]()", "1:5-1:5"),
  ])
  func `of links are those of their destinations`(_ example: Case) {
    #expect(parsed(example.markdown).links.map { spelled($0.range) } == [example.expected])
  }

  @Test func `tell an image in a link from the link`() {
    let links = parsed("[![a](b) c](d)").links
    #expect(links.map(\.destination) == ["d", "b"])
    #expect(links.map { spelled($0.range) } == ["1:13-1:14", "1:7-1:8"])
  }

  @Test func `count lines and bytes of the whole file`() {
    let markdown = "---\ntitle: 甲\n---\n\n甲[a](javascript:x)\n\n## b {#U}\n"
    #expect(
      complaints(about: markdown, from: 19)
        == ["5:8-5:20 unsafe-url", "7:1-7:10 wrong-value"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `follow every line ending`(ending: String) {
    let markdown = ["a", "", "> b", "> [c](x:y)", ""].joined(separator: ending)
    let found = complaints(about: markdown)
    #expect(found == [ending == "\r" ? "1:14-1:17 unsafe-url" : "4:7-4:10 unsafe-url"])
  }

  @Test func `of blocks are their lines`() {
    let document = parsed("a\n\n> b\n> c\n\n- d\n\n  e\n\n| f |\n|-|\n| g |\n")
    let lines = document.blocks.map { "\(document[$0].startLine)-\(document[$0].endLine)" }
    #expect(lines == ["1-1", "3-4", "6-9", "10-12"])
  }
}
