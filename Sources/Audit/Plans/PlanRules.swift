import Content
import Diagnostics
import Markup
import OpenData

/// What an implementation plan must say.
extension Rule {
  static let planPartMissing = Rule(
    .planPartMissing, .obligations,
    clauses: [.wording("計畫內容應包括計畫依據、目標、實施對象、執行策略及具體推動作法、實施步驟、考核作業、獎勵方式")],
    title: "A plan has all its parts, from 壹 to 柒",
    examples: [
      .source(
        wrong: """
          ---
          title: 115年度執行計畫
          type: plan
          year: 115
          date: 2026-01-20
          ---
          ## 壹、計畫依據
          ## 貳、計畫目標
          ## 參、實施對象
          ## 肆、執行策略及方法
          ## 伍、實施步驟
          ## 陸、考核作業
          """,
        right: """
          ---
          title: 115年度執行計畫
          type: plan
          year: 115
          date: 2026-01-20
          ---
          ## 壹、計畫依據
          ## 貳、計畫目標
          ## 參、實施對象
          ## 肆、執行策略及方法
          ## 伍、實施步驟
          ## 陸、考核作業
          ## 柒、獎勵方式
          """)
    ],
    check: .source { page, findings in
      guard page.isJudgedPlan else { return }
      let top = page.document.headings.map(\.level).min()
      let headings = page.document.headings.filter { $0.level == top }.map(\.text)
      let isChinese = page.language.isChinese
      let missing = PlanPart.allCases.filter { part in
        !headings.contains { part.isNamed(in: $0, isChinese: isChinese) }
      }
      // What is only a cover for a file says nothing here.
      if missing.count == PlanPart.allCases.count, !page.frontMatter.attachments.isEmpty { return }
      findings.judge()
      guard !missing.isEmpty else { return }
      let names = missing.map { "'\($0.name(isChinese: isChinese))'" }
      findings.report(
        "The plan lacks its part\(names.count == 1 ? "" : "s") \(names.joined(separator: ", "))",
        at: page.range(ofKey: "title"),
        help: "Write a heading for each on the level of the plan's other parts, and what it has to "
          + "say beneath.")
    })

  static let methodWithoutOwner = Rule(
    .methodWithoutOwner, .obligations,
    clauses: [.wording("執行策略及具體推動作法")],
    title: "Each method of a plan names the unit that carries it out",
    examples: [
      .source(
        wrong: Self.plan("### 一、基礎服務\n#### 1.改善洽公環境\n每月檢查座椅。\n"),
        right: Self.plan("### 一、基礎服務\n#### 1.改善洽公環境\n每月檢查座椅。\n\n主辦單位：秘書室\n")),
      .source(
        wrong: Self.plan(
          "### 一、基礎服務\n#### 1.改善洽公環境\n主辦單位：秘書室\n#### 2.提升時效\n10日內辦結。\n"),
        right: Self.plan(
          "### 一、基礎服務\n#### 1.改善洽公環境\n主辦單位：秘書室\n#### 2.提升時效\n主辦單位：各組\n")),
    ],
    check: .source { page, findings in
      guard page.isJudgedPlan else { return }
      for request in page.frontMatter.outlines {
        var ignored: [Diagnostic] = []
        // What is wrong with the outline itself is told where the page is compiled.
        guard
          let outline = PlanOutline.read(
            request, from: page.document, name: page.key.name, file: page.file,
            diagnostics: &ignored)
        else { continue }
        findings.judge()
        let rows = outline.rows.filter { !page.namesOwner($0, of: outline) }
        guard !rows.isEmpty else { continue }
        let help =
          page.language.isChinese
          ? "Write a line such as 主辦單位：… beneath the method, or name the unit in its text."
          : "Write a line such as 'Lead unit: …' beneath the method, or name the unit in its text."
        // Where many lack it, the plan is to be worked through as a whole.
        if rows.count > 3 {
          findings.report(
            "\(rows.count) of the plan's \(outline.rows.count) methods name no unit that carries "
              + "them out", at: request.range, help: help,
            notes: rows.map {
              Note("'\($0.title)' names none", file: page.file.path, range: $0.range)
            })
          continue
        }
        for row in rows {
          findings.report(
            "The method '\(row.title)' names no unit that carries it out", at: row.range,
            help: help)
        }
      }
    })

  static let measureIncomplete = Rule(
    .measureIncomplete, .obligations,
    clauses: [.wording("訂定衡量指標及目標值，並定期檢討執行成效")],
    title: "A measure of a plan has a unit, a target and, once the year is over, a result",
    examples: [
      .source(
        wrong: Self.plan("", measures: "measures: [{ id: days, name: 平均處理日數, unit: 日 }]\n"),
        right: Self.plan(
          "", measures: "measures: [{ id: days, name: 平均處理日數, unit: 日, target: 10 }]\n")),
      .source(
        wrong: Self.plan("", measures: "measures: [{ id: days, name: 平均處理日數, target: 10 }]\n"),
        right: Self.plan(
          "", measures: "measures: [{ id: days, name: 平均處理日數, unit: 日, target: 10 }]\n")),
      .site(
        on: "2027-02-01", settings: "",
        wrong: [
          "content/plans/115.md": measuredPlan,
          "content/evaluations/115-h2.md": evaluation("[]"),
        ],
        right: [
          "content/plans/115.md": measuredPlan,
          "content/evaluations/115-h2.md": evaluation("[{ measure: days, actual: 9.6 }]"),
        ]),
    ],
    check: .source { page, findings in
      guard page.isJudgedPlan else { return }
      for measure in page.frontMatter.measures {
        findings.judge()
        let hasUnit = measure.unit.all.contains { !$0.isEmpty }
        guard !hasUnit || measure.target == nil else { continue }
        let lack =
          hasUnit
          ? "no 'target'" : measure.target == nil ? "no 'unit' and no 'target'" : "no 'unit'"
        findings.report(
          "The measure '\(measure.id)' has \(lack)", at: measure.range,
          help: "Write what is to be reached, such as unit: 日, target: 10.")
      }
    }, .site)

  private static let measuredPlan = plan(
    "", measures: "measures: [{ id: days, name: 平均處理日數, unit: 日, target: 10 }]\n")

  /// An evaluation of ``measuredPlan`` with some results.
  private static func evaluation(_ results: String) -> String {
    """
    ---
    title: 115年度下半年自行評核
    type: evaluation
    year: 115
    half: 2
    plan: /plans/115/
    date: 2027-01-15
    results: \(results)
    ---
    評核結果。
    """
  }

  private static func plan(_ methods: String, measures: String = "") -> String {
    """
    ---
    title: 115年度執行計畫
    type: plan
    year: 115
    date: 2026-01-20
    outline: { under: 肆, columns: [面向, 執行方法, 內容] }
    \(measures)---
    ## 肆、執行策略及方法
    \(methods)
    """
  }
}

extension SourcePage {
  /// Whether it is a plan that is in force and whole, in the language in which it was written.
  ///
  /// How a translation differs from it is told by itself.
  fileprivate var isJudgedPlan: Bool {
    frontMatter.type == .plan && role == .page && frontMatter.status == .current
      && !frontMatter.isDraft && !frontMatter.isPartial && language == settings.firstLanguage
  }

  /// Whether a row of the plan's outline, or what stands above it, says who carries it out.
  fileprivate func namesOwner(_ row: PlanOutline.Row, of outline: PlanOutline) -> Bool {
    let text = (row.cells + row.content.map { document.plainText(of: $0) })
      .joined(separator: "\n")
    if settings.units.values.contains(where: { unit in
      unit.name.all.contains { !$0.isEmpty && text.contains($0) }
    }) {
      return true
    }
    for (column, cell) in zip(outline.columns, row.cells) where !cell.isEmpty {
      if Owners.columns.contains(where: column.lowercased().contains) { return true }
    }
    return Owners.isLabelled(text)
  }
}

/// How texts say who does something.
private enum Owners {
  /// Words in the head of a column that holds it.
  static let columns = ["主辦", "承辦", "權責", "負責", "辦理單位", "owner", "lead unit", "responsible"]

  private static let labels = ["主辦", "承辦", "權責", "負責", "主責", "辦理單位", "執行單位", "協辦"]
  private static let englishLabels = [
    "owner", "lead unit", "lead", "responsible unit", "responsible", "unit in charge",
    "carried out by", "unit",
  ]

  /// Whether a line, or a part of one, begins with a label and a colon, as 主辦單位： does.
  static func isLabelled(_ text: String) -> Bool {
    for line in text.split(whereSeparator: { "\n。；（(".contains($0) }) {
      guard let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { continue }
      let label = line[..<colon].drop { $0 == " " || $0 == "*" }
      if label.count <= 10, labels.contains(where: { label.hasPrefix($0) }) { return true }
      if englishLabels.contains(label.lowercased()) { return true }
    }
    return false
  }
}
