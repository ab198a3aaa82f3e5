import OpenData

/// A small agency's catalogue, and the files that it speaks of.
struct SampleCatalog {
  var catalog: Catalog
  /// By address.
  var files: [(url: String, bytes: [UInt8])]

  static let base = "https://data.example.gov.tw/"

  init() {
    files = []
    catalog = Catalog(
      baseURL: Self.base, languages: ["zh-Hant", "en"],
      title: zhEn("示範局資料開放", "Open Data of the Model Bureau"),
      description: zhEn("示範局以開放格式提供的資料。", "Data that the Model Bureau offers."),
      publisher: Publisher(name: zhEn("示範局", "Model Bureau")), license: .openGovernmentData,
      datasets: [])
    catalog.publisher.code = "A00000000X"
    catalog.publisher.oid = "2.16.886.101.0"
    catalog.datasets = [permits(), outline(), types(), Self.withdrawn]
  }

  /// A dataset with all that a dataset can say.
  private mutating func permits() -> Dataset {
    var contact = ContactPoint(name: zhEn("企劃科", "Planning Section"))
    contact.email = "planning@example.gov.tw"
    contact.phone = "(02)2380-0000#123"
    var dataset = Dataset(
      name: "permits", title: zhEn("許可案件統計", "Permits"),
      description: zhEn("各月受理及核准的許可案件數，依申請類別分列，每月 5 日前更新前一個月的數值。", "Permits by month."),
      contact: contact, license: .openGovernmentData)
    dataset.keywords = [zhEn("許可", "permits"), zhEn("統計", "statistics")]
    dataset.classes = [
      DatasetClass(
        scheme: "service", code: "600", name: zhEn("開創事業", "Starting a business"),
        url: Self.base + "categories/service/600/"),
      DatasetClass(
        scheme: "theme", code: "100", name: zhEn("內政及國土", "Interior"),
        url: Self.base + "categories/theme/100/"),
    ]
    dataset.pages = [
      "zh-Hant": Self.base + "datasets/permits/", "en": Self.base + "en/datasets/permits/",
    ]
    dataset.issued = day("2025-01-05")
    dataset.modified = day("2026-02-05")
    dataset.frequency = .monthly
    if let start = day("2025-01-01"), let end = day("2025-12-31") {
      dataset.temporal = (start, end)
    }
    dataset.spatial = "臺灣"
    if let first = day("2025-01-05"), let second = day("2026-02-05") {
      dataset.versions = [
        DatasetVersion(
          number: .first, date: first, digest: ContentDigest(of: [1]).hex, change: .first),
        DatasetVersion(
          number: SemanticVersion(1, 1, 0), date: second, digest: ContentDigest(of: [2]).hex,
          change: .rows, note: zhEn("新增 115 年 1 月", "January 2026 added")),
      ]
    }
    var month = Field(name: "月份", type: .yearmonth)
    month.title = zhEn("月份", "Month")
    var count = Field(name: "受理", type: .integer)
    count.title = zhEn("受理件數", "Received")
    count.description = zhEn("當月受理的案件數", "Applications received in the month")
    count.unit = zhEn("件", "cases")
    let schema = TableSchema(fields: [month, count], primaryKey: ["月份"])
    var resource = DataResource(
      name: "permits", title: zhEn("許可案件", "Permits"), schema: schema, rowCount: 2)
    resource.language = "zh-Hant"
    let folder = Self.base + "datasets/permits/permits"
    resource.distributions = [
      file(.csv, folder + ".csv", "\u{FEFF}月份,受理\r\n2025-12,31\r\n2026-01,28\r\n"),
      file(
        .json, folder + ".json",
        #"[{"月份":"2025-12","受理":31},{"月份":"2026-01","受理":28}]"#),
      file(.ods, folder + ".ods", "an ODS"),
    ]
    dataset.resources = [resource]
    return dataset
  }

  /// A dataset with a Han name and texts that break what is not quoted.
  private mutating func outline() -> Dataset {
    var contact = ContactPoint(name: LocalizedText("企劃科"))
    contact.email = "planning@example.gov.tw"
    let hostile = "「計畫」\"大綱\" <b>&</b>\n第二行\\ \u{2028}'''尾"
    var dataset = Dataset(
      name: "計畫-115", title: LocalizedText(hostile), description: LocalizedText("</script>"),
      contact: contact, license: .openGovernmentData)
    dataset.modified = day("2026-01-01")
    dataset.frequency = .never
    dataset.pages = ["zh-Hant": Self.base + "plans/計畫 115/"]
    let schema = TableSchema(fields: [Field(name: "面向"), Field(name: "_a-b.c~d 100%")])
    var resource = DataResource(
      name: "大綱", title: LocalizedText(hostile), schema: schema, rowCount: 1)
    resource.distributions = [
      file(
        .csv, Self.base + "plans/計畫 115/大綱.csv",
        "\u{FEFF}面向,_a-b.c~d 100%\r\n\"一、\"\"引號\"\"\",#註\r\n")
    ]
    dataset.resources = [resource]
    return dataset
  }

  /// A dataset whose table has a column of every type.
  private mutating func types() -> Dataset {
    var contact = ContactPoint(name: zhEn("資訊室", "Information Office"))
    contact.email = "it@example.gov.tw"
    var dataset = Dataset(
      name: "types", title: zhEn("各種型別", "Types"), description: zhEn("每種型別一欄。", "One column each."),
      contact: contact, license: .openGovernmentData)
    dataset.issued = day("2026-03-01")
    dataset.frequency = .irregular
    let values: [(FieldType, String)] = [
      (.string, "臺北"), (.number, "-.5"), (.integer, "3"), (.boolean, "TRUE"),
      (.date, "2026-01-01"), (.time, "09:30:00"), (.datetime, "2026-01-01T09:30:00+08:00"),
      (.year, "2026"), (.yearmonth, "2026-01"), (.duration, "P2W"), (.geopoint, "\"121.5, 25.0\""),
      (.geojson, #""{""type"":""Point"",""coordinates"":[121.5,25]}""#), (.object, #""{""a"":1}""#),
      (.array, #""[1,2]""#), (.list, "\"a,b\""), (.any, "x"),
    ]
    let fields = values.map { Field(name: $0.0.rawValue, type: $0.0) }
    var resource = DataResource(
      name: "types", title: zhEn("各種型別", "Types"), schema: TableSchema(fields: fields),
      rowCount: 1)
    let header = fields.map(\.name).joined(separator: ",")
    let row = values.map(\.1).joined(separator: ",")
    resource.distributions = [
      file(.csv, Self.base + "data/types/types.csv", "\u{FEFF}\(header)\r\n\(row)\r\n")
    ]
    dataset.resources = [resource]
    return dataset
  }

  private static var withdrawn: Dataset {
    var dataset = Dataset(
      name: "old-survey", title: zhEn("舊調查", "Old survey"),
      description: zhEn("民國100年調查。", "A survey of 2011."),
      contact: ContactPoint(name: zhEn("企劃科", "Planning Section")),
      license: .openGovernmentData)
    dataset.issued = day("2024-05-01")
    if let date = day("2026-01-15"), let issued = dataset.issued {
      var withdrawal = Withdrawal(
        date: date, reason: zhEn("調查方法有誤", "The method was wrong"),
        approver: zhEn("局長", "Director-General"))
      withdrawal.successor = base + "data/permits/"
      dataset.status = .withdrawn(withdrawal)
      dataset.versions = [
        DatasetVersion(
          number: .first, date: issued, digest: ContentDigest(of: [3]).hex, change: .first)
      ]
    }
    return dataset
  }

  private mutating func file(
    _ format: Distribution.Format, _ url: String, _ text: String
  ) -> Distribution {
    let bytes = Array(text.utf8)
    files.append((url, bytes))
    return Distribution(
      format: format, url: url, byteCount: bytes.count, sha256: ContentDigest(of: bytes).hex)
  }
}
