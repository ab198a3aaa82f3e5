import Diagnostics
import Figures
import Testing

struct ChartReadingTests {
  static let header = ["情形", "件數", "上年"]
  static let rows = [["協尋中", "50", "1,234"], ["成功媒合", "—", "12.5%"], ["中止"]]

  @Test func `takes categories and series from the columns named`() throws {
    let (chart, diagnostics) = makeChart(
      y: "上年,件數", caption: "案件", unit: "件", Self.header, Self.rows)
    #expect(diagnostics.isEmpty)
    let expected = Chart(
      kind: .bar, caption: "案件", categoryTitle: "情形", categories: ["協尋中", "成功媒合", "中止"],
      series: [
        .init(name: "上年", values: [FigureValue("1,234"), FigureValue("12.5%"), nil]),
        .init(name: "件數", values: [FigureValue("50"), nil, nil]),
      ], unit: "件")
    #expect(chart == expected)
  }

  @Test func `takes a column whose name has a comma`() {
    let (chart, _) = makeChart(y: "金額,千元", ["情形", "金額,千元"], [["甲", "5"]])
    #expect(chart?.series.map(\.name) == ["金額,千元"])
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var says: String
    var code: DiagnosticCode
    var column: Int
    var length: Int
    var type: String? = "bar"
    var x: String? = "情形"
    var y: String? = "件數"
    var testDescription: String { says }
  }

  // The options stand in line 5: the type at column 10, the others after it with ten columns between.
  static let wrong = [
    Wrong(
      says: "'bars' doesn't exist; did you mean 'bar'?", code: .wrongValue, column: 10, length: 4,
      type: "bars"),
    Wrong(says: "'圓餅' doesn't exist", code: .wrongValue, column: 10, length: 6, type: "圓餅"),
    Wrong(says: "needs 'type='", code: .missingKey, column: 1, length: 8, type: nil),
    Wrong(says: "needs 'x='", code: .missingKey, column: 1, length: 8, x: nil),
    Wrong(says: "needs 'y='", code: .missingKey, column: 1, length: 8, y: " "),
    Wrong(says: "Column '情況' doesn't exist", code: .unknownColumn, column: 23, length: 6, x: "情況"),
    Wrong(says: "Column '件' doesn't exist", code: .unknownColumn, column: 46, length: 3, y: "件數,件"),
    Wrong(says: "'件數' is drawn twice", code: .wrongValue, column: 46, length: 6, y: "件數,件數"),
    Wrong(
      says: "at most 1 columns, not 2", code: .wrongValue, column: 39, length: 13, type: "pie",
      y: "件數,上年"),
  ]

  @Test(arguments: wrong)
  func `reports a wrong option at its place`(_ wrong: Wrong) throws {
    let (chart, diagnostics) = makeChart(
      type: wrong.type, x: wrong.x, y: wrong.y, Self.header, Self.rows)
    #expect(chart == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.code == wrong.code)
    #expect(diagnostic.file == "content/a.md")
    #expect(
      diagnostic.range == SourceRange(line: 5, column: wrong.column, length: wrong.length))
    #expect(diagnostic.message.contains(wrong.says))
  }

  @Test func `names the nearest column and lists them all`() throws {
    let (_, diagnostics) = makeChart(y: "Case", ["情形", "Cases"], [["a", "1"]])
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostic.message == "Column 'Case' doesn't exist; did you mean 'Cases'?")
    #expect(diagnostic.help == "The columns are 情形, Cases.")
  }

  @Test func `reports each cell that is no number at its place in the data`() {
    let (chart, diagnostics) = makeChart(
      y: "件數,上年", Self.header, [["甲", "50件", "1"], ["乙", "2", "約3"]])
    #expect(chart == nil)
    #expect(diagnostics.map(\.code) == [.wrongNumber, .wrongNumber])
    #expect(diagnostics.allSatisfy { $0.file == "content/a/data.csv" })
    #expect(
      diagnostics.map(\.range) == [
        SourceRange(line: 2, column: 2, length: 1), SourceRange(line: 3, column: 3, length: 1),
      ])
  }

  @Test func `refuses a negative part of a pie`() {
    let (chart, diagnostics) = makeChart(type: "pie", Self.header, [["甲", "-1"], ["乙", "2"]])
    #expect(chart == nil)
    #expect(diagnostics.map(\.code) == [.wrongNumber])
  }

  @Test(arguments: [
    ("bar", 200, true), ("bar", 201, false), ("pie", 8, true), ("pie", 9, false),
    ("line", 0, false),
  ])
  func `draws only as much as can be read`(_ type: String, _ count: Int, _ isDrawn: Bool) {
    let rows = (0..<count).map { ["\($0)", "\($0 + 1)"] }
    let (chart, diagnostics) = makeChart(type: type, Self.header, rows)
    #expect((chart != nil) == isDrawn)
    #expect(diagnostics.map(\.code).first == (isDrawn ? nil : .wrongValue))
  }

  @Test(arguments: ["bar", "line", "pie"])
  func `refuses columns without a single number`(_ type: String) {
    let (chart, diagnostics) = makeChart(type: type, Self.header, [["甲", ""], ["乙", "—"]])
    #expect(chart == nil)
    #expect(diagnostics.map(\.code) == [.wrongValue])
  }

  @Test func `says values as they were written`() throws {
    let chart = try chart("bar", unit: "件", "情形;今年;去年\n甲;1,234;5\n乙;—;２％")
    #expect(
      chart.description(labels: .chinese) == "今年：甲1,234件、乙無資料。去年：甲5件、乙２％件。")
    #expect(
      chart.description(labels: .english)
        == "今年: 甲 1,234件, 乙 no data. 去年: 甲 5件, 乙 ２％件.")
  }

  @Test func `says the shares of a pie`() throws {
    let chart = try chart("pie", "a;b\nOne;1\nTwo;2")
    #expect(
      chart.description(labels: .english) == "One 1 (33.3%), Two 2 (66.7%).")
  }

  @Test func `says whether less is better and what is missing`() {
    let text = TargetActual.description(ChartDrawingTests.measures, labels: .chinese)
    #expect(text.contains("人民陳情案件如期辦復：實績96.9%，目標100%。"))
    #expect(text.contains("不滿意案件：實績21件，目標30件以下。"))
    #expect(text.contains("首長信箱案件未評不滿意：實績97.1%、未訂目標。"))
    #expect(text.contains("自行考核：尚無結果、目標2次。"))
  }

  @Test(arguments: [
    (TargetActual.Direction.up, 5.0, true), (.up, 4, false), (.down, 5, true), (.down, 6, false),
  ])
  func `knows whether a target was reached`(
    _ direction: TargetActual.Direction, _ actual: Double, _ isReached: Bool
  ) {
    let measure = TargetActual(
      name: "", target: FigureValue("5"), actual: .init(number: actual, text: ""), unit: "",
      direction: direction)
    #expect(measure.isReached == isReached)
  }
}
