import Content
import Diagnostics
import Markup
import Testing

@Suite struct TableOutlineTests {
  private static let columns = ["面向", "執行策略", "執行方法", "內容"]

  /// The shape of a plan of year 112: a merged header, merged first columns, methods left empty.
  private static let plan = """
    ## 參、實施對象

    ## 肆、執行構面及策略方法

    表：執行構面及策略方法

    | 面向 | 執行策略 | 執行方法 ||
    | --- | --- | --- | --- |
    | 一、基礎服務 | (一) 正確性 | 1. 訂定流程 | 甲 |
    | ^ | ^ | 2. 及時性 | 乙 |
    | ^ | (二) 友善性 | 1. 合宜度 | 丙 |
    | 二、開放創新 | (一) 開放參與 | | 丁 |
    | ^ | (二) 創新服務 | | 戊 |
    """

  private static let planRows = [
    "112-2-1-1-1 | 一、基礎服務 | (一) 正確性 | 1. 訂定流程 | 甲",
    "112-2-1-1-2 | 一、基礎服務 | (一) 正確性 | 2. 及時性 | 乙",
    "112-2-1-2-1 | 一、基礎服務 | (二) 友善性 | 1. 合宜度 | 丙",
    "112-2-2-1 | 二、開放創新 | (一) 開放參與 |  | 丁",
    "112-2-2-2 | 二、開放創新 | (二) 創新服務 |  | 戊",
  ]

  private func read(_ rows: String, _ columns: [String] = []) -> OutlineReading {
    OutlineReading(
      "表：甲\n\n| A | B | C |\n| --- | --- | --- |\n" + rows, .table("甲", columns), name: "p")
  }

  @Test func `takes the merged columns of a table for its outline`() {
    let reading = OutlineReading(Self.plan, .table("執行構面及策略方法", Self.columns), name: "112")
    #expect(reading.rows == Self.planRows)
    #expect(reading.told == [])
    #expect(reading.outline?.columns == Self.columns)
    #expect(reading.outline?.title == "執行構面及策略方法")
    #expect(reading.outline?.heading == 1)
    #expect(reading.outline?.table == 0)
    #expect(reading.outline?.rows.map(\.tableRow) == [1, 2, 3, 4, 5])
    #expect(reading.outline?.rows.map(\.range.start.line) == [9, 10, 11, 12, 13])
  }

  @Test func `takes its columns from the header, and counts those under a merged one`() {
    let reading = OutlineReading(Self.plan, .table("執行構面及策略方法"), name: "112")
    #expect(reading.outline?.columns == ["面向", "執行策略", "執行方法", "執行方法 2"])
    #expect(reading.rows == Self.planRows)
  }

  @Test(
    arguments: [
      // Rows side by side, and one beneath the other.
      ("| a | b | c |\n| d | e | f |", ["p-1-1 | a | b | c", "p-2-1 | d | e | f"]),
      ("| a | b | c |\n| ^ | d | e |", ["p-1-1 | a | b | c", "p-1-2 | a | d | e"]),
      // A cell that is not merged begins anew, even with the same text.
      ("| a | b | c |\n| a | d | e |", ["p-1-1 | a | b | c", "p-2-1 | a | d | e"]),
      // Columns that a row does not reach.
      ("| a | | c |\n| d | | f |", ["p-1 | a |  | c", "p-2 | d |  | f"]),
      // An empty cell counts as a `—` heading does.
      ("| a | | c |\n| ^ | b | d |", ["p-1 | a |  | c", "p-1-2 | a | b | d"]),
      ("| a | | c |\n| ^ | | d |", ["p-1 | a |  | c", "p-1-2 | a |  | d"]),
      ("| | b | c |\n| d | e | f |", ["p-1-1 |  | b | c", "p-2-1 | d | e | f"]),
      // Merged sideways: the first column only, and no content of a cell that began before.
      ("| a || c |\n| d | e | f |", ["p-1 | a |  | c", "p-2-1 | d | e | f"]),
      ("| a | b ||\n| d | e | f |", ["p-1-1 | a | b | ", "p-2-1 | d | e | f"]),
      // Merged downward to the end: a further row of the same path.
      (
        "| a | b | c |\n| ^ | ^ | d |\n| ^ | e | f |",
        ["p-1-1 | a | b | c", "p-1-2 | a | b | d", "p-1-3 | a | e | f"]
      ),
      ("| a | b | c |\n| ^ | d | ^ |", ["p-1-1 | a | b | c", "p-1-2 | a | d | c"]),
    ] as [(String, [String])])
  func `numbers rows by their place on the path`(_ rows: String, _ expected: [String]) {
    let reading = read(rows)
    #expect(reading.rows == expected)
    #expect(reading.told == [])
  }

  @Test func `numbers every row once`() {
    let ids =
      OutlineReading(Self.plan, .table("執行構面及策略方法"), name: "112").outline?.rows.map(\.id) ?? []
    #expect(Set(ids).count == 5)
  }

  @Test func `gives the rows of two languages the same ids`() {
    let english = Self.plan
      .replacing("表：執行構面及策略方法", with: "Table: Aspects").replacing("正確性", with: "Correctness")
      .replacing("基礎服務", with: "Basic services")
    let reading = OutlineReading(english, .table("Aspects"), name: "112")
    let chinese = OutlineReading(Self.plan, .table("執行構面及策略方法"), name: "112")
    #expect(reading.outline?.rows.map(\.id) == chinese.outline?.rows.map(\.id))
  }

  @Test func `tells of a caption that is not there, and offers the nearest`() {
    let reading = OutlineReading(Self.plan, .table("執行構面及策略", Self.columns))
    #expect(
      reading.told == [
        "unknown-outline 5:19 No table is captioned '執行構面及策略'; did you mean '執行構面及策略方法'?"
      ])
    #expect(
      OutlineReading("文字\n", .table("甲")).told == ["unknown-outline 5:19 No table is captioned '甲'"]
    )
  }

  @Test func `tells of columns that are not as many as the table's`() {
    let reading = OutlineReading(Self.plan, .table("執行構面及策略方法", ["面向", "內容"]))
    #expect(reading.told == ["outline-columns 5:19 The table has 4 columns, 'columns' names 2"])
    #expect(reading.outline == nil)
  }
}
