import Diagnostics
import Encodings
import Foundation
import LinkCheck
import Testing

@Suite struct `gazette links merge and fix` {
  private static let night = 1_769_796_600

  private func verdict(
    _ host: String, _ said: Verdict, line: Int, fragment: String? = nil,
    movedTo new: String? = nil
  ) -> LinkVerdict {
    let url = "https://\(host).example.gov.tw/"
    let outcome = Outcome(
      url: url, finding: said, status: said == .dead ? 404 : 200,
      hops: new == nil ? [] : [.init(url: url, status: 301, isPermanent: true)], finalURL: new,
      message: Message(
        said == .dead ? .notFound : said == .movedPermanently ? .movedPermanently : .alive),
      startedAt: Self.night, requestCount: 1)
    let place = LinkPlace(
      file: "content/news/n1.md", line: line, column: 1, text: host,
      written: fragment.map { "\(url)#\($0)" })
    return LinkVerdict(
      target: LinkTarget(url: url, places: [place]), outcome: outcome, verdict: said)
  }

  private func report(
    _ verdicts: [LinkVerdict], of site: String = "www", shard: String = "1/1", at start: Int = night
  ) -> String {
    var report = LinkReport.assembled(
      site: "https://\(site).example.gov.tw/", startedAt: start, finishedAt: start + 60,
      verdicts: verdicts, previous: [:])
    report.shards = [Shard(shard) ?? .whole]
    return String(decoding: report.json.bytes(), as: UTF8.self)
  }

  /// A site whose page leads to three others.
  private func site() throws -> TestSite {
    let site = try TestSite()
    try site.writeNews(
      1, "[a](https://a.example.gov.tw/#壹)\n\n[b](https://b.example.gov.tw/)\n\n其他")
    return site
  }

  @Test func `unite the reports of shards`() throws {
    let site = try site()
    try site.write(report([verdict("a", .alive, line: 7)]), to: "1/links/latest.json")
    try site.write(report([verdict("b", .dead, line: 9)]), to: "2.json")
    try site.write(
      report([verdict("a", .alive, line: 7), verdict("b", .dead, line: 9)]), to: "whole.json")
    let merge = ["links", "merge", "1", "2.json", "--format", "json"]
    let merged = try Executable.run(merge, in: site.url)
    #expect(merged.status == 1 && merged.error == "")
    let whole = try Executable.run(
      ["links", "merge", "whole.json", "--format", "json"], in: site.url)
    #expect(merged.output == whole.output)

    let run = try Executable.run(
      Array(merge.dropLast(2)) + ["--site", ".", "--report", "report", "--unit-lists"],
      in: site.url)
    #expect(run.status == 1)
    #expect(
      run.error.contains(
        "content/news/n1.md:9:1: error: There is no such page: https://b.example.gov.tw/ [dead-link]"
      ))
    #expect(run.error.hasSuffix("2 links: 1 well, 1 dead; 1 newly failing\n"))
    let page = try site.text("report/links/2026-01-31/index.html")
    #expect(page.contains("公報示範局") && page.contains("第1則") && !page.contains("前次檢測"))
    #expect(try site.text("report/links/latest.json") == merged.output)
    #expect(site.names.sorted() == [".gazette", "1", "2.json", "content", "report", "whole.json"])
    // The next night is compared with what was recorded.
    let next = try Executable.run(
      Array(merge.dropLast(2)) + ["--site", ".", "--report", "report"], in: site.url)
    #expect(next.status == 1)
    #expect(try site.text("report/links/2026-01-31/index.html").contains("前次檢測"))
  }

  @Test func `refuse what can't be merged`() throws {
    let site = try site()
    try site.write(report([]), to: "1.json")
    try site.write(report([], of: "other"), to: "2.json")
    try site.write("{\"links\": 1", to: "3.json")
    try site.write("{\"run\": {\"version\": 1}}", to: "4.json")
    func merge(_ reports: String...) throws -> Executable.Run {
      try Executable.run(["links", "merge"] + reports, in: site.url)
    }
    let different = try merge("1.json", "2.json")
    #expect(different.status == 64)
    #expect(different.error.contains("https://other.example.gov.tw/, https://www.example.gov.tw/"))
    let cut = try merge("1.json", "3.json")
    #expect(cut.status == 64 && cut.error.contains("'3.json' is no report of links: byte 12"))
    let bare = try merge("4.json")
    #expect(
      bare.status == 64 && bare.error.contains("the field 'verdicts' is missing or unknown")
        || bare.error.contains("the field 'site' is missing or unknown"))
    #expect(try merge("5.json").status == 74)
  }

  @Test func `merge only the shards of one night, all of them`() throws {
    let site = try site()
    try site.write(report([verdict("a", .alive, line: 7)], shard: "1/2"), to: "1.json")
    try site.write(report([verdict("b", .alive, line: 9)], shard: "2/2"), to: "2.json")
    try site.write(
      report([verdict("b", .alive, line: 9)], shard: "2/2", at: Self.night - 86_400), to: "old.json"
    )
    try site.write(report([verdict("b", .alive, line: 9)], shard: "2/3"), to: "3.json")
    let lacking = try site.run("links", "merge", "1.json", "--site", ".")
    #expect(lacking.status == 64 && lacking.error.contains("2/2 is missing"))
    let old = try site.run("links", "merge", "1.json", "old.json")
    #expect(old.status == 64 && old.error.contains("one began at 2026-01-30 02:10"))
    let other = try site.run("links", "merge", "1.json", "3.json", "--partial")
    #expect(other.status == 64 && other.error.contains("1/2, 2/3"))
    let part = try site.run("links", "merge", "1.json", "--partial", "--site", ".")
    #expect(part.status == 0)
    #expect(!site.names.contains(".gazette"))
    #expect(try site.run("links", "merge", "1.json", "2.json", "--site", ".").status == 0)
    #expect(site.names.contains(".gazette"))
  }

  @Test func `fail for wrong exceptions as a run does`() throws {
    let site = try site()
    try site.write(report([verdict("a", .alive, line: 7)]), to: "1.json")
    try site.write("- url: https://a.example.gov.tw/\n", to: "content/links.yml")
    let run = try site.run("links", "merge", "1.json", "--site", ".")
    #expect(run.status == 1 && run.error.contains("[missing-key]"))
    #expect(try site.run("links", "merge", "1.json").status == 0)
  }

  @Test func `take histories over only into one, and only such as are there`() throws {
    let site = try site()
    try site.write(report([verdict("a", .alive, line: 7)]), to: "1.json")
    let homeless = try site.run("links", "merge", "1.json", "--unite", "1.sqlite")
    #expect(homeless.status == 64 && homeless.error.contains("--history"))
    let missing = try site.run("links", "merge", "1.json", "--site", ".", "--unite", "1.sqlite")
    #expect(missing.status == 74 && missing.error.contains("'1.sqlite'"))
    #expect(site.names.sorted() == ["1.json", "content"])
    try site.write("", to: "1.sqlite")
    #expect(
      try site.run("links", "merge", "1.json", "--site", ".", "--unite", "1.sqlite").status == 74)
  }

  @Test func `write moved addresses, once they are told to`() throws {
    let site = try site()
    let before = try site.text("content/news/n1.md")
    try site.write(
      report([
        verdict(
          "a", .movedPermanently, line: 7, fragment: "壹", movedTo: "https://new.example.gov.tw/甲"),
        verdict("b", .dead, line: 9),
        verdict("c", .movedPermanently, line: 11, movedTo: "https://d/"),
      ]), to: ".gazette/links.json")
    let shown = try site.run("links", "fix")
    #expect(shown.status == 0)
    #expect(
      shown.output.contains(
        "-[a](https://a.example.gov.tw/#壹)\n+[a](https://new.example.gov.tw/甲#壹)\n"))
    #expect(
      shown.error.contains(
        "content/news/n1.md:11:1: 'https://c.example.gov.tw/' isn't at this place"))
    #expect(shown.error.contains("Would change 1 link in 1 file; --yes does it\n"))
    #expect(shown.error.contains("https://web.archive.org/web/20260131/https://b.example.gov.tw/"))
    #expect(try site.text("content/news/n1.md") == before)

    let written = try site.run(
      "links", "fix", "--yes", "--archived", "--archive", "https://old/{url}")
    #expect(written.status == 0 && written.error.contains("Changed 2 links in 1 file\n"))
    #expect(
      try site.text("content/news/n1.md")
        == before.replacing("https://a.example.gov.tw/", with: "https://new.example.gov.tw/甲")
        .replacing("https://b.example.gov.tw/", with: "https://old/https://b.example.gov.tw/"))
    #expect(try site.run("links", "fix", "--archive", "nowhere").status == 64)
    #expect(try site.run("links", "fix", "--from", "none.json").status == 74)
  }
}
