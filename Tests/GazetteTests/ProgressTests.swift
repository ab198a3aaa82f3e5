import Foundation
import Testing

@Suite(.serialized) struct `The progress of a long build` {
  /// A site that takes well over a second, whatever the program was compiled for.
  private let site: TestSite

  init() throws {
    site = try TestSite(pageCount: 1)
    for number in 1...40 { try site.writeNews(number, Self.body) }
  }

  private static let body = String(
    repeating: "依《個人資料保護法》第三條辦理，**「重要」**的請見 [說明](/)。\n\n", count: 2500)

  /// The lines that were put in place of one another, in order, without colour.
  private static func lines(_ screen: String) -> [String] {
    screen.replacing(/\e\[[0-9;]*m/, with: "").split(
      separator: "\r\u{1B}[K", omittingEmptySubsequences: false
    )
    .map { String($0) }
  }

  private func build(
    _ columnCount: UInt16, _ options: [String] = [], jobs: String = "1",
    environment: [String: String] = [:]
  ) throws -> String {
    try PseudoTerminal(columnCount: columnCount).run(
      ["build", "--jobs", jobs] + options, in: site.url, environment: environment)
  }

  @Test(arguments: [40, 80, 200] as [UInt16])
  func `is one line that fits the terminal and goes in the end`(columnCount: UInt16) throws {
    let lines = Self.lines(try build(columnCount))
    let shown = lines.dropFirst().dropLast()
    #expect(shown.contains { $0.contains("=") })
    for line in shown {
      #expect(line.unicodeScalars.count < columnCount && !line.contains("\n"), "\(line)")
      guard line.hasPrefix("Compiling") else { continue }
      #expect(line.wholeMatch(of: /Compiling \[=*>? *\] +[0-9]+ %.*/) != nil, "\(line)")
    }
    let percents = shown.compactMap { $0.firstMatch(of: /([0-9]+) %/).flatMap { Int($0.1) } }
    #expect(percents == percents.sorted() && percents.allSatisfy { (0...100).contains($0) })
    // Nothing of it is left before what the build says in the end.
    #expect(lines.first == "")
    #expect(try #require(lines.last).hasPrefix("Published "))
  }

  @Test func `tells pages and rate where there is room`() throws {
    let lines = Self.lines(try build(120))
    let pattern = /Compiling \[=*> *\] +[0-9]+ % +([0-9]+) of ([0-9]+) pages, [0-9,]+ a second/
    let counts = lines.compactMap { $0.wholeMatch(of: pattern) }.map { (Int($0.1), Int($0.2)) }
    #expect(!counts.isEmpty)
    #expect(Set(counts.map(\.1)).count == 1)
  }

  @Test func `is shown though every processor is busy`() throws {
    for number in 41...160 { try site.writeNews(number, Self.body) }
    let lines = Self.lines(try build(80, jobs: "64")).filter { $0.hasPrefix("Compiling") }
    #expect(Set(lines).count > 3)
  }

  @Test func `has colour unless that is turned off`() throws {
    #expect(try build(80).contains("\u{1B}[32"))
    #expect(try !build(80, environment: ["NO_COLOR": "1"]).contains(/\e\[[0-9;]+m/))
  }

  @Test func `is not shown when quiet`() throws {
    #expect(try build(80, ["--quiet"]) == "")
  }

  @Test func `is not shown where a line cannot be rewritten`() throws {
    let screen = try build(80, environment: ["TERM": "dumb"])
    #expect(screen.wholeMatch(of: /Published [^\r\n]*\r\n/) != nil)
  }

  @Test func `is not shown to a file`() throws {
    let run = try site.run("check")
    #expect(run.error.wholeMatch(of: /Checked [^\r\n\e]*\n/) != nil)
  }

  @Test func `is not shown of a build that is done at once`() throws {
    let site = try TestSite()
    let screen = try PseudoTerminal(columnCount: 80).run(["check"], in: site.url)
    #expect(screen.wholeMatch(of: /Checked [^\r\n\e]*\r\n/) != nil)
  }
}
