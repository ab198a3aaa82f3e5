import Figures
import Testing

struct FlowchartDrawingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var labels: FigureLabels = .chinese
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "complaint",
      text: """
        flowchart TD
          A([受理]) --> B[列管] --> C[轉辦] --> D[回復] --> E{民眾不滿意？}
          E -->|是，5日內補充說明| D
          E -->|否| F[檢討] --> G([結案])
        """),
    Case(
      name: "review",
      text: """
        flowchart TD
          start([申請人送件]) --> check{文件齊備？}
          check -->|否| fix[通知補正] --> check
          check -->|是| review[審查] --> ok{通過？}
          ok -->|是| issue[核發證明文件] --> done([結案])
          ok -->|否| reject[函復不予核准] --> done
        """),
    Case(
      name: "skip",
      text: """
        flowchart TD
          A([接獲通報]) --> B{是否緊急？}
          B -->|是| C[立即派員處理] --> D[填寫處理紀錄]
          B -->|否| D
          D --> E([歸檔])
        """),
    Case(
      name: "three-ways",
      text: """
        flowchart TD
          A([來電]) --> B{案件類型}
          B -->|諮詢| C[線上答覆]
          B -->|陳情| D[登錄列管]
          B -->|申訴| E[移送專責單位]
          C --> F([結案])
          D --> F
          E --> F
        """),
    Case(
      name: "left-right",
      text: """
        graph LR
          A([計畫]) --> B[執行] --> C[查核] --> D{達成？}
          D -->|是| E([改善與標準化])
          D -->|否| B
        """),
    Case(
      name: "english", labels: .english,
      text: """
        flowchart TD
          A([Application received]) --> B{Are all documents there?}
          B -- no --> C[Ask the applicant for the missing documents] --> B
          B -- yes --> D[Review by the section in charge] --> E([Reply within 6 days])
        """),
    Case(
      name: "parts",
      text: """
        flowchart TD
          A([甲案]) --> B[辦理]
          B --> B
          C([乙案]) --> D[辦理] --> C
          E(備註)
        """),
    Case(
      name: "dense",
      text: """
        flowchart TD
          A[一] --> B[二]
          A --> C[三]
          A -->|捷徑| F[六]
          B --> D[四]
          C --> D
          B --> E[五]
          C --> E
          D --> F
          E --> F
          F -->|重來| A
          E -->|退回| C
          A -->|甲| B
        """),
    Case(
      name: "wide",
      text: """
        flowchart TD
          A[局本部] --> B[第一組]
          A --> C[第二組]
          A --> D[第三組]
          A --> E[第四組]
          A --> F[資訊室]
          B --> G[彙整]
          D --> G
          F --> G
        """),
  ]

  @Test(arguments: cases)
  func `draws each chart as recorded`(_ example: Case) throws {
    let chart = try chart(example.text)
    let svg = chart.svg(id: "f-\(example.name)", title: example.name, labels: example.labels)
    try expectGolden(svg, "Flowchart/\(example.name).svg")
  }

  @Test func `draws steps with their numbers and details`() throws {
    let chart = Flowchart(steps: [
      ("受理", "電子郵件信箱、問卷調查"), ("列管", "專人列管追蹤"), ("轉辦", "通知民眾知悉"), ("回復", nil),
      ("檢討", "定期演練及檢討對民眾意見反映之處理機制及標準作業程序"),
    ])
    try expectGolden(
      chart.figure(caption: "民眾意見處理流程", id: "steps", labels: .chinese),
      "Flowchart/steps.html")
  }

  @Test func `gives its words without a caption too`() throws {
    let figure = try chart("flowchart TD\nA --> B").figure(caption: "", id: "f", labels: .chinese)
    let html = String(decoding: figure, as: UTF8.self)
    #expect(!html.contains("<figcaption"))
    #expect(html.contains("<title id=\"f:t\">流程圖</title>"))
    #expect(html.contains("<p class=\"source-line\">文字說明：從「A」到「B」。流程於「B」結束。</p>"))
  }
}
