import Content
import Diagnostics
import Foundation
import OpenData
import Publishing
import Testing

@Suite struct `Files for machines` {
  /// Three news of which one is English only, with all that XML and JSON must escape.
  private static let files: [SourcePath: String] = [
    "content/news/rules.zh-Hant.md": """
    ---
    title: 「A & B」<修正>案
    date: 115-04-01
    updated: 115-04-03
    summary: 第一行 "引號" 與 \\ 反斜線。
    categories: { service: [IZ0] }
    ---
    內容。
    """,
    "content/news/rules.en.md":
      "---\ntitle: Rules of A & B\ndate: 2026-04-01\nupdated: 2026-04-03\n---\nThe *first* paragraph.\n",
    "content/news/visit.en.md": "---\ntitle: A visit\ndate: 2026-02-01\n---\nVisitors came.\n",
  ]

  @Test(arguments: ["feed.xml", "feed.json", "en/feed.xml", "en/feed.json", "sitemap.xml"])
  func `are written to the letter`(path: String) async throws {
    let site = try await BuiltSite(Self.files)
    try expectGolden(
      site.files[path] ?? "", "Golden/MachineFiles/\(path.replacing("/", with: "-"))")
  }

  @Test func `are XML and JSON`() async throws {
    let site = try await BuiltSite(Self.files)
    for path in ["feed.json", "en/feed.json"] {
      let feed = try JSONSerialization.jsonObject(with: Data((site.files[path] ?? "").utf8))
      #expect((feed as? [String: Any])?["version"] as? String == "https://jsonfeed.org/version/1.1")
    }
    for path in ["feed.xml", "en/feed.xml", "sitemap.xml"] {
      let xml = site.files[path] ?? ""
      #expect(HTMLPage(xml.replacing(/^<\?xml[^\n]*\n/, with: "")).problems == [], "\(path)")
    }
  }

  @Test func `list news newest first, thirty at most, and never what is kept back`() async throws {
    var files: [SourcePath: String] = [:]
    for number in 10..<45 {
      files[SourcePath("content/news/a\(number).zh-Hant.md")] =
        "---\ntitle: 第\(number)則\ndate: 2025-01-\(number % 28 + 1)\n---\n甲\n"
    }
    files["content/news/soon.zh-Hant.md"] = "---\ntitle: 未來\ndate: 2026-12-01\n---\n甲\n"
    let site = try await BuiltSite(files)
    let feed = site.files["feed.xml"] ?? ""
    #expect(feed.components("<entry>") == 30)
    #expect(!feed.contains("未來"))
    let days = feed.matches(of: /<published>([^<]*)</).map { String($0.1) }
    #expect(days == days.sorted(by: >))
  }

  @Test func `have feeds without news, too`() async throws {
    let site = try await BuiltSite([
      "content/news/open.zh-Hant.md": "", "content/news/open.en.md": "",
    ])
    #expect(site.files["feed.xml"]?.contains("<updated>") == true)
    #expect(site.files["feed.json"]?.contains("\"items\": []") == true)
  }

  @Test func `tell search engines of exactly the pages that are meant to be found`() async throws {
    var files = Self.files
    files["content/apply.zh-Hant.md"] =
      "---\ntitle: 申請 須知\nslug: 申請須知\naliases: [/old.aspx, /old/]\n---\n甲\n"
    let site = try await BuiltSite(files)
    let listed = try (site.files["sitemap.xml"] ?? "").matches(of: /<loc>([^<]*)</).map {
      try #require(URL(string: String($0.1))).path(percentEncoded: false)
    }
    let meant = site.pages.filter { !$0.value.isHiddenFromSearch && !$0.value.isRedirect }.keys
    #expect(listed == listed.sorted())
    #expect(Set(listed).count == listed.count)
    #expect(Set(listed).symmetricDifference(meant).sorted() == [])
    #expect(
      site.files["sitemap.xml"]?.contains("/%E7%94%B3%E8%AB%8B%E9%A0%88%E7%9F%A5/</loc>") == true)
  }

  @Test func `let robots read everything`() async throws {
    let site = try await BuiltSite()
    #expect(
      site.files["robots.txt"]
        == "User-agent: *\nAllow: /\n\nSitemap: https://www.example.gov.tw/sitemap.xml\n")
  }

  @Test func `say whom to tell of a weakness, for a year`() async throws {
    let site = try await BuiltSite()
    #expect(
      site.files[".well-known/security.txt"] == """
        Contact: mailto:service@example.gov.tw
        Expires: 2027-11-21T00:00:00+08:00
        Preferred-Languages: zh, en
        Canonical: https://www.example.gov.tw/.well-known/security.txt

        """)
    let leap = try await BuiltSite { options in
      if let day = CalendarDate(year: 2028, month: 2, day: 29) { options.today = day }
    }
    #expect(leap.files[".well-known/security.txt"]?.contains("Expires: 2029-02-28T") == true)
  }

  @Test func `need no address to write to`() async throws {
    let settings = (BuiltSite.base["content/site.yml"] ?? "")
      .replacing("  email: service@example.gov.tw\n", with: "")
    let site = try await BuiltSite(["content/site.yml": settings])
    #expect(site.files[".well-known/security.txt"] == nil)
    #expect(site.faults() == [])
  }

  @Test func `lie at the root where an authority asks for them`() async throws {
    let settings =
      (BuiltSite.base["content/site.yml"] ?? "")
      + "\nverification_files: [mark.txt, proofs/proof-2026.html]\n"
    let site = try await BuiltSite([
      "content/site.yml": settings, "content/mark.txt": "mark",
      "content/proofs/proof-2026.html": "proof",
    ])
    #expect(site.findings == [])
    #expect(site.collisions == [])
    #expect(site.files["mark.txt"] == "mark")
    #expect(site.files["proof-2026.html"] == "proof")
  }

  @Test func `may not take the place of the site's own`() async throws {
    let settings =
      (BuiltSite.base["content/site.yml"] ?? "")
      + "\nverification_files: [proofs/robots.txt, a/same.txt, b/same.txt]\n"
    let site = try await BuiltSite([
      "content/site.yml": settings, "content/proofs/robots.txt": "x", "content/a/same.txt": "a",
      "content/b/same.txt": "b",
    ])
    #expect(site.report.diagnostics.filter { $0.code == .duplicateURL }.count == 2)
    #expect(site.collisions == [])
  }
}
