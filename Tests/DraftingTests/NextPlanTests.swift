import Content
import Drafting
import OpenData
import Testing

@Suite struct `A plan carried forward` {
  private func carry(_ text: String) throws -> (text: String, notes: [NextPlan.Note]) {
    let date = try #require(CalendarDate(year: 2026, month: 12, day: 15))
    return NextPlan.carry(text, from: 115, to: 116, date: date)
  }

  @Test(arguments: [
    ("115年度計畫，於115年12月底前完成。", "116年度計畫，於116年12月底前完成。"),
    ("In 2026, by the end of December 2026.", "In 2027, by the end of December 2027."),
    ("共115件，第115號，1150元，2026件中的115人。", "共115件，第115號，1150元，2027件中的115人。"),
    (
      "[計畫](/plans/115/)及[2026](https://a.tw/2026/x)",
      "[計畫](/plans/115/)及[2027](https://a.tw/2026/x)"
    ),
    ("民國 115 年", "民國 116 年"),
    // Full dates, and other years.
    ("115年1月20日函", "115年1月20日函"),
    ("of January 20, 2026", "of January 20, 2026"),
    ("of 20 January 2026", "of 20 January 2026"),
    ("2026-01-20", "2026-01-20"),
    ("110年訂定", "110年訂定"),
  ])
  func `has the year advanced where it is the year`(old: String, new: String) throws {
    #expect(try carry(old).text == new)
  }

  @Test func `tells what it leaves, with the new page's lines`() throws {
    let (_, notes) = try carry("115年度\n\n依115年1月20日函及114年評核結果。\n\n```csv\n年,件\n115年,2\n```\n")
    #expect(
      notes.map { "\($0.line): \($0.text)" } == [
        "3: a full date of 115 was left as it is",
        "3: the year 114 was left as it is",
        "5: the block is carried over with last year's figures",
      ])
  }

  @Test func `leaves out what was the old page's alone`() throws {
    let old = """
      ---
      title: 示範局115年度計畫
      year: 115
      date: 民國115年1月20日
      updated: 2026-11-02
      review: 2027-01-31
      number: 資示綜字第11500001200號
      unit: planning
      aliases: [/plans/current/]
      changes:
        - { date: 2026-01-20, note: 訂定。 }
      measures:
        - id: sop
          period: 115年12月底
          target: 12
          row: 115-4-1-1-1
      results:
        - { measure: sop, actual: 10, note: 好 }
      sources:
        - { title: 115年公報, url: "https://a.tw/", accessed: 2026-01-12 }
      ---

      ## 壹、115年度目標
      """
    let (new, notes) = try carry(old)
    #expect(
      new == """
        ---
        title: 示範局116年度計畫
        year: 116
        date: 2026-12-15
        review: 2027-12-15
        unit: planning
        measures:
          - id: sop
            period: 116年12月底
            target: 12
            row: 116-4-1-1-1
        results:
          - { measure: sop }
        sources:
          - { title: 115年公報, url: "https://a.tw/", accessed: 2026-01-12 }
        ---

        ## 壹、116年度目標
        """)
    #expect(
      notes.map(\.text) == [
        "'number' was left out: it was the old page's",
        "the measures are carried over with last year's targets", "the results were emptied",
      ])
  }
}

@Suite struct `New sites and pages` {
  private let today = CalendarDate(year: 2026, month: 11, day: 30)

  @Test func `leave no placeholder behind`() throws {
    let files = NewSite.files(today: try #require(today))
    #expect(files.count > 30)
    for (path, bytes) in files {
      #expect(!path.contains("@"))
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.firstMatch(of: /@[A-Z]/) == nil, "\(path)")
    }
    #expect(files.contains { $0.path == "content/plans/115.zh-Hant.md" })
  }

  @Test func `have the front matter that was answered`() throws {
    var page = NewPage(
      type: .evaluation, id: "115-h1", titles: ["zh-Hant": "評核: 上半年"], date: try #require(today))
    page.year = 115
    page.half = 1
    page.plan = "/plans/115/"
    page.measures = ["online-share"]
    page.unit = "planning"
    page.theme = ["480"]
    let files = page.files()
    #expect(files.map(\.path) == ["115-h1.zh-Hant.md"])
    #expect(
      String(decoding: try #require(files.first).bytes, as: UTF8.self).hasPrefix(
        """
        ---
        title: "評核: 上半年"
        type: evaluation
        year: 115
        half: 1
        plan: /plans/115/
        date: 2026-11-30
        review: 2027-11-30
        unit: planning
        categories: { theme: ["480"] }
        results:
          - { measure: online-share }
        outline: { under: 貳, columns: [面向, 評核項目, 評核結果說明] }
        ---

        ## 壹、評核範圍
        """))
  }
}
