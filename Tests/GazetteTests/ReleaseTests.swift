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
