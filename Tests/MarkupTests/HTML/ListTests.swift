import Markup
import Testing

@Suite struct `Lists in HTML` {
  @Test(arguments: [
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
    ("- > a", "<ul>\n<li>\n<blockquote>\n<p>a</p>\n</blockquote>\n</li>\n</ul>\n"),
    ("-\n- a", "<ul>\n<li></li>\n<li>a</li>\n</ul>\n"),
    ("- (1)\n- (2)", "<ul>\n<li>(1)</li>\n<li>(2)</li>\n</ul>\n"),
  ])
  func `are tight or loose as CommonMark has them`(markdown: String, html: String) {
    expectHTML(markdown, html)
  }

  @Test(arguments: [
    (
      "- 一、甲\n- 二、乙",
      """
      <ul class="official">
      <li><span class="num">一、</span><span>甲</span></li>
      <li><span class="num">二、</span><span>乙</span></li>
      </ul>

      """
    ),
    (
      "- 一、甲\n\n- 二、乙",
      """
      <ul class="official">
      <li><span class="num">一、</span><span>甲</span></li>
      <li><span class="num">二、</span><span>乙</span></li>
      </ul>

      """
    ),
    (
      "- 一、甲\n  - 細項\n- 二、乙",
      """
      <ul class="official">
      <li><span class="num">一、</span><div>甲
      <ul>
      <li>細項</li>
      </ul>
      </div></li>
      <li><span class="num">二、</span><span>乙</span></li>
      </ul>

      """
    ),
    (
      "- 一、甲\n\n  說明\n- 二、乙",
      """
      <ul class="official">
      <li><span class="num">一、</span><div><p>甲</p>
      <p>說明</p>
      </div></li>
      <li><span class="num">二、</span><span>乙</span></li>
      </ul>

      """
    ),
    (
      "- (1) First\n  - (a) Letter\n  - (b) Another",
      """
      <ul class="official">
      <li><span class="num">(1)&nbsp;</span><div>First
      <ul class="official">
      <li><span class="num">(a)&nbsp;</span><span>Letter</span></li>
      <li><span class="num">(b)&nbsp;</span><span>Another</span></li>
      </ul>
      </div></li>
      </ul>

      """
    ),
    ("- (a) 甲\n- 乙", "<ul>\n<li>(a) 甲</li>\n<li>乙</li>\n</ul>\n"),
    ("- 一、甲\n- 乙", "<ul>\n<li>一、甲</li>\n<li>乙</li>\n</ul>\n"),
    ("1. 一、甲", "<ol>\n<li>一、甲</li>\n</ol>\n"),
  ])
  func `lose their bullets where every item has an official number`(markdown: String, html: String)
  {
    expectHTML(markdown, html)
  }

  @Test func `keep numbers in the text of a fragment`() {
    expectHTML(
      "- 一、甲\n- 二、乙", "<ul class=\"official\">\n<li>一、甲</li>\n<li>二、乙</li>\n</ul>\n", as: .fragment)
  }

  @Test func `set paragraphs with numbers apart in loose items`() {
    expectHTML(
      "1. 事務所：\n\n   (1)甲\n\n   (2)乙\n",
      """
      <ol>
      <li>
      <p>事務所：</p>
      <p class="item"><span class="num">(1)</span><span>甲</span></p>
      <p class="item"><span class="num">(2)</span><span>乙</span></p>
      </li>
      </ol>

      """)
  }
}
