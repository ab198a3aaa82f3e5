import Foundation
import Testing

@Suite struct LinksTests {
  /// A site beside which `html/` is a folder of two pages with two faults.
  private static func folder() throws -> TestSite {
    let site = try TestSite()
    try site.write(
      "<p id=top><a href=\"sub/\">到</a>\n<a href=\"sub/#oen\">無</a><a href=\"no.html\">x</a>",
      to: "html/index.html")
    try site.write("<p id=one><a href=\"/index.html#top\">回</a>", to: "html/sub/index.html")
    return site
  }

  @Test func `finds what leads nowhere in any folder of HTML`() throws {
    let run = try Self.folder().run("links", "--html", "html")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(
      run.error.contains(
        "index.html:2:10: error: No element has the id that 'sub/#oen' leads to; "
          + "did you mean '#one'? [broken-anchor]"))
    #expect(run.error.contains("index.html:2:34: error: 'no.html' leads to no file [broken-link]"))
    #expect(run.error.hasSuffix("2 errors\n"))
  }

  @Test func `says how much it looked at where all is well`() throws {
    let site = try Self.folder()
    let run = try site.run("links", "--html", "html", "--ignore", "^no", "--no-fragments")
    #expect(run.status == 0)
    #expect(run.error.wholeMatch(of: /Checked 4 links of 2 pages in [0-9.]+ s\n/) != nil)
    #expect(try site.run("links", "--html", "html/sub", "--root", "html", "--quiet").error == "")
  }

  @Test func `gives the contract's JSON on standard output`() throws {
    let run = try Self.folder().run("links", "--html", "html", "--format", "json")
    #expect(run.status == 1)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let links = try #require(report["links"] as? [[String: Any]])
    let keys = [
      "url", "verdict", "file", "line", "column", "unit", "status", "finalURL", "since", "message",
    ]
    #expect(links.map { $0["url"] as? String } == ["sub/#oen", "no.html"])
    for link in links {
      #expect(Set(link.keys) == Set(keys))
      #expect(link["verdict"] as? String == "dead")
      #expect(link["line"] as? Int == 2)
    }
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["dead"] as? Int == 2)
    #expect(summary["checked"] as? Int == 4)
  }

  @Test(arguments: [("sarif", "\"2.1.0\""), ("junit", "failures=\"2\"")])
  func `gives what tools read`(format: String, part: String) throws {
    let run = try Self.folder().run("links", "--html", "html", "--format", format)
    #expect(run.status == 1)
    #expect(run.output.contains(part))
  }

  @Test func `tells the links of a site at the line of the Markdown`() throws {
    let site = try TestSite()
    try site.writeNews(1, "見[第二則](n2.md)。\n\n<b>粗</b>")
    let run = try site.run("links")
    #expect(run.status == 1)
    #expect(run.error.contains("content/news/n1.md:7:8: error: 'n2.md' is no page"))
    #expect(!run.error.contains("raw-html"))
    #expect(site.names == ["content"])
  }

  @Test(arguments: [["build"], ["check"], ["links"], ["links", "--format", "json"]])
  func `tells a mistake in the exceptions, whichever command reads the site`(
    arguments: [String]
  ) throws {
    let site = try TestSite()
    try site.write(
      "- { url: \"https://a.tw/\", reason: x, until: 2026-06-30 }\n", to: "content/links.yml")
    let run = try Executable.run(arguments, in: site.url)
    #expect(run.status == 1)
    #expect((run.error + run.output).contains("An entry of links.yml needs 'owner'"))
  }

  @Test func `keeps silent about links to what lies behind a symbolic link`() throws {
    let site = try Self.folder()
    try site.link("html/no.html", to: "index.html")
    let run = try site.run("links", "--html", "html", "--no-fragments")
    #expect(run.status == 0)
  }

  @Test(arguments: [
    ["--root", "html"], ["--ignore", "x"], ["--html", "html", "--ignore", "("],
    ["--html", "html", "--swap", "x"], ["--html", "html", "--directory-index", "a/b"],
    ["--html", "html", "--root", "content"], [".", "elsewhere"],
    ["content", "--html", "html"],
  ])
  func `refuses a wrong command line`(arguments: [String]) throws {
    let site = try Self.folder()
    let run = try Executable.run(["links"] + arguments, in: site.url)
    #expect(run.status == 64)
    #expect(run.output == "")
  }

  @Test(arguments: [
    (["--html", "html", "--ignore", "["], "'[' is no regular expression"),
    (["--html", "html", "--swap", "abc"], "'PATTERN=>TEXT'"),
    (["--html", "html", "--swap", "(=>x"], "'(' is no regular expression"),
    (["--html", "html", "--ignore-attribute", ""], "'' is no attribute's name"),
    (["--html", "html", "--ignore-attribute", "a b"], "'a b' is no attribute's name"),
    (["--external", "--shard", "3/2"], "'3/2' is no part of a run: write 2/4"),
  ])
  func `says what is wrong with an option`(arguments: [String], message: String) throws {
    let site = try Self.folder()
    let run = try Executable.run(["links"] + arguments, in: site.url)
    #expect(run.status == 64)
    #expect(run.error.contains(message), "\(run.error)")
  }

  @Test func `says that a folder can't be read`() throws {
    let run = try TestSite().run("links", "--html", "nowhere")
    #expect(run.status == 74)
  }
}
