import Content
import Diagnostics
import Publishing
import Testing

/// SplitMix64, so that a seed gives the same site everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A small site put together at random from parts that are right and, when asked for, parts that are wrong.
struct RandomSite {
  private var random: SeededGenerator
  private let isSound: Bool
  /// Every fourth site offers its pages and tables in all formats; to build one takes several times as long.
  private let offersData: Bool
  private let names = [
    "a", "b", "c", "plans/115", "plans/116", "news/x", "news/y", "faq", "sop", "figures",
  ]

  init(seed: UInt64, isSound: Bool) {
    random = SeededGenerator(seed: seed)
    self.isSound = isSound
    offersData = seed % 4 == 1
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(random.next() % UInt64(elements.count))]
  }

  private mutating func chance(_ percent: UInt64) -> Bool { random.next() % 100 < percent }

  mutating func files() -> [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/site.yml": """
      agency: { name: { zh-Hant: 示範機關, en: Model Agency }, email: a@example.gov.tw }
      languages: [zh-Hant, en]
      base_url: https://www.example.gov.tw/
      units: { planning: { name: 企劃科 } }
      \(offersData ? "" : "formats: []")
      """
        + (isSound || chance(80) ? "" : pick(["\nunits: {}", "\nlanguags: [en]", "\nchecks: 3"])),
      "content/categories/service.yml": "- { code: I00, name: 公共資訊 }\n- { code: IZ0, name: 其他 }\n",
      "content/index.zh-Hant.md": "---\ntitle: 首頁\n---\n" + block("zh-Hant"),
      "content/index.en.md": "---\ntitle: Home\n---\n" + block("en"),
      "content/plans/_index.zh-Hant.md": "---\ntitle: 計畫\ncascade: { unit: planning }\n---\n",
      "content/news/_index.zh-Hant.md": "---\ntitle: 消息\ncascade: { type: news }\n---\n",
      "content/figures/d.csv": "年度,人數\n113,310\n114,320\n",
    ]
    for name in names {
      for language in ["zh-Hant", "en"] where isSound || chance(75) {
        files[SourcePath("content/\(name).\(language).md")] = page(name, language)
      }
    }
    if !isSound, chance(30) {
      files[
        SourcePath(
          pick([
            "content/a.zh.md", "content/plans.md", "content/a/index.md", "content/b/b.odt",
            "templates/page.mustache",
          ]))] =
        pick(["", "---\n", "x", "---\ntitle: 甲\n---\n# 甲\n"])
    }
    return files
  }

  private mutating func page(_ name: String, _ language: String) -> String {
    var keys = [
      "title: \(pick(["申請須知", "\"A & B\"", "第 1 期", "Guide <1>"]))",
      "date: 2026-0\(1 + random.next() % 9)-01",
    ]
    switch name {
    case "plans/115", "plans/116":
      keys += [
        "type: plan", "year: 115",
        "outline: { under: \(isSound ? "壹" : pick(["壹", "貳"])), columns: [a, b] }",
        "measures: [{ id: m, name: 甲, unit: 件, target: \(isSound ? "3" : pick(["3", "三"])) }]",
      ]
    case "faq": keys.append("type: faq")
    case "sop": keys.append("type: sop")
    case "figures":
      keys += [
        "type: dataset", "chart: { type: bar, x: 年度, y: \(isSound ? "人數" : pick(["人數", "人数"])) }",
      ]
    default: break
    }
    if chance(40) {
      keys.append("categories: { service: [\(isSound ? "I00" : pick(["I00", "IZ0", "I0O"]))] }")
    }
    if chance(30) {
      keys.append(
        "aliases: [/old/\(name)/\(isSound ? "\(language)/" : pick(["", "\(language)/"]))]")
    }
    // A dataset has to say why, and its files go.
    if chance(20), name != "figures" || !isSound {
      keys.append("status: withdrawn")
      if name == "figures", chance(50) {
        keys.append("withdrawn: { date: 2026-01-02, reason: 停辦, approver: 局長, successor: /faq/ }")
      }
    }
    if !isSound {
      if chance(15) {
        keys.append(
          pick([
            "draft: true", "date: 115-13-01", "sumary: x", "unit: x", "slug: a",
            "expires: 2020-01-01", "title: 甲", "replaced_by: /none/", "[", "x: &a *a",
          ]))
      }
    }
    var body = name.hasPrefix("plans/11") ? "## 壹、方法\n\n### 一、甲\n\n乙。\n\n## 貳、其他\n\n" : ""
    if name == "sop" { body += "## 流程\n\n1. 甲\n2. 乙\n\n" }
    for _ in 0..<(1 + random.next() % 4) { body += block(language) + "\n\n" }
    let text = "---\n" + keys.joined(separator: "\n") + "\n---\n\n" + body
    return isSound || chance(95) ? text : String(text.dropLast(Int(random.next() % 60)))
  }

  private mutating func block(_ language: String) -> String {
    let target = pick(names)
    let right = [
      "一段文字，[連結](/\(target)/)。", "## 標題\n\n甲。", "### 小節 {#s\(random.next() % 1000)}\n\n乙。",
      "見[甲](/a/#top)。".replacing("#top", with: ""), "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",
      "表：統計\(random.next() % 1000)\n\n| 甲 | 乙 |\n| --- | --- |\n| ^ | 2 |".replacing(
        "^", with: "1"),
      "```csv caption=\"據點\"\n名稱,電話\n甲,1\n```",
      "```chart type=bar x=a y=b caption=\"圖\"\na,b\n甲,1\n乙,2\n```",
      "```mermaid\nflowchart TD\n  A[甲] --> B{乙？}\n  B -->|是| C[丙]\n```", "> [!NOTE]\n> 注意。",
      "> 引文\n> 資料來源：[甲](/a/)", "- 一、甲\n- 二、乙", "註記[^1]。\n\n[^1]: 內容。", "**「重要」**的 `code`",
    ]
    let wrong = [
      "[無](/none/)", "[無](#none)", "![](x.png)", "<script>alert(1)</script>",
      "[x](javascript:alert(1))",
      "| 甲 | 乙 |\n| --- | --- |\n| 1 || 3 |", "| 甲 |\n| --- |\n| ^ |", "```csv\n\"甲\n```",
      "```chart type=pi\n```",
      "```mermaid\nsequenceDiagram\n```", "註[^x]。", "##### 跳級", "```csv file=none.csv\n```",
      "[x](../../y.md)",
      "> > > > > 引", "```", "## 甲 {#x}\n\n## 乙 {#x}",
    ]
    return isSound || chance(70) ? pick(right) : pick(wrong)
  }
}

@Suite struct `Random sites` {
  @Test(arguments: 0..<25)
  func `that are sound are published whole`(seed: Int) async throws {
    var random = RandomSite(seed: UInt64(seed), isSound: true)
    let files = random.files()
    let site = try await BuiltSite(SourceTree(files)) { $0.jobs = 1 }
    #expect(site.report.errorCount == 0, "\(site.findings)")
    #expect(site.faults() == [])
    #expect(site.collisions == [])
    let other = try await BuiltSite(SourceTree(files)) { $0.jobs = 8 }
    #expect(site.files == other.files)
    #expect(site.findings == other.findings)
  }

  @Test(arguments: 1000..<1050)
  func `that may be wrong say the same whatever the number of jobs`(seed: Int) async throws {
    var random = RandomSite(seed: UInt64(seed), isSound: false)
    let files = random.files()
    let site = try await BuiltSite(SourceTree(files)) { $0.jobs = 1 }
    let other = try await BuiltSite(SourceTree(files)) { $0.jobs = 8 }
    #expect(site.files == other.files)
    #expect(site.findings == other.findings)
    #expect(site.collisions == [])
    // What is published without an error is whole; what is not written has its reason among the findings.
    if site.report.errorCount == 0 { #expect(site.faults() == []) }
    for finding in site.report.diagnostics {
      #expect(finding.range.start.line >= 1 && finding.range.start.column >= 1)
    }
  }
}
