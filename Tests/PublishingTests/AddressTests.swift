import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Addresses` {
  @Test func `of two files for one page are an error with a note`() async throws {
    let site = try await BuiltSite([
      "content/a.zh-Hant.md": "---\ntitle: 甲\n---\n",
      "content/a/index.zh-Hant.md": "---\ntitle: 乙\n---\n",
      "content/a.en.md": "---\ntitle: A\n---\n",
    ])
    let problem = site.report.diagnostics.first { $0.code == .duplicateURL }
    #expect(problem?.notes.count == 1)
    #expect(site.report.errorCount == 1)
  }

  @Test(arguments: [
    ("slug: open", "/news/open/"), ("aliases: [/news/open/]", "/news/open/"),
    ("aliases: [/categories/]", "/categories/"),
  ])
  func `that are taken are refused`(key: String, address: String) async throws {
    let site = try await BuiltSite([
      "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\n\(key)\n---\n",
      "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
    ])
    #expect(
      site.report.diagnostics.contains {
        $0.code == .duplicateURL && $0.message == "The address \(address) is taken"
      })
  }

  @Test func `that differ only in case are refused`() async throws {
    let site = try await BuiltSite([
      "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\nslug: Open\n---\n",
      "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
    ])
    #expect(site.report.diagnostics.contains { $0.code == .duplicateURL })
  }

  @Test func `follow the slug, with the page's files`() async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\nslug: 申請指引\n---\n[表](guide/form.csv)\n",
      "content/guide.en.md": "---\ntitle: Guide\nslug: how-to-apply\n---\nA\n",
      "content/guide/form.csv": "a,b\n1,2\n",
    ])
    #expect(site.findings == [])
    #expect(site.files["申請指引/form.csv"] != nil)
    #expect(site.files["en/how-to-apply/form.csv"] != nil)
    #expect(
      try site.page("/申請指引/").contains(
        "https://www.example.gov.tw/%E7%94%B3%E8%AB%8B%E6%8C%87%E5%BC%95/"))
  }

  @Test(arguments: [("draft: true", 1, 0, 0), ("expires: 2026-11-20", 0, 0, 1)])
  func `of pages that are not out are not written`(
    key: String, drafts: Int, future: Int, expired: Int
  ) async throws {
    let files: [SourcePath: String] = [
      "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\n\(key)\n---\n",
      "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n\(key)\n---\n",
    ]
    let site = try await BuiltSite(files)
    #expect(site.findings == [])
    #expect(site.files["news/b/index.html"] == nil)
    #expect(site.report.keptBack.drafts == drafts * 2)
    #expect(site.report.keptBack.expired == expired * 2)
  }

  @Test func `of pages dated after today wait for their day`() async throws {
    let files: [SourcePath: String] = [
      "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 2026-11-22\n---\n",
      "content/news/b.en.md": "---\ntitle: B\ndate: 2026-11-22\n---\n",
    ]
    #expect(try await BuiltSite(files).report.keptBack.future == 2)
    let site = try await BuiltSite(files) { $0.includesFuture = true }
    _ = try site.page("/news/b/")
  }
}
