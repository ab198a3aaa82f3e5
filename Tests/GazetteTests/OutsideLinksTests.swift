import Foundation
import Testing

/// `gazette links` where other sites are asked: on loopback, by names of the tests' own.
@Suite(.timeLimit(.minutes(15)))
struct OutsideLinksTests {
  private let server: HostileServer
  private let site: TestSite

  init() throws {
    server = try HostileServer()
    site = try TestSite()
  }

  private struct Report: Decodable {
    struct Link: Decodable {
      var url: String
      var verdict: String
      var file: String
      var line: Int
      var unit: String?
      var status: Int?
      var finalURL: String?
    }

    var links: [Link]

    subscript(path: String) -> Link? { links.first { $0.url.hasSuffix(path) } }
  }

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Executable.Run {
    let hosts = ["a.test", "b.test", "other.test"].flatMap {
      ["--resolve", "\($0):\(server.port):127.0.0.1"]
    }
    return try Executable.run(
      ["links"] + arguments + ["--interval", "0.05", "--timeout", "3"] + hosts, in: site.url,
      environment: environment)
  }

  private func report(_ run: Executable.Run) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test func `tells a site's links at their lines, and fails for what is dead`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write(
      """
      ---
      title: 連結
      ---

      [好](\(root)/ok) [搬家](\(root)/moved)

      [沒有](\(root)/status/404) [牆](\(root)/wall)
      """, to: "content/about.md")
    let arguments = ["--external", "--allow-private", "--format", "json"]
    let run = try run(arguments)
    #expect(run.status == 1, "\(run.error)")
    let found = try report(run)
    #expect(found["/ok"]?.verdict == "alive")
    #expect(found["/moved"]?.verdict == "moved-permanently")
    #expect(found["/moved"]?.finalURL == "\(root)/ok")
    #expect(found["/status/404"]?.verdict == "dead")
    #expect(found["/status/404"]?.file == "content/about.md")
    #expect(found["/status/404"]?.line == 7)
    #expect(found["/wall"]?.verdict == "blocked")
    #expect(FileManager.default.fileExists(atPath: site.url.path + "/.gazette/links.sqlite"))
    // Nothing but the history is written.
    #expect(!FileManager.default.fileExists(atPath: site.url.path + "/public"))
  }

  @Test func `says warnings when quiet, and nothing where there are none`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write("---\ntitle: 連結\n---\n\n[好](\(root)/ok)\n", to: "content/about.md")
    let arguments = ["--external", "--allow-private", "--report", "report"]
    let well = try run(arguments + ["--quiet"])
    #expect(well.status == 0 && well.error.isEmpty && well.output.isEmpty, "\(well.error)")
    let told = try run(arguments)
    #expect(told.error.contains("Report: report/links/") && told.error.contains("/index.html\n"))
    try site.write("---\ntitle: 連結\n---\n\n[搬家](\(root)/moved)\n", to: "content/about.md")
    let moved = try run(arguments + ["--quiet"])
    #expect(moved.status == 0 && moved.error.contains("[moved-link]"), "\(moved.error)")
    #expect(!moved.error.contains("Report:"))
  }

  @Test func `asks another program on the site's own host`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write(
      try site.text("content/site.yml") + "link_check: { elsewhere: [/status/] }\n",
      to: "content/site.yml")
    try site.write("---\ntitle: 連結\n---\n\n[無](/status/404)\n", to: "content/about.md")
    #expect(try Executable.run(["links"], in: site.url).status == 0)
    let run = try run([
      "--external", "--allow-private", "--format", "json", "--base-url", root + "/",
    ])
    #expect(run.status == 1, "\(run.error)")
    let link = try #require(try report(run)["/status/404"])
    #expect(link.verdict == "dead" && link.file == "content/about.md" && link.line == 5)
  }

  @Test func `asks no private address unless it is allowed to`() throws {
    try site.write(
      "---\ntitle: 連結\n---\n\n[好](http://a.test:\(server.port)/ok)\n", to: "content/about.md")
    let run = try run(["--external", "--format", "json"])
    #expect(run.status == 1)
    #expect(try report(run)["/ok"]?.verdict == "unsafe")
  }

  @Test(arguments: [[], ["--format", "json"], ["--format", "sarif"]])
  func `shows no password of a link, of a site or a folder`(format: [String]) throws {
    let line =
      "[密](http://user:s3cret@a.test:\(server.port)/ok) [x](http://a.test:\(server.port)/status/404)"
    try site.write("---\ntitle: 連結\n---\n\n\(line)\n", to: "content/about.md")
    try site.write(
      "<p><a href='http://user:s3cret@a b/'>x</a><a href='no'>y</a>", to: "html/index.html")
    for arguments in [["--external"], ["--html", "html", "--external"], ["--html", "html"]] {
      let run = try Executable.run(
        ["links"] + arguments + format
          + (arguments.contains("--external") ? ["--allow-private"] : []), in: site.url)
      #expect(run.status == 1)
      #expect(!(run.error + run.output).contains("s3cret"))
    }
  }

  @Test func `checks a folder of HTML, whatever made it`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write(
      "<!DOCTYPE html><title>x</title>\n<a href='\(root)/status/410'>x</a>", to: "dist/index.html")
    let run = try run(["--html", "dist", "--external", "--allow-private", "--format", "json"])
    #expect(run.status == 1, "\(run.error)")
    let link = try #require(try report(run)["/status/410"])
    #expect(link.verdict == "dead")
    #expect(link.file == "index.html")
    #expect(link.line == 2)
  }

  @Test func `has the rules of a folder hold for links to other sites`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write(
      "<a href='http://gone.invalid/x'>x</a>\n<a href='http://own.invalid/ok'>x</a>\n"
        + "<a href='/far/ok'>x</a>", to: "dist/index.html")
    let run = try run([
      "--html", "dist", "--external", "--allow-private", "--format", "json", "--ignore",
      "gone[.]invalid", "--swap", "^http://own[.]invalid=>\(root)", "--swap", "^/far=>\(root)",
    ])
    #expect(run.status == 0, "\(run.error)")
    let links = try report(run).links
    #expect(links.map(\.url) == ["\(root)/ok", "\(root)/ok"] && links.map(\.line) == [2, 3])
  }

  @Test func `reports what is wrong within, and each run of a day at a place of its own`() throws {
    try site.write(
      "---\ntitle: 連結\nunit: a\n---\n\n[無](/no/) [好](http://a.test:\(server.port)/ok)\n",
      to: "content/about.md")
    try site.write(
      try site.text("content/site.yml") + "units: { a: { name: 甲組 } }\n", to: "content/site.yml")
    for number in 1...2 {
      // Runs are told apart by the second in which they begin.
      if number == 2 { Thread.sleep(forTimeInterval: 1.1) }
      let run = try run(["--external", "--allow-private", "--report", "report", "--unit-lists"])
      #expect(run.status == 1, "\(run.error)")
      #expect(run.error.contains("content/about.md:6:"))
      #expect(run.error.contains("1 link: 1 well; 1 within the site"))
    }
    let folder = site.url.appending(path: "report/links")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count == 3 && names[1] == names[0] + "-2" && names[2] == "latest.json")
    for name in names.prefix(2) {
      let page = try site.text("report/links/\(name)/index.html")
      #expect(page.contains("站內問題") && page.contains("甲組") && page.contains("/no/"))
      #expect(page.contains("<h4>無</h4>"), "the link's text")
      let list = try site.text("report/links/\(name)/units/a.zh-Hant.md")
      #expect(list.contains("站內連結") && list.contains("content/about.md 第6行"))
    }
    let latest = try JSONDecoder().decode(
      Report.self, from: Data(try site.text("report/links/latest.json").utf8))
    #expect(latest["/no/"]?.verdict == "dead" && latest["/no/"]?.unit == "a")
  }

  @Test(arguments: ["sitemap.xml", "sitemap.xml.gz"])
  func `checks a live site by its sitemap`(name: String) throws {
    let root = "http://b.test:\(server.port)"
    let run = try run([
      "--sitemap", "\(root)/\(name)", "--allow-private", "--format", "json",
    ])
    #expect(run.status == 1, "\(run.error)")
    let found = try report(run)
    #expect(found["/ok"]?.verdict == "alive")
    #expect(found["/status/404"]?.verdict == "dead")
    #expect(found["/status/404"]?.file == "\(root)/linked")
  }

  @Test func `reads no more of a packed sitemap than sitemaps may hold`() throws {
    let run = try run([
      "--sitemap", "http://b.test:\(server.port)/bomb.xml.gz", "--allow-private", "--format",
      "json",
    ])
    #expect(run.status == 0, "\(run.error)")
    #expect(try report(run).links.isEmpty)
  }

  @Test func `holds no answer of a private address for a run that may not ask it`() throws {
    try site.write(
      "---\ntitle: 連結\n---\n\n[好](http://a.test:\(server.port)/ok)\n", to: "content/about.md")
    let arguments = ["--external", "--format", "json"]
    #expect(try report(run(arguments + ["--allow-private"]))["/ok"]?.verdict == "alive")
    #expect(try report(run(arguments))["/ok"]?.verdict == "unsafe")
    #expect(try report(run(arguments + ["--allow-private"]))["/ok"]?.verdict == "alive")
  }

  @Test func `says once that the proxy does not answer, and goes on when it does`() throws {
    try site.write(
      "---\ntitle: 連結\n---\n\n[一](http://a.test/ok) [二](http://b.test/ok)\n",
      to: "content/about.md")
    let arguments = ["--external", "--format", "json"]
    // Nothing listens there.
    let silent = try run(arguments, environment: ["http_proxy": "http://127.0.0.1:1"])
    #expect(silent.status == 74)
    #expect(silent.error.contains("The proxy that http_proxy or all_proxy names does not answer."))
    #expect(!silent.error.contains("dead-link") && silent.output.isEmpty)
    let mended = try run(
      arguments, environment: ["http_proxy": "http://127.0.0.1:\(server.proxyPort)"])
    #expect(mended.status == 0, "\(mended.error)")
    #expect(try report(mended).links.map(\.verdict) == ["alive", "alive"])
  }

  @Test func `are recorded in the site's ledger with how many are dead, a line a day`() throws {
    let root = "http://a.test:\(server.port)"
    try site.write(
      "---\ntitle: 連結\n---\n\n[好](\(root)/ok) [沒有](\(root)/status/404)\n",
      to: "content/about.md")
    let arguments = ["--external", "--allow-private", "--record", "--today"]
    #expect(try run(arguments + ["2026-11-02"]).status == 1)
    #expect(try run(arguments + ["2026-10-03"]).status == 1)
    #expect(try run(arguments + ["2026-11-02"]).status == 1)
    let ledger = try String(
      contentsOf: site.url.appending(path: "content/ledger/links.yml"), encoding: .utf8)
    #expect(
      ledger.hasSuffix(
        """
        - { date: 2026-10-03, checked: 2, dead: 1 }
        - { date: 2026-11-02, checked: 2, dead: 1 }

        """), "\(ledger)")
    try site.write("damaged\n", to: "content/ledger/links.yml")
    let refused = try run(arguments + ["2026-11-03"])
    #expect(refused.status == 1 && refused.error.contains("is damaged"), "\(refused.error)")
    // What was found is told all the same.
    #expect(refused.error.contains("/status/404"), "\(refused.error)")
  }

  @Test(arguments: [
    ["--shard", "1/2"], ["--external", "--shard", "3/2"], ["--timeout", "5"],
    ["--external", "--interval", "0"], ["--external", "--resolve", "foo"],
    ["--external", "--resolve", "foo:99999:192.0.2.1"], ["--record"],
    ["--external", "--record", "--shard", "1/2"], ["--external", "--record", "--html", "."],
    ["--sitemap", "http://a.test/sitemap.xml", "--record"],
  ])
  func `refuses options that mean nothing`(_ arguments: [String]) throws {
    let run = try Executable.run(["links"] + arguments, in: site.url)
    #expect(run.status == 64)
  }
}
