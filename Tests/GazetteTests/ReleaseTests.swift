import Foundation
import Testing

@Suite struct ReleaseTests {
  private static let ledger = "content/ledger/urls.txt"

  @Test func `records every address, once`() throws {
    let site = try TestSite()
    let first = try site.run("release")
    #expect(first.status == 0)
    #expect(first.output == "")
    #expect(
      first.error.wholeMatch(
        of: /Recorded [0-9]+ new addresses in content\/ledger\/urls.txt, [0-9]+ in all\n/) != nil)
    let text = try site.text(Self.ledger)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines == lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(lines).isSuperset(of: ["/", "/news/", "/news/n1/", "/feed.xml"]))
    #expect(site.names == ["content"])

    let second = try site.run("release")
    #expect(second.status == 0)
    #expect(second.error == "Nothing new: content/ledger/urls.txt has \(lines.count) addresses\n")
    #expect(try site.text(Self.ledger) == text)
    #expect(try site.run("check").status == 0)
  }

  @Test func `adds what is new and keeps the rest`() throws {
    let site = try TestSite()
    _ = try site.run("release")
    try site.writeNews(2, "新的。")
    let run = try site.run("release")
    #expect(run.error.hasPrefix("Recorded 1 new address in "))
    #expect(try site.text(Self.ledger).contains("/news/n1/\n/news/n2/\n"))
  }

  @Test func `lists what it would record, and writes nothing`() throws {
    let site = try TestSite()
    let run = try site.run("release", "--dry-run")
    #expect(run.status == 0)
    #expect(run.output.contains("/news/n1/\n"))
    #expect(run.error.hasPrefix("Would record "))
    #expect(site.names == ["content"])
    #expect(try !site.files("content").keys.contains("ledger/urls.txt"))
  }

  @Test func `records nothing while there are errors`() throws {
    let site = try TestSite()
    try site.writeNews(1, "[甲](/nowhere/)")
    let run = try site.run("release")
    #expect(run.status == 1)
    #expect(run.error.hasSuffix("1 error; nothing was recorded\n"))
    #expect(try !site.files("content").keys.contains("ledger/urls.txt"))
  }

  @Test func `records no drafts`() throws {
    let site = try TestSite()
    try site.write("---\ntitle: 草稿\ndraft: true\n---\n", to: "content/draft.md")
    _ = try site.run("release")
    #expect(try !site.text(Self.ledger).contains("/draft/"))
    #expect(try site.run("release", "--drafts").status == 64)
  }

  @Test(arguments: ["build", "check", "release"])
  func `lets no command lose an address`(command: String) throws {
    let site = try TestSite(pageCount: 2)
    _ = try site.run("release")
    _ = try site.run("build")
    let before = try site.files("public")
    try site.remove("content/news/n2.md")
    let run = try site.run(command)
    #expect(run.status == 1)
    #expect(run.error.contains("error: /news/n2/ was released and would vanish"))
    #expect(try site.files("public") == before)
    try site.write(
      "- { url: /news/n2/, date: 2026-01-03, reason: 內容有誤 }\n", to: "content/gone.yml")
    #expect(try site.run(command).status == 0)
    #expect(try site.text(Self.ledger).contains("/news/n2/\n"))
  }

  @Test func `says what the disk said`() throws {
    let site = try TestSite()
    try site.write("", to: "content/ledger")
    let run = try site.run("release")
    #expect(run.status == 74)
    #expect(run.error.contains("ledger'"))
  }
}

@Suite struct `Releases of data by the command` {
  private static let ledger = "content/ledger/datasets.yml"

  private static func site(_ rows: String = "2026-01,10\n2026-02,20\n") throws -> TestSite {
    let site = try TestSite(formats: "csv, json, ods")
    try site.write(
      "---\ntitle: 服務人次\ntype: dataset\ndate: 2026-01-05\n---\n", to: "content/visits.md")
    try write(rows, to: site)
    return site
  }

  private static func write(
    _ rows: String, header: String = "month,visits", to site: TestSite
  ) throws {
    try site.write(header + "\n" + rows, to: "content/visits/visits.csv")
  }

  /// What the run says of the ledger of datasets.
  private static func told(_ run: Executable.Run) -> String {
    run.error.split(separator: "\n").drop { !$0.contains("datasets.yml") }
      .prefix { !$0.contains("urls.txt") }.joined(separator: "\n")
  }

  @Test func `number every change, and say what they recorded`() throws {
    let site = try Self.site()
    let first = try site.run("release", "--today", "2026-02-05")
    #expect(first.status == 0)
    #expect(
      Self.told(first) == """
        Recorded 1 new version in content/ledger/datasets.yml, which has 1 dataset
          visits 1.0.0 (first)
        """)
    let text = try site.text(Self.ledger)
    #expect(text.contains("- name: visits\n  versions:\n    - version: 1.0.0\n"))
    #expect(text.contains("      date: 2026-02-05\n      change: first\n"))

    // The feed of changes is recorded before it is first written.
    #expect(try site.text("content/ledger/urls.txt").contains("\n/data/changes.xml\n"))

    let unchanged = try site.run("release", "--today", "2026-02-06")
    #expect(unchanged.error.contains("Nothing new: content/ledger/urls.txt has "))
    #expect(
      Self.told(unchanged) == "Nothing new: content/ledger/datasets.yml has 1 dataset")
    #expect(try site.text(Self.ledger) == text)

    try Self.write("2026-01,10\n2026-02,20\n2026-03,30\n", to: site)
    let added = try site.run("release", "--today", "2026-04-05", "--note", "新增3月。")
    #expect(Self.told(added).hasSuffix("\n  visits 1.1.0 (rows): 新增3月。"))
    #expect(try site.text(Self.ledger).contains("      note: 新增3月。\n"))

    try Self.write("2026-01,11\n2026-02,20\n2026-03,30\n", to: site)
    let corrected = try site.run("release", "--today", "2026-04-06")
    #expect(Self.told(corrected).hasSuffix("\n  visits 1.1.1 (correction)"))

    try Self.write("2026-01,11,\n", header: "month,visits,note", to: site)
    let changed = try site.run("release", "--today", "2026-04-07")
    #expect(Self.told(changed).hasSuffix("\n  visits 2.0.0 (fields)"))
    #expect(try site.run("build", "--today", "2026-04-08").status == 0)
    #expect(try site.text("public/data/catalog.ttl").contains("dcat:version \"2.0.0\""))
  }

  @Test func `write nothing in a dry run`() throws {
    let site = try Self.site()
    let run = try site.run("release", "--dry-run")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("visits 1.0.0 (first)\n"))
    #expect(
      Self.told(run) == "Would record 1 new version in content/ledger/datasets.yml")
    #expect(try !site.files("content").keys.contains("ledger/datasets.yml"))
  }

  @Test(arguments: ["build", "check"])
  func `are missed by builds and checks, and nothing else is`(command: String) throws {
    let site = try Self.site()
    #expect(try !site.run(command).error.contains("release"))
    _ = try site.run("release")
    #expect(try !site.run(command).error.contains("release"))
    try Self.write("2026-01,10\n", to: site)
    let line =
      "\nData changed since the last release: visits (gazette release records it)\n"
    let run = try site.run(command)
    #expect(run.status == 0)
    #expect(run.error.hasSuffix(line))
    // A build that finds nothing to do says so again.
    #expect(try site.run(command).error.hasSuffix(line))
    _ = try site.run("release")
    #expect(try !site.run(command).error.contains("release"))
  }

  @Test func `stand in the statistics where they are missed`() throws {
    let site = try Self.site()
    _ = try site.run("release")
    try Self.write("2026-01,10\n", to: site)
    _ = try site.run("build", "--stats", "stats.json")
    let stats = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: site.url.appending(path: "stats.json")))
        as? [String: Any])
    #expect(stats["unreleasedData"] as? [String] == ["visits"])
  }

  @Test(arguments: ["build", "check", "release"])
  func `keep a dataset from vanishing`(command: String) throws {
    let site = try Self.site()
    _ = try site.run("release")
    try site.remove("content/ledger/urls.txt")
    try site.remove("content/visits.md")
    try site.remove("content/visits")
    let run = try site.run(command)
    #expect(run.status == 1)
    #expect(
      run.error.hasPrefix(
        "content/ledger/datasets.yml:4:9: error: The dataset 'visits' was released and would vanish"
      ))
  }

  @Test func `leave a ledger alone that a merge has broken`() throws {
    let site = try Self.site()
    _ = try site.run("release")
    let broken = try site.text(Self.ledger) + "<<<<<<< HEAD\n"
    try site.write(broken, to: Self.ledger)
    let run = try site.run("release")
    #expect(run.status == 1)
    #expect(run.error.contains("[ledger-syntax]"))
    #expect(try site.text(Self.ledger) == broken)
  }
}
