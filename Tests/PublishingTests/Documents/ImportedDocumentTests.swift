import Content
import Diagnostics
import Foundation
import Import
import Publishing
import Testing

@Suite struct `The documents of the model site, imported` {
  /// The texts that imports give stand under the front matter of the pages that the documents were made of.
  ///
  /// The site of these texts must be the same: every `index.html` byte for byte, but for the sizes of downloads.
  @Test func `give the same pages`() async throws {
    // Without the ledger, which remembers the letters of each text: links are written differently.
    let sources = try SiteOnDisk.files(repository, parts: ["content"])
      .filter { !$0.key.string.hasPrefix("content/ledger/") }
    let site = try await BuiltSite(SourceTree(bytes: sources))
    var imported = sources
    var count = 0
    for (path, bytes) in site.bytes where path.hasSuffix("index.odt") {
      let source = try #require(Self.source(ofDocument: path, among: sources), "\(path)")
      let original = String(decoding: try #require(sources[source]), as: UTF8.self)
      let (document, package) = try ODTReader.read(bytes)
      guard let page = try Self.page(of: document, in: package) else {
        // A page without a text of its own: what it shows is all in its front matter.
        let text = Self.parts(original).body.filter { !$0.isWhitespace }
        #expect(text.isEmpty, "\(path)")
        continue
      }
      let (matter, _) = Self.parts(original)
      imported[source] = Array((matter + Self.parts(page.markdown).body).utf8)
      Self.compareFrontMatter(page, path: path, original: matter)
      count += 1
    }
    #expect(count > 50)
    let again = try await BuiltSite(SourceTree(bytes: imported))
    #expect(again.report.errorCount == 0, "\(again.report.diagnostics.prefix(3))")
    for (path, html) in site.files where path.hasSuffix("index.html") {
      let other = try #require(again.files[path])
      if Self.normal(html) != Self.normal(other) {
        Issue.record("\(path): \(Self.difference(Self.normal(html), Self.normal(other)))")
      }
    }
  }

  /// What an import makes of a document; `nil` of one without text.
  private static func page(
    of document: ImportedDocument, in package: Package
  ) throws -> ImportedPage? {
    do {
      return try ImportedPage(document, name: "x", options: ImportOptions()) {
        name throws(ImportFailure) in try package.bytes(of: name)
      }
    } catch let failure {
      if case .empty = failure { return nil }
      throw failure
    }
  }

  /// What an ODT carries of front matter comes back: title, type, year, half, date, unit, number, summary, keywords.
  private static func compareFrontMatter(_ page: ImportedPage, path: String, original: String) {
    for key in ["title", "year", "half", "number", "summary"] {
      guard let line = original.split(separator: "\n").first(where: { $0.hasPrefix(key + ":") })
      else { continue }
      let value = line.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)
      let found = page.markdown.split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
      let bare = { (text: String) in text.replacing("\"", with: "") }
      #expect(
        bare(found.dropFirst(key.count + 1).trimmingCharacters(in: .whitespaces)) == bare(value),
        "\(path): \(key)")
    }
    #expect(page.openKeys.isEmpty, "\(path)")
  }

  private static func parts(_ text: String) -> (matter: String, body: String) {
    let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return ("", text) }
    return ("---\n\(parts[1])---\n", String(parts[2]))
  }

  private static func source(
    ofDocument path: String, among sources: [SourcePath: [UInt8]]
  ) -> SourcePath? {
    let isEnglish = path.hasPrefix("en/")
    let page = (isEnglish ? path.dropFirst(3) : path[...]).dropLast("/index.odt".count)
    let tag = isEnglish ? "en" : "zh-Hant"
    let key = path == "index.odt" || path == "en/index.odt" ? "" : String(page)
    return [
      "content/\(key).\(tag).md", "content/\(key)/_index.\(tag).md", "content/index.\(tag).md",
    ]
    .map { SourcePath($0) }.first { sources[$0] != nil }
  }

  private static func normal(_ html: String) -> String {
    html.replacing(/[（(](ODT|MD)[，,][^）)]*[）)]/, with: "")
      .replacing(/\s+/, with: " ")
  }

  private static func difference(_ first: String, _ second: String) -> String {
    let (left, right) = (Array(first), Array(second))
    let index = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
    let range = { (text: [Character]) in
      String(text[max(0, index - 80)..<min(text.count, index + 120)])
    }
    return "\n  \(range(left))\n  \(range(right))"
  }
}
