import Markup
import Testing

@Suite struct `Plain text` {
  @Test(arguments: [
    ("**粗體**、*著重*與`程式`", "粗體、著重與程式"),
    ("中\n文\ntext", "中文 text"),
    ("甲  \n乙", "甲\n乙"),
    ("[連結](a) ![圖](b.png)", "連結 圖"),
    ("甲[^1]乙\n\n[^1]: 註", "甲乙"),
    ("&lt;b&gt; \\*", "<b> *"),
  ])
  func `has no markup`(markdown: String, text: String) {
    let document = parsed(markdown)
    #expect(document.plainText(of: document.blocks[0]) == text)
  }

  @Test func `of blocks has a line for each`() {
    let document = parsed("> 甲\n>\n> - 乙\n> - 丙\n")
    #expect(document.plainText(of: document.blocks[0]) == "甲\n乙\n丙")
  }

  @Test func `of the first paragraph passes over headings and captions`() throws {
    let document = parsed("## 甲\n\n表：乙\n\n| a |\n| - |\n\n丙\n")
    let paragraph = try #require(document.firstParagraph)
    #expect(document.plainText(of: paragraph) == "丙")
    #expect(parsed("## 甲").firstParagraph == nil)
  }
}
