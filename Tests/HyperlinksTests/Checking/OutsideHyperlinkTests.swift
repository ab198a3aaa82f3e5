import Diagnostics
import Hyperlinks
import Testing

@Suite struct OutsideHyperlinkTests {
  private func addresses(
    _ html: String, styles: String = "", part: String = "", rules: LinkRules = LinkRules()
  ) throws -> [String] {
    let folder = HTMLFolder(paths: ["css/a.css", "docs/a.html", "form.pdf"], part: part) { path in
      Array((path.hasSuffix("html") ? html : styles).utf8)
    }
    return try folder.outsideLinks(rules).map(\.address)
  }

  @Test(arguments: [
    (#"<a href="https://a.tw/x#y">"#, ["https://a.tw/x#y"]),
    (#"<a href="HTTP://A.tw"><a href="//b.tw/?q">"#, ["HTTP://A.tw", "https://b.tw/?q"]),
    (#"<a href="mailto:a@b.tw"><a href="tel:119">"#, ["mailto:a@b.tw", "tel:119"]),
    (##"<a href="/a"><a href="b"><a href="#c"><a href=""><a href="data:,"><a href="sms:1">"##, []),
    (#"<a href="mailto:a@"><a href="tel:x"><a href="https://a b/">"#, []),
    (#"<img srcset="https://a.tw/1 1x, /2 2x">"#, ["https://a.tw/1"]),
    (
      #"<base href="https://c.tw/d/"><a href="../e"><a href="/f#g">"#,
      ["https://c.tw/e", "https://c.tw/f#g"]
    ),
    (#"<base href="//c.tw/"><a href="e">"#, ["https://c.tw/e"]),
    (#"<base href="/d/"><a href="e">"#, []),
  ])
  func `are those that leave the folder`(html: String, expected: [String]) throws {
    #expect(try addresses(html) == expected)
  }

  @Test func `stand at their line and column`() throws {
    let folder = HTMLFolder(paths: ["docs/a.html"]) { _ in
      Array("<p>\n計畫 <a\nhref='https://a.tw/?b&amp;c'>x</a>".utf8)
    }
    let link = try #require(try folder.outsideLinks(LinkRules()).first)
    #expect(link.page == "docs/a.html" && link.address == "https://a.tw/?b&c")
    #expect(link.position.line == 3 && link.position.column == 7)
  }

  @Test func `are ignored as they are written, and swapped before they are looked at`() throws {
    let html =
      #"<a href="https://old.tw/a"><a href="https://own.tw/b"><a href="/far/c"><a href="https://x.tw">"#
    let changed = try rules {
      $0.ignored = [try LinkRules.Pattern("^https://x")]
      $0.swaps = [
        .init(try LinkRules.Pattern("^https://old"), by: "https://x"),
        .init(try LinkRules.Pattern("^https://own.tw"), by: ""),
        .init(try LinkRules.Pattern("^/far"), by: "https://far.tw"),
      ]
    }
    #expect(try addresses(html, rules: changed) == ["https://x.tw/a", "https://far.tw/c"])
  }

  @Test func `are those of style sheets where these are read, and of the part alone`() throws {
    let css = "a { background: url(https://a.tw/1.png) }"
    #expect(try addresses("", styles: css) == [])
    let reading = rules { $0.readsStyleSheets = true }
    #expect(try addresses("", styles: css, rules: reading) == ["https://a.tw/1.png"])
    #expect(try addresses("", styles: css, part: "docs/", rules: reading) == [])
  }
}
