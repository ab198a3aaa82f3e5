import Figures
import Testing

struct ChartDrawingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var type: String
    var unit = ""
    var labels: FigureLabels = .chinese
    var caption: String
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "land", type: "bar", unit: "件", caption: "110年協尋投資需求土地案件的情形",
      text: "情形;件數\n協尋中;50\n成功媒合;46\n因廠商投資規劃調整中止協尋;83"),
    Case(
      name: "land-en", type: "bar", unit: "cases", labels: .english,
      caption: "State of the cases of land sought for investment, 2021",
      text:
        "State;Cases\nBeing sought;50\nMatched;46\nEnded because the firm changed its investment plan;83"
    ),
    Case(
      name: "groups", type: "bar", caption: "各管道受理件數",
      text: "管道;112年;113年;114年\n首長信箱;732;698;1,204\n人民陳情;129;141;—\n電話;2,310;2,054;1,987"),
    Case(
      name: "negative", type: "bar", unit: "%", caption: "滿意度增減",
      text: "單位;上半年;下半年\n第一組;3.2;-1.5\n第二組;-4;2\n第三組;0;5.5"),
    Case(
      name: "negative-one", type: "bar", caption: "與上年相比的增減",
      text: "項目;增減\n陳情;-12\n諮詢;30\n申訴;"),
    Case(
      name: "months", type: "line", caption: "114年各月受理件數",
      text:
        "月;件數\n1月;52\n2月;38\n3月;61\n4月;58\n5月;66\n6月;71\n7月;80\n8月;77\n9月;69\n10月;64\n11月;60\n12月;73"
    ),
    Case(
      name: "years", type: "line", unit: "%", caption: "如期辦復率",
      text:
        "年度;陳情;信箱;電話\n110年;96.9;97.1;99.0\n111年;97.5;;99.2\n112年;98.2;96.0;99.5\n113年;98.8;97.9;99.1\n114年;99.4;98.6;99.7"
    ),
    Case(
      name: "sources", type: "pie", caption: "意見來源",
      text: "來源;件數\n電子郵件信箱;420\n電話;310\n臨櫃;95\n書面;60\n問卷調查及滿意度訪查;44\n社群;30"),
    Case(
      name: "slices", type: "pie", labels: .english, caption: "Eight parts",
      text:
        "Part;Share\nPlanning;12\nInvestment services;30\nRegional offices;8\nLand;9\nTalent;14\nEvents;6\nLegal;11\nOther;10"
    ),
    Case(name: "whole", type: "pie", caption: "全部", text: "類;數\n甲;5\n乙;0"),
  ]

  @Test(arguments: cases)
  func `draws each chart as recorded`(_ example: Case) throws {
    let chart = try chart(
      example.type, caption: example.caption, unit: example.unit, example.text)
    let figure = chart.figure(id: "c-\(example.name)", labels: example.labels)
    try expectGolden(figure, "Chart/\(example.name).html")
  }

  static let measures = [
    TargetActual(
      name: "人民陳情案件如期辦復", target: FigureValue("100"), actual: FigureValue("96.9"), unit: "%"),
    TargetActual(
      name: "雲端電子郵件服務可用率", target: FigureValue("99"), actual: FigureValue("100"), unit: "%"),
    TargetActual(
      name: "電話禮貌測試（每4個月）", target: FigureValue("1"), actual: FigureValue("16"), unit: "次"),
    TargetActual(
      name: "不滿意案件", target: FigureValue("30"), actual: FigureValue("21"), unit: "件",
      direction: .down),
    TargetActual(name: "首長信箱案件未評不滿意", target: nil, actual: FigureValue("97.1"), unit: "%"),
    TargetActual(name: "自行考核", target: FigureValue("2"), actual: nil, unit: "次"),
  ]

  @Test func `draws targets as strokes and figures beside results`() throws {
    let figure = TargetActual.figure(
      Self.measures, caption: "目標與實績", id: "m", labels: .chinese)
    try expectGolden(figure, "Chart/measures.html")
  }

  @Test func `writes the same numbers as a table`() throws {
    let chart = try chart(
      "bar", caption: "各管道受理件數", unit: "件", "管道;113年;114年\n首長信箱;698;1,204\n<b>&電話;2,054;—")
    try expectGolden(chart.dataTable(labels: .chinese), "Chart/table.html")
  }
}
