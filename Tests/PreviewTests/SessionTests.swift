import Content
import Diagnostics
import Encodings
import Foundation
import Preview
import Publishing
import Testing

@Suite(.timeLimit(.minutes(5))) struct SessionTests {
  /// What the script of a page is told.
  private struct Told: Decodable {
    struct Finding: Decodable, Equatable {
      var code, severity, file, message: String
      var line, column: Int
    }
    struct Texts: Decodable, Equatable {
      var tag, summary, kept, more: String
    }
    var version: String
    var errors: Int
    var findings: [Finding]
    var words: [Texts]
  }

  private func told(_ site: PreviewedSite) throws -> Told {
    try JSONDecoder().decode(Told.self, from: Data(site.session.feed.state.json.bytes()))
  }

  @Test func `builds with drafts, and only what has changed the next time`() async throws {
    let site = try PreviewedSite()
    let first = try await site.session.build().report
    #expect(first.diagnostics == [])
    #expect(try site.answer("/news/n2/").text.contains("草案。"))
    let news = try #require(PreviewedSite.base["content/news/n1.zh-Hant.md"])
    try site.write(news + "\n後來加上的。\n", to: "content/news/n1.zh-Hant.md")
    let second = try await site.session.build()
    let (compiled, changed) = (second.report.compiledCount, second.changedCount)
    #expect(compiled == 1)
    #expect(changed.map { $0 >= 1 } == true)
    #expect(try site.answer("/news/n1/").text.contains("後來加上的。"))
    #expect(try told(site).version == "test-2")
    // What lists show of a page is its first paragraph.
    try site.write(
      news.replacing("內容。", with: "換過了。"), to: "content/news/n1.zh-Hant.md")
    _ = try await site.session.build()
    #expect(try site.answer("/feed.json").text.contains("換過了。"))
    #expect(try told(site).version == "test-3")
    let last = try await site.session.build()
    let (again, none) = (last.report.compiledCount, last.changedCount)
    #expect(again == 0)
    #expect(none == 0)
    #expect(try told(site).version == "test-3")
  }

  @Test func `keeps the last good pages, and says what is wrong until it is mended`() async throws {
    let site = try PreviewedSite()
    _ = try await site.session.build()
    try site.write(
      "---\ntype: news\ntitle: 第三則\ndate: 2026-11-03\n---\n\n[無](nowhere.md)\n",
      to: "content/news/n3.zh-Hant.md")
    let broken = try await site.session.build()
    #expect(broken.changedCount == nil)
    #expect(try site.answer("/news/n1/").text.contains("內容。"))
    #expect(try site.answer("/news/n3/").status == .notFound)
    #expect(try site.answer("/old/").status == .movedPermanently)
    let state = try told(site)
    #expect(state.version == "test-1")
    #expect(state.errors == 1)
    #expect(state.words.map(\.tag) == ["zh-Hant", "en"])
    #expect(state.words.map(\.summary) == ["1個錯誤", "1 error"])
    let finding = try #require(state.findings.first)
    #expect(finding.file == "content/news/n3.zh-Hant.md")
    #expect(finding.line == 7)
    #expect(finding.severity == "error")

    try site.remove("content/news/n3.zh-Hant.md")
    #expect(try await site.session.build().changedCount == 0)
    #expect(try told(site).findings == [])
    #expect(try told(site).version == "test-1")
  }

  @Test func `speaks the site's own words, and the program's until they can be read`() async throws
  {
    let site = try PreviewedSite([
      "content/site.yml": "languages: [\n",
      "templates/messages/en.yml": "serve_errors_one: \"Just one mistake\"\n",
    ])
    _ = try await site.session.build()
    #expect(try told(site).words.map(\.summary) == ["1個錯誤", "1 error"])
    try site.write(PreviewedSite.base["content/site.yml"] ?? "", to: "content/site.yml")
    try site.write(
      "---\ntype: news\ntitle: 第三則\ndate: 2026-11-03\n---\n\n[無](nowhere.md)\n",
      to: "content/news/n3.zh-Hant.md")
    _ = try await site.session.build()
    #expect(try told(site).words.last?.summary == "Just one mistake")
  }

  @Test func `speaks of earlier pages only where there are any`() async throws {
    let broken = "---\ntype: news\ntitle: 第三則\ndate: 2026-11-03\n---\n\n[無](nowhere.md)\n"
    let site = try PreviewedSite(["content/news/n3.zh-Hant.md": broken])
    _ = try await site.session.build()
    #expect(try told(site).words.first?.kept == "網站有錯誤，修正後才能預覽。")
    try site.remove("content/news/n3.zh-Hant.md")
    _ = try await site.session.build()
    try site.write(broken, to: "content/news/n3.zh-Hant.md")
    _ = try await site.session.build()
    #expect(try told(site).words.first?.kept == "網站有錯誤，目前看到的是出錯前的內容。")
  }

  @Test func `has every word that it says, in each language of the program`() throws {
    var state = PreviewState(version: "1", words: Words.builtIn)
    state.findings = (1...60).map {
      Diagnostic(.brokenLink, "x", file: "content/a.md", range: SourceRange(line: $0, column: 1))
    }
    state.errorCount = 1
    let text = String(decoding: state.json.bytes(), as: UTF8.self)
    #expect(Words.builtIn.map(\.language.tag) == ["zh-Hant", "en"])
    // A key without words gives itself.
    #expect(!text.contains("serve_") && !text.contains("check_"), "\(text)")
  }

  @Test func `shows the first fifty findings, errors before warnings`() async throws {
    let links = (1...60).map { "[無](nowhere\($0).md)\n" }.joined(separator: "\n")
    let site = try PreviewedSite([
      "content/news/a.zh-Hant.md": "---\ntype: news\ntitle: 甲\ndate: 2026-11-03\n---\n\n<b>粗</b>\n",
      "content/news/n3.zh-Hant.md":
        "---\ntype: news\ntitle: 乙\ndate: 2026-11-03\n---\n\n" + links,
    ])
    _ = try await site.session.build()
    let state = try told(site)
    #expect(state.findings.count == 50)
    #expect(state.findings.allSatisfy { $0.severity == "error" })
    #expect(state.errors == 60)
    #expect(state.words.first?.summary.hasPrefix("60個錯誤、") == true)
    #expect(state.words.first?.more.hasPrefix("另有1") == true)
  }
}
