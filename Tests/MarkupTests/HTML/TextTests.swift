import Markup
import Testing

@Suite struct `Text in HTML` {
  @Test(arguments: [
    ("a\nb", "<p>a\nb</p>\n"),
    ("中\n文", "<p>中文</p>\n"),
    ("中，\n文", "<p>中，文</p>\n"),
    ("中\n「文」", "<p>中「文」</p>\n"),
    ("かな\nカナ", "<p>かなカナ</p>\n"),
    ("中\ntext", "<p>中\ntext</p>\n"),
    ("text\n中", "<p>text\n中</p>\n"),
    ("한국\n어", "<p>한국\n어</p>\n"),
    ("中\n한국", "<p>中\n한국</p>\n"),
    ("中**文**\n**字**", "<p>中<strong>文</strong><strong>字</strong></p>\n"),
    ("中\n[文](a.md)", "<p>中<a href=\"a.md\">文</a></p>\n"),
    ("中\n`文`", "<p>中\n<code>文</code></p>\n"),
    ("葛\u{E0100}\n城", "<p>葛\u{E0100}城</p>\n"),
    ("𠮷\n野", "<p>𠮷野</p>\n"),
    ("中  \n文", "<p>中<br>\n文</p>\n"),
    ("ＡＢ\nＣＤ", "<p>ＡＢＣＤ</p>\n"),
    ("100％\n中", "<p>100％中</p>\n"),
  ])
  func `soft breaks vanish between Han, kana and full-width punctuation`(
    markdown: String, html: String
  ) { expectHTML(markdown, html) }

  @Test(arguments: [
    ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"),
    ("***a** b*", "<p><em><strong>a</strong> b</em></p>\n"),
    ("1 &lt; 2 & \"3\"", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n"),
    ("`<b>&`", "<p><code>&lt;b&gt;&amp;</code></p>\n"),
    ("---", "<hr>\n"),
    ("> 引文", "<blockquote>\n<p>引文</p>\n</blockquote>\n"),
    (
      "> 引文\n>\n> 資料來源：[計畫](a.md)",
      """
      <blockquote>
      <p>引文</p>
      <p class="source-line">資料來源：<a href="a.md">計畫</a></p>
      </blockquote>

      """
    ),
  ])
  func `is marked up and escaped`(markdown: String, html: String) { expectHTML(markdown, html) }

  @Test(arguments: [
    ("(1)加強服務", "<p class=\"item\"><span class=\"num\">(1)</span><span>加強服務</span></p>\n"),
    ("(1) 加強", "<p class=\"item\"><span class=\"num\">(1)&nbsp;</span><span>加強</span></p>\n"),
    (
      "一、考核**方式**",
      "<p class=\"item\"><span class=\"num\">一、</span><span>考核<strong>方式</strong></span></p>\n"
    ),
    ("一、 考核", "<p class=\"item\"><span class=\"num\">一、</span><span>考核</span></p>\n"),
    ("（一） 考核", "<p class=\"item\"><span class=\"num\">（一）</span><span>考核</span></p>\n"),
    (
      "(1)**加強**",
      "<p class=\"item\"><span class=\"num\">(1)</span><span><strong>加強</strong></span></p>\n"
    ),
    ("(1)", "<p>(1)</p>\n"),
    ("I. am", "<p>I. am</p>\n"),
  ])
  func `paragraphs set their official number apart`(markdown: String, html: String) {
    expectHTML(markdown, html)
  }

  @Test func `numbers stay in the text of a fragment`() {
    expectHTML("(1)加強", "<p>(1)加強</p>\n", as: .fragment)
  }

  @Test func `code scrolls in a region that the keyboard reaches`() {
    expectHTML(
      "    a < b\n",
      """
      <pre role="region" aria-label="Code, scrolls sideways" tabindex="0"><code>a &lt; b
      </code></pre>

      """)
    expectHTML("    a\n", "<pre><code>a\n</code></pre>\n", as: .fragment)
    expectHTML(
      "```swift x\na\n```\n", "<pre><code class=\"language-swift\">a\n</code></pre>\n",
      as: .fragment)
  }

  @Test func `regions of one page have labels of their own`() {
    expectHTML("```\na\n```\n\n```\nb\n```", contains: "aria-label=\"Code, scrolls sideways 2\"")
  }
}
