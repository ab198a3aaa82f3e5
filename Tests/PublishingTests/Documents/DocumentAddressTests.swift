import Content
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct `The addresses of documents` {
  private static let notes: [SourcePath: String] = [
    "content/notes.zh-Hant.md": "---\ntitle: 說明\n---\n內文。\n",
    "content/notes.en.md": "---\ntitle: Notes\n---\nText.\n",
  ]

  private static func formats(_ formats: String) -> [SourcePath: String] {
    let settings = BuiltSite.base["content/site.yml"] ?? ""
    return ["content/site.yml": settings + "\nformats: [\(formats)]\n"]
  }

  /// The written documents, without those of the pages that every site has.
  private func documents(_ site: BuiltSite) -> [String] {
    site.files.keys.filter { $0.hasSuffix("index.odt") || $0.hasSuffix("index.md") }
      .filter { $0.contains("notes") }.sorted()
  }

  @Test(arguments: [
    ("odt, md", ["en/notes/index.md", "en/notes/index.odt", "notes/index.md", "notes/index.odt"]),
    ("csv, md", ["en/notes/index.md", "notes/index.md"]), ("csv, json, ods", []), ("", []),
  ])
  func `are those that the formats of the site name`(
    _ formats: String, _ expected: [String]
  ) async throws {
    let site = try await BuiltSite(Self.notes.merging(Self.formats(formats)) { $1 })
    #expect(site.findings == [])
    #expect(site.faults() == [])
    #expect(documents(site) == expected)
  }

  @Test func `are offered on their page, first, with format and size`() async throws {
    let site = try await BuiltSite(Self.notes)
    let html = try site.page("/notes/")
    let odt = try #require(html.range(of: "href=\"/notes/index.odt\">本頁全文（ODT，"))
    let md = try #require(html.range(of: "href=\"/notes/index.md\">本頁全文（MD，"))
    #expect(odt.lowerBound < md.lowerBound)
    #expect(try site.page("/en/notes/").contains("href=\"/en/notes/index.odt\">This page (ODT, "))
  }

  @Test func `are those of sections and home pages only where they have a text`() async throws {
    let site = try await BuiltSite([
      "content/laws/_index.zh-Hant.md": "---\ntitle: 法規\n---\n單元的說明。\n",
      "content/laws/_index.en.md": "---\ntitle: Laws\n---\n",
    ])
    #expect(site.faults() == [])
    #expect(site.bytes["index.odt"] != nil)
    #expect(site.bytes["laws/index.odt"] != nil)
    #expect(site.bytes["en/laws/index.odt"] == nil)
    #expect(site.bytes["news/index.odt"] == nil)
    let document = try OfficeDocument("/laws/index.odt", of: site)
    #expect(document.lines.contains("單元的說明。"))
  }

  @Test func `are links' targets in the reader's language`() async throws {
    var sources = Self.notes
    sources["content/other.zh-Hant.md"] = "---\ntitle: 他\n---\n[全文](/notes/index.odt)\n"
    sources["content/other.en.md"] = "---\ntitle: Other\n---\n[Text](/notes/index.odt)\n"
    let site = try await BuiltSite(sources)
    #expect(site.findings == [])
    #expect(try site.page("/other/").contains("<a href=\"/notes/index.odt\">全文"))
    #expect(try site.page("/en/other/").contains("<a href=\"/en/notes/index.odt\">Text"))
  }

  @Test func `are no longer there when their page is not`() async throws {
    var sources = BuiltSite.base.merging(Self.notes) { $1 }
    sources["content/other.zh-Hant.md"] = "---\ntitle: 他\n---\n[全文](/notes/index.odt)\n"
    sources["content/other.en.md"] = "---\ntitle: Other\n---\nText.\n"
    var kept = KeptSite()
    try await kept.build(sources)
    #expect(kept.report.errorCount == 0)
    for name in Self.notes.keys { sources[name] = nil }
    try await kept.build(sources)
    #expect(kept.report.diagnostics.map(\.code) == [.brokenLink])
    #expect(kept.report.diagnostics.first?.file == "content/other.zh-Hant.md")
  }

  @Test(
    arguments: [
      (["content/notes/index.odt": "x"], "content/notes/index.odt:1:1"),
      (
        [
          "content/news/old.zh-Hant.md":
            "---\ntitle: 舊\ndate: 2026-01-01\naliases: [/notes/index.odt]\n---\n"
        ],
        "content/news/old.zh-Hant.md:4:11"
      ),
      (
        ["content/notes/x.zh-Hant.md": "---\ntitle: 舊\nslug: index.odt\n---\n"],
        "content/notes/x.zh-Hant.md:1:1"
      ),
    ] as [([SourcePath: String], String)])
  func `are nobody else's`(_ others: [SourcePath: String], _ place: String) async throws {
    let site = try await BuiltSite(Self.notes.merging(others) { $1 })
    let found = site.findings.filter { $0.hasSuffix("[duplicate-url]") }
    #expect(!found.isEmpty && found.allSatisfy { $0.hasPrefix(place) }, "\(site.findings)")
    #expect(site.collisions == [])
  }

  @Test func `are kept by the ledger, and lead on when their page moves`() async throws {
    let released = "/notes/\n/notes/index.md\n/notes/index.odt\n"
    var sources = Self.notes
    sources["content/ledger/urls.txt"] = released
    #expect(try await BuiltSite(sources).findings == [])
    sources["content/notes.zh-Hant.md"] = nil
    sources["content/notes.en.md"] = nil
    sources["content/remarks.zh-Hant.md"] = "---\ntitle: 說明\naliases: [/notes/]\n---\n內文。\n"
    sources["content/remarks.en.md"] = "---\ntitle: Notes\n---\nText.\n"
    let moved = try await BuiltSite(sources)
    #expect(moved.findings == [])
    #expect(try moved.page("/notes/index.odt/").contains("/remarks/index.odt"))
    let without = try await BuiltSite(sources.merging(Self.formats("csv")) { $1 })
    #expect(without.findings == [])
    sources["content/remarks.zh-Hant.md"] = "---\ntitle: 說明\n---\n內文。\n"
    let lost = try await BuiltSite(sources)
    #expect(lost.report.diagnostics.map(\.code) == [.vanishedURL])
  }

  @Test func `are written again when their page changes, and with it alone`() async throws {
    var sources = BuiltSite.base.merging(Self.notes) { $1 }
    var kept = KeptSite()
    try await kept.build(sources)
    sources["content/notes.zh-Hant.md", default: ""] += "\n又一段。\n"
    try await kept.build(sources)
    #expect(
      kept.written.isSuperset(of: ["notes/index.html", "notes/index.odt", "notes/index.md"]))
    #expect(kept.written.allSatisfy { $0.contains("notes/") }, "\(kept.written)")
    let document = try OfficeDocument(#require(kept.files["notes/index.odt"]))
    #expect(document.lines.contains("又一段。"))
  }
}
