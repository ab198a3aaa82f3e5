import Content
import Diagnostics
import Publishing
import Testing

/// A figure shows of a dataset's file what the dataset publishes.
@Suite struct `A figure of a dataset's file` {
  private static let fields = """
    fields:
      - { name: 姓名, mask: drop }
      - { name: 電話, mask: mask, description: 電話 }
      - { name: 生日, mask: generalise, description: 生年 }
      - { name: 件數, type: integer, description: 件數 }

    """

  /// The block on the dataset's page, or on another one that names the file by its path.
  private static func site(_ block: String, elsewhere: Bool = false, keys: String = fields)
    async throws -> BuiltSite
  {
    try await BuiltSite(files(block, elsewhere: elsewhere, keys: keys))
  }

  private static func files(_ block: String, elsewhere: Bool = false, keys: String = fields)
    -> [SourcePath: String]
  {
    let blockText = "\n" + block + "\n"
    return [
      "content/a.zh-Hant.md":
        "---\ntitle: 名冊\ntype: dataset\ndate: 115-03-01\n\(keys)---\n說明。\n"
        + (elsewhere ? "" : blockText),
      "content/a.en.md":
        "---\ntitle: List\ntype: dataset\ndate: 115-03-01\n---\nText.\n",
      "content/a/a.csv":
        "姓名,電話,生日,件數\n王大明,02-12345678,1980-02-03,3\n陳小華,02-87654321,1990-02-03,4\n",
      "content/b.zh-Hant.md": "---\ntitle: 乙\n---\n乙。\n\(elsewhere ? blockText : "")",
      "content/b.en.md": "---\ntitle: B\n---\nB.\n",
    ]
  }

  private static let secrets = ["王大明", "12345678", "1980-02"]

  @Test(arguments: [false, true])
  func `is a table of what its columns become`(elsewhere: Bool) async throws {
    let site = try await Self.site(
      "```csv file=\(elsewhere ? "a/" : "")a.csv caption=\"清單\"\n```", elsewhere: elsewhere)
    #expect(site.findings.filter { $0.contains("error") } == [])
    let page = try site.page(elsewhere ? "/b/" : "/a/")
    #expect(page.contains("1980") && page.contains("件數") && page.contains("02****"))
    #expect(
      try site.file(elsewhere ? "b/清單.csv" : "a/清單.csv")
        == "\u{FEFF}電話,生日,件數\r\n02****,1980,3\r\n02****,1990,4\r\n")
    for (path, text) in site.files {
      #expect(!Self.secrets.contains(where: text.contains), "\(path)")
    }
  }

  @Test(arguments: [
    ("file=a.csv x=姓名 y=件數", "姓名"), ("file=a.csv x=件數 y=\"件數, 電話\"", "電話"),
    ("table=清單 x=生日 y=件數", "生日"),
  ])
  func `is no chart of a column that is not published as it stands`(
    options: String, column: String
  ) async throws {
    let site = try await Self.site(
      "```csv file=a.csv caption=\"清單\"\n```\n\n```chart type=bar \(options) caption=\"圖\"\n```")
    let found = site.report.diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.message) == ["Column '\(column)' is de-identified and can't be drawn"])
    #expect(found.map(\.range.start.line) == [16])
  }

  @Test(arguments: [
    ("fields: [{ name: 件數, type: integer, description: 件數 }]\n", "cell-type"),
    ("", "wrong-number"),
  ])
  func `tells of a cell that is no number once`(fields: String, code: String) async throws {
    let chart = "chart: { type: bar, x: 姓名, y: 件數 }\n"
    var files = Self.files("```chart type=bar x=姓名 y=件數 file=a.csv\n```", keys: fields + chart)
    files["content/a/a.csv"] = "姓名,件數\n甲,3\n乙,約三\n丙,4\n丁,5\n"
    let site = try await BuiltSite(files)
    #expect(
      site.report.diagnostics.filter { $0.file == "content/a/a.csv" }.map {
        "\($0.code.rawValue) \($0.range.start.line):\($0.range.start.column)"
      } == ["\(code) 3:5"])
  }

  @Test func `may be a chart of the other columns`() async throws {
    let keys = Self.fields.replacing("mask: generalise", with: "type: string")
    let site = try await Self.site(
      "```chart type=bar x=生日 y=件數 file=a.csv caption=\"圖\"\n```", keys: keys)
    #expect(site.findings.filter { $0.contains("error") } == [])
    try site.expect("/a/", shows: ["1980-02-03", "<svg"])
  }

  @Test func `is refused while the data are not offered`() async throws {
    let keys =
      "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 停辦, approver: 局長 }\n"
      + "resources: [{ file: a.csv }]\n"
    let site = try await Self.site(
      "```csv file=a/a.csv caption=\"清單\"\n```", elsewhere: true, keys: keys)
    #expect(
      site.findings.filter { $0.contains("error") } == [
        "content/b.zh-Hant.md:6:13: error: The data of 'a/a.csv' are not offered [missing-file]"
      ])
  }

  @Test func `is drawn again when the dataset masks another column`() async throws {
    var kept = KeptSite()
    let block = "```csv file=a/a.csv caption=\"清單\"\n```"
    for keys in ["", Self.fields, Self.fields.replacing("mask: mask", with: "mask: drop"), ""] {
      let files = BuiltSite.base.merging(Self.files(block, elsewhere: true, keys: keys)) { $1 }
      try await kept.build(files)
      try await kept.expectClean(files, keys)
    }
  }
}
