import Diagnostics

/// 執行計畫、自行評核等應辦事項的期限.
extension Rule {
  static let overdueObligation = Rule(
    .overdueObligation, .obligations,
    clauses: [.wording("每年1月底前訂定執行計畫並公開於網站"), .wording("每月進行網站無效連結檢測")],
    title: "What site.yml lists as due is out by its day",
    check: .site)

  static let obligationDue = Rule(
    .obligationDue, .obligations,
    clauses: [.wording("每年1月底前訂定執行計畫並公開於網站"), .wording("每月進行網站無效連結檢測")],
    title: "What falls due soon is prepared in time",
    check: .site)
}
