import Foundation
import Testing

/// What a build says of itself: the line at its end, `--stats`, and `summary` of `--format json`.
///
/// Without the index of the search, a change to one page writes one file.
@Suite struct `What a build has cost` {
  /// A site that was built, and what became of it since.
  private static func builtSite(pageCount: Int = 3) throws -> TestSite {
    let site = try TestSite(pageCount: pageCount)
    // What was written a moment ago is read again, so that the first build is not the one that the
    // next can rest on.
    for _ in 0..<100 {
      let run = try site.run("build", "--today", "2026-03-01", "--no-search")
      if run.error.hasPrefix("Nothing has changed") { return site }
    }
    Issue.record("no build found the site as it was left")
    return site
  }

  private static func stats(_ site: TestSite) throws -> [String: Any] {
    let run = try site.run("build", "--today", "2026-03-01", "--no-search", "--stats", "stats.json")
    #expect(run.status == 0, "\(run.error)")
    return try object(try site.text("stats.json"))
  }

  private static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `is everything where nothing was built before`() throws {
    let site = try TestSite()
    let stats = try Self.stats(site)
    let written = try site.writtenFiles
    #expect(stats["mode"] as? String == "whole")
    #expect(stats["files"] as? Int == written.count)
    #expect(stats["filesWritten"] as? Int == written.count)
    #expect(stats["filesUnchanged"] as? Int == 0)
    #expect(stats["filesRemoved"] as? Int == 0)
    let byteCount = written.values.reduce(0) { $0 + $1.count }
    #expect(stats["bytes"] as? Int == byteCount)
    #expect(stats["bytesWritten"] as? Int == byteCount)
    let pages = written.keys.count { $0.hasSuffix(".html") }
    #expect(stats["pages"] as? Int == pages)
    #expect((stats["cache"] as? [String: Int]) == ["hits": 0, "misses": pages])
    #expect((stats["pagesPerSecond"] as? Int ?? 0) > 0)
    #expect((stats["peakMemoryBytes"] as? Int ?? 0) > 1 << 20)
    let phases = try #require(stats["phases"] as? [[String: Any]])
    #expect(phases.allSatisfy { $0["name"] is String && $0["seconds"] is Double })
    let seconds = try #require(stats["seconds"] as? Double)
    #expect(phases.reduce(0) { $0 + ($1["seconds"] as? Double ?? 0) } <= seconds)
  }

  @Test func `is asked for where it can't be written, before anything is built`() throws {
    let site = try TestSite()
    let run = try site.run("build", "--stats", "none/stats.json")
    #expect(run.status == 74)
    #expect(
      run.error == """
        error: 'none/stats.json', which --stats names, can't be written: No such file or directory; \
        nothing was built

        """)
    #expect(site.names == ["content"])
  }

  @Test func `is told after the site that it speaks of`() throws {
    let site = try TestSite()
    // It can be opened, and not be written.
    let run = try site.run("build", "--stats", "/dev/full")
    #expect(run.status == 74)
    #expect(run.error.hasPrefix("Published "))
    #expect(run.error.hasSuffix("error: '/dev/full' can't be written: No space left on device\n"))
    #expect(site.names.contains("public"))
  }

  @Test func `takes the place of what a longer file holds`() throws {
    let site = try TestSite()
    try site.write(String(repeating: "x", count: 1 << 16), to: "stats.json")
    _ = try Self.stats(site)
  }

  @Test func `is nothing where nothing has changed`() throws {
    let site = try Self.builtSite()
    let stats = try Self.stats(site)
    let written = try site.writtenFiles
    let pages = written.keys.count { $0.hasSuffix(".html") }
    #expect(stats["mode"] as? String == "unchanged")
    #expect(stats["pages"] as? Int == pages)
    #expect(stats["files"] as? Int == written.count)
    #expect(stats["filesWritten"] as? Int == 0)
    #expect(stats["filesUnchanged"] as? Int == written.count)
    #expect(stats["bytesWritten"] as? Int == 0)
    #expect((stats["cache"] as? [String: Int]) == ["hits": pages, "misses": 0])
  }

  @Test func `is what differs where a page was changed and another went`() throws {
    let site = try Self.builtSite()
    let before = try site.writtenFiles
    try site.writeNews(1, "改過了。")
    try site.remove("content/news/n2.md")
    let stats = try Self.stats(site)
    let after = try site.writtenFiles
    let changed = after.filter { before[$0.key] != $0.value }
    #expect(stats["mode"] as? String == "changes")
    #expect(stats["filesWritten"] as? Int == changed.count)
    #expect(stats["filesUnchanged"] as? Int == after.count - changed.count)
    #expect(stats["filesRemoved"] as? Int == before.keys.count { after[$0] == nil })
    #expect(stats["bytesWritten"] as? Int == changed.values.reduce(0) { $0 + $1.count })
    let cache = try #require(stats["cache"] as? [String: Int])
    #expect((cache["hits"] ?? 0) > 0 && (cache["misses"] ?? 0) > 0)
    #expect(cache.values.reduce(0, +) == stats["pages"] as? Int)
  }

  @Test func `is told in numbers though errors kept the site back`() throws {
    let site = try Self.builtSite()
    try site.writeNews(1, "改過了。")
    try site.link("content/link.md", to: "site.yml")
    #expect(try site.run("build", "--stats", "stats.json").status == 1)
    let stats = try Self.object(try site.text("stats.json"))
    #expect(stats["filesWritten"] as? Int == 0)
    #expect(stats["bytesWritten"] as? Int == 0)
  }

  @Test func `ends in a line that says what differs`() throws {
    let site = try Self.builtSite()
    let count = try site.writtenFiles.count
    func line() throws -> String {
      try site.run("build", "--today", "2026-03-01", "--no-search").error
    }
    let unchanged = /Nothing has changed: [0-9]+ pages stand in [0-9.]+ s\n/
    #expect(try unchanged.wholeMatch(in: line()) != nil)

    let text = try site.text("content/news/n1.md")
    try site.write(text + "\n又一段。\n", to: "content/news/n1.md")
    let one = try Regex("Published .*: 1 file written, \(count - 1) unchanged\n")
    #expect(try one.wholeMatch(in: line()) != nil)

    // Other bytes that come to the same page.
    try site.write(text + "\n又一段。\n\n\n", to: "content/news/n1.md")
    let none = try Regex("Published .*: no file written, \(count) unchanged\n")
    #expect(try none.wholeMatch(in: line()) != nil)

    try site.remove("content/news/n3.md")
    #expect(
      try line().wholeMatch(of: /Published .* files written, [0-9]+ unchanged, 1 removed\n/) != nil)
  }

  @Test func `groups the digits of large numbers`() throws {
    let site = try TestSite(pageCount: 1000)
    let run = try site.run("build")
    #expect(
      run.error.wholeMatch(of: /Published 1,[0-9]{3} pages in .*: 1,[0-9]{3} files written\n/)
        != nil)
  }

  @Test func `counts the files written now in the summary for tools`() throws {
    let site = try Self.builtSite()
    func written() throws -> Int? {
      let run = try site.run(
        "build", "--today", "2026-03-01", "--no-search", "--format", "json", "--quiet")
      return (try Self.object(run.output)["summary"] as? [String: Any])?["written"] as? Int
    }
    #expect(try written() == 0)
    let text = try site.text("content/news/n1.md")
    try site.write(text + "\n又一段。\n", to: "content/news/n1.md")
    #expect(try written() == 1)
  }
}
