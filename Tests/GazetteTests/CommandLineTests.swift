import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test func `says its version`() throws {
    let run = try TestSite().run("--version")
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
  }

  @Test func `explains every command it lists, with examples`() throws {
    let site = try TestSite()
    let help = try site.run("--help")
    #expect(help.status == 0)
    let list = try #require(help.output.split(separator: "SUBCOMMANDS:").last)
    let commands = list.matches(of: /\n?  ([a-z]+) {2,}/).map { String($0.1) }
    #expect(commands.contains("build") && commands.contains("check"))
    for command in commands {
      let run = try site.run(command, "--help")
      #expect(run.status == 0)
      #expect(run.output.contains("EXAMPLES\n  gazette \(command)"))
    }
  }

  @Test(arguments: [
    ["publish"], ["build", "--colour"], ["build", "--jobs", "0"], ["build", "--jobs", "many"],
    ["build", "--today", "2026-02-30"], ["build", "--today", "soon"],
    ["build", "--base-url", "www.example.gov.tw/"],
    ["build", "--base-url", "https://www.example.gov.tw"], ["build", "--format", "junit"],
    ["build", "a", "b"], ["build", "nowhere"], ["check", "nowhere"],
    ["build", "--output", "."], ["build", "--output", "/"], ["build", "--output", ".."],
    ["build", "--output", "content"], ["build", "--output", "content/new"],
    ["build", "--output", "templates/new"],
  ])
  func `refuses a wrong command line and changes nothing`(_ arguments: [String]) throws {
    let site = try TestSite()
    let run = try Executable.run(arguments, in: site.url)
    #expect(run.status == 64)
    #expect(run.output == "")
    #expect(run.error.lowercased().hasPrefix("error: "))
    #expect(site.names == ["content"])
  }

  @Test(arguments: ["", "x", "1e9", "99999999999999999999", "9223372036854775807"])
  func `refuses an epoch that is no date`(_ epoch: String) throws {
    let run = try TestSite().run("build", environment: ["SOURCE_DATE_EPOCH": epoch])
    #expect(run.status == 64)
    #expect(run.error.contains("SOURCE_DATE_EPOCH"))
  }

  @Test func `names the nearest site where it is run in a folder of one`() throws {
    let site = try TestSite()
    let folder = site.url.appending(path: "content/news")
    let run = try Executable.run(["build"], in: folder)
    #expect(run.status == 64)
    #expect(
      run.error == "error: '.' is not a site: it has no content/ folder. "
        + "The nearest one above is '\(site.url.path)'.\n")
  }
}
