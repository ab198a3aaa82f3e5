import Content
import Diagnostics
import Publishing
import Testing

/// What one language says of a data file holds in all of them.
@Suite struct `A dataset in several languages` {
  private static func site(
    _ chinese: String, _ english: String, _ files: [SourcePath: String] = Self.files
  ) async throws -> BuiltSite {
    let pages: [SourcePath: String] = [
      "content/a.zh-Hant.md":
        "---\ntitle: 名冊\ntype: dataset\ndate: 115-03-01\n\(chinese)---\n說明。\n",
      "content/a.en.md":
        "---\ntitle: List\ntype: dataset\ndate: 115-03-01\n\(english)---\nText.\n",
    ]
    return try await BuiltSite(pages.merging(files) { $1 })
  }

  private static let files: [SourcePath: String] = [
    "content/a/a.csv": "姓名,代碼,件數\n王大明,7,3\n"
  ]

  private static let masks = """
    fields:
      - { name: 姓名, mask: drop }
      - { name: 代碼, type: string, description: 代碼 }

    """

  @Test(arguments: [
    "", "fields: [{ name: 件數, title: Count }]\n",
    "resources: [{ file: a.csv, title: List, fields: [{ name: 代碼, title: Code }] }]\n",
    "fields: [{ name: 姓名, title: Name }]\n",
  ])
  func `masks and types its columns in each of them`(other: String) async throws {
    for (chinese, english) in [(Self.masks, other), (other, Self.masks)] {
      let site = try await Self.site(chinese, english)
      #expect(site.findings.filter { $0.contains("error") } == [])
      for folder in ["a/", "en/a/"] {
        #expect(try site.file(folder + "a.csv") == "\u{FEFF}代碼,件數\r\n7,3\r\n")
        #expect(try site.file(folder + "a.json").contains("{\"代碼\":\"7\",\"件數\":3}"))
      }
      for (path, text) in site.files { #expect(!text.contains("王大明"), "\(path)") }
    }
  }

  @Test func `has titles and descriptions of its own in each`() async throws {
    let site = try await Self.site(
      "fields: [{ name: 代碼, title: 編碼, type: string }]\n",
      "fields: [{ name: 代碼, title: Code, description: As given }]\n")
    try site.expect("/a/", shows: ["編碼"])
    try site.expect("/en/a/", shows: ["Code", "As given"])
    try site.expect("/en/a/", hides: ["編碼"])
  }

  @Test func `has the files that any of them lists`() async throws {
    var files = Self.files
    files["content/a/b.csv"] = "姓名,件數\n陳小華,2\n"
    files["content/a/c.csv"] = "年\n115\n"
    let site = try await Self.site(
      "resources: [{ file: a.csv }]\n" + Self.masks,
      "resources: [{ file: b.csv, title: Second }]\nfields: [{ name: 姓名, mask: drop }]\n", files)
    #expect(site.findings.filter { $0.contains("error") } == [])
    for folder in ["a/", "en/a/"] {
      #expect(site.files[folder + "a.json"] != nil)
      #expect(site.files[folder + "b.json"] != nil)
      #expect(site.files[folder + "c.json"] == nil)
    }
    for (path, text) in site.files {
      #expect(!text.contains("王大明") && !text.contains("陳小華"), "\(path)")
    }
  }

  @Test(arguments: [
    ("type: string", "type: integer", "'type: integer' here and 'type: string'"),
    ("mask: drop", "mask: mask", "'mask: mask' here and 'mask: drop'"),
    (
      "spreadsheet: exact", "spreadsheet: apostrophe",
      "'spreadsheet: apostrophe' here and 'spreadsheet: exact'"
    ),
  ])
  func `is told where it says otherwise, with the place that said it first`(
    first: String, second: String, message: String
  ) async throws {
    let site = try await Self.site(
      "fields: [{ name: 姓名, \(first) }]\n", "fields: [{ name: 姓名, \(second) }]\n")
    let found = site.report.diagnostics.filter { $0.code == .wrongValue }
    #expect(found.map(\.message) == ["Column '姓名' has \(message) in another language"])
    #expect(found.map(\.file) == ["content/a.en.md"])
    #expect(found.map(\.range.start.line) == [5])
    #expect(found.flatMap(\.notes).map(\.file) == ["content/a.zh-Hant.md"])
    #expect(found.flatMap(\.notes).map(\.range.start.column) == [18])
  }

  @Test func `is told where a mask does not fit the type of another`() async throws {
    let site = try await Self.site(
      "fields: [{ name: 件數, type: integer }]\n", "fields: [{ name: 件數, mask: mask }]\n")
    let found = site.report.diagnostics.filter { $0.code == .wrongValue }
    #expect(
      found.map(\.message) == [
        "A column of type integer cannot be published with 'mask: mask'"
      ])
    #expect(found.flatMap(\.notes).map(\.file) == ["content/a.zh-Hant.md"])
  }

  @Test func `refuses a chart of what another language masks`() async throws {
    let site = try await Self.site(
      Self.masks, "chart: { type: bar, x: 姓名, y: 件數 }\n")
    #expect(
      site.report.diagnostics.map(\.message).contains(
        "Column '姓名' is de-identified and can't be drawn"))
  }

  @Test func `has the tables of each text in its catalogues, and a file's once`() async throws {
    let base = Self.files
    let pages: [SourcePath: String] = [
      "content/a.zh-Hant.md":
        "---\ntitle: 名冊\ntype: dataset\ndate: 115-03-01\n\(Self.masks)---\n說明。\n\n"
        + "表：各區\n\n| 區 | 數 |\n| --- | --- |\n| 北 | 2 |\n",
      "content/a.en.md":
        "---\ntitle: List\ntype: dataset\ndate: 115-03-01\n---\nText.\n\n"
        + "Table: Regions\n\n| Region | Count |\n| --- | --- |\n| North | 2 |\n",
    ]
    let site = try await BuiltSite(pages.merging(base) { $1 })
    #expect(site.findings.filter { $0.contains("error") } == [])
    for path in ["data.json", "data/catalog.jsonld", "data/a/datapackage.json"] {
      let text = try site.file(path)
      #expect(text.contains("/en/a/regions.csv"), "\(path)")
      #expect(text.contains("/a/%E5%90%84%E5%8D%80.csv"), "\(path)")
      #expect(text.contains("/a/a.csv"), "\(path)")
      #expect(!text.contains("/en/a/a.csv"), "\(path)")
    }
    #expect(site.files["en/a/regions.csv-metadata.json"] != nil)
    let score = try site.page("/data/a/quality/").firstMatch(of: /項中通過[0-9]+項/)
    let told = try #require(score.map { String($0.output) })
    #expect(try site.page("/a/").contains(told))
  }

  @Test func `is kept up to date where another language changes a mask`() async throws {
    var files = BuiltSite.base.merging(Self.files) { $1 }
    files["content/a.zh-Hant.md"] =
      "---\ntitle: 名冊\ntype: dataset\ndate: 115-03-01\n\(Self.masks)---\n說明。\n"
    files["content/a.en.md"] = "---\ntitle: List\ntype: dataset\ndate: 115-03-01\n---\nText.\n"
    var kept = KeptSite()
    for mask in ["drop", "mask", "generalise", "drop"] {
      files["content/a.zh-Hant.md"] = files["content/a.zh-Hant.md"]?.replacing(
        try Regex("mask: [a-z]+"), with: "mask: \(mask)")
      try await kept.build(files)
      try await kept.expectClean(files, mask)
    }
  }
}
