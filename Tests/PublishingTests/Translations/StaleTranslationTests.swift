import Audit
import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `A translation` {
  private static let original: SourcePath = "content/guide.zh-Hant.md"
  private static let translated: SourcePath = "content/guide.en.md"

  private static let files: [SourcePath: String] = [
    original: """
    ---
    title: 指引
    ---
    前言。

    ## 申請

    填寫表格。

    ## 期限

    三十日內。
    """,
    translated: """
    ---
    title: Guide
    ---
    Preface.

    ## Application

    Fill in the form.

    ## Time limit

    Within thirty days.
    """,
  ]

  /// The site after its translations were accepted as they are in `files`.
  private func accepted(_ files: [SourcePath: String] = files) async throws
    -> [SourcePath: String]
  {
    let site = try await BuiltSite(files) { $0.recordsTranslations = true }
    #expect(site.findings == [])
    let date = try #require(CalendarDate(parsing: "2026-11-21"))
    let entries = site.report.translations.filter { !$0.sections.isEmpty }.map { record in
      TranslationLedger.Entry(
        page: TranslationLedger.name(of: record.key),
        accepted: [
          record.language: TranslationLedger.Accepted(date: date, sections: record.sections)
        ])
    }
    let bytes = TranslationLedger().recording(entries)
    #expect(TranslationLedger(bytes).check() == [])
    return files.merging([TranslationLedger.path: String(decoding: bytes, as: UTF8.self)]) { $1 }
  }

  @Test func `is said nothing of until somebody accepts it`() async throws {
    let site = try await BuiltSite(Self.files) { $0.recordsTranslations = true }
    #expect(site.findings == [])
    #expect(
      site.report.translations.filter { $0.address == "/guide/" }.map(\.state) == [.unrecorded])
  }

  @Test func `is current once accepted`() async throws {
    let files = try await accepted()
    let site = try await BuiltSite(files) { $0.recordsTranslations = true }
    #expect(site.findings == [])
    #expect(site.report.translations.allSatisfy { $0.state == .current })
    try site.expect("/en/guide/", hides: ["g:stale"])
  }

  @Test func `is stale in exactly the section whose original was edited`() async throws {
    var files = try await accepted()
    files[Self.original] = files[Self.original]?.replacing("三十日內", with: "六十日內")
    let site = try await BuiltSite(files) { $0.recordsTranslations = true }
    #expect(
      site.findings == [
        "content/guide.en.md:10:1: warning: '期限' has changed in the original since this was "
          + "translated [stale-translation]"
      ])
    let note = try #require(site.report.diagnostics.first?.notes.first)
    #expect(note.file == Self.original && note.range.start.line == 10)
    #expect(
      site.report.translations.first { $0.address == "/guide/" }?.state == .stale(["期限"]))
    try site.expect(
      "/en/guide/",
      showsInOrder: [
        "g:stale", "This translation may be out of date",
        ##"<a href="/en/guide/#time-limit">Time limit</a>"##,
      ])
    try site.expect("/en/guide/", hides: [##"<a href="/en/guide/#application">"##])
    try site.expect("/guide/", hides: ["g:stale"])
  }

  @Test func `isn't stale for lines that are filled anew`() async throws {
    var files = try await accepted()
    files[Self.original] = files[Self.original]?.replacing("填寫表格。", with: "填寫表格。 \n\n")
    #expect(try await BuiltSite(files).findings == [])
  }

  @Test(arguments: [
    ("## 期限\n", "## 時限\n", "'時限' has changed in the original since this was translated"),
    ("## 期限\n\n三十日內。", "", "The original no longer has the section '期限'"),
    ("三十日內。", "三十日內。\n\n## 費用\n\n免費。", "'費用' is new in the original since this was translated"),
  ])
  func `tells a section with another heading, one that went and one that came`(
    old: String, new: String, message: String
  ) async throws {
    var files = try await accepted()
    files[Self.original] = files[Self.original]?.replacing(old, with: new)
    #expect(try await BuiltSite(files).report.diagnostics.map(\.message) == [message])
  }

  @Test func `tells a changed title above its first heading`() async throws {
    var files = try await accepted()
    files[Self.original] = files[Self.original]?.replacing("title: 指引", with: "title: 新指引")
    let site = try await BuiltSite(files)
    #expect(
      site.report.diagnostics.map(\.message) == [
        "The beginning has changed in the original since this was translated"
      ])
    try site.expect("/en/guide/", shows: [#"<a href="/guide/">the beginning</a>"#])
  }

  @Test func `is missing or without an original where the other one isn't there`() async throws {
    var files = Self.files
    files["content/alone.en.md"] = "---\ntitle: Alone\n---\nA\n"
    files["content/only.zh-Hant.md"] = "---\ntitle: 只有\n---\n甲\n"
    let records = try await BuiltSite(files) { $0.recordsTranslations = true }.report.translations
    #expect(records.first { $0.key.path == "alone" }?.state == .orphaned)
    #expect(records.first { $0.key.path == "only" }?.state == .missing)
  }

  @Test(arguments: [
    ("- page: guide\n- page: guide\n", "The page 'guide' is listed twice"),
    ("guide\n", "The line is no entry of a page"),
    ("- page: guide\n  en: { date: 2026-01-01, sections: [[a]] }\n", "sixteen digits"),
  ])
  func `has a ledger whose damage is told`(_ text: String, _ message: String) async throws {
    let site = try await BuiltSite(Self.files.merging([TranslationLedger.path: text]) { $1 })
    #expect(site.findings.contains { $0.contains(message) && $0.contains("[ledger-syntax]") })
  }
}
