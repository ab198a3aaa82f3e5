import Diagnostics
import Encodings
import Foundation
import Testing

@Suite struct MachineOutputTests {
  private let sources: [SourcePath: SourceFile]
  private let diagnostics = [
    Diagnostic(
      .unknownUnit, "Unit '規畫' doesn't exist", file: "content/計畫 1%.md",
      range: SourceRange(line: 2, column: 7, length: 6), help: "use a unit of 'content/site.yml'",
      notes: [
        Note("Units are here", file: "content/site.yml", range: SourceRange(line: 1, column: 1))
      ]),
    Diagnostic(
      .rawHTML, "Raw <b> & \"q\" is shown\u{1}", file: "content/計畫 1%.md",
      range: SourceRange(
        SourcePosition(line: 3, column: 4), SourcePosition(line: 4, column: 4))),
  ]

  init() {
    let plan = SourceFile(
      path: "content/計畫 1%.md", text: "title: 計畫\nunit: 規畫\n字<b>\n字</b>\n")
    sources = [plan.path: plan]
  }

  @Test func `JSON has the contract's shape`() throws {
    let summary = BuildSummary(errors: 1, warnings: 1, pages: 12, written: 0, seconds: 0.0426)
    let json = JSONPrinter(sources: sources).json(diagnostics, summary: summary)
    try expectGolden(json.bytes(pretty: true), "report.json")
  }

  @Test func `JSON of a clean site is whole`() {
    let summary = BuildSummary(errors: 0, warnings: 0, pages: 1, written: 3, seconds: 12)
    let json = JSONPrinter(sources: [:]).json([], summary: summary)
    #expect(
      String(decoding: json.bytes(), as: UTF8.self)
        == "{\"diagnostics\":[],\"summary\":{\"errors\":0,\"warnings\":0,\"pages\":1,\"written\":3,"
        + "\"seconds\":12.000}}")
  }

  @Test func `SARIF has the expected form`() throws {
    let json = SARIFPrinter(sources: sources, version: "1.2.3").json(diagnostics)
    try expectGolden(json.bytes(pretty: true), "report.sarif")
  }

  /// The members that the schema of SARIF 2.1.0 requires, or restricts, of the objects that are
  /// written.
  @Test func `SARIF has what its schema requires`() throws {
    let bytes = SARIFPrinter(sources: sources, version: "1.2.3").json(diagnostics).bytes()
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect((driver["name"] as? String)?.isEmpty == false)
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let identifiers = rules.compactMap { $0["id"] as? String }
    #expect(Set(identifiers).count == rules.count)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == diagnostics.count)
    for result in results {
      let message = try #require(result["message"] as? [String: Any])
      #expect((message["text"] as? String)?.isEmpty == false)
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(identifiers[index] == result["ruleId"] as? String)
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String))
      let related = result["relatedLocations"] as? [[String: Any]] ?? []
      let locations = try #require(result["locations"] as? [[String: Any]]) + related
      for location in locations {
        let place = try #require(location["physicalLocation"] as? [String: Any])
        let artifact = try #require(place["artifactLocation"] as? [String: Any])
        let uri = try #require(artifact["uri"] as? String)
        #expect(URL(string: uri)?.scheme == nil && !uri.hasPrefix("/"))
        let region = try #require(place["region"] as? [String: Int])
        let minimum = region.values.min() ?? 0
        #expect(minimum >= 1)
      }
    }
  }

  @Test func `SARIF keeps a colon and a per cent sign of a name apart from a URI's`() throws {
    let diagnostic = Diagnostic(.emptyFile, "M", file: "a:b/100%25.md")
    let json = SARIFPrinter(sources: [:], version: "1").json([diagnostic])
    let text = String(decoding: json.bytes(), as: UTF8.self)
    #expect(text.contains("\"uri\":\"a%3Ab/100%2525.md\""))
  }

  @Test func `JUnit has the expected form`() throws {
    let xml = JUnitPrinter(sources: sources).xml(diagnostics, seconds: 0.5)
    try expectGolden(Array(xml.utf8), "report.xml")
  }

  @Test func `JUnit of a clean site has a case that passes`() {
    let xml = JUnitPrinter(sources: [:]).xml([], seconds: 0)
    #expect(xml.contains("tests=\"1\" failures=\"0\""))
    #expect(xml.contains("<testcase classname=\"site\" name=\"clean\"/>"))
  }
}

/// Compares with a file of `Golden`, and rewrites it where `RECORD_GOLDEN` is set.
private func expectGolden(
  _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation,
  filePath: String = #filePath
) throws {
  let file = URL(filePath: filePath).deletingLastPathComponent()
    .appending(components: "Golden", "MachineOutputTests", name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    Issue.record("Recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
}
