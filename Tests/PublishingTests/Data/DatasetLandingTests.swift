import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `The page of a page's data` {
  @Test func `shows where it comes from, its tables, columns and files`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect(
      "/data/plans-115/",
      shows: [
        "<h1>115年度計畫：資料</h1>", "計畫的第一段。",
        #"<dt>出自</dt><dd><a href="/plans/115/">115年度計畫</a></dd>"#,
        "<dt>更新日期</dt><dd><time datetime=\"2026-01-01\">", "政府資料開放授權條款",
        #"<h2 id="g:table-1">115年度計畫：衡量指標</h2>"#, "1列，7欄", "線上申辦比率",
        "<caption>115年度計畫：衡量指標：欄位說明</caption>", "up：越高越好；down：越低越好",
        #"href="/plans/115/measures.csv">"#, #"href="/data/plans-115/datapackage.json">"#,
        #"href="/plans/115/measures.csv-metadata.json">"#,
        "示範機關（115年）。115年度計畫。依", "<dd>https://www.example.gov.tw/data/plans-115/</dd>",
      ])
  }

  @Test func `has an id for each address that catalogues name`() async throws {
    let site = try await BuiltSite(DataSite.files)
    let catalog = try #require(site.files["data/catalog.ttl"])
    for root in ["", "en/"] {
      let ids = HTMLPage(try site.page("/\(root)data/plans-115/")).elements.compactMap {
        $0.attributes["id"]
      }
      for name in ["measures", "measures-en"] {
        for format in ["csv", "json", "ods"] {
          #expect(catalog.contains("#\(name).\(format)"))
          #expect(ids.contains("\(name).\(format)"))
        }
      }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test func `shows tables of the reader's language first, and says which those of others are`()
    async throws
  {
    let site = try await BuiltSite(DataSite.files)
    let page = try site.page("/en/data/plans-115/")
    let own = try #require(page.firstRange(of: "Share of online requests"))
    let other = try #require(page.firstRange(of: "線上申辦比率"))
    #expect(own.lowerBound < other.lowerBound)
    try site.expect(
      "/en/data/plans-115/",
      shows: [#"<section aria-labelledby="g:table-2" lang="zh-Hant">"#, "Plan for 2026: data</h1>"])
  }

  @Test func `describes the tables of other languages apart, in their words`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect(
      "/data/plans-115/",
      showsInOrder: [
        "資料包描述檔", "115年度計畫：衡量指標：CSVW描述檔", #"<div lang="en"><h4>English</h4>"#,
        "CSVW metadata: Plan for 2026: ",
      ])
    let own = try site.page("/visits/")
    #expect(own.contains("服務人次：CSVW描述檔") && !own.contains("CSVW metadata"))
  }

  @Test func `tells the digest of each file as it was written`() async throws {
    let site = try await BuiltSite(DataSite.files)
    let csv = try #require(site.files["plans/115/measures.csv"])
    try site.expect("/data/plans-115/", shows: [ContentDigest(of: Array(csv.utf8)).hex])
  }

  @Test func `tells search engines what it is`() async throws {
    let site = try await BuiltSite(DataSite.files)
    for address in ["/data/plans-115/", "/visits/", "/en/visits/"] {
      let page = try site.page(address)
      #expect(page.ranges(of: #""@type":"Dataset""#).count == 1, "\(address)")
      #expect(page.contains(#""sha256":"#), "\(address)")
    }
    let plan = try site.page("/plans/115/")
    #expect(!plan.contains(#""@type":"Dataset""#))
  }

  @Test func `leads on to a dataset's own page, which tells the same`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect("/data/visits/", shows: [#"content="0; url=/visits/""#])
    try site.expect("/en/data/visits/", shows: [#"content="0; url=/en/visits/""#])
    let csv = try #require(site.files["visits/visits.csv"])
    try site.expect(
      "/visits/",
      shows: [
        #"<li id="visits.csv">"#, "<dt>資料量</dt><dd>2列，2欄</dd>", "<h2 id=\"g:quality\">品質檢測</h2>",
        ContentDigest(of: Array(csv.utf8)).hex, #"<a href="/data/">查看所有資料集</a>"#,
        #"href="/data/visits/datapackage.json">"#,
      ])
  }

  @Test func `exists in a language that the page lacks, under the page's own title`() async throws {
    var files = DataSite.files
    files["content/plans/115.en.md"] = ""
    files["content/site.yml", default: DataSite.settings] +=
      "\ntranslations: { default: notice }\n"
    let site = try await BuiltSite(files)
    #expect(site.faults() == [])
    try site.expect(
      "/en/data/plans-115/",
      shows: [
        #"<h1 lang="zh-Hant">115年度計畫</h1>"#,
        #"<a href="/plans/115/" lang="zh-Hant" hreflang="zh-Hant">115年度計畫</a>"#,
      ])
    try site.expect(
      "/en/data/",
      shows: [
        #"<a href="/en/data/plans-115/" lang="zh-Hant" hreflang="zh-Hant">115年度計畫</a></h3>"#
      ])
  }
}

@Suite struct `The quality of data` {
  @Test func `is told with each indicator`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect(
      "/data/visits/quality/",
      shows: [
        "服務人次：品質檢測</h1>", "<strong>6項中通過6項</strong>", "連結有效性", "更新時效性",
        #"<a href="/visits/">服務人次</a>"#,
      ])
    // What states no rhythm can't be late.
    try site.expect(
      "/en/data/plans-115/quality/", shows: ["5 of 5 indicators passed", "Not tested"])
  }

  @Test func `suffers once an update is overdue, which is told at the frequency`() async throws {
    let files = DataSite.files(
      replacing: "date: 2026-10-31", with: "date: 2026-09-30", in: "content/visits.zh-Hant.md")
    let site = try await BuiltSite(files)
    #expect(
      site.findings == [
        "content/visits.zh-Hant.md:6:12: warning: The data were due for an update after 2026-10-30 "
          + "[data-overdue]"
      ])
    try site.expect(
      "/visits/", shows: [#"<li class="fail">"#, "6項中通過5項"])
    try site.expect("/data/visits/quality/", shows: ["應於115年10月30日前更新，目前已逾期。"])
    try site.expect("/data/", shows: ["品質檢測：6項中通過5項"])
  }

  @Test func `asks for a description of each column`() async throws {
    let files = DataSite.files(
      replacing: "fields: [{ name: month, title: Month }, { name: visits",
      with: "fields: [{ name: visits", in: "content/visits.en.md")
    let site = try await BuiltSite(files)
    #expect(
      site.findings == [
        "content/visits.en.md:8:18: warning: visits.csv has a column without description: 'month' "
          + "[undescribed-field]"
      ])
  }

  @Test func `asks for what catalogues demand`() async throws {
    var files = DataSite.files(
      replacing: "date: 2026-10-31\n", with: "", in: "content/visits.zh-Hant.md")
    files["content/site.yml"] = BuiltSite.base["content/site.yml"]?.replacing(
      "  email: service@example.gov.tw\n", with: "")
    let site = try await BuiltSite(files)
    let incomplete = site.report.diagnostics.filter { $0.code == .datasetIncomplete }
    #expect(
      incomplete.map { "\($0.file): \($0.message)" } == [
        "content/site.yml: Nobody can be asked by e-mail about data, which data.json demands",
        "content/visits.zh-Hant.md: The dataset has no date and is left out of data.json",
      ])
  }
}
