import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `Departures in a build with the memory of another` {
  private static let page: SourcePath = "content/news/b.zh-Hant.md"

  /// What editors do to a site whose addresses are remembered, one after the other: a file's new text, or an empty
  /// one where it goes, and the day of the build.
  private static let edits: [(name: String, files: [SourcePath: String], day: Int)] = [
    ("ledger", [AddressLedger.path: "/\n/news/open/\n"], 21),
    ("page", [page: "---\ntitle: 乙\ndate: 115-01-01\naliases: [/old/]\n---\n"], 21),
    ("released", [AddressLedger.path: "/\n/news/open/\n/old/\n/old/form.csv\n"], 21),
    ("file that the alias leads on to", ["content/news/b/form.csv": "a\n1\n"], 21),
    ("its title", [page: "---\ntitle: 丙\ndate: 115-01-01\naliases: [/old/]\n---\n"], 21),
    (
      "entry that waits",
      ["content/gone.yml": "- { url: /news/open/, date: 2026-11-23, reason: 已歸檔 }\n"], 21
    ),
    (
      "end of the page",
      ["content/news/open.zh-Hant.md": "", "content/news/open.en.md": ""], 23
    ),
    ("line that nothing keeps", [AddressLedger.path: "/\n/lost/\n/old/\n"], 23),
    ("the line taken out", [AddressLedger.path: "/\n/old/\n"], 23),
    ("alias taken out", [page: "---\ntitle: 丙\ndate: 115-01-01\n---\n"], 23),
    ("ledger taken out", [AddressLedger.path: ""], 23),
    ("day on which the entry waits again", [:], 22),
  ]

  @Test func `are what a clean build makes of them`() async throws {
    var sources = BuiltSite.base
    var kept = KeptSite()
    try await kept.build(sources)
    for edit in Self.edits {
      sources = sources.merging(edit.files) { $1 }.filter { !$0.value.isEmpty }
      let today = try #require(CalendarDate(year: 2026, month: 11, day: edit.day))
      try await kept.build(sources) { $0.today = today }
      let clean = try await BuiltSite(SourceTree(sources)) { $0.today = today }
      #expect(
        kept.report.diagnostics.map(\.message) == clean.report.diagnostics.map(\.message),
        "\(edit.name)")
      guard clean.report.errorCount == 0 else { continue }
      let files = kept.files.mapValues { String(decoding: $0, as: UTF8.self) }
      #expect(files.keys.sorted() == clean.files.keys.sorted(), "\(edit.name)")
      #expect(files.filter { clean.files[$0] != $1 }.keys.sorted() == [], "\(edit.name)")
    }
  }

  @Test func `cost no page where only the ledger grows`() async throws {
    var sources = BuiltSite.base
    var kept = KeptSite()
    try await kept.build(sources)
    sources[AddressLedger.path] = "/\n/news/open/\n"
    try await kept.build(sources)
    #expect(kept.report.errorCount == 0)
    #expect(kept.written == [])
  }
}
