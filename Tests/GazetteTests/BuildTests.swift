import Foundation
import Testing

@Suite struct BuildTests {
  @Test func `publishes a clean site and says so`() throws {
    let site = try TestSite()
    let run = try site.run("build")
    #expect(run.status == 0)
    #expect(run.output == "")
    let count = try site.writtenFiles.count
    let pattern = try Regex(
      "Published [0-9]+ pages in [0-9.]+ s \\([0-9,]+ pages/s\\): \(count) files written\n")
    #expect(try pattern.wholeMatch(in: run.error) != nil, "\(run.error)")
    #expect(try site.text("public/news/n1/index.html").contains("內容。"))
    #expect(site.names == [".gazette", "content", "public"])
  }

  @Test func `builds the site it is given, into the folder it is given`() throws {
    let site = try TestSite()
    let parent = site.url.deletingLastPathComponent()
    let run = try Executable.run(["build", "site", "--output", "www/a", "--quiet"], in: parent)
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(site.names == ["content"])
    let page = parent.appending(path: "www/a/news/n1/index.html")
    #expect(FileManager.default.fileExists(atPath: page.path))
  }

  @Test func `publishes nothing while there are errors`() throws {
    let site = try TestSite()
    #expect(try site.run("build").status == 0)
    let before = try site.files("public")
    try site.writeNews(1, "改過了。")
    try site.link("content/link.md", to: "site.yml")
    let run = try site.run("build")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.error == """
        content/link.md:1:1: error: 'content/link.md' is a symbolic link to 'site.yml', which a \
        site may not contain [symbolic-link]
        help: Put a copy of what it leads to in its place.

        1 error; nothing was published

        """)
    #expect(try site.files("public") == before)
    #expect(site.names == [".gazette", "content", "public"])
  }

  @Test func `publishes with warnings, and not when strict`() throws {
    let site = try TestSite()
    try site.writeNews(1, "<b>粗</b>")
    let strict = try site.run("build", "--strict")
    #expect(strict.status == 1)
    #expect(
      strict.error.hasSuffix(
        "\n2 warnings (--strict: warnings count as errors); nothing was published\n"))
    #expect(site.names == [".gazette", "content"])
    let run = try site.run("build")
    #expect(run.status == 0)
    #expect(run.error.contains("content/news/n1.md:7:1: warning: "))
    #expect(run.error.contains("[raw-html]\n 7 | <b>粗</b>\n   | ^"))
    #expect(site.names == [".gazette", "content", "public"])
  }

  @Test func `writes the same bytes however many pages it works on at once`() throws {
    let site = try TestSite(pageCount: 40)
    #expect(try site.run("build", "--today", "2026-03-01", "--jobs", "1").status == 0)
    let one = try site.files("public")
    let environment = ["TZ": "Pacific/Auckland", "LANG": "zh_TW.UTF-8"]
    for jobs in ["2", "8"] {
      let run = try site.run(
        "build", "--today", "115-03-01", "--jobs", jobs, environment: environment)
      #expect(run.status == 0)
      #expect(try site.files("public") == one)
    }
  }

  @Test func `keeps a foreign file and tells of it once`() throws {
    let site = try TestSite()
    try site.write("", to: "public/.gitkeep")
    try site.write("待辦", to: "public/notes.txt")
    let message = "Kept files that no build had written: notes.txt\n"
    #expect(try site.run("build").error.contains(message))
    #expect(try !site.run("build").error.contains(message))
    #expect(try site.text("public/.gitkeep") == "")
    #expect(try site.text("public/notes.txt") == "待辦")
  }

  @Test(
    arguments: [
      ("2026-01-31", [:], false), ("115-02-01", [:], true), ("民國115年2月1日", [:], true),
      (nil, ["SOURCE_DATE_EPOCH": "1769875199"], false),
      (nil, ["SOURCE_DATE_EPOCH": "1769875200"], true),
      ("2026-01-31", ["SOURCE_DATE_EPOCH": "1769875200"], false),
    ] as [(String?, [String: String], Bool)])
  func `keeps back what is dated after today in Taiwan`(
    _ today: String?, _ environment: [String: String], _ isPublished: Bool
  ) throws {
    let site = try TestSite()
    try site.writeNews(1, "內容。", date: "2026-02-01")
    let run = try Executable.run(
      ["build"] + (today.map { ["--today", $0] } ?? []), in: site.url,
      environment: environment.merging(["TZ": "America/Los_Angeles"]) { $1 })
    #expect(run.status == 0)
    #expect(run.error.contains("\nKept back: 1 dated after today\n") == !isPublished)
    let page = site.url.appending(path: "public/news/n1/index.html").path
    #expect(FileManager.default.fileExists(atPath: page) == isPublished)
  }
}
