import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `Tables of pages as data` {
  private static let plan: SourcePath = "content/plans/115.zh-Hant.md"

  private static let planText = """
    ---
    title: 115年度計畫
    type: plan
    year: 115
    date: 115-01-20
    outline: { under: 肆, columns: [面向, 策略, 方法, 內容] }
    measures:
      - { id: wait, name: 等候時間, unit: 分, target: 10, direction: down, row: 115-1-1-1-1 }
    ---
    # 肆、執行策略

    ## 一、便民

    ### （一）臨櫃

    #### 1. 叫號

    開放線上**取號**。

    #### 2. 延時

    中午不打烊。
    """

  /// The bytes that a CSV begins with.
  private static let mark = "\u{FEFF}"

  @Test func `have a row for each method of an outline, with its id and address`() async throws {
    let site = try await BuiltSite([Self.plan: Self.planText])
    #expect(
      try site.file("plans/115/執行策略.csv")
        == Self.mark
        + "識別碼,面向,策略,方法,內容,網址\r\n"
        + "115-1-1-1-1,一、便民,（一）臨櫃,1. 叫號,開放線上取號。,"
        + "https://www.example.gov.tw/plans/115/#115-1-1-1-1\r\n"
        + "115-1-1-1-2,一、便民,（一）臨櫃,2. 延時,中午不打烊。,"
        + "https://www.example.gov.tw/plans/115/#115-1-1-1-2\r\n")
  }

  @Test func `have the measures of a plan, numbers as such`() async throws {
    let site = try await BuiltSite([Self.plan: Self.planText])
    let json = try site.file("plans/115/measures.json")
    #expect(json.contains("\"目標值\":10"))
    #expect(json.contains("\"方法識別碼\":\"115-1-1-1-1\""))
  }

  @Test func `repeat merged cells in each row that they cover`() async throws {
    let site = try await BuiltSite([
      "content/news/open.zh-Hant.md": """
      ---
      title: 網站啟用
      date: 115-03-01
      ---
      表：開放時間

      | 地點 | 日 | 時 |
      | --- | --- | --- |
      | 大廳 | 一 | 8 |
      | ^ | 二 | 9 |
      """
    ])
    #expect(
      try site.file("news/open/開放時間.csv")
        == Self.mark + "地點,日,時\r\n大廳,一,8\r\n大廳,二,9\r\n")
    #expect(try site.page("/news/open/").contains("href=\"/news/open/開放時間.ods\""))
  }

  @Test func `are none where a table has no caption, or the site offers no format`() async throws {
    let text = "---\ntitle: 網站啟用\ndate: 115-03-01\n---\n| 甲 |\n| --- |\n| 1 |\n"
    let bare = try await BuiltSite(["content/news/open.zh-Hant.md": text])
    #expect(!bare.files.keys.contains { $0.hasPrefix("news/open/") && $0.hasSuffix(".csv") })
    let settings = try #require(BuiltSite.base["content/site.yml"])
    let silent = try await BuiltSite([
      Self.plan: Self.planText, "content/site.yml": settings + "\nformats: []\n",
    ])
    #expect(!silent.files.keys.contains { $0.hasPrefix("data") || $0.hasSuffix(".ods") })
  }

  @Test func `have a row for each question, with its group and answer`() async throws {
    let site = try await BuiltSite([
      "content/news/faq.zh-Hant.md": """
      ---
      title: 常見問答
      type: faq
      ---
      # 申請

      ## 怎麼申請？ {#how}

      線上**填表**。

      附上證明。
      """
    ])
    #expect(
      try site.file("news/faq/questions.csv")
        == Self.mark + "識別碼,類別,問題,答案,網址\r\n"
        + "how,申請,怎麼申請？,\"線上填表。\n附上證明。\",https://www.example.gov.tw/news/faq/#how\r\n")
  }

  @Test func `don't overwrite a file of the page`() async throws {
    let site = try await BuiltSite([
      "content/news/open.zh-Hant.md":
        "---\ntitle: 甲\ndate: 115-03-01\n---\n表：數量\n\n| 甲 |\n| --- |\n| 1 |\n",
      "content/news/open/數量.csv": "甲\n2\n",
    ])
    #expect(site.report.diagnostics.map(\.code).contains(.duplicateURL))
  }
}

@Suite struct `Files of datasets` {
  private static func site(
    _ fields: String, csv: String, settings: String = ""
  ) async throws -> BuiltSite {
    let base = try #require(BuiltSite.base["content/site.yml"])
    return try await BuiltSite([
      "content/site.yml": base + settings,
      "content/visits.zh-Hant.md":
        "---\ntitle: 人次\ntype: dataset\ndate: 115-03-01\nfields:\n\(fields)---\n說明。\n",
      "content/visits/visits.csv": csv,
    ])
  }

  @Test func `are written anew by the rules, in place of the source`() async throws {
    let site = try await Self.site(
      "  - { name: 月, type: yearmonth }\n  - { name: 人次, type: integer }\n",
      csv: "月,人次\n2026-01,12\n2026-02,\n")
    #expect(site.findings.filter { $0.contains("error") } == [])
    #expect(
      try site.file("visits/visits.csv") == "\u{FEFF}月,人次\r\n2026-01,12\r\n2026-02,\r\n")
    let json = try site.file("visits/visits.json")
    #expect(json.contains("{\"月\":\"2026-01\",\"人次\":12}"))
    #expect(json.contains("{\"月\":\"2026-02\",\"人次\":null}"))
  }

  @Test func `have columns of the type that their cells have where none is stated`() async throws {
    let site = try await Self.site(
      "  - { name: 值, description: 次數 }\n  - { name: 日, description: 當日 }\n",
      csv: "值,日\n1,2026-01-02\n,2026-01-03\n")
    #expect(site.findings.filter { $0.contains("error") } == [])
    let json = try site.file("visits/visits.json")
    #expect(json.contains("{\"值\":1,\"日\":\"2026-01-02\"}"))
    #expect(json.contains("{\"值\":null,\"日\":\"2026-01-03\"}"))
    let mixed = try await Self.site(
      "  - { name: 值, description: 次數 }\n", csv: "值\n1\n2\n三\n")
    #expect(mixed.report.diagnostics.map(\.code).contains(.mixedTypes))
  }

  @Test(arguments: [
    ("mask: mask", "編號\n12345678\n", "\u{FEFF}編號\r\n12****\r\n"),
    ("mask: generalise", "編號\n2001-02-03\n", "\u{FEFF}編號\r\n2001\r\n"),
    ("mask: generalise", "編號\n37\n", "\u{FEFF}編號\r\n30\r\n"),
  ])
  func `are masked whatever type their cells have`(mask: String, csv: String, published: String)
    async throws
  {
    let site = try await Self.site("  - { name: 編號, \(mask) }\n", csv: csv)
    #expect(site.findings.filter { $0.contains("error") } == [])
    #expect(try site.file("visits/visits.csv") == published)
  }

  @Test func `never show what a column masks or drops, on no page and in no file`() async throws {
    let site = try await Self.site(
      "  - { name: 姓名, mask: mask }\n  - { name: 電話, mask: drop }\n  - { name: 件數, type: integer }\n",
      csv: "姓名,電話,件數\n王大明,0912-345-678,3\n")
    #expect(site.findings.filter { $0.contains("error") } == [])
    #expect(try site.file("visits/visits.csv") == "\u{FEFF}姓名,件數\r\n王○明,3\r\n")
    for (path, text) in site.files {
      #expect(!text.contains("王大明") && !text.contains("345-678"), "\(path)")
    }
  }

  @Test func `are not published with a person's number in them`() async throws {
    let site = try await Self.site(
      "  - { name: 備註 }\n", csv: "備註\n身分證Ａ１２３４５６７８９\n")
    let found = site.report.diagnostics.filter { $0.code == .personalData }
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.message.contains("A123456789") && !$0.message.contains("Ａ１２３") })
    #expect(site.files["visits/visits.csv"] == nil)
  }

  @Test func `are not published with a person's number in a heading`() async throws {
    let table = "表：名冊\n\n| 姓名 | A123456789 |\n| --- | --- |\n"
    for rows in ["", "| 甲 | 1 |\n"] {
      let site = try await BuiltSite([
        "content/news/open.zh-Hant.md": "---\ntitle: 甲\ndate: 115-03-01\n---\n\(table)\(rows)"
      ])
      #expect(site.report.diagnostics.contains { $0.code == .personalData })
      #expect(!site.files.keys.contains { $0.hasSuffix(".csv") })
    }
    let dataset = try await Self.site("", csv: "A123456789\n1\n")
    #expect(dataset.report.diagnostics.contains { $0.code == .personalData })
  }

  @Test func `may hold what somebody has reviewed`() async throws {
    let base = try #require(BuiltSite.base["content/site.yml"])
    let site = try await BuiltSite([
      "content/site.yml": base,
      "content/visits.zh-Hant.md":
        "---\ntitle: 人次\ntype: dataset\ndate: 115-03-01\nfields:\n  - { name: 專線 }\n---\n說明。\n",
      "content/visits/visits.csv": "專線\n0912-345-678\n",
      "content/privacy.yml": """
      - path: content/visits/visits.csv
        kind: mobile
        pattern: "0912345678"
        reason: 公務專線
        reviewer: 秘書室主任
      """,
    ])
    #expect(site.report.diagnostics.filter { $0.severity == .error } == [])
    #expect(try site.file("visits/visits.csv").contains("0912-345-678"))
  }

  @Test func `are described by every catalogue`() async throws {
    let site = try await Self.site(
      "  - { name: 人次, type: integer, description: 臨櫃 }\n", csv: "人次\n1\n")
    for path in [
      "data.json", "data/data.json", "data/catalog.jsonld", "data/catalog.ttl",
      "data/datapackage.json", "data/visits/datapackage.json", "data/openapi.json",
      "data/inventory.csv", "data/changes.json", "visits/visits.csv-metadata.json",
      "visits/visits.schema.json",
    ] {
      _ = try site.file(path)
    }
    #expect(try site.file("data.json").contains("https://www.example.gov.tw/data/visits/"))
  }
}
