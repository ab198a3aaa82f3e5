import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Figures of a page` {
  private func site(_ body: String) async throws -> BuiltSite {
    try await BuiltSite([
      "content/figures.zh-Hant.md": "---\ntitle: 統計\n---\n\(body)\n",
      "content/figures.en.md": "---\ntitle: Figures\n---\nText.\n",
      "content/figures/visits.csv": "年度,人數\n113,12345\n114,23456\n",
    ])
  }

  @Test func `have a name each, with a caption or without one`() async throws {
    let site = try await site(
      """
      | 項目 | 金額 |
      | --- | --- |
      | 閱覽 | 20 |

      | 項目 | 件數 |
      | --- | --- |
      | 閱覽 | 5 |

      ```csv
      名稱,電話
      甲站,02-0000-0001
      ```

      ```csv caption="服務據點"
      名稱,電話
      甲站,02-0000-0001
      ```
      """)
    #expect(site.findings == [])
    #expect(site.faults() == [])
    let names = try HTMLPage(site.page("/figures/")).elements
      .filter { $0.attributes["role"] == "region" }.map { $0.attributes["aria-label"] ?? "" }
    #expect(names.count == 4)
    #expect(Set(names).count == 4)
    #expect(names.allSatisfy { !$0.contains("{") }, "\(names)")
  }

  @Test func `take their rows from a file, from a table or from themselves`() async throws {
    let site = try await site(
      """
      表：收費

      | 項目 | 金額 |
      | --- | --- |
      | 閱覽 | 20 |
      | 複製 | 2 |

      ```chart type=bar x=項目 y=金額 table="收費" caption="收費圖"
      ```

      ```chart type=line x=年度 y=人數 file=visits.csv caption="人數圖" unit=人
      ```

      ```csv file=visits.csv caption="各年人數"
      ```
      """)
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/figures/",
      showsInOrder: [
        "<figcaption>收費圖</figcaption>", "<figcaption>人數圖</figcaption>", "<caption>各年人數</caption>",
        #"<td class="num-col">12,345</td>"#,
      ])
  }

  @Test func `that are not drawn leave their source on the page and an error at their place`()
    async throws
  {
    let site = try await site("```mermaid\npie\n```\n")
    #expect(site.report.diagnostics.map(\.code) == [.mermaidSyntax])
    #expect(site.report.diagnostics.map(\.range.start.line) == [5])
    try site.expect("/figures/", shows: ["pie"])
  }
}
