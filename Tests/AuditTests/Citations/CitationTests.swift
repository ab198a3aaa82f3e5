import Content
import Diagnostics
import OpenData
import Testing

@testable import Audit

@Suite struct `Sources of others` {
  @Test(arguments: [
    ("> 甲。", ["quotation-without-source"]),
    ("> 甲。\n>\n> 資料來源：某法", ["quotation-without-source"]),
    ("> 甲。\n>\n> 資料來源：[某法](/law/)", []), ("> 甲。\n>\n> — [某人](/law/)", []),
    ("> 甲。\n>\n> 出處：本署統計", []), ("> [!NOTE]\n> 甲。", []),
    ("> [!NOTE]\n> > 甲。", []), ("> 甲。\n> > 乙。\n>\n> 出處：[丙](/c/)", []),
    ("- 一\n\n  > 甲。", ["quotation-without-source"]),
    // Figures
    ("![甲](a.png)\n\n資料來源：內政部", ["figure-without-source"]),
    ("![甲](a.png)\n\n資料來源：[內政部](/a/)", []),
    ("![甲](a.png)\n\n資料來源：本署", []), ("甲。\n\n資料來源：內政部", []),
    ("| 甲 |\n| --- |\n| 乙 |\n\n資料來源：內政部", ["figure-without-source"]),
    ("```csv caption=\"甲\"\n乙,丙\n1,2\n```\n\n來源：內政部", ["figure-without-source"]),
    ("```chart type=bar x=甲 y=乙 caption=\"內政部統計\"\n甲,乙\n丙,1\n```", []),
    ("```chart type=bar x=甲 y=乙 caption=\"人口（引自內政部統計）\"\n甲,乙\n丙,1\n```", ["figure-without-source"]),
    ("```csv caption=\"人口（資料來源：內政部）\"\n乙,丙\n1,2\n```", ["figure-without-source"]),
    ("```csv caption=\"人口（資料來源：本署）\"\n乙,丙\n1,2\n```", []),
    ("下圖轉載自年報。\n\n![甲](a.png)", ["figure-without-source"]),
    ("下圖轉載自年報。\n\n![甲](a.png)\n\n資料來源：[年報](/a/)", []),
    ("下圖轉載自[年報](/a/)。\n\n![甲](a.png)", []), ("下圖取自本署年報。\n\n![甲](a.png)", []),
    ("本會爭取自主，並吸引自行車遊客。\n\n![甲](a.png)", []), ("轉載自年報。\n\n甲。\n\n![甲](a.png)", []),
    ("![甲](a.png)\n\n圖：甲（摘自年報）", ["figure-without-source"]),
    ("![甲](a.png)\n\n圖：甲（摘自[年報](/a/)）", []), ("![甲](a.png)\n\n本文摘自年報。", []),
    ("![甲](https://other.example/a.png)", ["figure-without-source"]),
    ("![甲](https://other.example/a.png)\n\n資料來源：[乙](https://other.example/)", []),
    ("甲 ![乙](https://other.example/a.png)", []),
    ("The map was adapted from a report.\n\n![A](a.png)", ["figure-without-source"]),
  ])
  func `are named and linked`(_ text: String, _ expected: [String]) throws {
    #expect(try codes(of: text) == expected)
  }

  @Test func `need no link where the front matter has it, or they are the agency's own`() throws {
    let text = "![甲](a.png)\n\n資料來源：人口統計年報"
    let source = "sources: [{ title: 人口統計年報, url: https://example.gov.tw/, date: 2026-01-01 }]"
    #expect(try codes(of: text, frontMatter: source) == [])
    var settings = Settings()
    settings.agency.name = LocalizedText("人口統計局")
    settings.units = ["a": Unit(name: LocalizedText("人口統計年報小組"))]
    #expect(try codes(of: "![甲](a.png)\n\n資料來源：人口統計局", settings: settings) == [])
    #expect(try codes(of: text + "小組", settings: settings) == [])
  }

  @Test(arguments: [
    ("{ title: 乙, url: https://example.gov.tw/ }", ["source-without-date"]),
    ("{ title: 乙, url: https://example.gov.tw/, accessed: 2026-01-02 }", []),
    ("{ title: 乙, url: https://example.gov.tw/, date: 115-01-02 }", []),
    ("{ title: 乙, url: /plans/115/ }", []), ("{ title: 乙 }", []),
  ])
  func `on the web have a date`(_ source: String, _ expected: [String]) throws {
    #expect(try codes(of: "甲。", frontMatter: "sources: [\(source)]") == expected)
  }

  @Test func `are used, where the text names most of them`() throws {
    let sources = """
      sources:
        - { title: 經濟部投資促進司115年度提升服務效能執行計畫, url: /plans/115/ }
        - { title: 經濟部中區聯合服務中心112年度提升服務效能執行計畫, url: /plans/112/ }
        - { title: 經濟部110年度下半年提升服務品質自行評核項目及結果說明, url: /evaluations/110/ }
        - { title: 檔案法施行細則, url: /laws/archives/ }
      """
    let text = """
      依計畫辦理。[^1][^2][^3]

      [^1]: 經濟部投資促進司115年度提升服務效能執行計畫，三。
      [^2]: 經濟部中區聯合服務中心112年度提升服務效能執行計畫，四。
      [^3]: 經濟部工業局110年度下半年提升服務品質自行評核項目及結果說明。
      """
    let told = try findings(of: text, frontMatter: sources)
    #expect(told.map(\.message) == ["The text never names the source '檔案法施行細則'"])
    #expect(try codes(of: "依計畫辦理。", frontMatter: sources) == [])
    #expect(try codes(of: text + "\n另見[細則](/laws/archives/)。", frontMatter: sources) == [])
  }
}
