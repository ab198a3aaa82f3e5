import Content
import Diagnostics
import OpenData
import Publishing
import Testing

/// A site with one dataset whose releases follow each other.
struct ReleasedSite {
  var files: [SourcePath: String] = [
    "content/visits.zh-Hant.md": page("服務人次", "title: 人次"),
    "content/visits.en.md": page("Visits", "title: Visits"),
    "content/visits/visits.csv": "month,visits\n2026-01,10\n2026-02,20\n",
  ]
  private(set) var ledger = DatasetLedger()

  static func page(_ title: String, _ field: String, keys: String = "") -> String {
    """
    ---
    title: \(title)
    type: dataset
    date: 2026-01-05
    summary: \(title)
    fields:
      - { name: month, title: M, type: yearmonth }
      - { name: visits, \(field), type: integer }
    \(keys)
    ---
    \(title)
    """
  }

  /// Adds keys to both languages.
  mutating func set(_ chinese: String, _ english: String) {
    files["content/visits.zh-Hant.md"] = Self.page("服務人次", "title: 人次", keys: chinese)
    files["content/visits.en.md"] = Self.page("Visits", "title: Visits", keys: english)
  }

  func built(
    on day: String = "2026-11-21", recordsRelease: Bool = false
  ) async throws -> BuiltSite {
    let today = try #require(CalendarDate(parsing: day))
    return try await BuiltSite(files) {
      $0.today = today
      $0.recordsRelease = recordsRelease
    }
  }

  /// Records what there is on a day, as the command does, and gives each line of what was new.
  @discardableResult mutating func release(on day: String) async throws -> [String] {
    let site = try await built(on: day, recordsRelease: true)
    #expect(site.report.errorCount == 0, "\(site.findings)")
    let bytes = try ledger.recording(site.report.datasets, tags: ["zh-Hant", "en"])
    ledger = DatasetLedger(bytes)
    #expect(ledger.check().isEmpty)
    files[DatasetLedger.path] = String(decoding: bytes, as: UTF8.self)
    return site.report.datasets.compactMap { entry in
      entry.versions.last.map { version in
        "\(entry.name) \(version.number) \(version.change.rawValue)"
          + (version.note.map { " \($0[tag: "zh-Hant"])/\($0[tag: "en"])" } ?? "")
      }
    }
  }
}

@Suite struct `Releases of data` {
  @Test func `number what changed and say why`() async throws {
    var site = ReleasedSite()
    #expect(try await site.release(on: "2026-02-05") == ["visits 1.0.0 first"])
    #expect(try await site.release(on: "2026-02-06") == [])
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30\n"
    site.set(
      "changes: [{ date: 2026-04-02, note: 新增3月 }, { date: 2026-01-31, note: 舊 }]",
      "changes: [{ date: 2026-04-02, note: March was added }]")
    #expect(
      try await site.release(on: "2026-04-05") == ["visits 1.1.0 rows 新增3月/March was added"])
    site.files["content/visits/visits.csv"] = "month,visits\n2026-01,11\n2026-02,20\n2026-03,30\n"
    // The newest note is older than the last version.
    #expect(try await site.release(on: "2026-04-06") == ["visits 1.1.1 correction"])
    site.files["content/visits/visits.csv"] = "month,visits,note\n2026-01,11,\n2026-02,20,\n"
    #expect(try await site.release(on: "2026-04-07") == ["visits 2.0.0 fields"])
    let versions = try #require(site.ledger["visits"]).versions
    #expect(
      versions.map { "\($0.number) \($0.date)" }
        == [
          "1.0.0 2026-02-05", "1.1.0 2026-04-05", "1.1.1 2026-04-06", "2.0.0 2026-04-07",
        ])
  }

  @Test func `leave alone what only its page says otherwise`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/visits.zh-Hant.md"] = ReleasedSite.page("服務人次統計", "title: 人次（次）")
    site.files["content/visits.zh-Hant.md", default: ""] += "\n\n再一段。\n"
    #expect(try await site.release(on: "2026-05-05") == [])
    let built = try await site.built()
    #expect(built.report.unreleasedData == [])
    #expect(built.files["data/data.json"]?.contains("\"modified\": \"2026-02-05") ?? false)
  }

  @Test func `are what catalogues tell, with the version before`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30\n"
    try await site.release(on: "2026-04-05")
    let files = try await site.built().files
    let turtle = try #require(files["data/catalog.ttl"])
    #expect(turtle.contains("dcat:version \"1.1.0\""))
    #expect(turtle.contains("dcat:previousVersion"))
    #expect(turtle.contains("#version-1.0.0"))
    #expect(files["data/data.json"]?.contains("\"modified\": \"2026-04-05") ?? false)
    #expect(files["data/visits/datapackage.json"]?.contains("1.1.0") ?? false)
    let changes = try #require(files["data/changes.json"])
    #expect(
      changes.firstRange(of: "rows")?.lowerBound ?? changes.endIndex
        < changes.firstRange(of: "first")?.lowerBound ?? changes.startIndex)
  }

  @Test func `are what the page of the dataset tells`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30\n"
    try await site.release(on: "2026-04-05")
    let files = try await site.built().files
    for path in ["visits/index.html", "en/visits/index.html"] {
      let page = try #require(files[path])
      #expect(page.contains("id=\"g:versions\""))
      for number in ["1.0.0", "1.1.0"] { #expect(page.contains("<dt>\(number)"), "\(number)") }
    }
  }

  @Test func `are the same where the site stands elsewhere`() async throws {
    var site = ReleasedSite()
    site.files.merge(DataSite.files) { $1 }
    site.files["content/plans/116.zh-Hant.md"] = """
      ---
      title: 116年度計畫
      type: plan
      year: 116
      date: 2026-11-01
      outline: { under: 壹, columns: [執行方法, 內容] }
      ---
      ## 壹、執行策略

      ### 一、服務遞送

      提供線上申辦。
      """
    try await site.release(on: "2026-11-10")
    #expect(site.ledger["plans-116"] != nil && site.ledger["help"] != nil)
    site.files["content/site.yml"] = DataSite.settings.replacing(
      "https://www.example.gov.tw/", with: "https://preview.example.gov.tw:8443/")
    let built = try await site.built()
    #expect(
      built.files["help/questions.csv"]?.contains("https://preview.example.gov.tw:8443/help/#")
        == true)
    #expect(built.report.unreleasedData == [])
    #expect(try await site.release(on: "2026-11-12") == [])
  }

  @Test func `are missed where data changed since, until the next one`() async throws {
    var site = ReleasedSite()
    #expect(try await site.built().report.unreleasedData == [])
    try await site.release(on: "2026-02-05")
    #expect(try await site.built().report.unreleasedData == [])
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30\n"
    let changed = try await site.built()
    #expect(changed.findings == [])
    #expect(changed.report.unreleasedData == ["visits"])
    // The version and its day are those of the release, whatever stands there now.
    #expect(changed.files["data/data.json"]?.contains("\"modified\": \"2026-02-05") ?? false)
    try await site.release(on: "2026-04-05")
    #expect(try await site.built().report.unreleasedData == [])
  }

  @Test func `record the addresses of files that programs fetch`() async throws {
    let site = try await ReleasedSite().built(recordsRelease: true)
    for address in [
      "/visits/visits.csv", "/visits/visits.json", "/visits/visits.ods",
      "/visits/visits.csv-metadata.json", "/visits/visits.schema.json", "/en/visits/visits.csv",
      "/data/visits/datapackage.json",
      "/data/catalog.ttl",
    ] {
      #expect(site.report.addresses.contains(address), "\(address)")
    }
  }

  @Test func `are followed by builds with the memory of another`() async throws {
    var site = ReleasedSite()
    var kept = KeptSite()
    func expectClean(_ edit: String) async throws {
      let sources = BuiltSite.base.merging(site.files) { $1 }.filter { !$0.value.isEmpty }
      try await kept.build(sources)
      let clean = try await site.built()
      #expect(kept.report.diagnostics == clean.report.diagnostics, "\(edit)")
      #expect(kept.report.unreleasedData == clean.report.unreleasedData, "\(edit)")
      guard clean.report.errorCount == 0 else { return }
      let files = kept.files.mapValues { String(decoding: $0, as: UTF8.self) }
      let names = Set(files.keys).union(clean.files.keys)
      #expect(names.filter { files[$0] != clean.files[$0] }.sorted() == [], "\(edit)")
      try await kept.build(sources)
      #expect(kept.report.isUnchanged, "\(edit)")
      #expect(kept.report.unreleasedData == clean.report.unreleasedData, "\(edit), unchanged")
    }
    try await expectClean("nothing released")
    try await site.release(on: "2026-02-05")
    try await expectClean("first release")
    // Only what shows the version is written again.
    #expect(!kept.written.contains("news/open/index.html"))
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30\n"
    try await expectClean("rows added")
    site.files["content/news/open.zh-Hant.md"] =
      "---\ntitle: 網站啟用\ndate: 115-03-01\n---\n另一頁。\n"
    try await expectClean("another page")
    try await site.release(on: "2026-04-05")
    try await expectClean("second release")
    site.files[DatasetLedger.path, default: ""] += ">>>>>>> other\n"
    try await expectClean("merge that is not finished")
    site.files[DatasetLedger.path] = site.files[DatasetLedger.path]?.replacing(
      ">>>>>>> other\n", with: "")
    site.set(
      "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 已併入, approver: 局長 }", "")
    try await expectClean("withdrawn")
    try await site.release(on: "2026-05-06")
    try await expectClean("withdrawal released")
    site.set(
      "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 已停辦, approver: 局長 }", "")
    try await expectClean("another reason")
    site.set("", "")
    try await expectClean("offered again")
    site.files["content/visits.zh-Hant.md"] = ""
    site.files["content/visits.en.md"] = ""
    try await expectClean("page gone")
  }
}

@Suite struct `Datasets that were released` {
  private static let place = "content/ledger/datasets.yml:4:9: error:"

  @Test func `don't vanish with their page`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    for path in ["content/visits.zh-Hant.md", "content/visits.en.md"] as [SourcePath] {
      site.files[path] = ""
    }
    let built = try await site.built()
    #expect(
      built.findings == [
        "\(Self.place) The dataset 'visits' was released and would vanish [vanished-dataset]"
      ])
    #expect(built.report.diagnostics.first?.help?.contains("status: withdrawn") ?? false)
    #expect(built.report.diagnostics.first?.help?.contains("named 'visits'") ?? false)
  }

  @Test(arguments: [
    ("draft: true", ", since content/visits.zh-Hant.md is a draft"),
    ("expires: 2026-05-01", ", since content/visits.zh-Hant.md has expired"),
  ])
  func `don't vanish while their page is kept back`(key: String, reason: String) async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/visits.en.md"] = ""
    site.files["content/visits.zh-Hant.md"] = ReleasedSite.page("人次", "title: 人次", keys: key)
    #expect(
      try await site.built().findings == [
        "\(Self.place) The dataset 'visits' was released and would vanish\(reason) "
          + "[vanished-dataset]"
      ])
  }

  @Test func `don't change their name`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    for name in [".zh-Hant.md", ".en.md", "/visits.csv"] {
      let text = site.files.removeValue(forKey: SourcePath("content/visits" + name))
      site.files[SourcePath("content/visit" + name)] = text
    }
    #expect(
      try await site.built().findings == [
        "\(Self.place) The dataset 'visits' was released and would vanish; is it 'visit' now? "
          + "[vanished-dataset]"
      ])
  }

  @Test func `don't go with the formats`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/site.yml"] = (BuiltSite.base["content/site.yml"] ?? "") + "\nformats: []\n"
    #expect(
      try await site.built().findings == [
        "\(Self.place) The dataset 'visits' was released, and 'formats' offers no data any more "
          + "[vanished-dataset]"
      ])
  }

  @Test func `are not missed where their page is wrong, which is told there`() async throws {
    var site = ReleasedSite()
    try await site.release(on: "2026-02-05")
    site.files["content/visits/visits.csv", default: ""] += "2026-03,30,1\n"
    let findings = try await site.built().findings
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.hasPrefix("content/visits/visits.csv:4") })
  }
}
