import Foundation
import Testing

@Suite struct ExplainTests {
  private static func builtSite() throws -> TestSite {
    let site = try TestSite()
    #expect(try site.run("build", "--quiet").status == 0)
    return site
  }

  @Test(arguments: [
    "/news/n1/", "public/news/n1/index.html", "news/n1/index.html", "content/news/n1.md",
    "./content/news/n1.md",
  ])
  func `tells what made a page, however it is named`(name: String) throws {
    let site = try Self.builtSite()
    let before = try site.files(".")
    let run = try site.run("explain", name)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error == "")
    #expect(run.output.hasPrefix("/news/n1/  (public/news/n1/index.html, "))
    #expect(run.output.contains("\n  Sources\n    content/news/n1.md\n"))
    #expect(run.output.contains("\n    templates/page.mustache (built in)\n      with "))
    #expect(
      run.output.contains(
        /\n  Last build\n    Compiled in .*, because no build before was known of.\n/))
    #expect(run.output.contains("\n  Next build\n    Will take it over: "))
    #expect(try site.files(".") == before)
  }

  @Test func `tells of a change before and after the build that finds it`() throws {
    let site = try Self.builtSite()
    try site.writeNews(1, "改過了。")
    let before = try site.run("explain", "/news/n1/").output
    #expect(
      before.contains(
        "Will compile it: since then, a change was made to the text or front matter of /news/n1."))
    #expect(try site.run("build", "--quiet").status == 0)
    let after = try site.run("explain", "/news/n1/").output
    #expect(
      after.contains(/Compiled in .*, because the text or front matter of \/news\/n1 had changed./))
    let robots = try site.run("explain", "/robots.txt").output
    #expect(robots.contains("Taken over unchanged. The build before compiled it in "))
  }

  @Test func `names the built-in file that an asset is`() throws {
    let run = try Self.builtSite().run("explain", "/assets/style.css")
    #expect(run.output.contains("\n  Sources\n    templates/assets/style.css (built in)\n"))
  }

  @Test func `reads another output folder and another site`() throws {
    let site = try TestSite()
    let parent = site.url.deletingLastPathComponent()
    let arguments = ["site", "--output", "www/a"]
    #expect(try Executable.run(["build"] + arguments, in: parent).status == 0)
    for name in ["/news/n1/", "www/a/news/n1/index.html", "site/content/news/n1.md"] {
      let run = try Executable.run(["explain", name] + arguments, in: parent)
      #expect(run.status == 0, "\(name): \(run.error)")
      #expect(run.output.hasPrefix("/news/n1/  (a/news/n1/index.html, "))
    }
  }

  @Test func `gives JSON on standard output`() throws {
    let site = try Self.builtSite()
    let run = try site.run("explain", "/news/n1/", "--format", "json")
    #expect(run.status == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let page = try #require((object["explanations"] as? [[String: Any]])?.first)
    #expect(page["sources"] as? [String] == ["content/news/n1.md"])
    let output = try #require((page["outputs"] as? [[String: Any]])?.first)
    #expect(output["address"] as? String == "/news/n1/")
    #expect(output["bytes"] as? Int == (try site.files("public")["news/n1/index.html"]?.count))
    let last = try #require(page["lastBuild"] as? [String: Any])
    #expect(last["compiled"] as? Bool == true)
    #expect((last["microseconds"] as? Int ?? 0) > 0)
    #expect((page["nextBuild"] as? [String: Any])?["action"] as? String == "take over")
  }

  @Test func `says that nothing is built, and makes no folder`() throws {
    let site = try TestSite()
    let run = try site.run("explain", "/news/n1/")
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.error.hasPrefix("error: Nothing is known of '\(site.url.path)/public': no build"))
    #expect(site.names == ["content"])
  }

  @Test func `names the nearest of what is not there`() throws {
    let run = try Self.builtSite().run("explain", "/news/n11/")
    #expect(run.status == 64)
    #expect(
      run.error == """
        error: '/news/n11/' is no page, file or source of the site; did you mean '/news/n1/'?

        """)
  }

  @Test func `neither waits for a build nor keeps one waiting`() throws {
    let site = try Self.builtSite()
    let lock = open(site.url.appending(path: ".gazette/public/lock").path, O_RDONLY)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    #expect(try site.run("explain", "/news/n1/").status == 0)
  }
}
