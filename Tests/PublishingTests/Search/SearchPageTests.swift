import Diagnostics
import Encodings
import Publishing
import Search
import Testing

@Suite struct `The index of a site` {
  private static func built(
    _ files: [SourcePath: String] = [:]
  ) async throws -> BuiltSite { try await BuiltSite(files) { $0.indexes = true } }

  private static func manifest(_ site: BuiltSite, _ root: String = "") throws -> JSON {
    let packed = try #require(site.bytes["\(root)search/index/index.bin"])
    return try JSON(parsing: try #require(Deflate.unpacked(packed)))
  }

  /// The titles and anchors that the texts of an index have.
  private static func texts(_ site: BuiltSite, _ root: String = "") throws -> [JSON] {
    var texts: [JSON] = []
    for name in site.bytes.keys.sorted() where name.hasPrefix("\(root)search/index/text-") {
      var bytes = try #require(site.bytes[name])[...]
      let sizes = (0..<Int(bytes.removeFirst())).map { _ in
        var (size, shift) = (0, 0)
        while let byte = bytes.popFirst() {
          size |= Int(byte & 0x7F) << shift
          shift += 7
          if byte < 0x80 { break }
        }
        return size
      }
      for size in sizes {
        let packed = Array(bytes.prefix(size))
        bytes = bytes.dropFirst(size)
        texts.append(try JSON(parsing: try #require(Deflate.unpacked(packed))))
      }
    }
    return texts
  }

  @Test func `is made for each language and named by its search page`() async throws {
    let site = try await Self.built()
    #expect(site.findings == [])
    #expect(try site.page("/search/").contains(#"data-index="/search/index/""#))
    #expect(try site.page("/en/search/").contains(#"data-index="/en/search/index/""#))
    #expect(try site.page("/search/").contains(#"<script type="module" src="/assets/search.js">"#))
    #expect(site.files["assets/search.js"] != nil)
    #expect(try Self.manifest(site)["pages"]?.whole == Self.texts(site).count)
    #expect(
      try Self.texts(site, "en/").compactMap { $0["u"]?.text }.sorted().contains("/en/news/open/"))
  }

  @Test func `is left out where nobody asks for it`() async throws {
    let site = try await BuiltSite()
    #expect(site.files.keys.filter { $0.contains("search/index/") } == [])
    #expect(try !site.page("/search/").contains("search.js"))
    #expect(try site.page("/search/").contains("/categories/service/"))
  }

  @Test func `has the words for what pages can be chosen by`() async throws {
    let manifest = try Self.manifest(try await Self.built())
    #expect(manifest["unit"] == [["planning", "綜合企劃科"]])
    #expect(manifest["classes"]?.elements?.last?["values"] == [["I00", "I00 公共資訊"]])
    let types = manifest["type"]?.elements?.compactMap { $0.elements?.first?.text }
    #expect(types == ["news", "page", "section"])
  }

  @Test func `lists units in the agency's own order`() async throws {
    let settings = try #require(BuiltSite.base["content/site.yml"])
    let site = try await Self.built([
      "content/site.yml": settings.replacing(
        "units:\n",
        with: """
          units:
            secretariat: { name: { zh-Hant: 秘書室, en: Secretariat } }
            archives: { name: { zh-Hant: 檔案科, en: Archives } }

          """),
      "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\nunit: secretariat\n---\n乙。\n",
      "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\nunit: secretariat\n---\nB.\n",
    ])
    #expect(site.report.errorCount == 0)
    #expect(
      try Self.manifest(site)["unit"] == [["secretariat", "秘書室"], ["planning", "綜合企劃科"]])
  }

  @Test func `parts a page at its headings, by the ids that they have`() async throws {
    let site = try await Self.built([
      "content/plans/_index.zh-Hant.md": "---\ntitle: 計畫\n---\n",
      "content/plans/115.zh-Hant.md": """
      ---
      title: 115年度計畫
      type: plan
      year: 115
      date: 2026-01-01
      summary: 摘要。
      outline: { under: 肆, columns: [面向, 內容] }
      ---
      前言。

      ## 壹、依據

      依據甲辦理。

      ## 肆、策略

      ### 一、服務

      辦法乙。
      """,
    ])
    let plan = try Self.texts(site).first { $0["u"]?.text == "/plans/115/" }
    let passages = plan?["p"]?.elements?.compactMap(\.elements)
    #expect(passages?.map { $0[0].text } == ["", "", "壹依據", "肆策略", "115-2-1"])
    #expect(passages?.last?.last?.text == "辦法乙。")
    #expect(plan?["d"]?.elements?.first?.text == "2026-01-01")
  }

  @Test func `takes the words that the site adds`() async throws {
    let site = try await Self.built([
      "content/search.yml": "variants: [甲乙, 〇零]\nsynonyms:\n  - [開張, 啟用]\n"
    ])
    let manifest = try Self.manifest(site)
    #expect(manifest["variants"]?.text?.hasSuffix("甲乙〇零") == true)
    #expect(manifest["synonyms"]?.elements?.last == ["開張", "啟用"])
    #expect(site.files["search.yml"] == nil)
  }

  @Test func `tells what is wrong in the words`() async throws {
    let site = try await Self.built([
      "content/search.yml":
        "variants: [甲, 乙乙, 𠮷吉, Aあ, 零０]\nsynonyms: [[開張]]\nwords: 1\n"
    ])
    #expect(
      site.report.diagnostics.map(\.code).sorted { $0.rawValue < $1.rawValue }
        == [.unknownKey] + Array(repeating: .wrongValue, count: 6))
  }

  @Test func `changes only where a text has changed`() async throws {
    var sources = BuiltSite.base
    var kept = KeptSite()
    let configure: (inout BuildOptions) -> Void = { $0.indexes = true }
    try await kept.build(sources, configure: configure)
    sources["content/news/open.en.md", default: ""] += "\nOne more paragraph.\n"
    try await kept.build(sources, configure: configure)
    #expect(kept.written.contains("en/search/index/index.bin"))
    #expect(kept.written.filter { $0.hasPrefix("search/index/text") } == [])
    try await kept.expectClean(sources, "text", configure: configure)
    try await kept.build(sources, configure: configure)
    #expect(kept.report.isUnchanged)
    for path in sources.keys where path.string.hasPrefix("content/news/") { sources[path] = nil }
    try await kept.build(sources, configure: configure)
    try await kept.expectClean(sources, "a section that went", configure: configure)
  }
}
