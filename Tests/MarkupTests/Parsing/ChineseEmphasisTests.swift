import Diagnostics
import Markup
import Testing

@Suite struct `Emphasis in Chinese text` {
  private static let cases = [
    // Opening before punctuation.
    Case("是**「重要」**的", "是<strong>「重要」</strong>的"),
    Case("是*「重要」*的", "是<em>「重要」</em>的"),
    Case("是***「重要」***的", "是<em><strong>「重要」</strong></em>的"),
    Case("見**（一）**項", "見<strong>（一）</strong>項"),
    Case("見**(一)**項", "見<strong>(一)</strong>項"),
    Case("見**《法》**條", "見<strong>《法》</strong>條"),
    Case("稱**\"甲\"**者", "稱<strong>&quot;甲&quot;</strong>者"),
    Case("稱**“甲”**者", "稱<strong>“甲”</strong>者"),
    Case("第**#1**號", "第<strong>#1</strong>號"),
    Case("約**~~舊~~**的", "約<strong><del>舊</del></strong>的"),
    Case("字**`碼`**字", "字<strong><code>碼</code></strong>字"),
    Case("字**[文](a)**字", "字<strong><a href=\"a\">文</a></strong>字"),
    Case("字**![文](a)**字", "字<strong><img src=\"a\" alt=\"文\" /></strong>字"),
    Case("字**\\*星\\***字", "字<strong>*星*</strong>字"),
    Case("字**&amp;甲**字", "字<strong>&amp;甲</strong>字"),
    // Closing after punctuation.
    Case("**注意：**請看", "<strong>注意：</strong>請看"),
    Case("**注意：**ODF 檔案", "<strong>注意：</strong>ODF 檔案"),
    Case("**注意：**3 月", "<strong>注意：</strong>3 月"),
    Case("**注意。**請看", "<strong>注意。</strong>請看"),
    Case("**真的？**是", "<strong>真的？</strong>是"),
    Case("**真的!**是", "<strong>真的!</strong>是"),
    Case("**等……**是", "<strong>等……</strong>是"),
    Case("**第一條（總則）**本法", "<strong>第一條（總則）</strong>本法"),
    Case("*注意：*請看", "<em>注意：</em>請看"),
    Case("**注意：***請*看", "<strong>注意：</strong><em>請</em>看"),
    Case("> **注意：**請看", "注意：</strong>請看"),
    Case("- **注意：**請看", "<strong>注意：</strong>請看"),
    // What CommonMark does rightly itself.
    Case("**重要**的", "<strong>重要</strong>的"),
    Case("的**重要**", "的<strong>重要</strong>"),
    Case("，**重要**，", "，<strong>重要</strong>，"),
    Case("。**「重要」**。", "。<strong>「重要」</strong>。"),
    Case("是 **「重要」** 的", "是 <strong>「重要」</strong> 的"),
    Case("a**b**c", "a<strong>b</strong>c"),
    // Kana, bopomofo, Hangul, beyond the basic plane.
    Case("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
    Case("カナ**（注）**カナ", "カナ<strong>（注）</strong>カナ"),
    Case("ㄅㄆ**（注）**ㄇ", "ㄅㄆ<strong>（注）</strong>ㄇ"),
    Case("한국**(주)**어", "한국<strong>(주)</strong>어"),
    Case("𠮷**「野」**家", "𠮷<strong>「野」</strong>家"),
    Case("ＡＢ**（注）**ＣＤ", "ＡＢ<strong>（注）</strong>ＣＤ"),
    // Variation selectors belong to the character before them.
    Case("葛\u{E0100}**「城」**市", "葛\u{E0100}<strong>「城」</strong>市"),
    Case("字\u{FE00}**「城」**市", "字\u{FE00}<strong>「城」</strong>市"),
    // What stays literal.
    Case("3*4*「5」", "3<em>4</em>「5」"),
    Case("甲 * 乙 * 丙", "甲 * 乙 * 丙"),
    Case("甲　**　乙**", "甲　**　乙**"),
    Case("\\*\\*「甲」\\*\\*乙", "**「甲」**乙"),
    Case("字`**「甲」**`字", "字<code>**「甲」**</code>字"),
    Case("a**\"b\"**c", "a**&quot;b&quot;**c"),
    Case("字_「甲」_字", "字_「甲」_字"),
  ]

  @Test(arguments: cases)
  func `needs no space beside punctuation`(_ example: Case) {
    expectHTML(example.markdown, contains: example.expected, as: .fragment)
  }

  @Test func `leaves no mark in code, addresses, titles, info words, ids or HTML`() {
    let markdown = """
      ## 是**「甲」**的 {#甲}

      [字**「甲」**字](是*「乙」*的.html "題**「丙」**目") <b title="字*「丁」*字">

      ```字*「戊」*字
      字*「己」*字
      ```

      ```csv caption="字*「庚」*字"
      字*「辛」*字
      ```

      [^字]: 字*「壬」*字[^字]

      [參考]: 字*「癸」*字 "字*「子」*字"

      見[參考]
      """
    let (document, diagnostics) = Document.parse(
      SourceFile(path: "content/page.md", text: markdown))
    var strings = [String(decoding: document.text, as: UTF8.self)]
    strings += document.links.flatMap { [$0.destination, $0.title] }
    strings += document.headings.flatMap { [$0.text, $0.title, $0.anchor] }
    strings += document.fences.flatMap { fence in
      [fence.caption ?? "", String(decoding: fence.content, as: UTF8.self)]
        + fence.options.map(\.value)
    }
    strings += document.footnotes.map(\.label) + document.infoWords
    strings += diagnostics.map(\.message)
    for string in strings {
      #expect(!string.unicodeScalars.contains { $0.properties.generalCategory == .privateUse })
    }
    #expect(document.links.map(\.destination) == ["是*「乙」*的.html", "字*「癸」*字"])
    #expect(document.links.map(\.title) == ["題**「丙」**目", "字*「子」*字"])
    #expect(document.infoWords == ["字*「戊」*字"])
    #expect(
      document.fences.first.map { String(decoding: $0.content, as: UTF8.self) } == "字*「辛」*字\n")
  }

  @Test(arguments: [1, 4095, 4096])
  func `keeps private-use characters of the text`(count: Int) {
    let characters = String(
      String.UnicodeScalarView((0..<count).compactMap { Unicode.Scalar(0xE000 + UInt32($0)) }))
    let html = rendered("\(characters)是**重要**的\\~", as: .fragment)
    #expect(html == "<p>\(characters)是<strong>重要</strong>的~</p>\n")
  }

  @Test func `still works beside a private-use character of the text`() {
    expectHTML(
      "\u{E000}\u{E001}是**「重要」**的", "<p>\u{E000}\u{E001}是<strong>「重要」</strong>的</p>\n",
      as: .fragment)
  }

  /// The rules may add nothing to a text without Chinese.
  @Test func `changes no example of CommonMark's specification on emphasis`() throws {
    let examples = try SpecificationExample.all(in: "commonmark-0.31.2").filter {
      $0.section == "Emphasis and strong emphasis"
        && !$0.html.contains("<a ") && !$0.markdown.contains("<")
    }
    #expect(examples.count > 100)
    for example in examples {
      let plain = String(decoding: renderCommonMark(Array(example.markdown.utf8)), as: UTF8.self)
      expectHTML(example.markdown, plain, as: .fragment)
    }
  }
}
