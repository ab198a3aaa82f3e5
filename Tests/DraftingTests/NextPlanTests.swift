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
    ("共115件，第115號，1150元，2026件中的115人。", "共115件，第115號，1150元，2026件中的115人。"),
    ("第2026號，編號2026，2026元，字第 2026 號", "第2026號，編號2026，2026元，字第 2026 號"),
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
    ("115至116年度及114年至115年", "115至116年度及114年至115年"),
    ("115年1月至12月", "116年1月至12月"),
    ("https://a.tw/?year=2026", "https://a.tw/?year=2026"),
    ("[a](b) (2026) [115年] 115年", "[a](b) (2027) [116年] 116年"),
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

  @Test(arguments: [
    ("2026-01-20", ["a full date of 2026 was left as it is"]),
    ("2026/1/20、2026.1.20", ["a full date of 2026 was left as it is"]),
    ("於 2026-01 前", ["the year 2026 was left as it is"]),
    ("Jan. 20, 2026", ["a full date of 2026 was left as it is"]),
    ("依115.1.20函", ["a full date of 115 was left as it is"]),
    ("115/1/20", ["a full date of 115 was left as it is"]),
    ("115學年度及115會計年度", ["the year 115 was left as it is"]),
    ("115至116年度", ["the years 115至116 were left as they are"]),
    ("114-115年度", ["the years 114-115 were left as they are"]),
    ("113、114及115年", ["the years 113、114及115 were left as they are"]),
    ("115年度至118年度", ["the years 115年度至118 were left as they are"]),
    ("2025–2026", ["the years 2025–2026 were left as they are"]),
    ("113年度", ["the year 113 was left as it is"]),
    ("116年度起", ["the year 116 was left as it is"]),
    ("１１５年度", ["the year １１５ was left as it is"]),
    ("一百一十五年度", ["the year 一百一十五 was left as it is"]),
    ("一一五年", ["the year 一一五 was left as it is"]),
    ("二○二六年", ["the year 二○二六 was left as it is"]),
    ("第2026號", ["the number 2026 was left as it is"]),
    ("見115-4-2-1-1", ["the number 115 was left as it is"]),
    (
      "[115年度計畫](/plans/115/)", ["the words of a link were advanced, but not its address"]
    ),
    ("[計畫](/plans/115/)，115年，保存10年，共115件", []),
  ])
  func `tells of every year that it leaves`(text: String, remarks: [String]) throws {
    #expect(try carry(text).notes.map(\.text) == remarks)
  }

  @Test(arguments: ["```", "~~~", "````", "~~~~~"])
  func `leaves blocks of figures as they are`(mark: String) throws {
    let block = "\(mark)csv\n115年,1\n\(mark.dropLast())\n``` x\n115年,2\n\(mark)"
    #expect(try carry("\(block)\n115年").text == "\(block)\n116年")
  }

  @Test(arguments: ["row: 115-4-1", "row: \"115-4-1\"", "{ row: '115-4-2-1-1' }", "row: \"115\""])
  func `gives rows the new page's name`(line: String) throws {
    let (text, notes) = try carry("---\nmeasures:\n  \(line)\n---")
    #expect(text == "---\nmeasures:\n  \(line.replacing("115", with: "116"))\n---")
    #expect(notes.count == 1)
  }

  @Test func `keeps the comments above the keys that stay`() throws {
    let (text, _) = try carry("---\nchanges:\n  # of old\n  - a\n\n# Who answers.\nunit: x\n---")
    #expect(text == "---\n\n# Who answers.\nunit: x\n---")
  }

  @Test(.timeLimit(.minutes(1))) func `takes long lines in time that grows with them`() throws {
    let line = String(repeating: "115年 2026 9 115；", count: 20_000)
    #expect(try carry(line).text.hasPrefix("116年 2027 9 115；116年"))
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
        "'aliases' was left out; move it here when this plan is the current one",
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

  @Test func `have classes with a name, and units that the settings name`() throws {
    let files = NewSite.files(today: try #require(today))
    let texts = Dictionary(uniqueKeysWithValues: files).mapValues {
      String(decoding: $0, as: UTF8.self)
    }
    for scheme in ["theme", "cake", "service"] {
      let list = try #require(texts["content/categories/\(scheme).yml"]).split(separator: "\n")
      for (path, text) in texts where path.hasSuffix(".md") {
        for use in text.split(separator: "\(scheme): [\"").dropFirst() {
          let code = use.prefix { $0 != "\"" }
          let entry = try #require(list.first { $0.contains("code: \"\(code)\",") }, "\(path)")
          // What has no name yet is called by its code.
          #expect(entry.split(separator: code).count == 2, "\(path)")
        }
      }
    }
    let settings = try #require(texts["content/site.yml"])
    let plan = try #require(texts["content/plans/115.zh-Hant.md"])
    let unit = try #require(plan.firstMatch(of: /主辦單位：(.+)/))
    #expect(settings.contains("zh-Hant: \(unit.1), en: "))
    let english = try #require(
      texts["content/plans/115.en.md"]?.firstMatch(of: /Responsible unit: (.+)/))
    #expect(settings.contains("en: \(english.1) }"))
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
