import Content
import Foundation
import Publishing
import Testing

@Suite struct `The documents of the model site` {
  private func site() async throws -> BuiltSite {
    try await BuiltSite(SiteOnDisk.tree(repository, parts: ["content"]))
  }

  @Test func `say everything that their pages say`() async throws {
    let site = try await site()
    var checked = 0
    for (path, bytes) in site.bytes where path.hasSuffix("index.odt") {
      let html = try #require(site.files[path.dropLast(3) + "html"])
      let document = try OfficeDocument(bytes)
      let text = Self.words(document.lines.joined(separator: "\n"))
      let pieces = Self.pieces(of: html)
      for piece in pieces where !text.contains(Self.words(piece)) {
        Issue.record("\(path) lacks: \(piece)")
      }
      checked += pieces.count
    }
    #expect(checked > 1_000)
  }

  @Test func `have headings that skip no level, and tables with a header`() async throws {
    let site = try await site()
    for (path, bytes) in site.bytes where path.hasSuffix("index.odt") {
      let document = try OfficeDocument(bytes)
      var level = 0
      for heading in document.headings {
        let next = try #require(heading.first.flatMap { Int(String($0)) })
        #expect(next <= level + 1, "\(path): \(heading)")
        level = next
      }
      for table in document.text.all("table:table") {
        #expect(!table.all("table:table-header-rows").isEmpty, "\(path)")
      }
      #expect(document.links.allSatisfy { $0.hasPrefix("#") || $0.contains(":") }, "\(path)")
    }
  }

  /// Headings, paragraphs, items and cells of a page's own part, as plain text.
  private static func pieces(of html: String) -> [String] {
    var pieces: [String] = []
    guard let start = html.range(of: "<h1"), let end = html.range(of: "<footer class=\"doc-foot\"")
    else { return [] }
    var main = String(html[start.lowerBound..<end.lowerBound])
    // Lists of other pages, what only leads about this one, and pictures: their numbers stand in tables or sentences.
    for pattern in [
      "<ul class=\"listing.*", "<nav.*?</nav>", "<svg.*?</svg>", "<p class=\"permalink\".*?</p>",
      "<p class=\"[^\"]*no-print\".*?</p>", "<span class=\"qa-mark.*?</span>",
      "<span class=\"format\".*?</span>",
      "<a class=\"footnote-back.*?</a>", "<sup.*?</sup>", "<figure.*?</figure>",
      "<ul class=\"legend.*?</ul>", "<section class=\"footnotes\".*?<ol>",
    ] {
      main = main.replacingOccurrences(
        of: "(?s)" + pattern, with: "", options: .regularExpression)
    }
    let expression = "(?s)<(h[1-6]|p|td|th|dt|dd|caption)[ >](.*?)</\\1>"
    var rest = main[...]
    while let found = rest.range(of: expression, options: .regularExpression) {
      let element = String(rest[found])
      pieces.append(
        HTMLPage(
          element.replacingOccurrences(
            of: "(?s)^<[^>]*>|</[^>]*>$", with: "", options: .regularExpression)
        ).text)
      rest = rest[found.upperBound...]
    }
    return pieces.filter { !words($0).isEmpty }
  }

  /// Without white space, which each format has its own of.
  private static func words(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
