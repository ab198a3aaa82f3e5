import Content
import Diagnostics
import OpenData
import Publishing
import Testing

@Suite struct `A dataset that is no longer offered` {
  private static let chinese = """
    status: withdrawn
    withdrawn:
      date: 2026-05-05
      reason: { zh-Hant: 已併入全部人次, en: Merged into all visits }
      approver: { zh-Hant: 局長, en: the Director-General }
      successor: /all/
    """

  private static func site() -> ReleasedSite {
    var site = ReleasedSite()
    site.files["content/all.zh-Hant.md"] = "---\ntitle: 全部人次\n---\n甲\n"
    site.files["content/all.en.md"] = "---\ntitle: All visits\n---\nA\n"
    return site
  }

  @Test func `keeps its page, which tells when, why, by whose approval and what follows`()
    async throws
  {
    var site = Self.site()
    site.set(Self.chinese, "status: withdrawn\n" + Self.chinese.drop { $0 != "\n" }.dropFirst())
    let built = try await site.built()
    #expect(built.findings == [])
    try built.expect(
      "/visits/",
      showsInOrder: [
        "notice-caution", "本資料集已停止提供", "115年5月5日", "已併入全部人次", "局長",
        #"<a href="/all/">全部人次</a>"#,
      ])
    try built.expect(
      "/en/visits/",
      showsInOrder: [
        "This dataset is no longer offered", "May 5, 2026", "Merged into all visits",
        "the Director-General", #"<a href="/en/all/">All visits</a>"#,
      ])
    for address in ["/visits/", "/en/visits/"] {
      #expect(HTMLPage(try built.page(address)).problems == [])
      try built.expect(address, hides: ["visits.csv", "visits.ods", "g:preview"])
    }
    #expect(built.files.keys.filter { $0.contains("visits/visits") } == [])
    // What is not offered is neither counted nor tested, and has one day and one state.
    try built.expect(
      "/visits/", showsInOrder: ["<dt>狀態</dt>", "已停止提供", "資料集已停止提供，不再檢測。"])
    try built.expect("/visits/", hides: ["已停止適用", "0個表格", "class=\"marks\""])
    try built.expect(
      "/data/visits/quality/", shows: ["<strong>資料集已停止提供，不再檢測。</strong>"])
    try built.expect("/data/visits/quality/", hides: ["未檢測", "前5項於發布前逐一確認"])
    try built.expect(
      "/en/data/visits/quality/",
      shows: ["<strong>The dataset is no longer offered, so it is no longer tested.</strong>"])
    try built.expect("/data/", shows: ["停止提供日期：<time datetime=\"2026-05-05\">", "品質檢測：不再檢測"])
  }

  @Test func `has no digest of the version that took its content away`() async throws {
    var site = Self.site()
    try await site.release(on: "2026-02-05")
    site.set(Self.chinese, "")
    try await site.release(on: "2026-05-06")
    let page = try await site.built().page("/visits/")
    #expect(page.contains("id=\"version-2.0.0\"") && page.contains("id=\"version-1.0.0\""))
    #expect(page.ranges(of: "SHA-256：").count == 1)
    #expect(!page.contains("e3b0c442"))
  }

  @Test func `is withdrawn in all languages where one says so`() async throws {
    var site = Self.site()
    site.set(
      "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 已併入, approver: 局長 }", "")
    let built = try await site.built()
    #expect(built.findings == [])
    #expect(built.files.keys.filter { $0.hasSuffix("visits.csv") } == [])
    try built.expect(
      "/en/visits/",
      shows: ["This dataset is no longer offered", #"<span lang="zh-Hant">已併入</span>"#])
  }

  @Test func `stays in the catalogues, which tell the same`() async throws {
    var site = Self.site()
    try await site.release(on: "2026-02-05")
    site.set(Self.chinese, "")
    let before = try await site.built()
    #expect(before.findings == [])
    #expect(before.report.unreleasedData == ["visits"])
    #expect(try await site.release(on: "2026-05-06") == ["visits 2.0.0 withdrawn"])
    #expect(try await site.release(on: "2026-05-07") == [])
    let entry = try #require(site.ledger["visits"])
    #expect(entry.content.tables.isEmpty)
    #expect(entry.withdrawal?.approver[tag: "en"] == "the Director-General")
    #expect(entry.withdrawal?.successor == "https://www.example.gov.tw/all/")

    let files = try await site.built().files
    let turtle = try #require(files["data/catalog.ttl"])
    for piece in ["/status/Withdrawn", "已併入全部人次", "局長", "<https://www.example.gov.tw/all/>"] {
      #expect(turtle.contains(piece), "\(piece)")
    }
    let changes = try #require(files["data/changes.json"])
    for piece in ["\"withdrawn\"", "Merged into all visits", "2.0.0"] {
      #expect(changes.contains(piece), "\(piece)")
    }
    #expect(files["data/visits/datapackage.json"] == nil)
  }

  @Test func `has pages in the place of its released files that say why`() async throws {
    var site = Self.site()
    let released = try await site.built(recordsRelease: true).report.addresses
    site.files[AddressLedger.path] = released.sorted().joined(separator: "\n") + "\n"
    site.set(Self.chinese, "")
    let built = try await site.built()
    #expect(built.findings == [])
    for address in [
      "/visits/visits.csv/", "/en/visits/visits.ods/", "/visits/visits.csv-metadata.json/",
      "/visits/visits.schema.json/",
      "/data/visits/datapackage.json/",
    ] {
      let page = HTMLPage(try built.page(address))
      #expect(page.problems == [])
      #expect(page.isHiddenFromSearch)
    }
    try built.expect(
      "/visits/visits.csv/",
      shows: ["本檔案已停止提供", "已併入全部人次", #"<a href="/all/">全部人次</a>"#])
    #expect(built.files[".servers/nginx-maps.conf"]?.contains("/visits/visits.csv") ?? false)
  }

  @Test func `has no files to link`() async throws {
    var site = Self.site()
    site.set(Self.chinese, "")
    site.files["content/visits.zh-Hant.md", default: ""] += "\n\n[檔](visits.csv)\n"
    let findings = try await site.built().findings
    #expect(findings.count == 1)
    #expect(
      findings.first?.hasSuffix("'visits.csv' is no file beside the page [missing-file]") ?? false)
  }

  @Test func `leads to something, or that is told where it is written`() async throws {
    var site = Self.site()
    site.set(Self.chinese.replacing("/all/", with: "/none/"), "")
    let findings = try await site.built().findings
    #expect(findings.count == 1)
    #expect(findings.first?.hasPrefix("content/visits.zh-Hant.md:14:14: error:") ?? false)
    #expect(findings.first?.hasSuffix("[unknown-page]") ?? false)
  }

  @Test func `may be offered again, as a first version that follows`() async throws {
    var site = Self.site()
    try await site.release(on: "2026-02-05")
    site.set(Self.chinese, "")
    try await site.release(on: "2026-05-06")
    site.set("", "")
    #expect(try await site.release(on: "2026-06-01") == ["visits 3.0.0 first"])
    let files = try await site.built().files
    #expect(files["data/catalog.ttl"]?.contains("dcat:version \"3.0.0\"") ?? false)
    #expect(files["visits/visits.csv"] != nil)
  }

  @Test(arguments: [
    ("2027-01-01", "/all/", "a day that is yet to come [wrong-date]"),
    ("2025-12-31", "/all/", "before they were issued on 2026-01-05 [wrong-date]"),
    ("2026-05-05", "/visits/", "The data are followed by themselves [wrong-value]"),
  ])
  func `goes on a day, after it came and to something else`(
    date: String, successor: String, expected: String
  ) async throws {
    var site = Self.site()
    site.set(
      Self.chinese.replacing("2026-05-05", with: date).replacing("/all/", with: successor), "")
    let findings = try await site.built().findings
    #expect(findings.count == 1)
    #expect(findings.first?.hasSuffix(expected) ?? false, "\(findings)")
  }

  @Test func `is told in other words once the ledger knows them, without a new version`()
    async throws
  {
    var site = Self.site()
    site.set(Self.chinese, "")
    #expect(try await site.release(on: "2026-05-06") == ["visits 1.0.0 withdrawn"])
    site.set(Self.chinese.replacing("Merged into", with: "Joined with"), "")
    #expect(try await site.release(on: "2026-05-07") == ["visits 1.0.0 withdrawn"])
    #expect(site.ledger["visits"]?.withdrawal?.reason[tag: "en"] == "Joined with all visits")
    #expect(site.ledger["visits"]?.versions.count == 1)
    #expect(try await site.release(on: "2026-05-08") == [])
  }
}
