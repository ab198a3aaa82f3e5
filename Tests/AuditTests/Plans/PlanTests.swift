import Content
import Diagnostics
import OpenData
import Testing

@testable import Audit

@Suite struct `A plan` {
  private static let parts = [
    "壹、計畫依據", "貳、計畫目標", "參、實施對象", "肆、執行策略及方法", "伍、實施步驟", "陸、考核作業", "柒、獎勵方式",
  ]

  private func messages(
    _ text: String, _ frontMatter: String = "", settings: Settings? = nil,
    at path: SourcePath = "content/plans/115.zh-Hant.md", by rule: Rule
  ) throws -> [String] {
    let page = try sourcePage(
      "---\ntitle: 115年度計畫\ntype: plan\nyear: 115\ndate: 2026-01-20\n\(frontMatter)\n---\n\(text)",
      at: path, settings: settings)
    var findings = Findings(of: path)
    findings.begin(rule)
    for check in rule.checks {
      if case .source(let look) = check { look(page, &findings) }
    }
    return findings.diagnostics.map(\.message)
  }

  private func headings(without missing: Set<Int> = [], level: Int = 2) -> String {
    Self.parts.enumerated().filter { !missing.contains($0.offset + 1) }
      .map { String(repeating: "#", count: level) + " \($0.element)\n" }.joined()
  }

  @Test(arguments: 1...7)
  func `is told which of its parts it lacks`(_ part: Int) throws {
    #expect(
      try messages(headings(without: [part]), by: .planPartMissing)
        == ["The plan lacks its part '\(Self.parts[part - 1])'"])
    #expect(try messages(headings(), by: .planPartMissing) == [])
  }

  @Test func `may call its parts otherwise, and number them as it likes`() throws {
    let text = """
      # 一、訂定依據
      # 二、目的
      # 三、適用範圍
      # 四、推動作法
      ## 1.獎勵
      # 五、辦理期程
      # 六、管考
      """
    #expect(try messages(text, by: .planPartMissing) == ["The plan lacks its part '柒、獎勵方式'"])
    #expect(try messages(text + "\n# 七、獎懲", by: .planPartMissing) == [])
  }

  @Test(arguments: [
    "status: superseded", "status: withdrawn", "draft: true",
    "attachments: [{ file: plan.pdf, title: 全文 }]",
  ])
  func `isn't judged where it no longer counts, or its text is elsewhere`(
    _ frontMatter: String
  ) throws {
    #expect(try messages("", frontMatter, by: .planPartMissing) == [])
  }

  @Test func `is judged in the language that it was written in`() throws {
    let path: SourcePath = "content/plans/115.en.md"
    #expect(try messages("## I. Basis", at: path, by: .planPartMissing) == [])
    var settings = Settings()
    settings.languages = [Language(tag: "en", prefix: "")]
    #expect(
      try messages("## I. Basis of the plan", settings: settings, at: path, by: .planPartMissing)
        .first?.hasPrefix("The plan lacks its parts 'II. Goals', 'III. Units concerned'") == true)
  }

  private static let outline = "outline: { under: 肆, columns: [面向, 執行方法, 內容] }"

  @Test(arguments: [
    ("主辦單位：秘書室", 0), ("（承辦：內容服務組）", 0), ("每月檢查；權責單位:各組", 0), ("**負責單位**：各組", 0),
    ("由民眾服務中心統一受理。", 0), ("主動公開承辦單位及電話。", 1), ("每月檢查。", 1),
  ])
  func `names who carries out each method`(_ text: String, _ count: Int) throws {
    var settings = Settings()
    settings.units["service-centre"] = Unit(name: LocalizedText("民眾服務中心"))
    let plan = "## 肆、方法\n### 一、服務\n#### 1.甲\n\(text)\n#### 2.乙\n主辦單位：秘書室\n"
    let found = try messages(plan, Self.outline, settings: settings, by: .methodWithoutOwner)
    #expect(found.count == count)
    if count > 0 { #expect(found == ["The method '1.甲' names no unit that carries it out"]) }
  }

  @Test func `is told once where it seldom names them`() throws {
    let plan =
      "## 肆、方法\n### 一、服務\n#### 1.甲\n子\n#### 2.乙\n丑\n#### 3.丙\n寅\n#### 4.丁\n卯\n"
      + "#### 5.戊\n主辦單位：秘書室\n"
    #expect(
      try messages(plan, Self.outline, by: .methodWithoutOwner)
        == ["4 of the plan's 5 methods name no unit that carries them out"])
    #expect(try messages(plan, by: .methodWithoutOwner) == [])
  }

  @Test func `names them in a table's column`() throws {
    let plan = """
      表：方法

      | 面向 | 主辦單位 | 執行方法 ||
      | --- | --- | --- | --- |
      | 一、服務 | 各組 | 1.甲 | 子 |
      | ^ | 秘書室 | 2.乙 | 丑 |
      """
    let frontMatter = "outline: { table: 方法, columns: [面向, 主辦單位, 執行方法, 內容] }"
    #expect(try messages(plan, frontMatter, by: .methodWithoutOwner) == [])
  }
}
