import Markup
import Testing

@Suite struct `Footnotes in HTML` {
  @Test func `are numbered as they are met and lead back to every reference`() {
    let (html, renderer) = renderedPage(
      "甲[^b]乙[^a]丙[^b]\n\n[^a]: 第一\n[^b]: *第二*\n"
    ) {
      $0.labels.notesTitle = "註"
      $0.labels.noteReference = "註{n}"
      $0.labels.backToNote = "回到註{n}的內文"
    }
    #expect(
      html == """
        <p>甲<sup class="footnote-ref"><a id="fnref:1" href="#fn:1" aria-label="註1">1</a></sup>乙\
        <sup class="footnote-ref"><a id="fnref:2" href="#fn:2" aria-label="註2">2</a></sup>丙\
        <sup class="footnote-ref"><a id="fnref:1-2" href="#fn:1" aria-label="註1">1</a></sup></p>
        <section class="footnotes" aria-labelledby="fn:title">
        <h2 id="fn:title">註</h2>
        <ol>
        <li id="fn:1"><em>第二</em> <a class="footnote-back" href="#fnref:1" aria-label="回到註1的內文">↩</a> \
        <a class="footnote-back" href="#fnref:1-2" aria-label="回到註1-2的內文">↩<sup>2</sup></a></li>
        <li id="fn:2">第一 <a class="footnote-back" href="#fnref:2" aria-label="回到註2的內文">↩</a></li>
        </ol>
        </section>

        """)
    #expect(
      renderer.writtenIDs == ["fnref:1", "fnref:2", "fnref:1-2", "fn:title", "fn:1", "fn:2"])
  }

  @Test func `of several blocks lead back from the last paragraph`() {
    expectHTML(
      "a[^1]\n\n[^1]: b\n\n    c\n",
      contains: """
        <li id="fn:1">
        <p>b</p>
        <p>c <a class="footnote-back" href="#fnref:1" aria-label="Back to note 1">↩</a></p>
        </li>

        """)
  }

  @Test func `that end in code lead back after it`() {
    expectHTML(
      "a[^1]\n\n[^1]: b\n\n        c\n",
      contains: "</code></pre>\n<p><a class=\"footnote-back\" href=\"#fnref:1\"")
  }

  @Test func `that only a note refers to are written too, with all their references`() {
    let html = rendered("a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1]\n")
    #expect(html.contains("<li id=\"fn:2\">c"))
    #expect(html.contains("href=\"#fnref:1-2\""))
  }

  @Test func `that nobody refers to are left out`() {
    expectHTML("a\n\n[^1]: b\n", "<p>a</p>\n")
  }
}
