import Content
import Diagnostics
import Foundation
import Publishing
import Testing

/// The site that lies in the repository, with every feature: what holds for it holds for what agencies write.
private let model = Task {
  try await BuiltSite(SiteOnDisk.tree(repository, parts: ["content"]))
}

@Suite struct `Metadata of every page` {
  private static let elements = [
    "Title", "Creator", "Subject", "Description", "Publisher", "Contributor", "Date", "Type",
    "Format", "Identifier", "Source", "Language", "Relation", "Rights",
  ]

  @Test func `has all fifteen elements of Dublin Core, none empty`() async throws {
    for (address, page) in try await model.value.pages where !page.isRedirect {
      for element in Self.elements {
        let values = page.metadata("DC.\(element)")
        #expect(!values.isEmpty && values.allSatisfy { !$0.isEmpty }, "\(address) DC.\(element)")
      }
      // Coverage is refined by its two ends.
      for end in ["min", "max"] {
        #expect(page.metadata("DC.Coverage.t.\(end)").count == 1, "\(address)")
      }
    }
  }

  @Test func `names its own absolute address once`() async throws {
    let site = try await model.value
    for (address, page) in site.pages where !page.isHiddenFromSearch && !page.isRedirect {
      let canonical = page.relations("canonical")
      #expect(canonical.count == 1)
      let path = try #require(URL(string: canonical.first ?? "")).path(percentEncoded: false)
      #expect(canonical.first?.hasPrefix("https://www.example.gov.tw/") == true)
      #expect(path == address, "\(address)")
    }
  }

  @Test func `names translations that name it in turn`() async throws {
    let pages = try await model.value.pages
    func alternates(_ page: HTMLPage) -> [[String]] {
      page.elements("link").filter { $0.attributes["hreflang"] != nil }
        .map { [$0.attributes["hreflang"] ?? "", $0.attributes["href"] ?? ""] }
    }
    var checked = 0
    for (address, page) in pages {
      for alternate in alternates(page) {
        let path = try #require(URL(string: alternate[1])).path(percentEncoded: false)
        let other = try #require(pages[path], "\(address) names \(path)")
        #expect(alternates(other) == alternates(page))
        checked += 1
      }
    }
    #expect(checked > 100)
  }

  @Test func `has structured data that is JSON`() async throws {
    for (address, page) in try await model.value.pages {
      for block in page.structuredData {
        #expect(throws: Never.self, "\(address)") {
          try JSONSerialization.jsonObject(with: Data(block.utf8))
        }
      }
    }
  }

  @Test func `leaves no blank of a message unfilled`() async throws {
    for (path, html) in try await model.value.files where path.hasSuffix(".html") {
      let blanks = html.matches(of: /\{[a-z_]+\}/).map { String($0.0) }
      #expect(blanks == [], "\(path)")
    }
  }

  @Test func `stands on pages whose links all lead somewhere`() async throws {
    let site = try await model.value
    #expect(site.report.errorCount == 0, "\(site.findings)")
    #expect(site.faults() == [])
    #expect(site.collisions == [])
  }

  @Test func `says of a page what its front matter says`() async throws {
    let site = try await BuiltSite([
      "content/site.yml": (BuiltSite.base["content/site.yml"] ?? "")
        .replacing("agency:", with: "agency:\n  oid: 2.16.886.101"),
      "content/guide.zh-Hant.md": """
      ---
      title: 申請指引
      date: 115-01-05
      updated: 115-02-05
      unit: planning
      keywords: [申請, 規費]
      summary: 如何申請。
      categories: { service: [I00, IZ0] }
      sources: [{ title: 收費標準, url: "https://law.example.gov.tw/" }]
      ---
      """,
      "content/guide.en.md": "---\ntitle: Guide\n---\nHow to apply.\n",
    ])
    let page = try HTMLPage(site.page("/guide/"))
    let expected: KeyValuePairs = [
      "DC.Title": ["申請指引"], "DC.Creator": ["綜合企劃科"], "DC.Subject": ["申請,規費"],
      "DC.Description": ["如何申請。"], "DC.Publisher": ["示範機關"], "DC.Date": ["2026-02-05"],
      "DC.Identifier": ["2.16.886.101/guide"], "DC.Source": ["收費標準"], "DC.Language": ["中文"],
      "DC.Rights": ["政府資料開放授權條款-第1版"], "Category.Service": ["I00", "IZ0"],
      "Category.Theme": [], "Keywords": ["申請,規費"], "description": ["如何申請。"],
    ]
    for (name, values) in expected { #expect(page.metadata(name) == values, "\(name)") }
    let english = try HTMLPage(site.page("/en/guide/"))
    #expect(english.metadata("DC.Description") == ["How to apply."])
    #expect(english.metadata("DC.Language") == ["English"])
  }

  @Test(arguments: [
    ("type: plan\nyear: 115", "2026-01-01", "2026-12-31"),
    ("type: evaluation\nyear: 115\nhalf: 1", "2026-01-01", "2026-06-30"),
    ("type: evaluation\nyear: 115\nhalf: 2", "2026-07-01", "2026-12-31"),
    ("type: dataset\ntemporal: 2021-01-01/2021-12-10", "2021-01-01", "2021-12-10"),
    ("type: page", "2026-03-01", "2026-03-01"),
  ])
  func `covers the time that the page is about`(keys: String, start: String, end: String)
    async throws
  {
    let site = try await BuiltSite([
      "content/a.zh-Hant.md": "---\ntitle: 甲\ndate: 115-03-01\n\(keys)\n---\n內容。\n"
    ])
    let page = try HTMLPage(site.page("/a/"))
    #expect(page.metadata("DC.Coverage.t.min") == [start])
    #expect(page.metadata("DC.Coverage.t.max") == [end])
  }

  @Test func `of a class is that class`() async throws {
    let page = try await HTMLPage(BuiltSite().page("/categories/service/I00/"))
    #expect(page.metadata("Category.Service") == ["I00"])
    #expect(page.metadata("DC.Title") == ["公共資訊"])
  }
}
