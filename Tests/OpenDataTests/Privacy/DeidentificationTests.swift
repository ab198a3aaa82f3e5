import Diagnostics
import OpenData
import Testing

@Suite struct DeidentificationTests {
  private func field(
    _ name: String, _ type: FieldType = .string, _ deidentification: Deidentification? = nil
  ) -> Field {
    var field = Field(name: name, type: type)
    field.deidentification = deidentification
    return field
  }

  /// The cells of records as they are published, and what is told.
  private func published(
    _ fields: [Field], _ rows: [[String]]
  ) throws -> (rows: [[String]], diagnostics: [Diagnostic]) {
    let records = DeidentifiedRecords(
      RecordList(rows.map { Record($0) }), schema: TableSchema(fields: fields),
      file: "content/a.csv"
    ) { SourceRange(line: $0 + 2, column: $1 + 1) }
    var record = Record()
    var published: [[String]] = []
    while try records.next(into: &record) {
      published.append((0..<record.count).map { record.text($0) })
    }
    return (published, records.diagnostics)
  }

  private func expect(
    _ value: String, _ type: FieldType, _ deidentification: Deidentification, _ expected: String?,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let (rows, diagnostics) = try published([field("甲", type, deidentification)], [[value]])
    #expect(rows == [[expected ?? ""]], sourceLocation: location)
    #expect(diagnostics.isEmpty == (expected != nil), sourceLocation: location)
  }

  @Test(arguments: [
    ("王小明", "王○明"), ("王明", "王○"), ("歐陽小明", "歐○○明"), ("王", "○"), ("", ""),
    ("A123456789", "A1****"), ("0912345678", "09****"), ("wang@example.com", "wang****"),
    ("male", "****"), ("female", "****"), ("臺北市中正區重慶南路", "臺北****"), ("𠮷田太郎", "𠮷○○郎"),
  ])
  func `masks a text`(value: String, masked: String) throws {
    try expect(value, .string, .mask, masked)
  }

  @Test(arguments: [
    ("1980-01-02", FieldType.date, "1980"), ("民國69年1月2日", .date, "1980"),
    ("0001-01-01", .date, "0001"),
    ("1980-01-02T09:41:00Z", .datetime, "1980"), ("1980-01", .yearmonth, "1980"),
    ("1987", .year, "1980"),
    ("37", .integer, "30"), ("30", .integer, "30"), ("7", .integer, "0"), ("-3", .integer, "-10"),
    ("-30", .integer, "-30"), ("-99", .integer, "-100"), ("37.9", .number, "30"),
    ("-30.5", .number, "-40"),
    ("12345678901234567890123", .integer, "12345678901234567890120"), ("0", .integer, "0"),
    ("-0.0", .number, "0"), ("09:41", .time, "09:00:00"), ("09:41:30", .time, "09:00:00"),
    ("121.5654, 25.0330", .geopoint, "121.5, 25.0"), ("121,25", .geopoint, "121.0, 25.0"),
    ("臺北市中正區重慶南路1段122號", .string, "臺北市中正區"), ("100 南投縣埔里鎮中山路2號", .string, "南投縣埔里鎮"),
    ("臺南市新市區中正路1號", .string, "臺南市新市區"), ("桃園市平鎮區中山路3號", .string, "桃園市平鎮區"),
    ("37歲", .string, "30歲至39歲"), ("1980-01-02", .string, "1980"), ("37", .any, "30"),
    ("", .integer, ""),
  ])
  func `generalises a value by its type`(value: String, type: FieldType, expected: String) throws {
    try expect(value, type, .generalise, expected)
  }

  @Test(arguments: [
    ("soon", FieldType.date), ("1980-13-01", .date), ("12e3", .number), ("1,234", .integer),
    ("--1", .integer),
    ("王小明", .string), ("25:00", .time), ("1980", .yearmonth), ("87", .year), ("1;2", .geopoint),
    ("999.1,1", .geopoint), ("1980-01-02", .datetime), ("市", .string), ("true", .boolean),
    ("{}", .object),
  ])
  func `leaves out and tells what it cannot generalise`(value: String, type: FieldType) throws {
    try expect(value, type, .generalise, nil)
    let diagnostics = try published([field("甲", type, .generalise)], [["王"], [value]]).diagnostics
    #expect(diagnostics.last?.range == SourceRange(line: 3, column: 1))
    #expect(diagnostics.allSatisfy { $0.code == .deidentification && $0.severity == .error })
    #expect(diagnostics.allSatisfy { !$0.message.contains(value) || value == "市" })
  }

  @Test func `changes the schema as it does the records`() throws {
    let fields = [
      field("編號"), field("姓名", .string, .mask), field("生日", .date, .generalise),
      field("證號", .string, .drop),
      field("件數", .integer),
    ]
    let schema = TableSchema(fields: fields, primaryKey: ["編號"]).deidentified
    #expect(schema.fields.map(\.name) == ["編號", "姓名", "生日", "件數"])
    #expect(schema.fields.map(\.type) == [.string, .string, .year, .integer])
    #expect(schema.fields.allSatisfy { $0.deidentification == nil })
    #expect(schema.primaryKey == ["編號"])
    #expect(TableSchema(fields: fields, primaryKey: ["編號", "姓名"]).deidentified.primaryKey == [])
    let (rows, diagnostics) = try published(
      fields, [["1", "王小明", "1980-01-02", "A123456789", "37"], ["2", "", "", "", ""]])
    #expect(rows == [["1", "王○明", "1980", "37"], ["2", "", "", ""]])
    #expect(diagnostics == [])
  }

  @Test func `counts what goes beyond its limit`() throws {
    let diagnostics = try published(
      [field("甲", .date, .generalise)], (0..<100).map { _ in ["soon"] }
    ).diagnostics
    #expect(diagnostics.count == DeidentifiedRecords.limit + 1)
    #expect(diagnostics.last?.message == "80 more values cannot be generalised from here on")
    #expect(diagnostics.last?.range == SourceRange(line: 22, column: 1))
  }

  @Test func `leaves nothing that the scanner finds`() throws {
    let values = ["A123456789", "AC00000003", "0912-345-678", "+886912345678", "Ａ１２３４５６７８９"]
    for value in values {
      for row in try published([field("護照", .string, .mask)], [[value]]).rows {
        for cell in row { #expect(found(cell) == []) }
      }
    }
  }

  @Test func `applies masks to text alone, and generalises what has an order`() {
    #expect(Deidentification.mask.types == [.string, .any])
    #expect(Deidentification.drop.types == FieldType.allCases)
    #expect(!Deidentification.generalise.types.contains(.boolean))
    #expect(Deidentification.generalise.types.contains(.date))
  }
}
