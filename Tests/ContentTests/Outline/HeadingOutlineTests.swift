import Content
import Diagnostics
import Markup
import Testing

@Suite struct HeadingOutlineTests {
  private static let columns = ["面向", "執行策略", "執行方法", "內容"]

  private static let plan = """
    ## 壹、計畫依據

    依據。

    ## 貳、目標

    ## 參、對象

    ## 肆、執行策略及作法

    前言。

    ### 一、完善基礎服務

    面向的說明。

    #### （一）服務一致及正確性

    ##### 1.訂定流程

    甲。

    乙。

    ##### 2.提升及時性

    丙。

    #### （二）服務親善性

    丁。

    ### 二、服務遞送

    戊。

    ## 伍、實施步驟

    ### 一、核定

    己。
    """

  private static let planRows = [
    "115-4-1-1-1 | 一、完善基礎服務 | （一）服務一致及正確性 | 1.訂定流程 | 甲。/乙。",
    "115-4-1-1-2 | 一、完善基礎服務 | （一）服務一致及正確性 | 2.提升及時性 | 丙。",
    "115-4-1-2 | 一、完善基礎服務 | （二）服務親善性 |  | 丁。",
    "115-4-2 | 二、服務遞送 |  |  | 戊。",
  ]

  @Test func `takes the heading levels beneath a part for its columns`() {
    let reading = OutlineReading(Self.plan, .headings(under: "肆", Self.columns))
    #expect(reading.rows == Self.planRows)
    #expect(reading.told == [])
    #expect(reading.outline?.columns == Self.columns)
    #expect(reading.outline?.title == "執行策略及作法")
    #expect(reading.outline?.depth == 3)
    #expect(reading.outline?.heading.map { reading.document.headings[$0].text } == "肆、執行策略及作法")
    #expect(reading.outline?.table == nil)
    #expect(reading.outline?.rows.map(\.title) == ["1.訂定流程", "2.提升及時性", "（二）服務親善性", "二、服務遞送"])
    #expect(reading.outline?.rows.first?.range.start.line == 19)
  }

  @Test(arguments: [
    ("## 肆、甲", "肆"), ("## 肆、甲", "肆、甲"), ("## 肆、甲", "甲"), ("## 4. 甲", "4"), ("## 4、甲", "4"),
    ("## 4 甲", "4"), ("## 肆 甲", "肆"), ("## IV. Part", "IV"), ("## IV Part", "IV"), ("## （四）甲", "四"),
    ("## 四、甲", "四"), ("## (4) 甲", "4"), ("## ④甲", "④"), ("## 執行策略", "執行策略"),
  ])
  func `finds a part by its number or its text`(_ heading: String, _ under: String) {
    let reading = OutlineReading(heading + "\n\n### 乙\n\n丙\n", .headings(under: under, ["一", "二"]))
    #expect(reading.rows == ["115-1-1 | 乙 | 丙"])
    #expect(reading.told == [])
  }

  @Test(arguments: [
    ("## 肆拾、甲", "肆"), ("## 41. 甲", "4"), ("## 4.1 甲", "14"), ("## 四十、甲", "四"), ("## IVX 甲", "IV"),
    ("## 執行策略及作法", "執行策略"), ("## Part 4", "Part"),
  ])
  func `takes no part of a number and no part of a text`(_ heading: String, _ under: String) {
    let reading = OutlineReading(heading + "\n\n### 乙\n", .headings(under: under, ["一", "二"]))
    #expect(reading.outline == nil)
    #expect(reading.told.count == 1)
  }

  @Test(arguments: [
    ("拾玖", "unknown-outline 5:19 No heading is numbered or called '拾玖'"),
    (
      "執行策略及做法",
      "unknown-outline 5:19 No heading is numbered or called '執行策略及做法'; did you mean '肆、執行策略及作法'?"
    ),
    ("壹", "unknown-outline 5:19 The part has no headings to make rows of"),
  ])
  func `tells at the front matter of a part that is not there or holds nothing`(
    _ under: String, _ expected: String
  ) {
    let reading = OutlineReading(Self.plan, .headings(under: under, Self.columns))
    #expect(reading.told == [expected])
    #expect(reading.outline == nil)
  }

  @Test func `takes the whole page without a part`() {
    let reading = OutlineReading(
      "前言。\n\n## 甲\n\n一\n\n### 乙\n\n二\n\n## 丙\n", .headings(under: nil, ["章", "節", "內容"]))
    #expect(reading.rows == ["115-1-1 | 甲 | 乙 | 二", "115-2 | 丙 |  | "])
    #expect(reading.outline?.title == "")
    #expect(reading.outline?.heading == nil)
  }

  @Test func `has no rows on a page without headings`() {
    let reading = OutlineReading("文字。\n", .headings(under: nil, ["章", "內容"]))
    #expect(reading.told == ["unknown-outline 5:19 The part has no headings to make rows of"])
  }

  @Test func `leaves a dash for an empty cell that counts`() {
    let reading = OutlineReading(
      "## 肆、甲\n\n### 一、乙\n\n#### —\n\n##### 1.丙\n\n文\n\n##### 2.丁\n\n#### （一）戊\n\n己\n",
      .headings(under: "肆", Self.columns))
    #expect(
      reading.rows == [
        "115-1-1-1-1 | 一、乙 |  | 1.丙 | 文", "115-1-1-1-2 | 一、乙 |  | 2.丁 | ",
        "115-1-1-2 | 一、乙 | （一）戊 |  | 己",
      ])
  }

  @Test func `keeps a row that has no content`() {
    let reading = OutlineReading(
      "## 肆、甲\n### 一、乙\n### 二、丙\n", .headings(under: "肆", ["面向", "內容"]))
    #expect(reading.rows == ["115-1-1 | 一、乙 | ", "115-1-2 | 二、丙 | "])
  }

  @Test func `lets an explicit id stand for a row's own`() {
    let reading = OutlineReading(
      "## 肆、甲\n\n### 一、乙 {#basic}\n\n#### （一）丙\n\n#### （二）丁 {#kind}\n\n### 二、戊\n",
      .headings(under: "肆", ["面向", "策略", "內容"]))
    #expect(reading.outline?.rows.map(\.id) == ["115-1-1-1", "kind", "115-1-2"])
    #expect(reading.rows[1] == "kind | 一、乙 | （二）丁 | ")
  }

  @Test func `takes headings deeper than the columns for content`() {
    let reading = OutlineReading(
      "## 肆、甲\n\n### 一、乙\n\n文\n\n#### 小標\n\n細節\n\n### 二、丙\n",
      .headings(under: "肆", ["面向", "內容"]))
    #expect(reading.rows == ["115-1-1 | 一、乙 | 文/小標/細節", "115-1-2 | 二、丙 | "])
  }

  @Test func `warns of a heading that is too deep for the columns`() {
    let reading = OutlineReading(
      "## 肆、甲\n\n### 一、乙\n\n#### （一）丙\n\n#### （二）丁\n",
      .headings(under: "肆", ["面向", "內容"]))
    #expect(
      reading.told == [
        "outline-columns 5:1 '（一）丙' and 1 more heading lie deeper than the outline's 2 columns "
          + "reach, and are not rows of it"
      ])
    #expect(reading.severities == [.warning])
    #expect(
      reading.helps == [
        "'columns' names a column for each level of headings and, last, one for the content: 3 for 2 "
          + "levels."
      ])
    #expect(reading.rows == ["115-1-1 | 一、乙 | （一）丙/（二）丁"])
  }

  @Test func `warns of a column that no heading reaches`() {
    let reading = OutlineReading(
      "## 肆、甲\n\n### 一、乙\n", .headings(under: "肆", ["面向", "策略", "方法", "內容"]))
    #expect(
      reading.told == [
        "outline-columns 5:19 'columns' names 4, but the headings reach only 1 level down, so that "
          + "'策略' is empty in every row"
      ])
    #expect(reading.severities == [.warning])
  }

  @Test func `ends the part at the next heading of its level or above`() {
    let reading = OutlineReading(
      "### 肆、甲\n\n#### 一、乙\n\n# 大題\n\n#### 二、丙\n", .headings(under: "肆", ["面向", "內容"]))
    #expect(reading.rows == ["115-1-1 | 一、乙 | "])
  }

  @Test func `gives the rows of two languages the same ids`() {
    let english = """
      ## I. Basis

      ## II. Goals

      ## III. Scope

      ## IV. Strategies

      ### 1. Basic services

      #### (1) Consistency

      ##### (a) Procedures

      Alpha.

      ##### (b) Timeliness

      Beta.

      #### (2) Friendliness

      Gamma.

      ### 2. Delivery

      Delta.

      ## V. Steps
      """
    let reading = OutlineReading(
      english, .headings(under: "IV", ["Facet", "Strategy", "Method", "Content"]))
    let chinese = OutlineReading(Self.plan, .headings(under: "肆", Self.columns))
    #expect(reading.outline?.rows.map(\.id) == chinese.outline?.rows.map(\.id))
    #expect(
      reading.rows.first
        == "115-4-1-1-1 | 1. Basic services | (1) Consistency | (a) Procedures | Alpha.")
  }

  @Test func `numbers every row of a plan once`() {
    let ids =
      OutlineReading(Self.plan, .headings(under: nil, ["部", "項", "款", "內容"])).outline?.rows.map(
        \.id) ?? []
    #expect(!ids.isEmpty)
    #expect(Set(ids).count == ids.count)
  }
}
