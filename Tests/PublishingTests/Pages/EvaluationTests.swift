import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `An evaluation` {
  /// Four measures: met, missed because less is better, without result, without target.
  private static let plan = """
    ---
    title: 114年度執行計畫
    type: plan
    year: 114
    date: 114-01-20
    outline: { under: 壹, columns: [面向, 方法, 內容] }
    measures:
      - { id: online, name: { zh-Hant: 線上比率, en: Online share }, unit: "%", target: 70, row: 114-1-1-1 }
      - { id: days, name: { zh-Hant: 處理日數, en: Days }, unit: { zh-Hant: 日, en: days }, target: 10, direction: down, row: 114-1-1-1 }
      - { id: visits, name: { zh-Hant: 到府次數, en: Visits }, unit: { zh-Hant: 次, en: visits }, target: 1200, row: 114-1-1-2 }
      - { id: calls, name: { zh-Hant: 諮詢通數, en: Calls }, unit: { zh-Hant: 通, en: calls } }
    ---

    ## 壹、執行方法

    ### 一、服務

    #### （一）線上申辦

    提供線上申辦。

    #### （二）到府服務

    到府訪視。

    #### （三）宣導

    辦理宣導。
    """

  static func files(
    results: String = """
    - { measure: online, actual: 70, note: 逐季提升 }
    - { measure: days, actual: 10.5 }
    - { measure: calls, actual: 45210 }
    """,
    plan reference: String = "/plans/114/", english: String? = nil
  ) -> [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/plans/114.zh-Hant.md": plan,
      "content/plans/114.en.md": """
      ---
      title: 2025 Plan
      type: plan
      year: 114
      date: 2025-01-20
      outline: { under: I, columns: [Facet, Method, Content] }
      ---

      ## I. Methods

      ### 1. Services

      #### (1) Online

      Online.

      #### (2) Visits

      Visits.

      #### (3) Information

      Information.
      """,
      "content/114-h2.zh-Hant.md": """
      ---
      title: 114年度下半年評核
      type: evaluation
      year: 114
      half: 2
      date: 115-01-15
      plan: \(reference)
      results:
      \(results)
      ---

      各項工作依計畫辦理。
      """,
    ]
    files["content/114-h2.en.md"] =
      english ?? """
        ---
        title: Evaluation of the second half of 2025
        type: evaluation
        year: 114
        half: 2
        date: 2026-01-15
        plan: /plans/114/
        results: [{ measure: online, note: Better each quarter }]
        ---

        Work went as planned.
        """
    return files
  }

  @Test func `is whole`() async throws {
    let site = try await BuiltSite(Self.files())
    #expect(site.findings == [])
    #expect(site.faults() == [])
    #expect(site.collisions == [])
  }

  @Test func `counts targets that are met, missed, without result and not set`() async throws {
    let site = try await BuiltSite(Self.files())
    for address in ["/114-h2/", "/en/114-h2/", "/114-h2/plan/"] {
      let counts = try site.page(address).matches(of: /<dd>([0-9]+)<\/dd><\/div>/).map {
        String($0.1)
      }
      #expect(counts == ["1", "1", "1", "1"], "\(address)")
    }
  }

  @Test func `sets each target beside its result`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/114-h2/",
      showsInOrder: [
        "線上比率", #"<td class="num-col">70</td><td class="num-col"><strong>70</strong></td>"#, "達成",
        "逐季提升", "處理日數",
        #"<td class="num-col">10</td><td class="num-col"><strong>10.5</strong></td>"#, "未達成",
        "到府次數", #"<td class="num-col">1,200</td><td class="num-col"><strong>—</strong></td>"#,
        "尚無結果", "諮詢通數",
        #"<td class="num-col">—</td><td class="num-col"><strong>45,210</strong></td>"#, "未訂目標",
      ])
  }

  @Test func `takes its figures from every language and its words from each`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/en/114-h2/",
      showsInOrder: [
        "Online share", "<strong>70</strong>", "Better each quarter", "Days",
        "<strong>10.5</strong>", "Visits", "Calls", "<strong>45,210</strong>",
      ])
    try site.expect("/en/114-h2/", hides: ["逐季提升"])
  }

  @Test func `draws targets against results`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/114-h2/",
      shows: [#"<h2 id="g:chart">"#, "114年度下半年評核的目標與實績</figcaption>", "處理日數：實績10.5日，目標10日以下。"])
    let without = try await BuiltSite(
      Self.files(results: "  - { measure: online }", english: "---\ntitle: E\n---\n"))
    try without.expect("/114-h2/", hides: ["g:chart"])
  }

  @Test func `says what it reports on and for which half year`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/114-h2/",
      shows: [
        "<dt>期間</dt><dd>114年度下半年</dd>",
        #"<dt>評核對象</dt><dd><a href="/plans/114/">114年度執行計畫</a></dd>"#,
        #"<a href="/114-h2/plan/">"#,
      ])
    try site.expect("/plans/114/", shows: [#"<li><a href="/114-h2/">114年度下半年評核</a></li>"#])
    try site.expect(
      "/en/plans/114/",
      shows: [#"<li><a href="/en/114-h2/">Evaluation of the second half of 2025</a></li>"#])
  }

  @Test func `follows each method to its results, and shows which are not measured`() async throws {
    let site = try await BuiltSite(Self.files())
    try site.expect(
      "/114-h2/plan/",
      showsInOrder: [
        "<span>一、服務</span>", "<h2>（一）線上申辦</h2>", ##"href="/plans/114/#114-1-1-1""##, "線上比率",
        "<strong>70</strong> %（目標 70）", "處理日數", "<h2>（二）到府服務</h2>", "到府次數",
        "<strong>—</strong>（目標 1,200 次）", "<h2>（三）宣導</h2>", "沒有衡量指標",
      ])
    #expect(try site.page("/114-h2/plan/").components("trace-none") == 1)
    try site.expect(
      "/en/114-h2/plan/",
      showsInOrder: [
        "<h2>(1) Online</h2>", ##"href="/en/plans/114/#114-1-1-1""##, "Nothing is measured",
      ])
  }

  @Test func `of measures that the plan does not have is refused`() async throws {
    let site = try await BuiltSite(
      Self.files(results: "  - { measure: onlin, actual: 3 }\n  - { measure: x, actual: 1 }"))
    #expect(
      site.findings == [
        "content/114-h2.zh-Hant.md:9:16: error: Measure 'onlin' is not in the plan; did you mean 'online'? "
          + "[unknown-measure]",
        "content/114-h2.zh-Hant.md:10:16: error: Measure 'x' is not in the plan [unknown-measure]",
      ])
  }

  @Test func `of a plan that is not there is refused, and nothing is written of it`() async throws {
    let site = try await BuiltSite(Self.files(plan: "/plans/141/"))
    #expect(
      site.report.diagnostics.contains {
        $0.code == .unknownPage && $0.message.contains("did you mean '/plans/114/'")
      })
    #expect(site.files["114-h2/plan/index.html"] == nil)
  }
}
