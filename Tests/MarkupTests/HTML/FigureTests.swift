import Markup
import Testing

@Suite struct `Figures in HTML` {
  @Test func `are drawn by the site`() {
    expectHTML("```mermaid\nflowchart TD\n```\n", "<figure>0 mermaid</figure>\n") {
      $0.figure = { fence, index in
        Array("<figure>\(index) \(fence.language.rawValue)</figure>".utf8)
      }
    }
  }

  @Test func `fall back to their source`() {
    expectHTML(
      "```csv caption=\"x\"\na,<b>\n```\n",
      "<pre><code class=\"language-csv\">a,&lt;b&gt;\n</code></pre>\n", as: .fragment)
  }
}
