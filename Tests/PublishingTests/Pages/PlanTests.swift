import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `A plan` {
  /// Two facets, of which the first has two methods under one strategy; the second has none, so its column is empty.
  static let chinese = """
    ---
    title: 示範機關115年度執行計畫
    type: plan
    year: 115
    date: 115-01-20
    updated: 115-02-01
    unit: planning
    number: 示綜字第11500000010號
    outline: OUTLINE
    measures:
      - { id: online, name: 線上申辦比率, unit: "%", target: 75.5, period: 115年度, row: 115-2-1-1-1 }
      - { id: days, name: 平均處理日數, unit: 日, target: 10, direction: down }
    ---

    ## 壹、目標

    提升服務效能。

    ## 貳、執行方法

    ### 一、服務遞送

    #### （一）便捷

    ##### 1.線上申辦

    提供線上申辦。

    ##### 2.到府服務

    為行動不便者到府服務。

    ### 二、開放創新

    #### —

    ##### 1.資料開放

    每季釋出資料集。
    """

  static let english = """
    ---
    title: 2026 Performance Plan, Model Agency
    type: plan
    year: 115
    date: 2026-01-20
    updated: 2026-02-01
    outline: { under: II, columns: [Facet, Strategy, Method, Content] }
    measures:
      - { id: online, name: Share of online applications, unit: percent, period: ROC year 115 }
    ---

    ## I. Goals

    Better services.

    ## II. Methods

    ### 1. Delivery

    #### (1) Convenience

    ##### (a) Online applications

    Applications are taken online.

    ##### (b) Visits

    Staff visit those who cannot come.

    ### 2. Openness

    #### —

    ##### (a) Open data

    Datasets are released each quarter.
    """

  static func files(
    outline: String = "{ under: 貳, columns: [面向, 策略, 方法, 內容] }"
  ) -> [SourcePath: String] {
    [
      "content/plans/_index.zh-Hant.md": "---\ntitle: 執行計畫\n---\n",
      "content/plans/_index.en.md": "---\ntitle: Plans\n---\n",
      "content/plans/115.zh-Hant.md": chinese.replacing("OUTLINE", with: outline),
      "content/plans/115.en.md": english,
    ]
  }

  @Test func `is whole`() async throws {
    let site = try await BuiltSite(Self.files())
    #expect(site.findings == [])
    #expect(site.faults() == [])
    #expect(site.collisions == [])
  }

  @Test func `gives each method a row id that is the same in every language`() async throws {
    let site = try await BuiltSite(Self.files())
    for address in ["/plans/115/", "/en/plans/115/"] {
      let ids = try HTMLPage(site.page(address)).ids
      #expect(ids.isSuperset(of: ["115-2-1-1-1", "115-2-2-1-1"]))
    }
    try site.expect(
      "/plans/115/",
      shows: [
        #"<div class="row-head" id="115-2-1-1-1"><h5 id="1線上申辦">"#, ##"href="#115-2-1-1-1""##,
      ])
  }

  /// `HTMLRenderer` writes the id both on the row and on its heading.
  @Test func `names its row by the id that its heading gives`() async throws {
    var files = Self.files()
    files["content/plans/115.zh-Hant.md"] = files["content/plans/115.zh-Hant.md"]?
      .replacing("2.到府服務", with: "2.到府服務 {#home-visits}")
    let site = try await BuiltSite(files)
    #expect(site.findings == [])
    try site.expect("/plans/115/table/", shows: [#"<tr id="home-visits">"#])
    #expect(site.faults() == [])
  }

  @Test func `raises what stands beneath an empty heading, which it leaves out`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect("/plans/115/", shows: [#"<h4 id="1資料開放">"#])
    try site.expect("/plans/115/", hides: [">—</h", "</span>—</h"])
  }

  @Test func `leads from its part to the part as a table`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/plans/115/",
      shows: [#"<a href="/plans/115/table/">以表格檢視本節</a>"#, "執行方法總表"])
    try site.expect(
      "/plans/115/table/",
      shows: [
        #"<th class="facet" scope="rowgroup" rowspan="2" data-column="面向"><span>一、服務遞送</span></th>"#,
        #"<th class="strategy" scope="rowgroup" rowspan="2" data-column="策略"><span>（一）便捷</span></th>"#,
        #"<th class="method" scope="row" data-column="方法">"#, "<span>1.線上申辦</span>",
        #"<tr id="115-2-1-1-2"><th class="method" scope="row" data-column="方法">"#,
        #"<th class="facet" scope="row" data-column="面向"><span>二、開放創新</span></th>"#,
        #"<td class="strategy" data-column="策略"><span></span></td>"#,
        ##"href="/plans/115/#115-2-1-1-1" title="在計畫全文中的位置">"##,
        "<caption>執行方法</caption>", "<dd>3列</dd>",
        #"<li><a href="/plans/115/">115年度</a></li>"#,
      ])
    try site.expect(
      "/en/plans/115/table/", shows: [#"<th scope="col">Facet</th>"#, "<dd>3 rows</dd>"])
    #expect(
      try HTMLPage(site.page("/plans/115/table/")).relations("alternate").prefix(3) == [
        "https://www.example.gov.tw/plans/115/table/",
        "https://www.example.gov.tw/en/plans/115/table/",
        "https://www.example.gov.tw/plans/115/table/",
      ])
  }

  @Test func `shows the table in place of the sections when asked to`() async throws {
    let site = try await BuiltSite(
      Self.files(outline: "{ under: 貳, columns: [面向, 策略, 方法, 內容], as: table }"))
    #expect(site.findings == [])
    try site.expect(
      "/plans/115/",
      shows: [#"<table class="plan-table">"#, #"<tr id="115-2-1-1-1">"#, "執行方法</span></h2>"])
    try site.expect("/plans/115/", hides: [#"<h3 id="一服務遞送">"#, "以表格檢視本節"])
    #expect(try site.page("/plans/115/").components("提供線上申辦。") == 1)
  }

  @Test func `shows sections alone when asked to`() async throws {
    let site = try await BuiltSite(
      Self.files(outline: "{ under: 貳, columns: [面向, 策略, 方法, 內容], as: sections }"))
    #expect(site.findings == [])
    #expect(site.files["plans/115/table/index.html"] == nil)
    try site.expect("/plans/115/", hides: ["以表格檢視本節", "plan-table"])
    try site.expect("/plans/115/", shows: [#"id="115-2-1-1-1""#])
  }

  @Test func `may have a table for its outline`() async throws {
    let plan = """
      ---
      title: 115年度工作計畫
      type: plan
      year: 115
      date: 115-01-20
      outline: { table: 工作分工 }
      measures: [{ id: visits, name: 到府次數, unit: 次, target: 1200, row: 115-1-1-2 }]
      ---

      ## 壹、分工

      表：工作分工

      | 面向 | 方法 | 內容 |
      | --- | --- | --- |
      | 服務 | 線上申辦 | 提供線上**申辦** |
      | ^ | 到府服務 | 到府訪視 |
      | 開放 | 資料開放 | 每季釋出 |
      """
    let site = try await BuiltSite([
      "content/115.zh-Hant.md": plan, "content/115.en.md": "---\ntitle: Plan\n---\n",
    ])
    #expect(site.findings == [])
    #expect(site.files["115/table/index.html"] == nil)
    try site.expect(
      "/115/",
      shows: [
        #"<th class="facet" scope="rowgroup" rowspan="2" data-column="面向"><span>服務</span></th>"#,
        #"<tr id="115-1-1-2">"#, "<strong>申辦</strong>",
        ##"<a class="row-id" href="/115/#115-1-1-2""##,
      ])
  }

  @Test func `lists what it will be measured by, in the words of each language`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/plans/115/",
      shows: [
        #"<th scope="row">線上申辦比率</th><td class="num-col">75.5</td><td class="short">%</td><td>115年度</td>"#,
        ##"<a class="row-id" href="/plans/115/#115-2-1-1-1""##,
        #"<th scope="row">平均處理日數</th><td class="num-col">10</td><td class="short">日</td><td>—</td>"#,
      ])
    try site.expect(
      "/en/plans/115/",
      shows: [
        #"<th scope="row">Share of online applications</th><td class="num-col">75.5</td>"#
          + #"<td class="short">percent</td><td>ROC year 115</td>"#,
        ##"href="/en/plans/115/#115-2-1-1-1""##,
      ])
  }

  @Test func `sets the agency's name apart at either end of its title`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/plans/115/",
      shows: [
        #"<h1><span class="h1-agency">示範機關</span> 115年度執行計畫</h1>"#,
        "<title>示範機關115年度執行計畫 - 示範機關</title>",
      ])
    try site.expect(
      "/en/plans/115/",
      shows: [#"<h1>2026 Performance Plan <span class="h1-agency">Model Agency</span></h1>"#])
  }

  @Test func `tells when it was issued and changed, by whom and under which number`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/plans/115/",
      showsInOrder: [
        #"<dt>發布日期</dt><dd><time datetime="2026-01-20">115年1月20日</time></dd>"#,
        #"<dt>更新日期</dt><dd><time datetime="2026-02-01">115年2月1日</time></dd>"#,
        "<dt>年度</dt><dd>115年度</dd>", "<dt>承辦單位</dt><dd>綜合企劃科</dd>",
        "<dt>發文字號</dt><dd>示綜字第11500000010號</dd>",
      ])
  }
}

extension String {
  /// How often a text occurs.
  func components(_ text: String) -> Int { ranges(of: text).count }
}
