import Content
import Diagnostics
import Testing

@Suite struct PlanKeysTests {
  private static let plan = "title: 甲\ntype: plan\nyear: 115\ndate: 2026-01-01\n"

  @Test func `reads every key of a plan`() throws {
    let (page, diagnostics) = frontMatter(
      Self.plan
        + """
        outline:
          - { under: 肆, columns: [面向, 執行策略, 內容], as: table }
          - { table: 執行構面, columns: [{ zh-Hant: 面向, en: Facet }, 內容] }
          - { columns: [面向, 內容], as: sections }
        measures:
          - id: reply-rate
            name: { zh-Hant: 回復率, en: Reply rate }
            unit: "%"
            target: 99.20
            period: { zh-Hant: 全年, en: Year }
            direction: down
            row: 115-4-1-1-2
          - { id: calls, name: 通數 }
        """)
    #expect(told(diagnostics) == [])
    #expect(page.year == 115)
    #expect(
      page.outlines.map(\.origin)
        == [.headings(under: "肆"), .table(caption: "執行構面"), .headings(under: nil)])
    #expect(page.outlines.map(\.columns) == [["面向", "執行策略", "內容"], ["面向", "內容"], ["面向", "內容"]])
    #expect(page.outlines.map(\.presentation) == [.table, .both, .sections])
    #expect(page.outlines.map(\.range.start.line) == [7, 8, 9])
    #expect(page.outlines.first?.range == SourceRange(line: 7, column: 14, length: 3))
    let measure = try #require(page.measures.first)
    #expect(measure.id == "reply-rate")
    #expect(measure.name[.english] == "Reply rate")
    #expect(measure.unit[.english] == "%")
    #expect(measure.target?.digits == "99.20")
    #expect(measure.period?[.chinese] == "全年")
    #expect(measure.direction == .down)
    #expect(measure.row?.value == "115-4-1-1-2")
    #expect(measure.row?.range == SourceRange(line: 17, column: 10, length: 11))
    #expect(page.measures.map(\.direction) == [.down, .up])
    #expect(page.measures.last?.target == nil)
  }

  @Test func `names columns in the language of the file`() {
    let keys = Self.plan + "outline: { under: IV, columns: [{ zh-Hant: 面向, en: Facet }, 內容] }"
    let chinese = frontMatter(keys, path: "content/plans/115.zh-Hant.md").frontMatter
    let english = frontMatter(keys, path: "content/plans/115.en.md").frontMatter
    #expect(chinese.outlines.first?.columns == ["面向", "內容"])
    #expect(english.outlines.first?.columns == ["Facet", "內容"])
  }

  @Test(arguments: [
    (
      "outline: { under: 肆 }",
      "outline-columns 6:10 An outline of headings needs two columns or more"
    ),
    (
      "outline: { under: 肆, columns: [面向] }",
      "outline-columns 6:10 An outline of headings needs two columns or more"
    ),
    (
      "outline: { under: 肆, table: 表, columns: [一, 二] }",
      "wrong-value 6:31 'under' and 'table' exclude each other"
    ),
    (
      "outline: { under: 肆, columns: [一, 二], as: tabel }",
      "wrong-value 6:49 'as' is 'tabel'; did you mean 'table'?"
    ),
    (
      "outline: { under: [肆], columns: [一, 二] }", "wrong-type 6:19 'under' is a list; it takes text"
    ),
    (
      "outline: { under: 肆, column: [一], columns: [一, 二] }",
      "unknown-key 6:24 'column' is no key of 'outline'; did you mean 'columns'?"
    ),
    (
      "outline: { under: 肆, columns: [一, 二, [三]] }",
      "wrong-type 6:44 'columns' is a list; it takes text"
    ),
    (
      "outline: { under: 肆, columns: [一, 二, { fr: C }] }",
      "unknown-language 6:46 'fr' is no language of this site"
    ),
    ("measures: [{ name: 一 }]", "missing-key 6:12 'measures' needs 'id'"),
    ("measures: [回復率]", "wrong-type 6:12 'measures' is text, not a map of keys"),
    ("measures: [{ id: a }, { id: a }]", "duplicate-key 6:29 Measure 'a' stands twice"),
    (
      "measures: [{ id: a, target: 99% }]",
      "wrong-number 6:29 'target' is '99%'; it takes a number such as 12 or 96.9"
    ),
    (
      "measures: [{ id: a, target: \"1,000\" }]",
      "wrong-number 6:29 'target' is '1,000'; it takes a number such as 12 or 96.9"
    ),
    ("measures: [{ id: a, direction: 上升 }]", "wrong-value 6:32 'direction' is '上升'"),
    (
      "measures: [{ id: a, name: { fr: A } }]",
      "unknown-language 6:29 'fr' is no language of this site"
    ),
    ("measures: [{ id: a, row: [1] }]", "wrong-type 6:26 'row' is a list; it takes text"),
    (
      "measures: [{ id: a, traget: 1 }]",
      "unknown-key 6:21 'traget' is no key of 'measures'; did you mean 'target'?"
    ),
  ])
  func `tells what is wrong with a key at its place`(_ keys: String, _ expected: String) {
    expectTold(Self.plan + keys, [expected])
  }

  @Test(arguments: [
    ("", "missing-key 2:1 The front matter of a plan needs 'year'"),
    ("\nyear: 2026", "wrong-value 5:7 'year' is '2026'; it takes a whole number from 1 to 999"),
    ("\nyear: 一一五", "wrong-value 5:7 'year' is '一一五'; it takes a whole number from 1 to 999"),
    ("\nyear: 0", "wrong-value 5:7 'year' is '0'; it takes a whole number from 1 to 999"),
    ("\nyear: [115]", "wrong-type 5:7 'year' is a list; it takes text"),
  ])
  func `asks for a year of the Republic`(_ year: String, _ expected: String) {
    expectTold("title: 甲\ntype: plan\ndate: 2026-01-01" + year, [expected])
  }

  @Test func `points from a measure that stands twice to the first`() {
    let problem = frontMatter(Self.plan + "measures: [{ id: a }, { id: a }]").diagnostics.first
    #expect(problem?.notes.map(\.range) == [SourceRange(line: 6, column: 18, length: 1)])
  }

  // MARK: Evaluations

  private static let evaluation = "title: 甲\ntype: evaluation\nyear: 110\ndate: 2021-12-10\n"

  @Test func `reads every key of an evaluation`() throws {
    let (page, diagnostics) = frontMatter(
      Self.evaluation
        + """
        half: 2
        plan: /plans/110/
        outline: { under: 貳, columns: [面向, 內容] }
        results:
          - { measure: reply-rate, actual: 98.50, note: { zh-Hant: 達成, en: Met } }
          - { measure: calls, note: 未辦理 }
        """)
    #expect(told(diagnostics) == [])
    #expect(page.year == 110)
    #expect(page.evaluation.half == 2)
    #expect(page.evaluation.plan?.value == "/plans/110/")
    #expect(page.evaluation.plan?.range == SourceRange(line: 7, column: 7, length: 11))
    #expect(page.outlines.count == 1)
    let result = try #require(page.evaluation.results.first)
    #expect(result.measure.value == "reply-rate")
    #expect(result.actual?.digits == "98.50")
    #expect(result.note?[.english] == "Met")
    #expect(page.evaluation.results.map { $0.actual == nil } == [false, true])
  }

  @Test(arguments: [
    ("half: 3", "wrong-value 6:7 'half' is '3'; it takes a whole number from 1 to 2"),
    ("half: 上半年", "wrong-value 6:7 'half' is '上半年'; it takes a whole number from 1 to 2"),
    ("plan: [/plans/110/]", "wrong-type 6:7 'plan' is a list; it takes text"),
    ("results: [{ actual: 1 }]", "missing-key 6:11 'results' needs 'measure'"),
    (
      "results: [{ measure: a, actual: 九成 }]",
      "wrong-number 6:33 'actual' is '九成'; it takes a number such as 12 or 96.9"
    ),
    ("results: [{ measure: a }, { measure: a }]", "duplicate-key 6:38 Measure 'a' has two results"),
    (
      "results: [{ measure: a, notes: 一 }]",
      "unknown-key 6:25 'notes' is no key of 'results'; did you mean 'note'?"
    ),
    ("results: { measure: a, note: [一] }", "wrong-type 6:30 'note' is a list; it takes text"),
  ])
  func `tells what is wrong with an evaluation at its place`(_ keys: String, _ expected: String) {
    expectTold(Self.evaluation + keys, [expected])
  }
}
