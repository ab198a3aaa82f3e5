import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `A dataset` {
  private static func files(
    rows: Int = 12, fields: [String] = ["month", "visits"], y: String = "visits", keys: String = ""
  ) -> [SourcePath: String] {
    let data = (1...max(1, rows)).prefix(rows).map {
      "2026-\($0 < 10 ? "0" : "")\($0),\($0 * 1000)\n"
    }
    return [
      "content/visits.zh-Hant.md": """
      ---
      title: 服務人次
      type: dataset
      date: 115-10-31
      summary: 各月服務人次。
      temporal: 2026-01-01/2026-10-31
      frequency: 每1月
      unit: planning
      fields:
        - { name: \(fields[0]), title: 月份, type: yearmonth }
        - { name: \(fields[1]), title: 人次, type: integer, unit: 人次, description: 各據點合計 }
      chart: { type: bar, x: month, y: \(y), caption: 各月人次 }
      \(keys)
      ---

      由各據點彙整。
      """,
      "content/visits.en.md": """
      ---
      title: Visits
      type: dataset
      date: 2026-10-31
      fields: [{ name: month, title: Month }, { name: visits, title: Number of visits }]
      chart: { type: bar, x: month, y: visits }
      ---
      """,
      "content/visits/visits.csv": "month,visits\n" + data.joined(),
    ]
  }

  @Test func `shows its first rows under titles in the reader's language`() async throws {
    let site = try await BuiltSite(Self.files())
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/visits/",
      shows: [
        "<caption>服務人次：前10列，共12列</caption>", #"<th scope="col">月份</th>"#,
        #"<th scope="col" class="num-col">人次</th>"#,
        #"<tr><th scope="row" class="short">2026-10</th><td class="num-col">10,000</td></tr>"#,
      ])
    try site.expect("/visits/", hides: ["2026-11</th>"])
    try site.expect(
      "/en/visits/",
      shows: [
        "Visits: first 10 of 12 rows", #"<th scope="col" class="num-col">Number of visits</th>"#,
      ])
  }

  @Test func `that is short is shown whole`() async throws {
    let site = try await BuiltSite(Self.files(rows: 3))
    try site.expect("/visits/", shows: ["<caption>服務人次：共3列</caption>"])
    try site.expect("/en/visits/", shows: ["<caption>Visits: all 3 rows</caption>"])
  }

  @Test func `claims no data after the day it was last changed`() async throws {
    var files = Self.files()
    let page: SourcePath = "content/visits.zh-Hant.md"
    files[page] = files[page]?.replacing("date: 115-10-31", with: "date: 115-06-30")
    let site = try await BuiltSite(files)
    try site.expect("/visits/", shows: [#"<time datetime="2026-06-30">115年6月30日</time>"#])
    try site.expect("/visits/", hides: [#"<dd><time datetime="2026-10-31">"#])
  }

  @Test func `explains its columns`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/visits/",
      shows: [
        #"<tr><th scope="row">month</th><td>月份</td><td class="short">年月</td><td class="short">—</td><td class="long">—</td></tr>"#,
        #"<tr><th scope="row">visits</th><td>人次</td><td class="short">整數</td><td class="short">人次</td><td class="long">各據點合計</td></tr>"#,
      ])
  }

  @Test func `explains the columns of each of its tables, and those that are the same once`()
    async throws
  {
    var files = Self.files(
      keys: "resources: [{ file: visits.csv, title: 115年 }, { file: before.csv, title: 114年 }, "
        + "{ file: places.csv, title: 據點 }]")
    files["content/visits/before.csv"] = "month,visits\n2025-01,1000\n"
    files["content/visits/places.csv"] = "place,visits\n臺北,1000\n"
    files["content/visits.zh-Hant.md"] = files["content/visits.zh-Hant.md"]?.replacing(
      "fields:\n", with: "fields:\n  - { name: place, title: 據點名稱 }\n")
    let site = try await BuiltSite(files)
    let captions = try site.page("/visits/").matches(of: /<caption>([^<]*)<\/caption>/).map {
      String($0.1)
    }
    #expect(Array(captions.suffix(2)) == ["115年、114年：欄位說明", "據點：欄位說明"])
    try site.expect(
      "/visits/", shows: [#"aria-label="據點：欄位說明表格，可左右捲動""#, "<td>據點名稱</td>"])
  }

  @Test func `gives long texts a column of some width, and short names of rows one line`()
    async throws
  {
    var files = Self.files()
    files["content/visits.zh-Hant.md"] = "---\ntitle: 人次\ntype: dataset\ndate: 2026-10-31\n---\n"
    files["content/visits.en.md"] = "---\ntitle: Visits\ntype: dataset\ndate: 2026-10-31\n---\n"
    let long = String(repeating: "文", count: 21)
    files["content/visits/visits.csv"] =
      "id,text,name\n115-4-1,\(long),\(long.dropLast())\n115-4-2,短,短\n"
    let site = try await BuiltSite(files)
    try site.expect(
      "/visits/",
      shows: [
        #"<tr><th scope="row" class="short">115-4-1</th><td class="long">\#(long)</td>"#
          + #"<td class="middle">\#(long.dropLast())</td></tr>"#,
        #"<tr><th scope="row" class="short">115-4-2</th><td class="long">短</td><td class="middle">短</td></tr>"#,
      ])
  }

  @Test func `draws its chart with the titles of each language`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect("/visits/", shows: ["<figcaption>各月人次</figcaption>", #"<svg class="bars""#])
    try site.expect("/en/visits/", shows: ["<figcaption>Visits</figcaption>"])
  }

  @Test func `offers its files with format and size, and how to cite it`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/visits/",
      shows: [
        #"<a href="/visits/visits.csv">服務人次（CSV，"#, "示範機關（115年）。服務人次。依",
        "<dt>資料截止日期</dt><dd><time datetime=\"2026-10-31\">", "<dt>更新頻率</dt><dd>每1月</dd>",
        "<dt>識別碼</dt><dd>visits</dd>",
      ])
    #expect(site.files["en/visits/visits.csv"] == site.files["visits/visits.csv"])
  }

  @Test func `that names columns it does not have is refused, with the nearest name`() async throws
  {
    let site = try await BuiltSite(Self.files(fields: ["mouth", "visits"], y: "visit"))
    #expect(
      site.findings == [
        "content/visits.zh-Hant.md:10:13: error: Column 'mouth' is not in visits.csv; did you mean 'month'? "
          + "[unknown-column]",
        "content/visits.zh-Hant.md:12:34: error: Column 'visit' doesn't exist; did you mean 'visits'? "
          + "[unknown-column]",
      ])
  }

  @Test func `may name its files`() async throws {
    var files = Self.files(
      keys: "resources: [{ file: visits.csv, title: 人次表 }, { file: none.csv }]")
    files["content/visits/other.csv"] = "a,b\n1,2\n"
    files["content/visits.en.md"] = "---\ntitle: Visits\n---\n"
    let site = try await BuiltSite(files)
    #expect(site.report.diagnostics.map(\.code) == [.missingFile])
    try site.expect("/visits/", shows: [">人次表（CSV，", "<caption>人次表：前10列，共12列</caption>"])
    try site.expect("/visits/", hides: [#"other.csv">"#])
  }

  @Test func `without a row still shows its columns`() async throws {
    var files = Self.files(rows: 0)
    files["content/visits.zh-Hant.md"] = files["content/visits.zh-Hant.md"]?
      .replacing("chart: { type: bar, x: month, y: visits, caption: 各月人次 }", with: "")
    files["content/visits.en.md"] = files["content/visits.en.md"]?
      .replacing("chart: { type: bar, x: month, y: visits }", with: "")
    let site = try await BuiltSite(files)
    #expect(site.findings == [])
    try site.expect("/visits/", shows: [#"<th scope="col">月份</th>"#])
  }
}
