import Content
import Diagnostics
import OpenData
import Testing

@Suite struct CommonKeysTests {
  @Test func `reads every common key of the contract`() throws {
    let (page, diagnostics) = frontMatter(
      """
      title: 115年度提升服務效能執行計畫
      type: page
      slug: 計畫-115
      aliases: [/old/plan/, /更舊/]
      date: 115-01-01
      updated: 民國115年1月15日
      review: 2027-01-31
      expires: 2028-12-31
      unit: planning
      number: 投促綜字第11500012340號
      categories: { theme: ["480", "100", "480"], cake: GA0, service: [I00] }
      audience: [investor, citizen]
      keywords: [服務效能, 單一窗口]
      summary: 摘要
      sources: [{ title: 計畫, url: /plans/114/, publisher: 經濟部, date: 113-09-05, accessed: 2026-01-02 }]
      attachments: [{ file: 115/form.odt, title: 申請書 }, { file: 115/a.odt }]
      license: CC-BY-4.0
      status: superseded
      replaced_by: /plans/116/
      changes: [{ date: 2026-02-02, note: 一 }, { date: 2026-03-02, note: 二 }]
      draft: true
      partial: yes
      """)
    #expect(told(diagnostics) == [])
    #expect(page.title == "115年度提升服務效能執行計畫")
    #expect(page.type == .page)
    #expect(page.slug == "計畫-115")
    #expect(page.aliases.map(\.value) == ["/old/plan/", "/更舊/"])
    #expect(page.aliases.first?.range == SourceRange(line: 5, column: 11, length: 10))
    #expect(page.date?.description == "2026-01-01")
    #expect(page.updated?.description == "2026-01-15")
    #expect(page.review?.description == "2027-01-31")
    #expect(page.expires?.description == "2028-12-31")
    #expect(page.unit == "planning")
    #expect(page.number == "投促綜字第11500012340號")
    #expect(page.categories == [.theme: ["480", "100"], .cake: ["GA0"], .service: ["I00"]])
    #expect(page.audience == ["investor", "citizen"])
    #expect(page.keywords == ["服務效能", "單一窗口"])
    #expect(page.summary == "摘要")
    let source = try #require(page.sources.first)
    #expect(source.title == "計畫")
    #expect(source.url?.value == "/plans/114/")
    #expect(source.publisher == "經濟部")
    #expect(source.date?.description == "2024-09-05")
    #expect(source.accessed?.description == "2026-01-02")
    #expect(page.attachments.map(\.title) == ["申請書", "a.odt"])
    #expect(page.attachments.map(\.file.value) == ["115/form.odt", "115/a.odt"])
    #expect(page.license == "CC-BY-4.0")
    #expect(page.status == .superseded)
    #expect(page.replacedBy?.value == "/plans/116/")
    #expect(page.changes.map(\.note) == ["二", "一"])
    #expect(page.isDraft)
    #expect(page.isPartial)
  }

  @Test func `leaves units alone where nobody knows them`() {
    var context = FrontMatterContext.agency
    context.units = nil
    let source = PageSource(
      location: PageLocation("content/a.md", key: PageKey("a"), language: .chinese),
      bytes: Array("---\ntitle: 甲\nunit: planning\n---\n".utf8))
    let (page, diagnostics) = FrontMatter.decode(
      source.frontMatter, file: source.file, context: context)
    #expect(told(diagnostics) == [])
    #expect(page.unit == nil)
  }

  @Test func `has the contract's defaults`() {
    let (page, diagnostics) = frontMatter("title: 甲")
    #expect(told(diagnostics) == [])
    #expect(page.type == .page)
    #expect(page.status == .current)
    #expect(!page.isDraft)
    #expect(!page.isPartial)
    #expect(page.date == nil)
  }

  @Test(
    arguments: [
      ("", nil), ("date: 2026-01-01", "2026-01-01"),
      ("date: 2026-01-01\nupdated: 2026-02-01", "2026-02-01"),
      (
        "date: 2026-01-01\nchanges: [{ date: 2026-03-02, note: 一 }, { date: 2026-01-05, note: 二 }]",
        "2026-03-02"
      ),
      ("updated: 2026-04-01\nchanges: [{ date: 2026-03-02, note: 一 }]", "2026-04-01"),
    ] as [(String, String?)])
  func `is as new as the newest of its days`(_ keys: String, _ expected: String?) {
    #expect(frontMatter("title: 甲\n" + keys).frontMatter.lastUpdated?.description == expected)
  }

  // MARK: What is wrong

  @Test(
    arguments: [
      ("# 註解", ["missing-key 1:1 The front matter of a page needs 'title'"]),
      ("date: 2026-01-01", ["missing-key 2:1 The front matter of a page needs 'title'"]),
      ("title:", ["missing-key 2:1 The front matter of a page needs 'title'"]),
      ("title: \"\"", ["wrong-value 2:8 'title' is empty"]),
      ("title: \"\u{3000} \"", ["wrong-value 2:8 'title' is empty"]),
      ("title: [甲]", ["wrong-type 2:8 'title' is a list; it takes text"]),
      ("- 甲", ["wrong-type 2:1 The front matter of a page is a list, not a map of keys"]),
      ("只有文字", ["wrong-type 2:1 The front matter of a page is text, not a map of keys"]),
    ] as [(String, [String])])
  func `asks for a title`(_ keys: String, _ expected: [String]) {
    expectTold(keys, expected)
  }

  @Test(
    arguments: [
      ("標題: 乙", "unknown-key 3:1 '標題' is no key of the front matter of a page"),
      (
        "sumary: 乙",
        "unknown-key 3:1 'sumary' is no key of the front matter of a page; did you mean 'summary'?"
      ),
      ("type: plans", "wrong-value 3:7 'type' is 'plans'; did you mean 'plan'?"),
      ("type: [plan]", "wrong-type 3:7 'type' is a list; it takes text"),
      ("slug: a/b", "wrong-value 3:7 'slug' is 'a/b'; it takes one part of an address"),
      ("slug: ..", "wrong-value 3:7 'slug' is '..'; it takes one part of an address"),
      ("slug: a b", "wrong-value 3:7 'slug' is 'a b'; it takes one part of an address"),
      ("slug: \"\"", "wrong-value 3:7 'slug' is ''; it takes one part of an address"),
      ("slug: a?b", "wrong-value 3:7 'slug' is 'a?b'; it takes one part of an address"),
      ("slug: 'a%2Fb'", "wrong-value 3:7 'slug' is 'a%2Fb'; it takes one part of an address"),
      (
        "slug: \(String(repeating: "計", count: 86))",
        "wrong-value 3:7 'slug' has a part of 258 bytes; a name takes at most 255"
      ),
      (
        "aliases: [/old/\(String(repeating: "a", count: 256))/]",
        "wrong-value 3:11 An alias has a part of 256 bytes; a name takes at most 255"
      ),
      ("aliases: old/", "wrong-value 3:10 'old/' is no address of this site"),
      (
        "aliases: [/ok/, //evil.example/]",
        "wrong-value 3:17 '//evil.example/' is no address of this site"
      ),
      ("aliases: [/a/../b/]", "wrong-value 3:11 '/a/../b/' is no address of this site"),
      ("aliases: [https://a.tw/]", "wrong-value 3:11 'https://a.tw/' is no address of this site"),
      ("date: 2026-02-29", "wrong-date 3:7 'date' is '2026-02-29', which is no date"),
      ("updated: 昨天", "wrong-date 3:10 'updated' is '昨天', which is no date"),
      ("review: 115", "wrong-date 3:9 'review' is '115', which is no date"),
      ("expires: [一]", "wrong-type 3:10 'expires' is a list; it takes text"),
      (
        "date: 2026-01-02\nupdated: 2026-01-01",
        "wrong-date 4:10 'updated' (2026-01-01) is before 'date' (2026-01-02)"
      ),
      ("unit: planing", "unknown-unit 3:7 Unit 'planing' doesn't exist; did you mean 'planning'?"),
      ("unit: [planning]", "wrong-type 3:7 'unit' is a list; it takes text"),
      ("number: { a: 1 }", "wrong-type 3:9 'number' is a map; it takes text"),
      ("license: [MIT]", "wrong-type 3:10 'license' is a list; it takes text"),
      ("summary: [摘要]", "wrong-type 3:10 'summary' is a list; it takes text"),
      (
        "categories: { theme: [\"481\"] }",
        "unknown-category 3:23 Class '481' is not in the theme list; did you mean '480'?"
      ),
      (
        "categories: { cake: [\"480\"] }",
        "unknown-category 3:22 Class '480' is not in the cake list"
      ),
      (
        "categories: { themes: [\"480\"] }",
        "unknown-key 3:15 'themes' is no key of 'categories'; did you mean 'theme'?"
      ),
      ("categories: [\"480\"]", "wrong-type 3:13 'categories' is a list, not a map of keys"),
      ("categories: { theme: [[480]] }", "wrong-type 3:23 'theme' is a list; it takes text"),
      ("audience: [[a]]", "wrong-type 3:12 'audience' is a list; it takes text"),
      ("keywords: { a: b }", "wrong-type 3:11 'keywords' is a map; it takes text"),
      ("keywords: [一, ~, 二]", "wrong-type 3:17 'keywords' is nothing; it takes text"),
      ("sources: [{ title: 甲 }]", "source-without-url 3:11 Source '甲' has no 'url'"),
      ("sources: [{ url: /a/ }]", "missing-key 3:11 'sources' needs 'title'"),
      (
        "sources: [{ title: 甲, url: /a/, acessed: 1 }]",
        "unknown-key 3:35 'acessed' is no key of 'sources'; did you mean 'accessed'?"
      ),
      (
        "sources: [{ title: 甲, url: /a/, accessed: 去年 }]",
        "wrong-date 3:45 'accessed' is '去年', which is no date"
      ),
      (
        "sources: [{ title: 甲, url: /a/, date: 113 }]",
        "wrong-date 3:41 'date' is '113', which is no date"
      ),
      ("attachments: [{ title: 甲 }]", "missing-key 3:15 'attachments' needs 'file'"),
      ("attachments: [{ file: [a] }]", "wrong-type 3:23 'file' is a list; it takes text"),
      ("attachments: [{ file: a, name: 甲 }]", "unknown-key 3:26 'name' is no key of 'attachments'"),
      (
        "status: current\nreplaced_by: /b/",
        "wrong-value 4:14 'replaced_by' stands on a page that is current"
      ),
      ("status: supersede", "wrong-value 3:9 'status' is 'supersede'; did you mean 'superseded'?"),
      ("changes: [{ date: 2026-03-02 }]", "missing-key 3:11 'changes' needs 'note'"),
      ("changes: [{ note: 一 }]", "missing-key 3:11 'changes' needs 'date'"),
      ("changes: [{ date: 三月, note: 一 }]", "wrong-date 3:19 'date' is '三月', which is no date"),
      ("draft: 是", "wrong-type 3:8 'draft' is '是'; it takes true or false"),
      ("partial: [true]", "wrong-type 3:10 'partial' is a list; it takes text"),
    ] as [(String, String?)])
  func `tells what is wrong with a key at its place`(_ keys: String, _ expected: String?) {
    let problems = told(frontMatter("title: 甲\n" + keys).diagnostics)
    if let expected { #expect(problems == [expected]) } else { #expect(problems.count == 1) }
  }

  @Test(
    arguments: [
      ("sources: [{ title: 甲 }]", .warning), ("type: plan\nyear: 115", .warning),
      ("type: news", .error),
      ("sumary: 一", .error), ("unit: nobody", .error),
    ] as [(String, Severity)])
  func `weighs as the contract says`(_ keys: String, _ expected: Severity) {
    #expect(frontMatter("title: 甲\n" + keys).diagnostics.map(\.severity) == [expected])
  }

  // MARK: Dates

  @Test(
    arguments: [
      ("type: news", ["missing-key 2:1 The front matter of a news needs 'date'"], nil),
      ("type: news\ndate: 2026-01-05", [], "2026-01-05"),
      (
        "type: plan\nyear: 115", ["missing-date 2:8 the front matter of a plan has no 'date'"],
        "2026-01-01"
      ),
      (
        "type: evaluation\nyear: 110",
        ["missing-date 2:8 the front matter of a evaluation has no 'date'"], "2021-01-01"
      ),
      ("type: dataset", ["missing-date 2:8 the front matter of a dataset has no 'date'"], nil),
      ("type: page\ndate: 2026-01-01\nupdated: 2026-01-01", [], "2026-01-01"),
      ("type: faq", [], nil), ("type: sop", [], nil), ("type: page", [], nil),
      (
        "type: plan\nyear: 115\ndate: 2026-13-01",
        ["wrong-date 5:7 'date' is '2026-13-01', which is no date"], nil
      ),
    ] as [(String, [String], String?)])
  func `asks each type for its day as the contract says`(
    _ keys: String, _ expected: [String], _ date: String?
  ) {
    let (page, diagnostics) = frontMatter("title: 甲\n" + keys)
    #expect(told(diagnostics) == expected)
    #expect(page.date?.description == date)
  }

  // MARK: Types

  @Test(arguments: [
    ("news", "outline"), ("page", "measures"), ("faq", "fields"), ("sop", "year"),
    ("dataset", "half"),
    ("plan", "results"), ("plan", "fee"), ("evaluation", "measures"), ("sop", "frequency"),
    ("faq", "documents"), ("news", "year"), ("page", "cascade"),
  ])
  func `knows no key of another type`(_ type: String, _ key: String) {
    let problems = frontMatter("title: 甲\ntype: \(type)\ndate: 2026-01-01\n\(key): 1").diagnostics
      .filter { $0.code == .unknownKey }
    #expect(
      problems.map(\.range) == [SourceRange(line: 5, column: 1, length: key.utf8.count)])
    #expect(
      problems.first?.message.hasPrefix("'\(key)' is no key of the front matter of a \(type)")
        == true)
  }

  @Test func `asks a section for a title alone`() {
    expectTold("title: 執行計畫\nunit: planning\ncascade: { type: plan }", [], role: .section)
    expectTold(
      "unit: planning", ["missing-key 2:1 The front matter of a section needs 'title'"],
      role: .section)
    expectTold(
      "title: 甲\nyear: 115",
      ["unknown-key 3:1 'year' is no key of the front matter of a section"], role: .section)
  }

  @Test func `reads the home page as a page`() {
    expectTold("title: 首頁\nsummary: 一", [], role: .home)
    expectTold(
      "title: 首頁\ncascade: {}",
      ["unknown-key 3:1 'cascade' is no key of the front matter of the home page"], role: .home)
    #expect(frontMatter("title: 首頁", role: .home).frontMatter.type == .page)
  }
}
