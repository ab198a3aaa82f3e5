import Diagnostics
import Testing

@testable import Audit

@Suite struct `Navigation of a page` {
  private func codes(_ body: String, by rule: Rule) -> [DiagnosticCode] {
    auditedMarkup(
      "<!DOCTYPE html><html lang=\"zh-Hant\"><head><title>甲</title></head><body>"
        + body + "</body></html>", by: rule
    ).diagnostics.map(\.code)
  }

  private static let menu =
    "<ul>" + (1...9).map { "<li><a href=\"/\($0)/\">第\($0)項</a></li>" }.joined() + "</ul>"

  @Test(arguments: [
    "<h1 class=\"logo\"><a href=\"/\">某局</a></h1>\(menu)<main><h2>計畫</h2></main>",
    "<h1>某局</h1>\(menu)<main><h2>計畫</h2></main>",
    "<header><h1>某局</h1></header>\(menu)<h2>計畫</h2>",
    "<div role=\"banner\"><h1>某局</h1></div>\(menu)<h2>計畫</h2>",
    "<h1><a href=\"/\">某局</a></h1>\(menu)<p>計畫</p>",
  ])
  func `is to be passed over where a banner stands before it`(_ body: String) {
    #expect(codes(body, by: .skipLink) == [.skipLink])
  }

  @Test(arguments: [
    "<main><h1>計畫</h1></main>\(menu)", "<h1>計畫</h1>\(menu)",
    "<h1 id=\"a\">計畫 <a href=\"#a\">¶</a></h1>\(menu)",
    "<a href=\"#C\">跳到主要內容</a><h1><a href=\"/\">某局</a></h1>\(menu)<main id=\"C\">計畫</main>",
  ])
  func `need not be passed over where it follows`(_ body: String) {
    #expect(codes(body, by: .skipLink) == [])
  }

  @Test(arguments: [
    ("<div class=\"toc\">\(menu)</div>", true),
    ("<div class=\"contents\"><p>計畫</p></div>", false),
    ("<p class=\"toc\"><a href=\"#a\">甲</a><a href=\"#b\">乙</a><a href=\"#c\">丙</a></p>", false),
  ])
  func `is a list of pages where it leads to three`(_ body: String, _ isList: Bool) {
    #expect(codes(body, by: .missingSiteMap).isEmpty == isList)
  }

  @Test func `names links as they are written`() {
    let found = auditedMarkup(
      "<html><body><a href=\"index.html#b\">會議</a> <a href=\"#c\">會議</a></body></html>",
      by: .sameTextLinks)
    #expect(
      found.diagnostics.map(\.message)
        == ["The text '會議' stands on links to 'index.html#b' and '#c'"])
  }
}
