import Diagnostics
import Publishing
import Testing

/// The links that a build hands out for other sites to be asked.
@Suite struct OutsideLinkTests {
  private func links(_ files: [SourcePath: String]) async throws -> [OutsideLink] {
    let site = try await BuiltSite(files) { $0.recordsOutsideLinks = true }
    return site.report.outsideLinks
  }

  @Test func `stand at their line with unit and text`() async throws {
    let text = """
      ---
      title: 說明
      sources:
        - { title: 法規, url: "https://law.example.gov.tw/1" }
      ---
      見[中央 *機關*](https://abc.example.gov.tw/a#b)與 <mailto:a@example.gov.tw>。

      ![圖](https://img.example.gov.tw/x.png) [本站](/) [章](#x)

      ## 章 {#x}
      """
    let found = try await links(["content/about.zh-Hant.md": text]).filter {
      $0.file == "content/about.zh-Hant.md"
    }
    #expect(
      found.map(\.destination) == [
        "https://law.example.gov.tw/1", "https://abc.example.gov.tw/a#b", "mailto:a@example.gov.tw",
        "https://img.example.gov.tw/x.png",
      ])
    #expect(found.map(\.range.start.line) == [4, 6, 6, 8])
    // The destination's place; columns count characters, not bytes.
    #expect(found[1].range.start.column == 12)
    #expect(found[1].text == "中央 機關")
  }

  @Test func `are none unless they are asked for`() async throws {
    let site = try await BuiltSite([
      "content/about.zh-Hant.md": "---\ntitle: a\n---\n<https://a.tw/>"
    ])
    #expect(site.report.outsideLinks.isEmpty)
  }

  @Test func `are none that lead to the site itself, as it is published now or by its settings`()
    async throws
  {
    let site = try await BuiltSite([
      "content/site.yml": """
      \(BuiltSite.base["content/site.yml"] ?? "")
      links: [{ title: 消息, url: "https://www.example.gov.tw/news/" }]
      """,
      "content/about.zh-Hant.md":
        "---\ntitle: a\n---\n<https://www.example.gov.tw/news/> [b](https://preview.example/)",
      "templates/partials/colophon.mustache": #"<a href="https://www.example.gov.tw/">x</a>"#,
    ]) {
      $0.recordsOutsideLinks = true
      $0.baseURL = "https://preview.example/"
    }
    let found = site.report.outsideLinks.map(\.destination)
    #expect(found.allSatisfy { !$0.contains("example") })
    #expect(try site.page("/about/").contains(#"<a href="/news/">https://www.example.gov.tw/"#))
  }

  /// Settings by which another program serves a folder of the host.
  private static let shared =
    (BuiltSite.base["content/site.yml"] ?? "") + "\nlink_check: { elsewhere: [/apply/] }\n"

  @Test func `are those to another program on the site's host`() async throws {
    let files: [SourcePath: String] = [
      "content/site.yml": Self.shared + "links: [{ title: 申請, url: /apply/ }]\n",
      "content/about.zh-Hant.md": """
      ---
      title: a
      ---
      [申請](/apply/form?y=115#a) [同](https://www.example.gov.tw/apply/x) [章](#no)
      """,
      "templates/partials/colophon.mustache": #"<a href="/apply/help">x</a>"#,
    ]
    let site = try await BuiltSite(files) { $0.recordsOutsideLinks = true }
    // Inside, only what the site answers for is told.
    #expect(
      site.report.diagnostics.filter { $0.severity == .error }.map(\.code) == [.brokenAnchor])
    let found = site.report.outsideLinks.filter { $0.address.contains("/apply") }
    #expect(
      Set(found.map(\.address)) == [
        "https://www.example.gov.tw/apply/", "https://www.example.gov.tw/apply/form?y=115#a",
        "https://www.example.gov.tw/apply/x", "https://www.example.gov.tw/apply/help",
      ])
    #expect(found.contains { $0.destination == "/apply/form?y=115#a" && $0.text == "申請" })
    #expect(try site.page("/about/").contains(#"<a href="/apply/form?y=115#a""#))
  }

  @Test(arguments: [
    ("/apply/", "content/apply/form.zh-Hant.md", "but the site has /apply/form/"),
    ("/", "content/a.zh-Hant.md", "'/' is no folder of the host"),
    ("/apply", "content/a.zh-Hant.md", "'/apply' is no folder of the host"),
    ("https://apply.tw/", "content/a.zh-Hant.md", "is no folder of the host"),
  ])
  func `are in no folder of the site's own`(
    folder: String, page: SourcePath, message: String
  ) async throws {
    let site = try await BuiltSite([
      "content/site.yml":
        (BuiltSite.base["content/site.yml"] ?? "")
        + "\nlink_check: { elsewhere: [\"\(folder)\"] }\n",
      page: "---\ntitle: a\n---\n",
    ])
    let found = site.report.diagnostics.filter { $0.code == .wrongValue }
    #expect(found.count == 1 && found.allSatisfy { $0.message.contains(message) })
  }

  @Test(arguments: ["/apply/", "/apply/form/", nil] as [String?])
  func `into another program's folder are neither gone nor lost`(gone: String?) async throws {
    let entries = gone.map { "- { url: \($0), date: 2026-01-01, reason: 移走 }\n" } ?? ""
    let files: [SourcePath: String] = [
      "content/site.yml": Self.shared, "content/gone.yml": entries,
      AddressLedger.path: "/apply/\n/apply/form.odt\n/apply/form/\n",
    ]
    let site = try await BuiltSite(files.filter { !$0.value.isEmpty })
    let problems = site.report.diagnostics.filter { $0.severity == .error }
    let expected: [DiagnosticCode] = gone == nil ? [] : [.wrongValue]
    #expect(problems.map(\.code) == expected, "\(site.findings)")
    let ending = gone.map { "but \($0) is listed as gone" } ?? ""
    #expect(problems.allSatisfy { $0.message.hasSuffix(ending) })
  }

  @Test func `are those of a site's own templates too`() async throws {
    let found = try await links([
      "templates/partials/colophon.mustache": #"<p><a href="https://www.gov.tw/">x</a></p>"#
    ])
    #expect(
      found.contains {
        $0.file == "templates/partials/colophon.mustache" && $0.destination == "https://www.gov.tw/"
      })
  }
}
