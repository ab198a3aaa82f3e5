import Foundation
import Testing

@Suite struct RenderTests {
  private func render(_ markdown: String, _ options: String...) throws -> Executable.Run {
    try Executable.run(
      ["render"] + options, in: FileManager.default.temporaryDirectory,
      input: Data(markdown.utf8))
  }

  @Test func `writes a fragment in the Markdown of pages`() throws {
    let run = try render("**「重要」**的\n")
    #expect(run.status == 0)
    #expect(run.output == "<p><strong>「重要」</strong>的</p>\n")
    #expect(run.error == "")
  }

  @Test func `writes what CommonMark says when asked`() throws {
    let run = try render("**「重要」**的 <b>x</b>\n", "--profile", "commonmark")
    #expect(run.status == 0)
    #expect(run.output == "<p>**「重要」**的 <b>x</b></p>\n")
    #expect(run.error == "")
  }

  @Test func `tells what is wrong and writes all the same`() throws {
    let run = try render("a <b>c</b>\n")
    #expect(run.status == 0)
    #expect(run.output == "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n")
    #expect(run.error.hasPrefix("standard input:1:3: warning: "))
    #expect(run.error.contains("[raw-html]\n 1 | a <b>c</b>\n   |   ^"))
  }

  @Test func `writes nothing for nothing`() throws {
    let run = try render("")
    #expect(run.status == 0)
    #expect(run.output + run.error == "")
  }

  @Test func `reads an input of any length`() throws {
    let paragraph = String(repeating: "文字 ", count: 50) + "\n\n"
    let run = try render(String(repeating: paragraph, count: 2_000))
    #expect(run.status == 0)
    #expect(run.output.components(separatedBy: "<p>").count == 2_001)
  }

  @Test func `refuses a profile that it does not know`() throws {
    let run = try render("", "--profile", "gfm")
    #expect(run.status == 64)
    #expect(run.output == "")
  }
}
