import Diagnostics

/// 執行計畫、自行評核等應辦事項的期限.
extension Rule {
  static let overdueObligation = Rule(
    .overdueObligation, .obligations,
    clauses: [.wording("每年1月底前訂定執行計畫並公開於網站"), .wording("每月進行網站無效連結檢測")],
    title: "What site.yml lists as due is out by its day",
    examples: [
      .site(
        on: "2026-02-01", settings: yearlyPlan,
        wrong: ["content/plans/114.md": plan(114)], right: ["content/plans/115.md": plan(115)])
    ],
    check: .site)

  static let obligationDue = Rule(
    .obligationDue, .obligations,
    clauses: [.wording("每年1月底前訂定執行計畫並公開於網站"), .wording("每月進行網站無效連結檢測")],
    title: "What falls due soon is prepared in time",
    examples: [
      .site(
        on: "2026-01-15", settings: yearlyPlan,
        wrong: ["content/plans/114.md": plan(114)],
        right: ["content/plans/114.md": plan(114), "content/plans/115.md": plan(115)])
    ],
    check: .site)

  private static let yearlyPlan = """
    obligations:
      - { id: yearly-plan, title: 年度執行計畫, type: plan, due: "01-31", every: year }
    """

  /// A plan that was published in January of its year.
  private static func plan(_ year: Int) -> String {
    """
    ---
    title: \(year)年度執行計畫
    type: plan
    year: \(year)
    date: \(year + 1911)-01-10
    ---
    計畫內容。
    """
  }
}
