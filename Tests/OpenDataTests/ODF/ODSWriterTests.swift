import OpenData
import Testing

@Suite struct ODSWriterTests {
  private func body(_ fields: [Field], _ rows: [[String]]) throws -> [[ODSCell]] {
    let content = try part("content.xml", of: spreadsheet([sheet(fields, rows)]))
    return cells(of: try #require(content.all("table:table").first))
  }

  /// The one cell of a table of one row and column.
  private func cell(_ text: String, _ type: FieldType) throws -> ODSCell {
    let rows = try body([Field(name: "欄", type: type)], [[text]])
    return try #require(rows.last?.first)
  }

  private func error(_ sheets: [Sheet]) throws -> SpreadsheetError {
    try #require(throws: SpreadsheetError.self) { try spreadsheet(sheets) }
  }

  private func cell(_ type: String?, _ value: String?, _ shown: String) -> ODSCell {
    var cell = ODSCell(emptyCell)
    cell.type = type
    cell.value = value
    cell.shown = shown
    return cell
  }

  private let emptyCell: XMLElement

  init() throws {
    emptyCell = try XMLElement.parse(Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a/>".utf8))
  }

  @Test(arguments: [
    ("12", FieldType.integer), ("-0.50", .number), ("+3", .number), ("1e-7", .number),
    ("12345678901234567890.123456789012345678901", .number), (".5", .number), ("007", .integer),
    ("2026", .year),
  ])
  func `keeps every digit of a number`(_ text: String, _ type: FieldType) throws {
    #expect(try cell(text, type) == cell("float", text, text))
  }

  @Test(arguments: ["2026-01-31", "1899-12-30", "1895-04-17", "1582-10-15", "9999-12-31"])
  func `has days as dates, those before 1900 too`(_ text: String) throws {
    #expect(try cell(text, .date) == cell("date", text, text))
  }

  @Test(arguments: [
    ("1582-10-14", FieldType.date), ("0001-01-01", .date), ("0869-07-13T00:00:00", .datetime),
    ("2026-01-31T08:30:00Z", .datetime), ("2026-01-31T08:30:00.5+08:00", .datetime),
    ("2026-01", .yearmonth), ("P1Y", .duration), ("=1+1", .string), ("007", .string),
    ("08:05:09.25", .time), ("true", .boolean), ("0", .boolean), ("{\"a\":1}", .object),
    ("25.03,121.5", .geopoint), ("12", .any),
  ])
  func `has as text what no spreadsheet shows as it is`(_ text: String, _ type: FieldType) throws {
    #expect(try cell(text, type) == cell("string", nil, text))
  }

  @Test func `has moments as such`() throws {
    #expect(
      try cell("2026-01-31T08:30:00", .datetime)
        == cell("date", "2026-01-31T08:30:00", "2026-01-31T08:30:00"))
  }

  @Test(arguments: [
    ("1,234", FieldType.number), ("12 件", .integer), ("NaN", .number), ("INF", .number),
    ("1e", .number), (".", .number), ("+", .number), ("１２", .integer), ("--1", .integer),
    ("2026-02-30", .date), ("2026/01/31", .date), ("115-01-31", .date), ("2026-01-31 ", .date),
    ("2026-01-31 08:30:00", .datetime), ("2026-01-31T08:30:00+8", .datetime),
    ("2026-01-31TZ+08:00+08:00", .datetime), (" ", .number),
  ])
  func `refuses what its field's type doesn't have`(_ text: String, _ type: FieldType) throws {
    let sheet = sheet(
      [Field(name: "a"), Field(name: "b", type: type)], [["", ""], ["", text]])
    #expect(try error([sheet]) == .wrongValue(sheet: "資料", row: 2, column: 1, type))
  }

  @Test func `leaves empty cells empty, whatever their type`() throws {
    let fields = FieldType.allCases.map { Field(name: $0.rawValue, type: $0) }
    let rows = try body(fields, [fields.map { _ in "" }])
    #expect(rows.last == fields.map { _ in cell(nil, nil, "") })
  }

  @Test func `names the fields in a row repeated on each page`() throws {
    let package = try spreadsheet([
      sheet([Field(name: "年"), Field(name: "a & <b>")], [["115", "1"]])
    ])
    let table = try #require(part("content.xml", of: package).all("table:table").first)
    let header = try #require(table.all("table:table-header-rows").first)
    #expect(cells(of: header).map { $0.map(\.shown) } == [["年", "a & <b>"]])
    #expect(table.all("table:table-column").count == 2)
    let settings = try part("settings.xml", of: package).all("config:config-item")
    let split = settings.first { $0.attributes["config:name"] == "VerticalSplitPosition" }
    #expect(split?.text == "1")
  }

  @Test(arguments: [
    (["12345", "1234567890"], [15, 25]),
    // Of what a page takes, long columns get what short ones leave.
    ([200, 200, 200, 5].map { String(repeating: "x", count: $0) }, [84, 84, 84, 15]),
    (
      [200, 200, 200, 100, 20, 10, 5].map { String(repeating: "x", count: $0) },
      [46, 46, 46, 46, 40, 25, 15]
    ),
    ((0..<20).map { _ in "x" }, (0..<20).map { _ in 15 }),
  ])
  func `fits columns to their texts and to the page`(row: [String], widths: [Int]) throws {
    let package = try spreadsheet([
      sheet(row.indices.map { Field(name: "\($0)") }, [row])
    ])
    let content = try part("content.xml", of: package)
    let styles = Dictionary(
      uniqueKeysWithValues: content.all("style:style").map {
        ($0.attributes["style:name"], $0.all("style:table-column-properties").first)
      })
    let found = content.all("table:table-column").flatMap { column in
      let count = column.attributes["table:number-columns-repeated"].flatMap(Int.init) ?? 1
      let width = styles[column.attributes["table:style-name"]]??.attributes["style:column-width"]
      return (0..<count).map { _ in width }
    }
    #expect(found == widths.map { "\($0)mm" })
  }

  @Test func `says title, language, agency and day`() throws {
    var metadata = ODFMetadata(title: "決算 <115>", language: "zh-Hant")
    metadata.creator = "數位發展部"
    metadata.date = CalendarDate(year: 2026, month: 3, day: 1)
    let writer = try ODSWriter(language: "zh-Hant")
    let package = try packageBytes {
      try writer.write([sheet([Field(name: "a")], [])], metadata: metadata, to: $0)
    }
    let meta = try part("meta.xml", of: package)
    #expect(meta.all("dc:title").map(\.text) == ["決算 <115>"])
    #expect(meta.all("dc:language").map(\.text) == ["zh-Hant"])
    #expect(meta.all("dc:creator").map(\.text) == ["數位發展部"])
    #expect(meta.all("meta:creation-date").map(\.text) == ["2026-03-01T00:00:00"])
    #expect(meta.all("meta:generator").map(\.text) == ["Gazette"])
  }

  @Test(arguments: [
    ("zh-Hant", "en-US", "zh-TW"), ("en", "en-US", "zh-TW"), ("en-GB", "en-GB", "zh-TW"),
    ("ja", "en-US", "ja-JP"), ("zh-Hans", "en-US", "zh-CN"), ("zh-HK", "en-US", "zh-HK"),
    ("vi", "vi-none", "zh-TW"),
  ])
  func `tells the languages of its text`(_ tag: String, _ western: String, _ asian: String) throws {
    let writer = try ODSWriter(language: tag)
    let package = try packageBytes {
      try writer.write(
        [sheet([Field(name: "a")], [])], metadata: ODFMetadata(title: "t", language: tag), to: $0)
    }
    let styles = try part("styles.xml", of: package).all("style:default-style")
    let text = try #require(styles.first?.all("style:text-properties").first).attributes
    #expect("\(text["fo:language"] ?? "")-\(text["fo:country"] ?? "")" == western)
    #expect(
      "\(text["style:language-asian"] ?? "")-\(text["style:country-asian"] ?? "")" == asian)
  }

  @Test func `describes the fields in the caller's words`() throws {
    var field = Field(name: "count", type: .integer)
    field.title = LocalizedText([("zh-Hant", "件數"), ("en", "Cases")])
    field.unit = LocalizedText("件")
    let schema = TableSchema(fields: [field, Field(name: "note")])
    let fields = Sheet.describing(
      schema, name: "欄位說明",
      headings: .init(name: "名稱", title: "標題", type: "型別", unit: "單位", description: "說明"),
      language: "zh-Hant", typeName: { $0 == .integer ? "整數" : "文字" })
    let package = try spreadsheet([
      Sheet(name: "資料", title: "案件表", schema: schema, rows: RecordList([])), fields,
    ])
    let tables = try part("content.xml", of: package).all("table:table")
    #expect(tables.map { $0.attributes["table:name"] } == ["資料", "欄位說明"])
    #expect(tables[0].all("table:title").map(\.text) == ["案件表"])
    #expect(
      cells(of: tables[1]).map { $0.map(\.text) } == [
        // No field has a description.
        ["名稱", "標題", "型別", "單位"], ["count", "件數", "整數", "件"], ["note", "", "文字", ""],
      ])
  }

  @Test func `refuses what no spreadsheet program opens`() throws {
    final class Endless: RecordSource {
      func next(into record: inout Record) -> Bool {
        record.removeAll()
        record.append(utf8: [])
        return true
      }
    }
    let one = TableSchema(fields: [Field(name: "a")])
    #expect(
      try error([Sheet(name: "長", schema: one, rows: Endless())]) == .tooManyRows(sheet: "長"))
    let wide = (0...16_384).map { Field(name: "\($0)") }
    #expect(
      try error([sheet(wide, [], name: "寬")]) == .tooManyColumns(sheet: "寬", count: 16_385))
    #expect(
      try error([sheet([], [], name: "空")]) == .tooManyColumns(sheet: "空", count: 0))
    #expect(try error([]) == .noSheet)
    #expect(
      try error([sheet([Field(name: "a")], [["1"], ["1", "2"]])])
        == .columnCount(sheet: "資料", row: 2, count: 2))
  }

  @Test(arguments: ["字", "a", "😀"]) func `holds a cell of 32,767 characters and no more`(
    _ character: String
  ) throws {
    let most = String(repeating: character, count: 32_767 / character.utf16.count)
    #expect(try cell(most, .string).text == most)
    let more = most + "字字"
    #expect(
      try error([sheet([Field(name: "a")], [[more]])])
        == .cellTooLong(sheet: "資料", row: 1, column: 0))
  }

  @Test(arguments: ["", "a/b", "[a]", "'a", "a'", "a:b", String(repeating: "字", count: 32), "a\nb"])
  func `refuses a sheet's name that programs alter`(_ name: String) throws {
    #expect(try error([sheet([Field(name: "a")], [], name: name)]) == .sheetName(name))
    if let fitting = Sheet.fittingName(name) {
      #expect(throws: Never.self) {
        try spreadsheet([sheet([Field(name: "a")], [], name: fitting)])
      }
    } else {
      #expect(name.isEmpty)
    }
  }

  @Test func `refuses a title that XML cannot hold`() throws {
    var titled = sheet([Field(name: "a")], [])
    titled.title = "表\u{FFFE}"
    #expect(throws: ODFPackageError.forbiddenCharacter("\u{FFFE}", context: "表\u{FFFE}")) {
      try spreadsheet([titled])
    }
  }

  @Test func `refuses a name that stands twice, in either case`() throws {
    let sheets = [
      sheet([Field(name: "a")], [], name: "Data"), sheet([Field(name: "a")], [], name: "DATA"),
    ]
    #expect(try error(sheets) == .sheetName("DATA"))
  }

  @Test func `writes rows while others still come`() throws {
    final class Rows: RecordSource {
      let sink: ByteBuffer
      var row = 0
      /// How many bytes were written when a row was asked for.
      var written: [Int] = []
      init(_ sink: ByteBuffer) { self.sink = sink }
      func next(into record: inout Record) -> Bool {
        guard row < 200_000 else { return false }
        row += 1
        record = Record(["\(row &* 2_654_435_761)", "\(row &* 40_503)"])
        if row % 1_000 == 0 { written.append(sink.bytes.count) }
        return true
      }
    }
    let sink = ByteBuffer()
    let rows = Rows(sink)
    let schema = TableSchema(fields: [Field(name: "a", type: .integer), Field(name: "b")])
    try ODSWriter(language: "en").write(
      [Sheet(name: "a", schema: schema, rows: rows)],
      metadata: ODFMetadata(title: "t", language: "en"), to: sink)
    #expect(rows.row == 200_000)
    #expect(rows.written[100] > sink.bytes.count / 4)
  }

  @Test func `makes the same bytes of the same rows`() throws {
    let make = {
      try spreadsheet([sheet([Field(name: "a"), Field(name: "b")], [["1", "二"], ["", "四"]])])
    }
    #expect(try make() == make())
  }
}
