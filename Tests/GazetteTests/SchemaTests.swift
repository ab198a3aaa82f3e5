import Foundation
import Testing

/// What `gazette schema` writes; what the schemas say is tested with the decoders, and by validators.
@Suite struct SchemaTests {
  private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let names = [
    "front-matter.schema.json", "section.schema.json", "site.schema.json",
  ]

  private func schema(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test(arguments: ["front-matter", "section", "site"])
  func `writes one to standard output, as draft-07`(kind: String) throws {
    let run = try TestSite().run("schema", kind)
    #expect(run.status == 0 && run.error == "")
    let schema = try schema(Data(run.output.utf8))
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
  }

  @Test func `offers the names of the site`() throws {
    let site = try TestSite()
    try site.write(
      """
      agency: { name: 公報示範局 }
      base_url: https://www.example.gov.tw/
      languages: [zh-Hant, en]
      units:
        planning: { name: { zh-Hant: 綜合規劃組, en: Planning Division } }

      """, to: "content/site.yml")
    try site.write("- { code: \"480\", name: 主題 }\n", to: "content/categories/theme.yml")
    let run = try site.run("schema", "front-matter", ".")
    #expect(run.status == 0 && run.error == "")
    let words = run.output.replacing(/\s+/, with: "")
    for part in [
      #""enum":["planning",null],"enumDescriptions":["綜合規劃組/PlanningDivision"]"#,
      #""enum":["480",480],"enumDescriptions":["主題","主題"]"#,
      #""enum":["bar","line","pie"]"#, #""properties":{"zh-Hant":{"#,
    ] {
      #expect(words.contains(part), "\(part)")
    }
  }

  @Test func `writes files, and leaves those alone that would not change`() throws {
    let site = try TestSite()
    let first = try site.run("schema", "all", ".", "--to", "schemas/editors")
    #expect(first.status == 0)
    #expect(first.error == Self.names.map { "Wrote schemas/editors/\($0)\n" }.joined())
    let files = try site.files("schemas/editors")
    #expect(files.keys.sorted() == Self.names)
    let second = try site.run("schema", "all", ".", "--to", "schemas/editors")
    #expect(second.status == 0 && second.error == "" && second.output == "")
    try site.write("{}", to: "schemas/editors/site.schema.json")
    let third = try site.run("schema", "all", ".", "--to", "schemas/editors")
    #expect(third.error == "Wrote schemas/editors/site.schema.json\n")
    #expect(try site.files("schemas/editors") == files)
  }

  @Test func `writes nothing while the settings have errors`() throws {
    let site = try TestSite()
    try site.write("agency: { nam: 公報示範局 }\n", to: "content/site.yml")
    let run = try site.run("schema", "all", ".", "--to", "schemas")
    #expect(run.status == 1)
    #expect(run.error.contains("'nam' is no key of 'agency'"))
    #expect(site.names == ["content"])
  }

  @Test(arguments: [
    ["schema"], ["schema", "page"], ["schema", "all"], ["schema", "site", "nowhere"],
  ])
  func `refuses a wrong command line`(arguments: [String]) throws {
    let site = try TestSite()
    #expect(try Executable.run(arguments, in: site.url).status == 64)
  }

  @Test func `are those that the model site carries`() throws {
    let site = try TestSite()
    let run = try site.run("schema", "all", Self.root.path(), "--to", "schemas")
    #expect(run.status == 0)
    let written = try site.files("schemas")
    for name in Self.names {
      let carried = try Data(contentsOf: Self.root.appending(path: "schemas/\(name)"))
      #expect(
        carried == written[name], "gazette schema all . --to schemas writes another \(name)")
    }
  }
}
