import Foundation
import Testing

@Suite struct `The options of check` {
  private static let vague = "[點此](https://example.gov.tw/)\n"

  /// A site with one vague link and a name that is written another way.
  private func site(_ body: String = vague + "\n台北市政府\n") throws -> TestSite {
    let site = try TestSite()
    try site.writeNews(1, body)
    return site
  }

  private func codes(_ output: String) throws -> [String] {
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    return try #require(report["diagnostics"] as? [[String: Any]])
      .compactMap { $0["code"] as? String }
  }

  @Test(
    arguments: [
      ("link-text", ["link-text"]), ("GN1240401E", ["link-text"]), ("place-names", ["place-names"]),
      ("accessibility", ["link-text"]), ("link-text,place-names", ["link-text", "place-names"]),
      ("privacy", []),
    ] as [(String, [String])])
  func `tell findings of some rules alone`(only: String, expected: [String]) throws {
    let run = try site().run("check", "--only", only, "--format", "json")
    #expect(run.status == 0)
    #expect(try codes(run.output) == expected)
  }

  @Test func `refuse rules that are none`() throws {
    #expect(try site().run("check", "--only", "link-tex").status == 64)
  }

  @Test func `pass over what a baseline lists and fail for what is new`() throws {
    let site = try site()
    let first = try site.run("check", "--format", "json")
    try site.write(first.output, to: "baseline.json")
    let same = try site.run("check", "--baseline", "baseline.json", "--strict")
    #expect(same.status == 0)
    #expect(same.error.contains("of the baseline\n"))
    try site.writeNews(1, "\n\n" + Self.vague + "\n台北市政府\n\n[更多](/)\n")
    let more = try site.run(
      "check", "--baseline", "baseline.json", "--strict", "--format", "json")
    #expect(more.status == 1)
    #expect(try codes(more.output) == ["link-text"])
    let whole = try #require(
      try JSONSerialization.jsonObject(with: Data(more.output.utf8)) as? [String: Any])
    #expect((whole["known"] as? [Any])?.isEmpty == false)
    try site.writeNews(1, "內容。")
    let mended = try site.run("check", "--baseline", "baseline.json")
    #expect(mended.error.contains("are mended: write it anew with --format json"))
  }

  @Test func `refuse a baseline that is none`() throws {
    let site = try site()
    try site.write("[]", to: "baseline.json")
    #expect(try site.run("check", "--baseline", "baseline.json").status == 64)
    #expect(try site.run("check", "--baseline", "nowhere.json").status == 74)
  }

  @Test func `show what can be mended, and mend it when told to`() throws {
    let site = try site()
    let before = try site.text("content/news/n1.md")
    let shown = try site.run("check", "--fix")
    #expect(shown.status == 0)
    #expect(shown.output.contains("-台北市政府\n+臺北市政府\n"))
    #expect(shown.error.hasPrefix("Would mend 1 finding in 1 file; --yes does it; "))
    #expect(try site.text("content/news/n1.md") == before)
    let mended = try site.run("check", "--fix", "--yes")
    #expect(mended.status == 0)
    #expect(
      try site.text("content/news/n1.md")
        == before.replacingOccurrences(of: "台北", with: "臺北"))
    let again = try site.run("check", "--fix", "--yes")
    #expect(again.error.hasPrefix("Nothing can be mended without a person; "))
  }

  @Test(arguments: [
    ["--yes"], ["--fix", "--html", "dist"], ["--fix", "--report", "reports"],
    [".", "--html"], ["content", "--html", "dist"],
  ])
  func `refuse what does not go together`(_ options: [String]) throws {
    let site = try site()
    try site.write("", to: "dist/index.html")
    #expect(try Executable.run(["check"] + options, in: site.url).status == 64)
  }

  @Test func `audit a folder of HTML with the styles in it and those that pages link`() throws {
    let site = try site()
    try site.write(
      """
      <!DOCTYPE html><html lang="zh-Hant"><head><title>甲</title>
      <link rel="stylesheet" href="../look.php?v=2"></head>
      <body><h1>甲</h1><p><a href="/">點此</a></p></body></html>
      """, to: "dist/a/index.html")
    try site.write("p { font-size: 14px }\n", to: "dist/look.php")
    try site.write("a:focus { outline: none }\n", to: "dist/own.css")
    let run = try site.run(
      "check", "--html", "dist", "--only", "link-text,font-unit,hidden-focus", "--format", "json")
    #expect(run.status == 0)
    #expect(try codes(run.output) == ["link-text", "font-unit", "hidden-focus"])
    let strict = try site.run("check", "--html", "dist", "--strict", "--quiet")
    #expect(strict.status == 1)
  }

  @Test func `write a report of a site, and of a folder of HTML`() throws {
    let site = try site()
    let run = try site.run("check", "--report", "reports", "--today", "2026-11-21")
    #expect(run.status == 0)
    let page = try site.text("reports/check/2026-11-21/index.html")
    #expect(page.contains("content/news/n1.md:7:1") && page.contains("公報示範局"))
    #expect(try site.text("reports/check/badge.svg").hasPrefix("<svg "))
    #expect(try codes(site.text("reports/check/latest.json")).contains("link-text"))
    // A second check finds nothing changed, and says the same.
    let again = try site.run("check", "--report", "again", "--today", "2026-11-21")
    #expect(again.error.contains("Checked "))
    #expect(try site.text("again/check/2026-11-21/index.html").count == page.count)
    try site.write("<html><body></body></html>", to: "dist/index.html")
    let foreign = try site.run(
      "check", "--html", "dist", "--report", "reports", "--today", "2026-11-22")
    #expect(foreign.status == 0)
    #expect(try site.text("reports/check/2026-11-22/index.html").contains("missing-title"))
  }

  @Test func `remember what was judged, and judge what has changed`() throws {
    let site = try site()
    let first = try site.run("check", "--format", "json")
    #expect(site.names == [".gazette", "content"])
    #expect(try site.files(".gazette").keys.sorted() == ["check.state"])
    let second = try site.run("check", "--format", "json")
    #expect(try codes(first.output) == codes(second.output))
    try site.writeNews(1, "內容。")
    #expect(try !codes(site.run("check", "--format", "json").output).contains("link-text"))
    // Memory that can't be used is no memory.
    try site.write("damaged", to: ".gazette/check.state")
    #expect(try site.run("check").status == 0)
  }

  @Test func `list what is excused with its reason`() throws {
    let site = try TestSite()
    try site.write(
      """
      ---
      title: 甲
      excuse: [{ code: link-text, reason: 依對方要求, until: 2099-12-31 }]
      ---

      [點此](https://example.gov.tw/)
      """, to: "content/a.md")
    let json = try site.run("check", "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let excused = try #require((report["excused"] as? [[String: Any]])?.first)
    #expect(excused["reason"] as? String == "依對方要求")
    #expect(excused["until"] as? String == "2099-12-31")
    let sarif = try site.run("check", "--format", "sarif").output
    #expect(sarif.contains("\"justification\": \"依對方要求 (until 2099-12-31)\""))
    #expect(
      try site.run("check", "--format", "junit").output.contains("<skipped message=\"依對方要求\"/>"))
  }
}
