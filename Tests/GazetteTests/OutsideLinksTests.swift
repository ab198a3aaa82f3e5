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

  private func run(_ arguments: [String]) throws -> Executable.Run {
    let hosts = ["a.test", "b.test", "other.test"].flatMap {
      ["--resolve", "\($0):\(server.port):127.0.0.1"]
    }
    return try Executable.run(
      ["links"] + arguments + ["--interval", "0.02", "--timeout", "3"] + hosts, in: site.url)
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

  @Test func `asks no private address unless it is allowed to`() throws {
    try site.write(
      "---\ntitle: 連結\n---\n\n[好](http://a.test:\(server.port)/ok)\n", to: "content/about.md")
    let run = try run(["--external", "--format", "json"])
    #expect(run.status == 1)
    #expect(try report(run)["/ok"]?.verdict == "unsafe")
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

  @Test func `checks a live site by its sitemap`() throws {
    let root = "http://b.test:\(server.port)"
    let run = try run([
      "--sitemap", "\(root)/sitemap.xml", "--allow-private", "--format", "json",
    ])
    #expect(run.status == 1, "\(run.error)")
    let found = try report(run)
    #expect(found["/ok"]?.verdict == "alive")
    #expect(found["/status/404"]?.verdict == "dead")
    #expect(found["/status/404"]?.file == "\(root)/linked")
  }

  @Test(arguments: [["--shard", "1/2"], ["--external", "--shard", "3/2"], ["--timeout", "5"]])
  func `refuses options that mean nothing`(_ arguments: [String]) throws {
    let run = try Executable.run(["links"] + arguments, in: site.url)
    #expect(run.status == 64)
  }
}
