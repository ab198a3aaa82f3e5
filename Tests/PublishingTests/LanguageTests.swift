import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Two languages` {
  @Test func `name each other by hreflang, with the first as default`() async throws {
    let page = try await BuiltSite().page("/en/news/open/")
    #expect(page.contains(#"<html lang="en""#))
    for link in [
      #"hreflang="zh-Hant" href="https://www.example.gov.tw/news/open/""#,
      #"hreflang="en" href="https://www.example.gov.tw/en/news/open/""#,
      #"hreflang="x-default" href="https://www.example.gov.tw/news/open/""#,
    ] {
      #expect(page.contains(link))
    }
  }

  @Test func `write dates in their own way`() async throws {
    let site = try await BuiltSite()
    #expect(
      try site.page("/news/open/").contains(#"<time datetime="2026-03-01">115年3月1日</time>"#))
    #expect(
      try site.page("/en/news/open/").contains(#"<time datetime="2026-03-01">March 1, 2026</time>"#)
    )
  }

  @Test func `get a page that says so where a translation is missing`() async throws {
    let site = try await BuiltSite(["content/news/open.en.md": ""])
    let page = try site.page("/en/news/open/")
    #expect(page.contains(#"<a href="/news/open/" hreflang="zh-Hant">網站啟用</a>"#))
    #expect(page.contains("This news item is in Chinese only"))
    #expect(!page.contains("rel=\"alternate\" hreflang"))
    #expect(page.contains("noindex"))
    #expect(
      site.findings == [
        "content/news/open.zh-Hant.md:1:1: warning: The page is missing in 'en' [missing-translation]"
      ])
  }

  @Test(arguments: [("omit", 0, false), ("error", 1, false)])
  func `follow the policy of the type`(policy: String, errors: Int, isWritten: Bool) async throws {
    let settings =
      (BuiltSite.base["content/site.yml"] ?? "") + "\ntranslations: { news: \(policy) }\n"
    let site = try await BuiltSite([
      "content/news/open.en.md": "", "content/site.yml": settings,
    ])
    #expect(site.report.errorCount == errors)
    #expect((site.files["en/news/open/index.html"] != nil) == isWritten)
  }

  @Test func `keep the reader at the same section`() async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\n---\n## 申請方式\n\n甲。\n\n## 費用\n\n乙。\n",
      "content/guide.en.md": "---\ntitle: Guide\n---\n## How to apply\n\nA.\n\n## Fees\n\nB.\n",
    ])
    let chinese = try site.page("/guide/")
    #expect(chinese.contains(#"id="how-to-apply""#))
    #expect(chinese.contains(#"id="fees""#))
    #expect(try site.page("/en/guide/").contains(#"id="申請方式""#))
  }

  @Test func `are joined by a third with files only`() async throws {
    let english = try #require(Theme.builtIn["messages/en.yml"])
    let settings = (BuiltSite.base["content/site.yml"] ?? "")
      .replacing("[zh-Hant, en]", with: "[zh-Hant, en, { tag: ja, label: 日本語 }]")
    let site = try await BuiltSite([
      "content/site.yml": settings,
      "templates/messages/ja.yml": String(decoding: english.bytes, as: UTF8.self),
      "content/index.ja.md": "---\ntitle: モデル機関\n---\n最初の段落。\n",
    ])
    #expect(site.report.errorCount == 0)
    #expect(try site.page("/ja/").contains(#"<html lang="ja""#))
    #expect(try site.page("/").contains("日本語"))
  }

  @Test func `need every word of the interface`() async throws {
    let settings = (BuiltSite.base["content/site.yml"] ?? "")
      .replacing("[zh-Hant, en]", with: "[zh-Hant, en, ja]")
    let site = try await BuiltSite(["content/site.yml": settings])
    #expect(site.report.diagnostics.contains { $0.code == .messagesIncomplete })
  }
}
