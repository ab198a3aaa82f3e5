import Content
import Diagnostics
import Testing

@Suite struct ReviewSettingsTests {
  @Test func `gives the region and the menu ids that no heading has`() async throws {
    let site = try await BuiltSite([
      "content/guide.zh-Hant.md": "---\ntitle: 指引\n---\n\n## main\n\n文\n\n## menu\n\n文\n"
    ])
    let html = try site.page("/guide/")
    for id in ["main", "menu", "g:main", "g:menu"] {
      #expect(html.ranges(of: "id=\"\(id)\"").count == 1, "\(id)")
    }
    #expect(html.ranges(of: "popovertarget=\"g:menu\"").count == 2)
  }

  @Test func `tells of two tables whose rows have one id`() async throws {
    let site = try await BuiltSite([
      "content/p.zh-Hant.md": """
      ---
      title: 計畫
      type: plan
      year: 115
      date: 2026-01-01
      outline: [{ table: 一 }, { table: 二 }]
      ---
      # 甲

      表：一

      | 面向 | 內容 |
      | --- | --- |
      | 甲 | 一 |

      表：二

      | 面向 | 內容 |
      | --- | --- |
      | 乙 | 二 |

      """
    ])
    #expect(
      site.findings.filter { $0.contains("duplicate-anchor") } == [
        "content/p.zh-Hant.md:20:3: error: The row's id 'p-1-1' is taken [duplicate-anchor]"
      ])
  }

  @Test func `encodes the percent sign of an address in the site map`() async throws {
    let site = try await BuiltSite([
      "content/100%20.zh-Hant.md": "---\ntitle: 甲\n---\n文\n"
    ])
    let child = try await BuiltSite([
      "content/a b/_index.zh-Hant.md": "---\ntitle: 甲\n---\n",
      "content/a b/c.zh-Hant.md": "---\ntitle: 乙\n---\n文\n",
    ])
    let html = try child.page("/a b/c/")
    #expect(html.contains("https://www.example.gov.tw/a%20b/"))
    #expect(!html.contains("%2520"))
    let map = try #require(site.files["sitemap.xml"])
    #expect(map.contains("https://www.example.gov.tw/100%2520/"))
  }

  @Test func `gives a section's type to the pages beneath, unless its cascade says otherwise`()
    async throws
  {
    let site = try await BuiltSite([
      "content/a/_index.zh-Hant.md": "---\ntitle: 甲\ntype: news\n---\n",
      "content/a/x.zh-Hant.md": "---\ntitle: 子\n---\n文\n",
      "content/b/_index.zh-Hant.md": "---\ntitle: 乙\ntype: plan\ncascade: { type: news }\n---\n",
      "content/b/y.zh-Hant.md": "---\ntitle: 丑\n---\n文\n",
    ])
    let message = "error: The front matter of a news needs 'date' [missing-key]"
    #expect(
      site.findings.filter { $0.contains("missing-key") } == [
        "content/a/x.zh-Hant.md:2:1: \(message)", "content/b/y.zh-Hant.md:2:1: \(message)",
      ])
  }

  @Test func `previews no file that is not CSV`() async throws {
    let site = try await BuiltSite([
      "content/d.zh-Hant.md": """
      ---
      title: 資料
      type: dataset
      date: 2026-01-01
      resources: [{ file: d.json }, { file: D.CSV }]
      chart: { type: bar, x: 月, y: 件 }
      ---
      說明。
      """,
      "content/d/d.json": "{\"甲\": [1, \"二\"]}", "content/d/D.CSV": "月,件\n1,2\n",
    ])
    #expect(
      site.findings.filter { $0.hasPrefix("content/d") && $0.contains(": error: ") } == [
        "content/d.zh-Hant.md:6:16: error: 'chart' draws the first file, and 'd.json' is no CSV "
          + "[wrong-value]"
      ])
  }
}
