import Content
import Diagnostics
import Publishing
import Testing

/// What is written down beside a dataset's page is published by its columns alone.
@Suite struct `The file that a dataset is made from` {
  private static let keys = """
    resources: [{ file: a.csv }]
    fields: [{ name: 姓名, mask: drop }, { name: 件數, type: integer }]

    """

  /// A dataset in a section, whose file lies beside its page and so in the section's folder.
  private static func files(
    _ keys: String = keys, english: String? = nil, adding others: [SourcePath: String] = [:]
  ) -> [SourcePath: String] {
    var files: [SourcePath: String] = [
      "content/datasets/_index.zh-Hant.md": "---\ntitle: 資料集\n---\n",
      "content/datasets/_index.en.md": "---\ntitle: Data\n---\n",
      "content/datasets/a.zh-Hant.md":
        "---\ntitle: 名冊\ntype: dataset\ndate: 115-03-01\n\(keys)---\n說明。\n",
      "content/datasets/a.en.md":
        "---\ntitle: List\ntype: dataset\ndate: 115-03-01\n\(english ?? "")---\nText.\n",
      "content/datasets/a.csv": "姓名,件數\n王大明,3\n",
      "content/datasets/plan.txt": "甲",
    ]
    files.merge(others) { $1 }
    return files
  }

  private func expectHidden(_ site: BuiltSite) {
    for (path, text) in site.files { #expect(!text.contains("王大明"), "\(path)") }
  }

  @Test(arguments: [1 << 20, 0])
  func `is not copied as a file of the page or section that it lies beneath`(byteCount: Int)
    async throws
  {
    let site = try await BuiltSite(Self.files()) { $0.streamedByteCount = byteCount }
    #expect(site.findings.filter { $0.contains("error") } == [])
    expectHidden(site)
    #expect(try site.file("datasets/a/a.csv") == "\u{FEFF}件數\r\n3\r\n")
    #expect(site.files["datasets/a.csv"] == nil)
    #expect(site.files["en/datasets/a.csv"] == nil)
    #expect(site.files["datasets/plan.txt"] != nil)
  }

  @Test func `is not copied where only one language lists it`() async throws {
    let site = try await BuiltSite(Self.files("", english: Self.keys))
    #expect(site.findings.filter { $0.contains("error") } == [])
    expectHidden(site)
    #expect(try site.file("datasets/a/a.csv") == "\u{FEFF}件數\r\n3\r\n")
  }

  @Test(arguments: [
    "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 停辦, approver: 局長 }\n",
    "draft: true\n", "expires: 2026-01-01\n",
  ])
  func `is not copied where the dataset is withdrawn or kept back`(key: String) async throws {
    var files = Self.files(Self.keys + key, english: key.hasPrefix("status") ? nil : key)
    for tag in ["zh-Hant", "en"] {
      let path = SourcePath("content/datasets/a.\(tag).md")
      // A date before which it is published would be told.
      files[path] = files[path]?.replacing("date: 115-03-01", with: "date: 114-03-01")
    }
    let site = try await BuiltSite(files)
    #expect(site.findings.filter { $0.contains("error") } == [])
    expectHidden(site)
    #expect(site.files["datasets/a.csv"] == nil)
    #expect(site.files["datasets/plan.txt"] != nil)
  }

  @Test func `is linked as the table that is made of it`() async throws {
    var files = Self.files()
    files["content/datasets/a.zh-Hant.md", default: ""] += "\n[檔](a.csv)\n"
    files["content/news/open.en.md"] =
      "---\ntitle: Open\ndate: 2026-03-01\n---\n[file](../datasets/a.csv)\n"
    let site = try await BuiltSite(files)
    #expect(site.findings.filter { $0.contains("error") } == [])
    try site.expect("/datasets/a/", shows: [#"<a href="/datasets/a/a.csv">檔</a>"#])
    try site.expect("/en/news/open/", shows: [#"<a href="/en/datasets/a/a.csv">file</a>"#])
  }

  @Test func `is told by its right address where that of the copy is linked`() async throws {
    let site = try await BuiltSite(
      Self.files(adding: [
        "content/b.zh-Hant.md": "---\ntitle: 乙\n---\n[檔](/datasets/a.csv)\n",
        "content/b.en.md": "---\ntitle: B\n---\nB.\n",
      ]))
    #expect(
      site.findings.filter { $0.contains("error") } == [
        "content/b.zh-Hant.md:4:7: error: No data are published at /datasets/a.csv; "
          + "did you mean '/datasets/a/a.csv'? [broken-link]"
      ])
  }

  @Test func `is no file that an authority asks for`() async throws {
    let settings = try #require(BuiltSite.base["content/site.yml"])
    let site = try await BuiltSite(
      Self.files(adding: [
        "content/site.yml": settings + "\nverification_files: [datasets/a.csv]\n"
      ]))
    expectHidden(site)
    #expect(site.report.diagnostics.map(\.code).contains(.missingFile))
  }

  @Test func `is taken away and copied again as datasets come to name it`() async throws {
    var kept = KeptSite()
    let withdrawal =
      "status: withdrawn\nwithdrawn: { date: 2026-05-05, reason: 停辦, approver: 局長 }\n"
    let link: [SourcePath: String] = [
      "content/news/open.en.md":
        "---\ntitle: Open\ndate: 2026-03-01\n---\n[file](../datasets/a.csv)\n"
    ]
    let mask = Self.keys.replacing("drop", with: "mask")
    for (keys, others) in [
      ("", [:]), (Self.keys, [:]), (mask, [:]), (Self.keys + withdrawal, [:]), ("", [:]),
      (Self.keys, link), ("", link), (mask + "slug: b\n", link), (Self.keys + "draft: true\n", [:]),
    ] {
      let files = BuiltSite.base.merging(Self.files(keys, adding: others)) { $1 }
      try await kept.build(files)
      try await kept.expectClean(files, keys)
    }
  }
}
