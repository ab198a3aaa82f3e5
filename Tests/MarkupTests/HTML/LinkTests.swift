import Markup
import Testing

@Suite struct `Links in HTML` {
  @Test(arguments: [
    ("[計畫](/plans/115/)", "<p><a href=\"/plans/115/\">計畫</a></p>\n"),
    ("[a](b.md 'T \"q\"')", "<p><a href=\"b.md\" title=\"T &quot;q&quot;\">a</a></p>\n"),
    ("[a](<b c.md?x=1&y=2>)", "<p><a href=\"b%20c.md?x=1&amp;y=2\">a</a></p>\n"),
    ("[a](#肆執行策略)", "<p><a href=\"#肆執行策略\">a</a></p>\n"),
    ("[**a** b](c)", "<p><a href=\"c\"><strong>a</strong> b</a></p>\n"),
    (
      "<https://example.gov.tw/>",
      "<p><a href=\"https://example.gov.tw/\">https://example.gov.tw/</a></p>\n"
    ),
    ("[a](javascript:alert(1)) b", "<p>a b</p>\n"),
    ("![圖*示*](a.png)", "<p><img src=\"a.png\" alt=\"圖示\"></p>\n"),
    ("![a](data:text/html,x)", "<p>a</p>\n"),
    ("[![a](b.png)](c)", "<p><a href=\"c\"><img src=\"b.png\" alt=\"a\"></a></p>\n"),
  ])
  func `have safe and readable addresses`(markdown: String, html: String) {
    expectHTML(markdown, html)
  }

  @Test func `encode what lies beyond ASCII in a fragment, as GitHub does`() {
    expectHTML("[a](ä)", "<p><a href=\"%C3%A4\">a</a></p>\n", as: .fragment)
  }

  @Test func `lead where the site says, in its language`() {
    expectHTML(
      "[a](../plans/115.md) [b](gone.md)",
      "<p><a href=\"/en/plans/115/\" hreflang=\"en\">a</a> b</p>\n"
    ) {
      $0.resolve = { link in
        link.destination == "gone.md" ? nil : ResolvedLink(href: "/en/plans/115/", language: "en")
      }
    }
  }

  @Test func `of images beyond the first wait until they are near`() {
    expectHTML(
      "![a](a.png)\n\n![b](b.png)",
      "<p><img src=\"a.png\" alt=\"a\"></p>\n<p><img src=\"b.png\" alt=\"b\" loading=\"lazy\"></p>\n"
    )
  }

  @Test func `are recorded as they were written`() {
    let renderer = renderedPage("[a](b) ![c](d) [e](javascript:f)").renderer
    #expect(renderer.writtenLinks.map(\.target.href) == ["b", "d"])
    #expect(renderer.writtenLinks.map(\.reference.kind) == [.link, .image])
  }
}
