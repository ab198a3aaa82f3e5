import Content
import Diagnostics
import OpenData
import Testing

@Suite struct DatasetKeysTests {
  private static let dataset = "title: 甲\ntype: dataset\ndate: 2026-01-01\n"

  @Test func `reads every key of a dataset`() throws {
    let (page, diagnostics) = frontMatter(
      Self.dataset
        + """
        resources:
          - { file: a.csv, title: 甲檔, encoding: UTF-8, fields: [{ name: 年, type: year }] }
          - { file: b.csv }
        fields:
          - { name: 件數, title: 受理件數, type: integer, description: 累計, unit: 件, mask: generalise, spreadsheet: exact }
          - { name: 備註 }
        frequency: 每1月
        temporal: 2021-01-01/110-12-10
        spatial: 臺灣
        chart: { type: bar, x: 年, y: [件數, 人次], caption: 圖 }
        """)
    #expect(told(diagnostics) == [])
    let dataset = page.dataset
    #expect(dataset.resources.map(\.file.value) == ["a.csv", "b.csv"])
    #expect(dataset.resources.map(\.title) == ["甲檔", nil])
    #expect(dataset.resources.map(\.encoding) == ["UTF-8", nil])
    #expect(dataset.resources.map { $0.fields.map(\.type) } == [[.year], []])
    let field = try #require(dataset.fields.first)
    #expect(field.name.value == "件數")
    #expect(field.title == "受理件數")
    #expect(field.type == .integer)
    #expect(field.text == "累計")
    #expect(field.unit == "件")
    #expect(field.deidentification == .generalise)
    #expect(field.spreadsheet == .exact)
    #expect(dataset.fields.last?.name.value == "備註")
    #expect(dataset.fields.last?.type == nil)
    #expect(dataset.fields.last?.deidentification == nil)
    #expect(dataset.fields.last?.spreadsheet == nil)
    #expect(dataset.frequency?.value == .monthly)
    #expect(dataset.temporal?.start.description == "2021-01-01")
    #expect(dataset.temporal?.end.description == "2021-12-10")
    #expect(dataset.spatial == "臺灣")
    #expect(dataset.chart?.type.value == "bar")
    #expect(dataset.chart?.x.value == "年")
    #expect(dataset.chart?.y.map(\.value) == ["件數", "人次"])
    #expect(dataset.chart?.caption == "圖")
  }

  @Test(arguments: ["\"件數,人次\"", "\" 件數 , 人次 \"", "[件數, 人次]"])
  func `reads the columns of a chart from a list or between commas`(_ y: String) {
    let page = frontMatter(Self.dataset + "chart: { type: bar, x: 年, y: \(y) }").frontMatter
    #expect(page.dataset.chart?.y.map(\.value) == ["件數", "人次"])
  }

  @Test(arguments: [
    ("mask: masks", "wrong-value 5:29 'mask' is 'masks'; did you mean 'mask'?"),
    ("mask: [mask]", "wrong-type 5:29 'mask' is a list; it takes text"),
    (
      "mask: mask, type: integer",
      "wrong-value 5:29 A column of type integer cannot be published with 'mask: mask'"
    ),
    (
      "mask: generalise, type: boolean",
      "wrong-value 5:29 A column of type boolean cannot be published with 'mask: generalise'"
    ),
    ("spreadsheet: exactly", "wrong-value 5:36 'spreadsheet' is 'exactly'; did you mean 'exact'?"),
    ("spreadsheet: refuse", "wrong-value 5:36 'spreadsheet' is 'refuse'"),
  ])
  func `tells what a column cannot be`(keys: String, expected: String) {
    expectTold(Self.dataset + "fields: [{ name: 甲, \(keys) }]", [expected])
  }

  @Test(arguments: [
    (
      "fields: [{ name: 姓名 }, { name: 件數 }, { name: 姓名, mask: drop }]", 18, 54,
      "Column '姓名' is described twice"
    ),
    (
      "resources: [{ file: a.csv, fields: [{ name: 甲 }, { name: 甲 }] }]", 45, 60,
      "Column '甲' is described twice"
    ),
    ("resources: [{ file: a.csv }, { file: a.csv }]", 21, 38, "File 'a.csv' is listed twice"),
  ])
  func `tells what stands twice in a list, and where it stands first`(
    keys: String, first: Int, second: Int, message: String
  ) throws {
    let found = try #require(frontMatter(Self.dataset + keys).diagnostics.first)
    #expect(told([found]) == ["wrong-value 5:\(second) \(message)"])
    #expect(found.notes.map(\.range.start.line) == [5])
    #expect(found.notes.map(\.range.start.column) == [first])
  }

  @Test func `keeps the mask of a column that is described twice`() {
    let page = frontMatter(Self.dataset + "fields: [{ name: 姓名 }, { name: 姓名, mask: drop }]")
    #expect(page.frontMatter.dataset.fields.map(\.deidentification) == [.drop])
  }

  @Test(arguments: Deidentification.allCases)
  func `knows what becomes of personal data`(_ deidentification: Deidentification) {
    let page = frontMatter(
      Self.dataset
        + "fields: [{ name: 甲, mask: \(deidentification.rawValue), spreadsheet: apostrophe }]")
    #expect(told(page.diagnostics) == [])
    #expect(page.frontMatter.dataset.fields.map(\.deidentification) == [deidentification])
    #expect(page.frontMatter.dataset.fields.map(\.spreadsheet) == [.apostrophe])
  }

  @Test(arguments: FieldType.allCases)
  func `knows every type of Table Schema`(_ type: FieldType) {
    let page = frontMatter(Self.dataset + "fields: [{ name: 甲, type: \(type.rawValue) }]")
      .frontMatter
    #expect(page.dataset.fields.map(\.type) == [type])
  }

  @Test(arguments: [
    ("resources: [{ title: 甲 }]", "missing-key 5:13 'resources' needs 'file'"),
    (
      "resources: [{ file: a.csv, field: [] }]",
      "unknown-key 5:28 'field' is no key of 'resources'; did you mean 'fields'?"
    ),
    (
      "resources: [{ file: a.csv, fields: [{ type: any }] }]",
      "missing-key 5:37 'fields' needs 'name'"
    ),
    ("fields: [{ title: 甲 }]", "missing-key 5:10 'fields' needs 'name'"),
    ("fields: [{ name: 甲, type: int }]", "wrong-value 5:29 'type' is 'int'"),
    (
      "fields: [{ name: 甲, type: interger }]",
      "wrong-value 5:29 'type' is 'interger'; did you mean 'integer'?"
    ),
    (
      "fields: [{ name: 甲, desciption: 乙 }]",
      "unknown-key 5:23 'desciption' is no key of 'fields'; did you mean 'description'?"
    ),
    ("fields: [件數]", "wrong-type 5:10 'fields' is text, not a map of keys"),
    ("frequency: P2M", "wrong-value 5:12 'frequency' is 'P2M'; did you mean 'P1M'?"),
    ("frequency: 每2月", "wrong-value 5:12 'frequency' is '每2月'; did you mean '每1月'?"),
    ("frequency: [P1M]", "wrong-type 5:12 'frequency' is a list; it takes text"),
    ("temporal: 2021-01-01", "wrong-date 5:11 'temporal' is '2021-01-01'; it takes two days"),
    (
      "temporal: 2021-12-10/2021-01-01",
      "wrong-date 5:11 'temporal' ends on 2021-01-01, before it begins on 2021-12-10"
    ),
    (
      "temporal: 2021-01-01/2021-02-30",
      "wrong-date 5:11 'temporal' is '2021-01-01/2021-02-30'; it takes two days"
    ),
    ("spatial: [臺灣]", "wrong-type 5:10 'spatial' is a list; it takes text"),
    ("chart: { type: bar, x: 年 }", "missing-key 5:8 'chart' needs 'y'"),
    ("chart: { x: 年, y: 件數 }", "missing-key 5:8 'chart' needs 'type'"),
    ("chart: { type: bar, y: 件數 }", "missing-key 5:8 'chart' needs 'x'"),
    ("chart: { type: bar, x: 年, y: [[件數]] }", "wrong-type 5:33 'y' is a list; it takes text"),
    ("chart: bar", "wrong-type 5:8 'chart' is text, not a map of keys"),
    (
      "chart: { type: bar, x: 年, y: 件數, captoin: 圖 }",
      "unknown-key 5:40 'captoin' is no key of 'chart'; did you mean 'caption'?"
    ),
  ])
  func `tells what is wrong with a key at its place`(_ keys: String, _ expected: String) {
    expectTold(Self.dataset + keys, [expected])
  }
}
