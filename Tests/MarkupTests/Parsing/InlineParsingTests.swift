import Diagnostics
import Markup
import Testing

@Suite struct `Bare links` {
  @Test(arguments: [
    Case("見 https://a.tw/b。後", "https://a.tw/b"),
    Case("見https://a.tw/b，後", "https://a.tw/b"),
    Case("（https://a.tw/b）", "https://a.tw/b"),
    Case("https://a.tw/b後", "https://a.tw/b"),
    Case("網址：www.a.tw、信箱", "http://www.a.tw"),
    Case("信箱service@a.gov.tw，", "mailto:service@a.gov.tw"),
    Case("HTTPS://A.TW/B", "HTTPS://A.TW/B"),
    Case("https://a.tw/a_b_c", "https://a.tw/a_b_c"),
    Case("https://a.tw/_b_/c", "https://a.tw/_b_/c"),
    Case("_https://a.tw/b_", "https://a.tw/b"),
    Case("**https://a.tw/b**", "https://a.tw/b"),
    Case("~~https://a.tw/b~~", "https://a.tw/b"),
    Case("https://a.tw/b?c=d&e=f.", "https://a.tw/b?c=d&e=f"),
    Case("(https://a.tw/b_(c))", "https://a.tw/b_(c)"),
    Case("https://a.tw:8080/b", "https://a.tw:8080/b"),
    Case("mailto:a@b.tw", "mailto:a@b.tw"),
    Case("https://a.tw/\\~b", "https://a.tw/~b"),
  ])
  func `end before Chinese and before trailing punctuation`(_ example: Case) {
    #expect(parsed(example.markdown).links.map(\.destination) == [example.expected])
  }

  @Test(arguments: [
    "xhttps://a.tw", "http\\://a.tw", "www\\.a.tw", "a\\@b.tw",
    "`https://a.tw`", "xwww.a.tw",
    "www.a_b.tw", "ftp://a.tw", "https://", "www.", "a@b", "@b.tw", "javascript://a.tw",
  ])
  func `are text where an address is not whole or a backslash says so`(markdown: String) {
    #expect(parsed(markdown).links.isEmpty)
  }

  @Test func `stay out of links and alternative text`() {
    #expect(parsed("[https://a.tw](b) ![www.a.tw](c)").links.map(\.destination) == ["b", "c"])
  }
}

@Suite struct Strikethrough {
  @Test(arguments: [
    Case("~~a~~", "<del>a</del>"), Case("~a~", "<del>a</del>"), Case("x~~~a~~~x", "x~~~a~~~x"),
    Case("~~a~", "~~a~"), Case("~ a ~", "~ a ~"),
    Case("~~a ~b~ c~~", "<del>a <del>b</del> c</del>"),
    Case("~~a b~ c~~", "<del>a b~ c</del>"), Case("*~~a~~*", "<em><del>a</del></em>"),
    Case("~~*a*~~", "<del><em>a</em></del>"), Case("*a ~~b* c~~", "<em>a ~~b</em> c~~"),
    Case("是~~「舊」~~的", "是<del>「舊」</del>的"), Case("\\~~a~~", "~~a~~"), Case("~~a\\~~", "~~a~~"),
    Case("~~a\nb~~", "<del>a\nb</del>"), Case("約10~20", "約10~20"),
    Case("[~~a~~](b)", "<a href=\"b\"><del>a</del></a>"),
    Case("~~[a](b)~~", "<del><a href=\"b\">a</a></del>"),
    Case("~~`a`~~", "<del><code>a</code></del>"),
  ])
  func `pairs runs of one length`(_ example: Case) {
    expectHTML(example.markdown, contains: example.expected, as: .fragment)
  }
}

@Suite struct `Raw HTML` {
  @Test func `is shown as text, with a warning at its place`() {
    expectHTML("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n", as: .fragment)
    expectComplaints("甲 <b>c</b>", ["1:5-1:8 raw-html", "1:9-1:13 raw-html"])
  }

  @Test func `is shown line by line where it is a block`() {
    expectHTML(
      "<div>\n  <p>a</p>\n</div>\n", "<p>&lt;div&gt;\n&lt;p&gt;a&lt;/p&gt;\n&lt;/div&gt;</p>\n",
      as: .fragment)
    expectComplaints("<div>\n<p>a</p>\n</div>\n", ["1:1-3:7 raw-html"])
  }

  @Test func `leaves comments out, with a warning`() {
    expectHTML("<!-- a -->\n\nb <!-- c --> d\n", "<p>b  d</p>\n", as: .fragment)
    expectComplaints("<!-- a -->\n\nb <!-- c --> d\n", ["1:1-1:11 raw-html", "3:3-3:13 raw-html"])
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>",
    "<!--><script>", "<?php ?>", "<![CDATA[<b>]]>",
  ])
  func `never reaches the page`(markdown: String) {
    for text in [
      markdown, "a \(markdown)", "| a |\n|-|\n| \(markdown) |\n", "[^1]\n\n[^1]: \(markdown)\n",
    ] {
      let html = rendered(text, as: .fragment)
      #expect(
        !html.contains("<script") && !html.contains("<img") && !html.contains("<a href='"),
        "\(html)")
    }
  }
}

@Suite struct `Addresses` {
  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "file:///etc",
    "ftp://a.tw", "x-y.z+1:a",
    "&#106;avascript:x", "java&#10;script:x", "java&Tab;script:x", "&#1;javascript:x",
    "about:blank",
  ])
  func `with another scheme are refused, at their place`(address: String) {
    let document = parsed("[甲](<\(address)>)")
    #expect(document.links.map(\.isSafe) == [false])
    expectComplaints("[甲](<\(address)>)", ["1:8-1:\(8 + address.utf8.count) unsafe-url"])
    #expect(!rendered("[甲](<\(address)>)").contains("href"))
    #expect(!rendered("![甲](<\(address)>)").contains("src"))
  }

  @Test(arguments: [
    "a.md", "#a", "/a", "../a:b", "?a:b", "https://a.tw", "http://a.tw", "HTTPS://a.tw",
    "mailto:a@b.tw", "tel:+886-2-1", "//a.tw",
    "附件:1.pdf", "",
  ])
  func `of the site and the web are let through`(address: String) {
    #expect(parsed("[甲](<\(address)>)").links.map(\.isSafe) == [true])
    expectComplaints("[甲](<\(address)>)", [])
  }
}

@Suite struct Images {
  @Test(arguments: [
    Case("![](a.png)", "1:5-1:10"), Case("![ ](a.png)", "1:6-1:11"), Case("![a](b.png)", ""),
    Case("[![](a)](b)", "1:6-1:7"),
    Case("![`a`](b)", ""),
  ])
  func `without alternative text are told of`(_ example: Case) {
    expectComplaints(
      example.markdown,
      example.expected.isEmpty ? [] : ["\(example.expected) empty-alternative-text"])
  }
}

@Suite struct Alerts {
  @Test(arguments: ["NOTE", "tip", "Important", "WARNING", "CAUTION"])
  func `are block quotes that begin with a kind`(kind: String) {
    let document = parsed("> [!\(kind)]\n> a\n>\n> b\n")
    #expect(document.blocks.map { document[$0].kind } == [.alert])
    #expect(document.children(of: document.blocks[0]).map(document.plainText(of:)) == ["a", "b"])
  }

  @Test(arguments: [
    "> [!NOTE] a\n", "> \\[!NOTE]\n> a\n", "> [\\!NOTE]\n> a\n", "> [!OTHER]\n> a\n", "> [!NOTE]\n",
    "> a\n> [!NOTE]\n", "> `[!NOTE]`\n> a\n",
  ])
  func `are quotations where the first line is no kind alone`(markdown: String) {
    let document = parsed(markdown)
    #expect(document.blocks.map { document[$0].kind } == [.blockQuote])
  }

  @Test func `may hold blocks only`() {
    let document = parsed("> [!NOTE]\n> - a\n")
    #expect(document.blocks.map { document[$0].kind } == [.alert])
    #expect(document.children(of: document.blocks[0]).map { document[$0].kind } == [.bulletList])
  }
}

@Suite struct Quotations {
  @Test(arguments: ["資料來源：甲", "出處：[甲](a)", "Source: A", "— 甲"])
  func `name their source in the last paragraph`(source: String) {
    let document = parsed("> a\n>\n> \(source)\n")
    #expect(
      document.children(of: document.blocks[0]).map { document[$0].kind } == [
        .paragraph, .quotationSource,
      ])
  }

  @Test(arguments: ["> 資料來源：甲\n", "> 資料來源：甲\n>\n> a\n", "> a\n> 資料來源：甲\n"])
  func `have none elsewhere`(markdown: String) {
    #expect(!parsed(markdown).nodes.contains { $0.kind == .quotationSource })
  }
}
