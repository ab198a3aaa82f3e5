import Content
import Diagnostics
import Publishing
import Testing

@Suite struct `A link to data` {
  private static func files(_ link: String, language: String = "zh-Hant") -> [SourcePath: String] {
    var files = DataSite.files
    files["content/a.zh-Hant.md"] =
      "---\ntitle: 甲\n---\n\(language == "en" ? "甲。" : "[資料](\(link))")\n"
    files["content/a.en.md"] =
      "---\ntitle: A\n---\n\(language == "en" ? "[data](\(link))" : "A.")\n"
    return files
  }

  @Test(arguments: [
    ("/plans/115/measures.csv", "/plans/115/measures.csv", "/en/plans/115/measures.csv"),
    ("plans/115/measures.json", "/plans/115/measures.json", "/en/plans/115/measures.json"),
    (
      "/plans/115/measures.csv-metadata.json", "/plans/115/measures.csv-metadata.json",
      "/en/plans/115/measures.csv-metadata.json"
    ),
    ("/en/plans/115/measures.ods", "/en/plans/115/measures.ods", "/en/plans/115/measures.ods"),
    ("/data/", "/data/", "/en/data/"),
    ("/data/plans-115/", "/data/plans-115/", "/en/data/plans-115/"),
    ("/data/plans-115", "/data/plans-115/", "/en/data/plans-115/"),
    (
      "/data/plans-115/#measures.csv", "/data/plans-115/#measures.csv",
      "/en/data/plans-115/#measures.csv"
    ),
    ("/data/visits/", "/data/visits/", "/en/data/visits/"),
    ("/data/service/I00/", "/data/service/I00/", "/en/data/service/I00/"),
    ("/data/data.json", "/data/data.json", "/data/data.json"),
    (
      "/data/plans-115/datapackage.json", "/data/plans-115/datapackage.json",
      "/data/plans-115/datapackage.json"
    ),
  ])
  func `leads to it in the reader's language`(link: String, first: String, second: String)
    async throws
  {
    let chinese = try await BuiltSite(Self.files(link))
    #expect(chinese.findings == [])
    try chinese.expect("/a/", shows: [#"<a href="\#(first)""#])
    let english = try await BuiltSite(Self.files(link, language: "en"))
    #expect(english.findings == [])
    try english.expect("/en/a/", shows: [#"<a href="\#(second)""#])
  }

  @Test func `that leads to no data is told beside other broken links`() async throws {
    let site = try await BuiltSite(
      Self.files("/plans/115/measure.csv").merging([
        "content/b.zh-Hant.md":
          "---\ntitle: 乙\n---\n[無](/none/) [無](javascript:x) [無](/a/#none) [表](/data/none/)\n"
      ]) { $1 })
    let codes = site.report.diagnostics.filter { $0.severity == .error }.map(\.code)
    #expect(codes.count == 5)
    #expect(codes.count { $0 == .brokenLink } == 3)
  }

  @Test(arguments: [
    (
      "/plans/115/measure.csv",
      "No data are published at /plans/115/measure.csv; did you mean '/plans/115/measures.csv'?"
    ),
    (
      "/data/plans-116/",
      "No data are published at /data/plans-116/; did you mean '/data/plans-115/'?"
    ),
    ("/data/unit/none/", "No data are published at /data/unit/none/"),
  ])
  func `that are not published is told at its place`(link: String, message: String) async throws {
    let site = try await BuiltSite(Self.files(link))
    #expect(
      site.findings == ["content/a.zh-Hant.md:4:10: error: \(message) [broken-link]"])
  }

  @Test func `is told where it asks for an id that is not there`() async throws {
    let site = try await BuiltSite(Self.files("/data/plans-115/#measure.csv"))
    #expect(site.report.diagnostics.map(\.code) == [.brokenAnchor])
    #expect(site.report.diagnostics.first?.file == "content/a.zh-Hant.md")
  }

  @Test func `is told when another page withdraws the data`() async throws {
    var files = BuiltSite.base.merging(Self.files("/plans/115/measures.csv")) { $1 }
    var kept = KeptSite()
    try await kept.build(files)
    #expect(kept.report.diagnostics == [])
    for path: SourcePath in ["content/plans/115.zh-Hant.md", "content/plans/115.en.md"] {
      files[path] = files[path]?.replacing("measures:\n  - {", with: "keywords: [甲]\n# {")
    }
    try await kept.build(files)
    #expect(
      kept.report.diagnostics.map(\.message) == ["No data are published at /plans/115/measures.csv"]
    )
    let clean = try await BuiltSite(files)
    #expect(Set(kept.report.diagnostics) == Set(clean.report.diagnostics))
  }

  @Test func `is refused where the site offers none`() async throws {
    var files = Self.files("/data/plans-115/")
    files["content/site.yml", default: DataSite.settings] +=
      "\nformats: []\n"
    let site = try await BuiltSite(files)
    #expect(
      site.report.diagnostics.filter { $0.severity == .error }.map(\.code) == [.brokenLink])
  }
}
