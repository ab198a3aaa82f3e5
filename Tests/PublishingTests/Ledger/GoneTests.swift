import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Gone addresses` {
  private static let plans: [SourcePath: String] = [
    "content/gone.yml": """
    - url: /plans/110/
      date: 2024-12-31
      reason: { zh-Hant: 已逾公開期限。, en: Its term is over. }
      successor: /news/
    """
  ]

  @Test func `have a page in each language that says why and leads on`() async throws {
    let site = try await BuiltSite(Self.plans)
    #expect(site.findings == [])
    for (address, reason, date, successor) in [
      ("/plans/110/", "已逾公開期限。", "113年12月31日", "最新消息"),
      ("/en/plans/110/", "Its term is over.", "December 31, 2024", "News"),
    ] {
      let html = try site.page(address)
      let page = HTMLPage(html)
      #expect(page.problems == [])
      #expect(page.isHiddenFromSearch)
      #expect(page.relations("canonical") == [])
      #expect(!html.contains("hreflang=\"x-default\""))
      #expect(page.text.contains(reason) && page.text.contains(date))
      #expect(page.text.contains(address))
      let root = address.hasPrefix("/en/") ? "/en/" : "/"
      #expect(html.contains("<a href=\"\(root)news/\">\(successor)</a>"))
      #expect(page.elements("html").first?.attributes["lang"] == (root == "/" ? "zh-Hant" : "en"))
    }
    #expect(try site.page("/plans/110/").contains("href=\"/en/plans/110/\""))
  }

  @Test func `stand in no list, feed or site map`() async throws {
    let site = try await BuiltSite(Self.plans)
    for (path, text) in site.files
    where !path.contains("plans/110/") && !path.hasPrefix(".servers/") {
      #expect(!text.contains("/plans/110/"), "\(path)")
    }
  }

  @Test func `with a language's prefix are gone in that language alone`() async throws {
    let site = try await BuiltSite([
      "content/gone.yml": "- { url: /en/old/, date: 2026-01-01, reason: No longer needed }\n"
    ])
    #expect(site.findings == [])
    #expect(site.files["en/old/index.html"] != nil)
    #expect(site.files["old/index.html"] == nil)
  }

  @Test func `mark a reason in another language than the page's`() async throws {
    let site = try await BuiltSite([
      "content/gone.yml": "- { url: /en/old/, date: 2026-01-01, reason: { zh-Hant: 併入新頁 } }\n"
    ])
    #expect(try site.page("/en/old/").contains("<p lang=\"zh-Hant\">併入新頁</p>"))
  }

  @Test func `answer for what the ledger has beneath them`() async throws {
    let site = try await BuiltSite(
      Self.plans.merging([
        AddressLedger.path: "/en/plans/110/table/\n/plans/110/\n/plans/110/form.odt\n/plans/1101/\n"
      ]) { $1 })
    // A folder, since a file of that name would be served as an office document.
    #expect(try site.page("/plans/110/form.odt/").contains("已逾公開期限。"))
    #expect(try site.page("/en/plans/110/table/").contains("Its term is over."))
    #expect(site.findings.count == 1)
    #expect(site.findings.first?.contains("/plans/1101/ was released") == true)
  }

  @Test func `leave alone what still stands beneath them`() async throws {
    let site = try await BuiltSite([
      AddressLedger.path: "/old/\n/old/new/\n/en/old/new/\n",
      "content/old/new.zh-Hant.md": "---\ntitle: 新頁\n---\n內容。\n",
      "content/old/new.en.md": "---\ntitle: New\n---\nText.\n",
      "content/gone.yml": "- { url: /old/, date: 2026-01-01, reason: 併入他頁 }\n",
    ])
    #expect(site.findings == [])
    #expect(try site.page("/old/new/").contains("內容。"))
    #expect(try site.page("/old/").contains("併入他頁"))
  }

  @Test func `wait for their day`() async throws {
    let entry = "- { url: /news/open/, date: 2026-11-22, reason: 活動結束 }\n"
    let site = try await BuiltSite(["content/gone.yml": entry])
    #expect(site.findings == [])
    #expect(try !site.page("/news/open/").contains("活動結束"))
    let missing = try await BuiltSite([
      "content/gone.yml": entry, AddressLedger.path: "/news/open/\n",
      "content/news/open.zh-Hant.md": "", "content/news/open.en.md": "",
    ])
    #expect(
      missing.findings.contains {
        $0.contains("since content/gone.yml gives it up only on 2026-11-22")
      })
  }

  @Test(arguments: ["/news/open/", "/news/open", "/news/%6Fpen/", "/", "/search/", "/feed.xml"])
  func `that still stand are refused`(url: String) async throws {
    let site = try await BuiltSite([
      "content/gone.yml": "- { url: \"\(url)\", date: 2026-01-01, reason: 停辦 }\n"
    ])
    #expect(site.report.diagnostics.map(\.code) == [.duplicateURL])
    #expect(site.report.diagnostics.first?.file == "content/gone.yml")
    #expect(
      site.report.diagnostics.first?.message.hasSuffix("still stands, so it is not gone") == true)
    #expect(site.collisions == [])
  }

  @Test func `that are listed twice are refused`() async throws {
    let site = try await BuiltSite([
      "content/gone.yml": """
      - { url: /舊頁/, date: 2026-01-01, reason: 停辦 }
      - { url: /%E8%88%8A%E9%A0%81, date: 2026-01-02, reason: 停辦 }
      """
    ])
    #expect(
      site.findings == ["content/gone.yml:2:10: error: /舊頁/ is listed twice [duplicate-url]"])
    #expect(site.report.diagnostics.first?.notes.first?.range.start.line == 1)
  }

  @Test(arguments: [
    ("/nwes/", "did you mean '/news/'"), ("/plans/110/", "is gone since 2024-12-31"),
  ])
  func `need a successor that stands`(successor: String, message: String) async throws {
    let site = try await BuiltSite([
      "content/gone.yml": """
      - { url: /plans/110/, date: 2024-12-31, reason: 歸檔 }
      - { url: /plans/109/, date: 2024-12-31, reason: 歸檔, successor: \(successor) }
      """
    ])
    #expect(site.report.diagnostics.map(\.code) == [.unknownPage])
    #expect(site.report.diagnostics.first?.range.start.line == 2)
    #expect(site.report.diagnostics.first?.message.contains(message) == true)
  }

  @Test(arguments: ["/plans/110/", "/plans/110", "../plans/110.md", "/plans/110/#part"])
  func `can't be linked, and say why and what to link`(link: String) async throws {
    let site = try await BuiltSite(
      Self.plans.merging([
        "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\n---\n[計畫](\(link))\n",
        "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
      ]) { $1 })
    let problem = try #require(site.report.diagnostics.first)
    #expect(site.report.diagnostics.count == 1)
    #expect(problem.code == .brokenLink && problem.file == "content/news/b.zh-Hant.md")
    #expect(problem.message == "/plans/110/ is gone since 2024-12-31; link '/news/' instead")
    #expect(problem.help == "content/gone.yml says why: 已逾公開期限。")
  }

  @Test func `are never suggested`() async throws {
    let site = try await BuiltSite(
      Self.plans.merging([
        "content/news/b.zh-Hant.md": "---\ntitle: 乙\ndate: 115-01-01\n---\n[計畫](/plans/11O/)\n",
        "content/news/b.en.md": "---\ntitle: B\ndate: 115-01-01\n---\n",
      ]) { $1 })
    #expect(site.findings.count == 1)
    #expect(site.findings.first?.contains("did you mean") == false)
  }
}
