import Markup
import Testing

@Suite struct `Well-formed HTML` {
  /// Pieces of Markdown that meet each other in random order.
  private static let pieces = [
    "## 壹、計畫\n\n", "### 1. a {#x}\n", "#### —\n\n", "# b\n", "text ", "中文\n", "(1)項目\n\n",
    "- 一、甲\n", "- 乙\n",
    "  - c\n\n", "1. 受理：d\n", "> 引文\n", "> [!NOTE]\n> e\n", "[^1]", "[^2] ", "\n\n[^1]: 註[^2]\n",
    "\n\n[^2]: 註\n\n    續[^1]\n", "**粗", "**", "*", "~~", "`", "[f](g.md) ", "![h](i.png)",
    "[j](javascript:k)",
    "\n\n| a | b ||\n| - | - | - |\n| 甲 | 1 | 2 |\n| ^ | 3 ||\n\n",
    "\n\n| **a** ||\n| - | - |\n| **b** || c\n",
    "\n\n表：k\n\n| a |\n| -: |\n| 1 |\n", "```csv\na,b\n```\n", "```\n<p>\n", "    code\n", "---\n",
    "  \n",
    "<b>raw</b> ", "&lt; & \" ", "https://example.tw。", "\n", "資料來源：l\n", "\\", "|", "||", "<br>",
  ]

  @Test(arguments: [RenderOptions.Style.page, .fragment])
  func `comes of any order of any pieces, and every id is there once`(
    style: RenderOptions.Style
  ) {
    var state: UInt64 = 0xD1B5_4A32_D192_ED03
    for _ in 0..<1500 {
      var markdown = ""
      for _ in 0..<12 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        markdown += Self.pieces[Int(state % UInt64(Self.pieces.count))]
      }
      let (html, renderer) = renderedPage(markdown, as: style)
      let balance = TagBalance(html)
      #expect(balance.fault == nil, "\(markdown)\n=>\n\(html)")
      #expect(balance.ids.sorted() == renderer.writtenIDs.sorted(), "\(markdown)\n=>\n\(html)")
      #expect(Set(balance.ids).count == balance.ids.count, "\(markdown)\n=>\n\(html)")
      let missing = Set(balance.references).subtracting(balance.ids)
      #expect(missing.isEmpty, "\(missing) in \(markdown)\n=>\n\(html)")
    }
  }
}
