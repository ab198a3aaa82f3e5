import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Pages that are not out` {
  private static let draft: [SourcePath: String] = [
    "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\ndraft: true\n---\n",
    "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\ndraft: true\n---\n",
    "content/news/b/secret.csv": "a\n1\n",
  ]

  @Test func `keep their files back too`() async throws {
    let site = try await BuiltSite(Self.draft)
    #expect(site.findings == [])
    #expect(!site.files.keys.contains { $0.hasSuffix("secret.csv") })
    let drafts = try await BuiltSite(Self.draft) { $0.includesDrafts = true }
    #expect(drafts.files["news/b/secret.csv"] != nil)
  }

  @Test func `are marked in the lists of a preview`() async throws {
    let site = try await BuiltSite(Self.draft) { $0.includesDrafts = true }
    #expect(try site.page("/news/").components(#"<span class="tag tag-warn">草稿</span>"#) == 1)
    #expect(try site.page("/en/news/").components(#"<span class="tag tag-warn">Draft</span>"#) == 1)
    try site.expect("/", shows: [#"<a href="/news/b/">乙</a> <span class="tag tag-warn">草稿</span>"#])
  }

  @Test func `are named where they are linked`() async throws {
    let link: [SourcePath: String] = [
      "content/news/c.zh-Hant.md": "---\ntitle: 丙\ndate: 115-01-01\n---\n[乙](b.md)\n",
      "content/news/c.en.md": "---\ntitle: C\ndate: 115-01-01\n---\n[B](/news/b/)\n",
    ]
    let site = try await BuiltSite(Self.draft.merging(link) { $1 })
    let messages = site.report.diagnostics.filter { $0.code == .brokenLink }.map(\.message)
    #expect(messages.allSatisfy { $0.hasSuffix("is a draft, which is not published") })
    let helps = site.report.diagnostics.filter { $0.code == .brokenLink }.map(\.help)
    #expect(
      helps == [
        "content/news/b.en.md is a draft; build with --drafts to see it.",
        "content/news/b.en.md is a draft; build with --drafts to see it.",
      ])
  }

  @Test func `because their file is wrong cause no second message`() async throws {
    let site = try await BuiltSite([
      "content/news/b.zh-Hant.md": "---\ntitle: [乙\n---\n",
      "content/news/b.en.md": "---\ntitle: [B\n---\n",
      "content/news/c.zh-Hant.md": "---\ntitle: 丙\ndate: 115-01-01\n---\n[乙](b.md)\n",
      "content/news/c.en.md": "---\ntitle: C\ndate: 115-01-01\n---\n[B](/news/b/)\n",
    ])
    #expect(Set(site.report.diagnostics.map(\.code)) == [.yamlSyntax])
  }
}

@Suite struct `The furniture of every page` {
  private func build(_ settings: String) async throws -> BuiltSite {
    try await BuiltSite([
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "") + "\n" + settings
    ])
  }

  @Test(arguments: [
    "feedback: { survey_url: \"javascript:alert(1)\" }",
    "social: [{ title: X, url: \"javascript:alert(1)\" }]",
    "accessibility_mark: { image: /assets/mark.svg, url: \"javascript:alert(1)\" }",
  ])
  func `takes no unsafe address from the settings`(settings: String) async throws {
    let site = try await build(settings)
    #expect(site.report.diagnostics.contains { $0.code == .unsafeURL })
    #expect(!site.files.values.contains { $0.contains("javascript:") })
  }

  @Test func `names every entry of the navigation`() async throws {
    let titled = try await build("navigation: [{ page: /news }]")
    #expect(titled.findings == [])
    #expect(try titled.page("/en/").contains(#"<a href="/en/news/">News</a>"#))
    let nameless = try await build("navigation: [{ page: /feed.xml }]")
    #expect(nameless.report.diagnostics.map(\.code) == [.missingKey])
  }

  @Test func `leads to the sections where no navigation is given`() async throws {
    #expect(try await BuiltSite().page("/en/").contains(#"<a href="/en/news/">News</a>"#))
  }

  @Test func `has a home page in each language whatever the policy`() async throws {
    let site = try await BuiltSite([
      "content/index.en.md": "",
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "")
        + "\ntranslations: { default: omit }\n",
    ])
    _ = try site.page("/en/")
    #expect(site.report.errorCount == 0)
  }

  @Test(arguments: [
    ("02-0000-0001", "tel:+886-2-0000-0001"), ("(02) 2345-6789", "tel:+886-2-2345-6789"),
    ("02-2345-6789 轉 123", "tel:+886-2-2345-6789;ext=123"),
    ("02-2345-6789#12", "tel:+886-2-2345-6789;ext=12"),
    ("02-2345-6789 分機9", "tel:+886-2-2345-6789;ext=9"),
    ("+886-2-2345-6789 ext. 5", "tel:+886-2-2345-6789;ext=5"), ("1999", "tel:1999"),
  ])
  func `dials the number as written`(number: String, expected: String) async throws {
    let settings = (BuiltSite.base["content/site.yml"] ?? "")
      .replacing("  email: service@example.gov.tw", with: "  phone: \"\(number)\"")
    let site = try await BuiltSite(["content/site.yml": settings])
    #expect(try site.page("/").contains("href=\"\(expected)\""))
  }
}
