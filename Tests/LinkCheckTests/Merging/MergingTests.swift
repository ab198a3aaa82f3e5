import Diagnostics
import Encodings
import LinkCheck
import Testing

@Suite struct MergingTests {
  /// Sixty addresses on twelve hosts, of every verdict.
  private static let verdicts = (0..<60).map { index -> LinkVerdict in
    var said = verdict(
      "host\(index % 12)", Verdict.allCases[index % Verdict.allCases.count], at: night + index,
      places: [
        LinkPlace(
          file: SourcePath("content/\(index % 7).md"), line: index + 1, column: 5, unit: "planning")
      ])
    said.target.url += "\(index)"
    said.outcome.url = said.target.url
    return said
  }

  private static let previous: [String: Verdict] = {
    var previous: [String: Verdict] = ["https://host3.example.gov.tw/old": .alive]
    for (index, verdict) in verdicts.enumerated() where index % 3 > 0 {
      previous[verdict.target.url] = index % 4 == 0 ? .dead : .alive
    }
    return previous
  }()

  private func host(_ url: String) -> Substring { url.split(separator: "/")[1] }

  private func run(_ isOwn: (Substring) -> Bool) -> LinkReport {
    let verdicts = Self.verdicts.filter { isOwn(host($0.target.url)) }
    return LinkReport.assembled(
      site: url("www"), startedAt: night, finishedAt: night + 100, verdicts: verdicts,
      previous: Self.previous.filter { isOwn(host($0.key)) }, cached: verdicts.count / 5,
      requests: verdicts.count)
  }

  @Test func `tells once what every shard finds within the site`() throws {
    var (first, second) = (run { _ in true }, run { _ in false })
    first.inside = [fault("a", line: 1), fault("b", line: 2)]
    second.inside = [fault("b", line: 2), fault("c", line: 3)]
    let merged = try LinkReport.merging([second, first])
    #expect(merged.inside.map(\.url) == ["a", "b", "c"])
    #expect(merged.insideDiagnostics().map(\.range.start.line) == [1, 2, 3])
  }

  @Test(arguments: [1, 2, 3, 5, 12])
  func `shards merged equal one run`(count: Int) throws {
    var shards = (0..<count).map { shard in
      run { Int(String($0.dropFirst(4).prefix { $0.isNumber })).map { $0 % count } == shard }
    }
    var whole = run { _ in true }
    whole.summary.cached = shards.reduce(0) { $0 + $1.summary.cached }
    #expect(try LinkReport.merging(shards) == whole)
    shards.reverse()
    #expect(try LinkReport.merging(shards).json.bytes() == whole.json.bytes())
    #expect(!whole.changes.broken.isEmpty && !whole.changes.mended.isEmpty)
    #expect(whole.changes.removed == ["https://host3.example.gov.tw/old"])
  }

  @Test func `takes the later finding of an address that two shards asked`() throws {
    let place = LinkPlace(file: "a.md", line: 1, column: 1)
    let earlier = report([verdict("a", .dead, places: [place])], changes: .init(broken: [url("a")]))
    let later = report([verdict("a", .alive, at: night + 9)])
    for reports in [[earlier, later], [later, earlier]] {
      let merged = try LinkReport.merging(reports)
      #expect(merged.verdicts.map(\.verdict) == [.alive])
      #expect(merged.verdicts[0].target.places == [place])
      #expect(merged.changes.broken.isEmpty)
    }
  }

  @Test func `refuses reports of different sites`() {
    var other = report([])
    other.site = url("other")
    #expect(throws: MergeError.differentSites([url("other"), url("www")])) {
      try LinkReport.merging([report([]), other])
    }
    #expect(throws: MergeError.nothingToMerge) { try LinkReport.merging([]) }
  }

  @Test func `compares nothing with no run before`() {
    let first = LinkReport.assembled(
      site: url("www"), startedAt: night, finishedAt: night, verdicts: [verdict("a", .dead)],
      previous: nil)
    #expect(first.changes == LinkReport.Changes())
  }
}
