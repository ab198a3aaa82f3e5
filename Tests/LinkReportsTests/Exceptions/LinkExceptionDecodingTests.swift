import Content
import Diagnostics
import LinkCheck
import LinkReports
import OpenData
import Testing

@Suite struct LinkExceptionDecodingTests {
  private func decode(_ text: String) throws -> (LinkExceptions, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let exceptions = LinkExceptions.decode(
      SourceFile(path: ExceptedLink.path, text: text),
      today: try #require(CalendarDate(parsing: "2026-01-31")), diagnostics: &diagnostics)
    return (exceptions, diagnostics)
  }

  private static let right = "url: \"https://a.tw/*\", reason: 改版中, owner: 資訊室, until: 115-06-30"

  @Test func `reads entries with their places`() throws {
    let (exceptions, diagnostics) = try decode("- { \(Self.right) }\n")
    #expect(diagnostics.isEmpty)
    #expect(
      exceptions
        == LinkExceptions(
          [
            LinkException(
              pattern: "https://a.tw/*", reason: "改版中", owner: "資訊室", until: "2026-06-30",
              file: "content/links.yml", range: exceptions.entries[0].range)
          ], today: "2026-01-31"))
    #expect(exceptions.entries[0].range.start == SourcePosition(line: 1, column: 10))
    #expect(try decode("# nothing yet\n").0.entries.isEmpty)
  }

  @Test func `shows what a key that is missing may hold`() throws {
    let (_, diagnostics) = try decode(
      "- { url: \"https://a.tw/\", reason: x, until: 2026-06-30 }\n")
    #expect(diagnostics.map(\.help) == ["Such as `owner: 資訊室`."])
  }

  @Test(arguments: [
    ("- { url: \"https://a.tw/\", reason: x, owner: y }", DiagnosticCode.missingKey),
    ("- { \(right), units: [x] }", .unknownKey),
    ("- { url: \"**\", reason: x, owner: y, until: 2026-06-30 }", .wrongValue),
    ("- { url: \"https://a.tw/\", reason: \" \", owner: y, until: 2026-06-30 }", .wrongValue),
    ("- { url: \"https://a.tw/\", reason: x, owner: y, until: soon }", .wrongDate),
    ("url: https://a.tw/", .wrongType), ("- [", .yamlSyntax),
  ])
  func `leaves out what something is wrong with`(text: String, code: DiagnosticCode) throws {
    let (exceptions, diagnostics) = try decode(text)
    #expect(exceptions.entries.isEmpty)
    #expect(diagnostics.map(\.code).contains(code))
  }
}
