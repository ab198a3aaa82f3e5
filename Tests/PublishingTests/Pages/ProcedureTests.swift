import Content
import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct `A procedure` {
  private static func files(_ steps: String, keys: String = "") -> [SourcePath: String] {
    [
      "content/request.zh-Hant.md": """
      ---
      title: 申請政府資訊
      type: sop
      summary: 如何申請。
      eligibility: 設籍國民
      documents:
        - 申請書
        - { name: 身分證明, copies: 2, note: 影本 }
      processing_time: 15日
      fee: 每件 20 元
      legal_basis:
        - { title: 政府資訊公開法, url: "https://law.example.gov.tw/foia" }
        - 機關檔案規定
      forms:
        - { file: form.odt, title: 申請書 }
        - { url: "https://forms.example.gov.tw/", title: 線上表單 }
      apply_url: "https://apply.example.gov.tw/"
      progress_url: /news/
      \(keys)
      ---

      先看說明。

      \(steps)
      """,
      "content/request.en.md":
        "---\ntitle: Requests\ntype: sop\n---\n## Steps\n\n1. Ask\n2. Wait\n",
      "content/request/form.odt": String(repeating: "x", count: 3000),
    ]
  }

  private static let steps = """
    ## 處理步驟

    1. 收件

       登錄案件。

    2. **審查**：由承辦單位審查。
    3. 交付

    ### 備註

    逾期另行通知。

    ## 救濟

    得提起訴願。
    """

  @Test func `tells its facts`() async throws {
    let site = try await BuiltSite(Self.files(Self.steps))
    #expect(site.findings == [])
    #expect(site.faults() == [])
    try site.expect(
      "/request/",
      showsInOrder: [
        "<dt>申請資格</dt><dd>設籍國民</dd>",
        "<dt>應備文件</dt><dd><ul><li>申請書</li><li>身分證明（2份，影本）</li></ul></dd>",
        "<dt>處理時限</dt><dd>15日</dd>", "<dt>規費</dt><dd>每件 20 元</dd>",
        #"<dt>法令依據</dt><dd><ul><li><a href="https://law.example.gov.tw/foia">政府資訊公開法</a></li><li>機關檔案規定</li></ul>"#,
        #"<span class="format" aria-hidden="true">ODT</span><a href="/request/form.odt">申請書（ODT，3 KB）</a>"#,
        #"<a href="https://forms.example.gov.tw/">線上表單（網頁）</a>"#,
        #"<a class="button" href="https://apply.example.gov.tw/">線上申辦</a>"#,
        #"href="/news/">查詢辦理進度</a>"#,
      ])
  }

  @Test func `shows its steps as a list and as a flow chart with the same in words`() async throws {
    let site = try await BuiltSite(Self.files(Self.steps))
    try site.expect(
      "/request/",
      showsInOrder: [
        "<p>先看說明。</p>", #"<h2 id="處理步驟">"#, #"<ol class="steps">"#,
        "<p>收件</p>", "登錄案件。", #"<span class="step-name">審查</span>"#,
        "由承辦單位審查。", "備註", "流程圖</figcaption>", #"<svg class="flow""#,
        "從「收件」依序到「審查」、「交付」", #"<h2 id="救濟">"#,
      ])
  }

  @Test(arguments: ["流程", "步驟", "作業流程", "處理步驟", "Procedure", "Steps", "一、作業流程", "怎麼做 {#steps}"])
  func `finds its steps under a heading`(heading: String) async throws {
    let site = try await BuiltSite(Self.files("## \(heading)\n\n1. 甲\n2. 乙\n"))
    #expect(site.findings == [])
    try site.expect("/request/", shows: [#"<ol class="steps">"#, #"<svg class="flow""#])
  }

  @Test func `draws its own flow chart in place of the one made from its steps`() async throws {
    let chart = """
      ```mermaid
      flowchart TD
        A[收件] --> B{齊備？}
        B -->|是| C[審查]
        B -->|否| A
      ```
      """
    let site = try await BuiltSite(Self.files(Self.steps + "\n" + chart))
    #expect(site.findings == [])
    #expect(try site.page("/request/").components(#"<svg class="flow""#) == 1)
    try site.expect("/request/", shows: ["齊備？"])
    try site.expect("/request/", hides: ["f:steps"])
  }

  @Test func `without steps is published with a warning at its heading`() async throws {
    let site = try await BuiltSite(Self.files("## 流程\n\n先收件。\n"))
    #expect(site.report.errorCount == 0)
    #expect(site.report.diagnostics.map(\.code) == [.missingSteps])
    try site.expect("/request/", shows: ["先收件。"])
    try site.expect("/request/", hides: ["<svg class=\"flow\"", "HowTo"])
  }

  @Test func `is a service with steps to machines`() async throws {
    let site = try await BuiltSite(Self.files(Self.steps))
    let blocks = try HTMLPage(site.page("/request/")).structuredData.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let graph = try #require(blocks.compactMap { $0["@graph"] as? [[String: Any]] }.first)
    let service = try #require(graph.first { $0["@type"] as? String == "GovernmentService" })
    #expect(service["name"] as? String == "申請政府資訊")
    let channel = service["availableChannel"] as? [String: Any]
    #expect(channel?["serviceUrl"] as? String == "https://apply.example.gov.tw/")
    let howTo = try #require(graph.first { $0["@type"] as? String == "HowTo" })
    let steps = try #require(howTo["step"] as? [[String: Any]])
    #expect(steps.map { $0["name"] as? String } == ["收件", "審查", "交付"])
    #expect(steps.map { $0["position"] as? Int } == [1, 2, 3])
    #expect(steps.map { $0["text"] as? String } == ["收件\n登錄案件。", "由承辦單位審查。", "交付"])
  }
}
