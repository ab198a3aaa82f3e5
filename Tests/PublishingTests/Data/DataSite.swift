import Content
import Diagnostics

/// A site with data of several kinds: a plan, questions, a page with a captioned table, a dataset.
enum DataSite {
  /// The settings of the small valid site.
  static let settings = BuiltSite.base["content/site.yml"] ?? ""

  static let files: [SourcePath: String] = [
    "content/plans/115.zh-Hant.md": """
    ---
    title: 115年度計畫
    type: plan
    year: 115
    date: 2026-01-01
    unit: planning
    categories: { service: [I00] }
    measures:
      - { id: online, name: 線上申辦比率, unit: "%", target: 60 }
    ---
    計畫的第一段。
    """,
    "content/plans/115.en.md": """
    ---
    title: Plan for 2026
    type: plan
    year: 115
    date: 2026-01-01
    unit: planning
    categories: { service: [I00] }
    measures:
      - { id: online, name: Share of online requests, unit: "%", target: 60 }
    ---
    The plan's first paragraph.
    """,
    "content/help.zh-Hant.md": """
    ---
    title: 常見問答
    type: faq
    date: 2026-02-01
    categories: { service: [IZ0] }
    ---
    ## 如何申請？

    以電子郵件申請。
    """,
    "content/help.en.md": """
    ---
    title: Questions
    type: faq
    date: 2026-02-01
    categories: { service: [IZ0] }
    ---
    ## How do I apply?

    By e-mail.
    """,
    "content/visits.zh-Hant.md": """
    ---
    title: 服務人次
    type: dataset
    date: 2026-10-31
    summary: 各月服務人次。
    frequency: 每1月
    unit: planning
    fields:
      - { name: month, title: 月份, type: yearmonth }
      - { name: visits, title: 人次, type: integer, unit: 人次, description: 各據點合計 }
    ---
    由各據點彙整。
    """,
    "content/visits.en.md": """
    ---
    title: Visits
    type: dataset
    date: 2026-10-31
    summary: Visits by month.
    frequency: P1M
    unit: planning
    fields: [{ name: month, title: Month }, { name: visits, title: Number of visits }]
    ---
    """,
    "content/visits/visits.csv": "month,visits\n2026-09,1200\n2026-10,1310\n",
  ]

  /// The files with a page's text in place of `old`.
  static func files(
    replacing old: String, with new: String, in path: SourcePath
  ) -> [SourcePath: String] {
    var files = files
    files[path] = files[path]?.replacing(old, with: new)
    return files
  }
}
