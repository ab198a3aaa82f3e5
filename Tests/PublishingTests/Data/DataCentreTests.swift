import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `The open-data centre` {
  @Test func `lists every dataset in each language, those changed last first`() async throws {
    let site = try await BuiltSite(DataSite.files)
    #expect(site.findings == [])
    #expect(site.faults() == [])
    for (root, titles) in [
      ("/", ["服務人次", "常見問答", "115年度計畫"]), ("/en/", ["Visits", "Questions", "Plan for 2026"]),
    ] {
      let page = try site.page("\(root)data/")
      let places = titles.map { page.firstRange(of: ">\($0)</a></h3>")?.lowerBound }
      #expect(places.allSatisfy { $0 != nil })
      #expect(places.compactMap(\.self).sorted() == places.compactMap(\.self))
    }
    try site.expect(
      "/data/",
      shows: [
        "<h2>3個資料集</h2>", #"<h3><a href="/visits/">服務人次</a></h3>"#,
        #"<h3><a href="/data/plans-115/">115年度計畫</a></h3>"#, "<span>綜合企劃科</span>",
        #"<time datetime="2026-10-31">"#, #"<a href="/visits/visits.csv">服務人次（CSV，"#,
        #"<a href="/data/visits/quality/" title="服務人次">品質檢測：6項中通過6項</a>"#,
      ])
    try site.expect(
      "/en/data/",
      shows: [
        "<h2>3 datasets</h2>",
        #"<h3><a href="/en/data/plans-115/">Plan for 2026</a></h3>"#,
      ])
  }

  @Test func `has a page for each kind, class, unit and format that a dataset has, with counts`()
    async throws
  {
    let site = try await BuiltSite(DataSite.files)
    let filters = [
      "kind/dataset", "kind/faq", "kind/plan", "service/I00", "service/IZ0", "unit/planning",
      "format/csv", "format/json", "format/ods",
    ]
    for root in ["", "en/"] {
      let written = site.files.keys.filter { path in
        DataSite.families.contains { path.hasPrefix("\(root)data/\($0)/") }
      }
      #expect(written.sorted() == filters.map { "\(root)data/\($0)/index.html" }.sorted())
    }
    try site.expect(
      "/data/unit/planning/",
      shows: [
        "<h1>開放資料：綜合企劃科</h1>", ">服務人次</a></h3>", ">115年度計畫</a></h3>",
        #"<a href="/data/unit/planning/" aria-current="page"><span>綜合企劃科</span> <span class="count">2</span></a>"#,
        #"<a href="/data/format/csv/"><span>CSV</span> <span class="count">3</span></a>"#,
        #"<a href="/data/service/IZ0/"><span>IZ0 其他</span> <span class="count">1</span></a>"#,
      ])
    try site.expect("/data/unit/planning/", hides: [">常見問答</a></h3>"])
  }

  @Test func `leads programs to its catalogues and says what each is for`() async throws {
    let site = try await BuiltSite(DataSite.files)
    let page = HTMLPage(try site.page("/en/data/"))
    let links = page.elements.compactMap { $0.attributes["href"] }
    for name in [
      "data.json", "catalog.jsonld", "catalog.ttl", "datapackage.json", "portal.json",
      "inventory.csv", "openapi.json", "changes.json",
    ] {
      #expect(links.contains("/data/\(name)"))
      #expect(site.files["data/\(name)"] != nil)
    }
    try site.expect("/en/data/", shows: ["<dd>DCAT-US 1.1 catalog, which many data portals"])
    try site.expect("/en/data/unit/planning/", hides: ["DCAT-US"])
  }

  @Test func `says whom to ask for more`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect(
      "/data/",
      shows: ["<h2 class=\"section-head\" id=\"g:request\">索取其他資料</h2>", "mailto:service@"])
  }

  @Test func `is in the site map, the colophon and sitemap.xml`() async throws {
    let site = try await BuiltSite(DataSite.files)
    try site.expect("/sitemap/", shows: [#"<a href="/data/">開放資料專區</a>"#])
    try site.expect("/en/", shows: [#"<a href="/en/data/">Open data center</a>"#])
    let sitemap = try #require(site.files["sitemap.xml"])
    for path in [
      "data/", "en/data/", "data/plans-115/", "en/data/unit/planning/", "data/visits/quality/",
    ] {
      #expect(sitemap.contains("<loc>https://www.example.gov.tw/\(path)</loc>"))
    }
    // What only leads on is no page to be found.
    #expect(!sitemap.contains("<loc>https://www.example.gov.tw/data/visits/</loc>"))
  }

  @Test func `divides a long list`() async throws {
    var files: [SourcePath: String] = [:]
    for number in 1...60 {
      files[SourcePath("content/p\(number).zh-Hant.md")] =
        "---\ntitle: 表\(number)\ndate: 2026-01-01\n---\n段落。\n\n表：人次\n\n"
        + "| 月 | 人次 |\n| --- | --- |\n| 1 | 2 |\n"
    }
    files["content/site.yml", default: DataSite.settings] += "\ntranslations: { default: notice }\n"
    let site = try await BuiltSite(files)
    #expect(site.faults() == [])
    try site.expect(
      "/data/", shows: ["60個資料集", "第1頁，共2頁", #"<a href="/data/page/2/" rel="next">"#])
    try site.expect("/en/data/page/2/", shows: [#"<a href="/en/data/" rel="prev">"#])
    try site.expect("/data/kind/page/page/2/", shows: ["60個資料集", "第2頁，共2頁"])
  }

  @Test func `says that there are no datasets yet`() async throws {
    let site = try await BuiltSite()
    try site.expect("/data/", shows: ["目前沒有資料集。"])
    try site.expect("/data/", hides: ["給程式使用的目錄", "g:filters"])
    #expect(site.files["data/data.json"] == nil)
  }

  @Test(arguments: ["[]", "[md]"])
  func `is not there where no format of tables is asked for`(formats: String) async throws {
    var files = DataSite.files
    files["content/site.yml", default: DataSite.settings] += "\nformats: \(formats)\n"
    let site = try await BuiltSite(files)
    #expect(Set(site.report.diagnostics.map(\.code)) == [.datasetIncomplete])
    #expect(site.findings.allSatisfy { $0.contains("None of the dataset's tables is published") })
    let data = site.files.keys.filter { $0.hasSuffix(".csv") || $0.contains("data/") }
    #expect(data.allSatisfy { $0.hasSuffix("visits/visits.csv") })
    #expect(!site.files.values.contains { $0.contains(#"href="/data/"#) })
  }

  @Test func `gives way to no page of the site`() async throws {
    let site = try await BuiltSite(
      DataSite.files.merging(["content/data/plans-115.zh-Hant.md": "---\ntitle: 甲\n---\n"]) { $1 })
    #expect(
      site.findings.contains(
        "content/data/plans-115.zh-Hant.md:1:1: error: The open-data centre has a page of its own at "
          + "/data/plans-115/ [duplicate-url]"))
  }

  @Test func `tells datasets of one name`() async throws {
    var files = DataSite.files
    files["content/plans-115.zh-Hant.md"] = files["content/visits.zh-Hant.md"]
    files["content/plans-115.en.md"] = files["content/visits.en.md"]
    files["content/plans-115/plans.csv"] = files["content/visits/visits.csv"]
    let site = try await BuiltSite(files)
    #expect(
      site.findings == [
        "content/plans/115.zh-Hant.md:1:1: error: The data of two pages would be called 'plans-115' "
          + "[duplicate-url]"
      ])
    #expect(site.collisions == [])
  }
}

extension DataSite {
  /// What the pages of filters lie beneath.
  static let families = ["kind", "theme", "cake", "service", "unit", "format"]
}
