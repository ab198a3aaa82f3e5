import Diagnostics
import LinkCheck
import LinkReports
import Testing

@Suite struct SortedReportTests {
  @Test func `puts each link under the units that answer for its pages`() {
    let sorted = SortedReport(
      report([
        verdict("a", .dead, places: [place("a.md", unit: "x"), place("b.md"), place("c.md", 9)]),
        verdict("b", .blocked, places: [place("a.md", unit: "x")]),
        verdict("c", .broken, places: [place("b.md")]), verdict("d"),
      ]), previous: nil
    ) { $0 == "b.md" ? "y" : nil }
    #expect(sorted.units.map(\.unit) == ["y", "x", nil])
    #expect(sorted.units[0].bySeverity[.urgent]?.map(\.verdict.target.url) == [url("a"), url("c")])
    #expect(sorted.units[1].bySeverity[.watch]?.map(\.verdict.target.url) == [url("b")])
    #expect(sorted.units[2].links.map { $0.places.map(\.file) } == [["c.md"]])
  }

  @Test(arguments: [(14, true), (15, false)])
  func `watches a link whose certificate ends soon`(days: Int, isWatched: Bool) {
    var well = verdict("a")
    well.outcome.certificate = CertificateFacts(
      leafExpiry: night + 222 + days * day, issuer: "CA")
    let sorted = SortedReport(report([well]), previous: nil) { _ in nil }
    #expect(sorted.units.isEmpty != isWatched)
  }
}
