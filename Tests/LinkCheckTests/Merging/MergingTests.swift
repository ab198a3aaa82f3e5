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

  private func shards(_ names: [String], at times: [Int] = []) throws -> [LinkReport] {
    try names.enumerated().map { index, name in
      var shard = report([verdict("h\(index)")], at: index < times.count ? times[index] : night)
      shard.shards = [try #require(Shard(name))]
      return shard
    }
  }

  @Test(arguments: [["1/3", "3/3", "2/3"], ["1/1"], ["2/2", "1/2", "2/2"]])
  func `knows that it has the whole run`(names: [String]) throws {
    #expect(try LinkReport.merging(shards(names)).isWhole)
  }

  @Test func `refuses what is not the whole run, unless a part will do`() throws {
    let some = try shards(["3/4", "1/4"])
    #expect(
      throws: MergeError.missingShards([
        try #require(Shard(index: 2, count: 4)), try #require(Shard(index: 4, count: 4)),
      ])
    ) { try LinkReport.merging(some) }
    let part = try LinkReport.merging(some, isPartial: true)
    #expect(!part.isWhole && part.shards.map(\.description) == ["1/4", "3/4"])
    let read = try LinkReport(json: JSON(parsing: part.json.bytes()))
    #expect(read == part)
    #expect(try LinkReport.merging(shards(["2/4", "4/4"]) + [read]).isWhole)
    #expect(try LinkReport.merging(shards(["2/4", "1/4", "3/4", "4/4"]), isPartial: true).isWhole)
  }

  @Test(arguments: [["1/2", "2/3"], ["1/1", "1/2"]])
  func `refuses shards of runs that were divided differently`(names: [String]) throws {
    let mixed = try shards(names)
    for isPartial in [false, true] {
      #expect(throws: MergeError.differentDivisions(mixed.flatMap(\.shards))) {
        try LinkReport.merging(mixed, isPartial: isPartial)
      }
    }
  }

  @Test func `refuses what another night has left`() throws {
    let old = try shards(["1/2", "2/2"], at: [night - day, night])
    #expect(throws: MergeError.startedApart(first: night - day, last: night)) {
      try LinkReport.merging(old)
    }
    #expect(try LinkReport.merging(shards(["1/2", "2/2"], at: [night - day / 2, night])).isWhole)
  }

  @Test func `compares nothing with no run before`() {
    let first = LinkReport.assembled(
      site: url("www"), startedAt: night, finishedAt: night, verdicts: [verdict("a", .dead)],
      previous: nil)
    #expect(first.changes == LinkReport.Changes())
  }
}
