import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `A whole build` {
  @Test func `has nothing to say about a valid site`() async throws {
    let site = try await BuiltSite()
    #expect(site.findings == [])
  }

  @Test func `tells of a misspelt key of units once, not on every page`() async throws {
    let settings = try #require(BuiltSite.base["content/site.yml"])
    let site = try await BuiltSite([
      "content/site.yml": settings.replacing("units:", with: "untis:")
    ])
    #expect(
      site.findings == [
        "content/site.yml:6:1: error: 'untis' is no key of site.yml; did you mean 'units'? "
          + "[unknown-key]"
      ])
  }

  @Test(arguments: ["warning", "off"])
  func `tells pages of their units where a misspelt key is no error`(
    severity: String
  ) async throws {
    let settings = try #require(BuiltSite.base["content/site.yml"])
    let site = try await BuiltSite([
      "content/site.yml": settings.replacing("units:", with: "untis:")
        + "\nchecks: { severity: { unknown-key: \(severity) } }\n"
    ])
    #expect(site.report.diagnostics.contains { $0.code == .unknownUnit && $0.severity == .error })
  }

  @Test func `writes each page in each language`() async throws {
    let site = try await BuiltSite()
    for address in [
      "/", "/en/", "/news/", "/en/news/", "/news/open/", "/en/news/open/", "/categories/",
      "/en/categories/", "/categories/service/I00/", "/en/categories/service/IZ0/", "/sitemap/",
      "/en/sitemap/", "/search/", "/en/search/", "/privacy/", "/en/privacy/",
      "/open-data-declaration/", "/en/open-data-declaration/", "/404.html", "/feed.xml",
      "/en/feed.json", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt",
      "/assets/style.css",
    ] {
      _ = try site.page(address)
    }
  }

  @Test(arguments: [1, 3, 16])
  func `gives the same bytes whatever the number of jobs`(jobs: Int) async throws {
    let site = try await BuiltSite()
    let other = try await BuiltSite { $0.jobs = jobs }
    #expect(site.files == other.files)
  }

  @Test(arguments: [0, 1_000])
  func `gives the same bytes however few sources are kept in memory`(bytes: Int) async throws {
    let site = try await BuiltSite()
    let frugal = try await BuiltSite { $0.keptByteCount = bytes }
    #expect(frugal.findings == [])
    #expect(site.files == frugal.files)
  }

  @Test(arguments: [1, 4])
  func `that is cancelled says so and never passes for whole`(jobs: Int) async {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await BuiltSite { $0.jobs = jobs }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `tells all problems of a run at once`() async throws {
    let site = try await BuiltSite([
      "content/news/a.zh-Hant.md": "---\ntitle: 甲\ndate: 115-13-01\n---\n[無](/none/)\n",
      "content/news/b.zh-Hant.md": "---\ntitel: 乙\ndate: 115-01-01\n---\n[甲](a.md#none)\n",
    ])
    let codes = Set(site.report.diagnostics.filter { $0.severity == .error }.map(\.code))
    #expect(codes == [.wrongDate, .brokenLink, .unknownKey, .missingKey, .brokenAnchor])
  }

  @Test func `uses another address when asked to`() async throws {
    let site = try await BuiltSite { $0.baseURL = "https://test.example.gov.tw/" }
    #expect(try site.page("/news/open/").contains("https://test.example.gov.tw/news/open/"))
    #expect(!site.files.values.contains { $0.contains("www.example.gov.tw") })
  }

  @Test func `lets the site change the weight of a finding`() async throws {
    let news: SourcePath = "content/news/open.en.md"
    let warned = try await BuiltSite([news: ""])
    #expect(warned.report.warningCount == 1)
    #expect(warned.report.errorCount == 0)
    let settings =
      (BuiltSite.base["content/site.yml"] ?? "")
      + "\nchecks: { severity: { missing-translation: error } }\n"
    let refused = try await BuiltSite([news: "", "content/site.yml": settings])
    #expect(refused.report.errorCount == 1)
    let silent = try await BuiltSite([
      news: "", "content/site.yml": settings.replacing("error", with: "off"),
    ])
    #expect(silent.findings == [])
  }
}
