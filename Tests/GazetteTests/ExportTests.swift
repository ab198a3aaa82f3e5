import Foundation
import Testing

@Suite struct ExportTests {
  /// A site with a dataset of some rows and an attachment.
  private func site(rows: Int = 3, broken: Bool = false) throws -> TestSite {
    let site = try TestSite(formats: "csv, json, ods")
    try site.write(
      "---\ntitle: 服務人次\ntype: dataset\ndate: 2026-01-02\n---\n", to: "content/visits.md")
    let data = (1...rows).map { "\($0),第 \($0) 站,2026-01-02,\"甲, 乙\"\n" }.joined()
    try site.write(
      "編號,站名,日期,備註\n" + data + (broken ? "只有一格\n" : ""), to: "content/visits/visits.csv")
    try site.write("附件", to: "content/news/n1/form.txt")
    return site
  }

  @Test func `writes the data and no page`() throws {
    let site = try site()
    let run = try site.run("export")
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "")
    let files = try site.files("export").keys.filter { $0 != ".gazette-manifest" }
    let pattern = try Regex("Exported 1 dataset in [0-9.]+ s: \(files.count) files written\n")
    // Before it stand warnings, such as of columns without description.
    #expect(try pattern.firstMatch(in: run.error) != nil, "\(run.error)")
    #expect(
      Set(files).isSuperset(of: [
        "visits/visits.csv", "visits/visits.json", "visits/visits.ods", "data/data.json",
      ]))
    #expect(
      !files.contains { $0.hasSuffix(".html") || $0.hasSuffix(".txt") || $0.hasSuffix(".css") })
    #expect(site.names == [".gazette", "content", "export"])
  }

  @Test func `writes what a build publishes, beside it`() throws {
    let site = try site()
    #expect(try site.run("build", "--today", "2026-03-01").status == 0)
    let published = try site.files("public")
    #expect(try site.run("export", "--today", "2026-03-01").status == 0)
    for (path, bytes) in try site.files("export") where path != ".gazette-manifest" {
      #expect(published[path] == bytes, "\(path)")
    }
    #expect(try site.files("public") == published)
  }

  @Test func `writes again only what has changed, and removes what is gone`() throws {
    let site = try site()
    #expect(try site.run("export", "--output", "data-only").status == 0)
    try site.write("# mine", to: "data-only/README.md")
    let again = try site.run("export", "--output", "data-only")
    #expect(again.error.contains(": no file written, "))
    #expect(again.error.contains("Kept files that no export had written: README.md\n"))
    try site.remove("content/visits")
    try site.remove("content/visits.md")
    let gone = try site.run("export", "--output", "data-only")
    #expect(gone.status == 0, "\(gone.error)")
    #expect(gone.error.contains("Exported 0 datasets"))
    #expect(try site.files("data-only").keys.sorted() == [".gazette-manifest", "README.md"])
  }

  @Test func `writes nothing while there are errors`() throws {
    let site = try site()
    #expect(try site.run("export").status == 0)
    let before = try site.files("export")
    try site.write("編號,站名\n1\n", to: "content/visits/visits.csv")
    let run = try site.run("export")
    #expect(run.status == 1)
    #expect(run.error.hasSuffix("; nothing was exported\n"), "\(run.error)")
    #expect(
      run.error
        == (try site.run("build", "--no-audit").error).replacing("published", with: "exported"))
    #expect(try site.files("export") == before)
  }

  @Test(arguments: ["public", "public/data", "www", "www/a"])
  func `refuses a folder that holds a site`(_ folder: String) throws {
    let site = try site()
    #expect(try site.run("build", "--output", "www").status == 0)
    let before = try site.files("www")
    let run = try site.run("export", "--output", folder)
    #expect(run.status == 64)
    #expect(run.error.contains("holds a published site: its pages would be removed"))
    #expect(try site.files("www") == before)
  }

  /// Larger than is kept in memory, so that every file goes to the disk in pieces.
  @Test(.timeLimit(.minutes(15)))
  func `writes the same bytes in any folder, zone and number of jobs`() throws {
    var exports: [[String: Data]] = []
    for (zone, jobs) in [("UTC", "1"), ("Pacific/Auckland", "2"), ("America/Los_Angeles", "8")] {
      let site = try site(rows: 26_000)
      let run = try site.run(
        "export", "--today", "2026-03-01", "--jobs", jobs, environment: ["TZ": zone])
      #expect(run.status == 0, "\(run.error)")
      exports.append(try site.files("export"))
      #expect(site.names == [".gazette", "content", "export"])
    }
    #expect((exports[0]["visits/visits.csv"]?.count ?? 0) > 1 << 20)
    #expect(exports[0]["visits/visits.ods"]?.prefix(4) == Data([0x50, 0x4B, 3, 4]))
    #expect(exports[1] == exports[0])
    #expect(exports[2] == exports[0])
  }
}
