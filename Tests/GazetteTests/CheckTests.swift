import Foundation
import Testing

@Suite struct CheckTests {
  @Test func `publishes nothing, whatever it finds`() throws {
    let site = try TestSite()
    let run = try site.run("check")
    #expect(run.status == 0)
    #expect(run.error.hasPrefix("Checked "))
    #expect(site.names == [".gazette", "content"])
  }

  @Test func `says nothing of a clean site when quiet`() throws {
    let run = try TestSite().run("check", "--quiet")
    #expect(run.status == 0)
    #expect(run.output + run.error == "")
  }

  @Test(arguments: [[], ["--strict"]])
  func `fails for warnings only when strict`(_ options: [String]) throws {
    let site = try TestSite()
    try site.writeNews(1, "<b>粗</b>")
    let run = try Executable.run(["check"] + options, in: site.url)
    #expect(run.status == (options.isEmpty ? 0 : 1))
    #expect(run.error.contains("--strict: warnings count as errors") == !options.isEmpty)
  }

  @Test func `gives JSON on standard output and nothing else there`() throws {
    let site = try TestSite()
    try site.link("content/link.md", to: "site.yml")
    let run = try site.run("check", "--format", "json")
    #expect(run.status == 1)
    let report = try object(run.output)
    let found = try #require((report["diagnostics"] as? [[String: Any]])?.first)
    #expect(found["code"] as? String == "symbolic-link")
    #expect(found["file"] as? String == "content/link.md")
    #expect(found["line"] as? Int == 1)
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["errors"] as? Int == 1)
    #expect(summary["written"] as? Int == 0)
  }

  @Test func `gives SARIF on standard output`() throws {
    let run = try TestSite().run("check", "--format", "sarif")
    #expect(run.status == 0)
    #expect(try object(run.output)["version"] as? String == "2.1.0")
  }

  @Test func `gives JUnit on standard output`() throws {
    let run = try TestSite().run("check", "--format", "junit")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites "))
  }

  @Test(
    arguments: [
      ([:], false), (["CLICOLOR_FORCE": "1"], true), (["CLICOLOR_FORCE": "0"], false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false), (["NO_COLOR": ""], false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": ""], true),
    ] as [([String: String], Bool)])
  func `colours only where it is asked to`(
    _ environment: [String: String], _ isColoured: Bool
  ) throws {
    let site = try TestSite()
    try site.link("content/link.md", to: "site.yml")
    let run = try site.run("check", environment: environment)
    #expect(run.error.contains("\u{1B}[") == isColoured)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
