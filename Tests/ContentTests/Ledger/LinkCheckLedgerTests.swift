import Content
import Diagnostics
import OpenData
import Testing

@Suite struct `The ledger of link checks` {
  private func read(_ text: String) -> (ledger: LinkCheckLedger, told: [String]) {
    var diagnostics: [Diagnostic] = []
    let ledger = LinkCheckLedger(
      SourceFile(path: LinkCheckLedger.path, text: text), diagnostics: &diagnostics)
    return (ledger, diagnostics.map { "\($0.range.start.line) \($0.message)" })
  }

  private func entry(_ date: String, _ checked: Int, _ dead: Int) throws -> LinkCheckLedger.Entry {
    LinkCheckLedger.Entry(
      date: try #require(CalendarDate(parsing: date)), checked: checked, dead: dead)
  }

  @Test func `has a line for each day, the newest last, whatever the order of the checks`() throws {
    var ledger = LinkCheckLedger()
    ledger.record(try entry("2026-11-02", 812, 3))
    ledger.record(try entry("2026-10-03", 800, 5))
    ledger.record(try entry("2026-11-02", 813, 2))
    let text = String(decoding: ledger.bytes, as: UTF8.self)
    #expect(
      text.hasSuffix(
        """
        - { date: 2026-10-03, checked: 800, dead: 5 }
        - { date: 2026-11-02, checked: 813, dead: 2 }

        """))
    let (again, told) = read(text)
    #expect(again.entries == ledger.entries && told == [])
    #expect(again.bytes == ledger.bytes)
  }

  @Test func `is empty where nothing was checked`() {
    #expect(read("").ledger.entries.isEmpty && read("").told == [])
  }

  @Test(arguments: [
    ("date: 2026-11-02\n", "1 The file is a map, not a list of checks"),
    ("- { date: 2026-11-02, checked: 3 }\n", "1 An entry of links.yml needs 'dead'"),
    ("- { date: 2026-11-02, checked: 3, dead: x }\n", "1 'dead' is 'x'"),
    ("- { date: soon, checked: 3, dead: 1 }\n", "1 'date' is 'soon', which is no date"),
  ])
  func `tells what a hand has damaged`(_ text: String, _ message: String) {
    #expect(read(text).told.contains { $0.hasPrefix(message) }, "\(read(text).told)")
  }
}
