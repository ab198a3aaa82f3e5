import LinkCheck
import Testing

@Suite struct LinkHistoryTests {
  private let folder: TemporaryFolder
  private let history: LinkHistory

  init() throws {
    folder = try TemporaryFolder()
    history = try LinkHistory(at: folder("links.sqlite"))
  }

  /// One whole run, asked anew.
  private func run(_ verdicts: [LinkVerdict], at time: Int, key: String? = nil) throws {
    var verdicts = verdicts
    for index in verdicts.indices { verdicts[index].outcome.startedAt = time }
    let run = try history.begin(site: url("www"), key: key ?? "run-\(time)", at: time)
    try run.record(verdicts.map { RecordedOutcome($0.outcome) })
    try run.finish(verdicts, at: time + 60)
  }

  @Test func `keeps everything that is known of an address`() throws {
    let whole = Outcome(
      url: url("a"), finding: .broken, status: 302,
      hops: [.init(url: url("a"), status: 301, isPermanent: true)], finalURL: url("b"),
      failure: .certificateExpired,
      certificate: CertificateFacts(
        leafExpiry: night + day, intermediateExpiry: 34, issuer: "發證單位", lacksIntermediate: true,
        isDistrustedByBrowsers: true),
      missingFragments: ["壹"], message: Message(.failed, ["failure": "certificate-expired"]),
      startedAt: night, milliseconds: 7, requestCount: 3, isPrivate: true)
    let run = try history.begin(site: url("www"), key: "1", at: night)
    try run.record([RecordedOutcome(whole, fragments: ["壹", "貳"])])
    let remembered = try history.remembered(
      for: [LinkTarget(url: url("a"), fragments: ["壹"])],
      lifetimes: Lifetimes(seconds: [.broken: day], admitsPrivate: true), at: night + 60)
    #expect(remembered == [url("a"): whole])
  }

  @Test func `knows since when an address fails`() throws {
    for (offset, finding) in [Verdict.alive, .dead, .alive, .dead, .suspect].enumerated() {
      try run([verdict("a", finding)], at: night + offset * day)
    }
    let past = try #require(try history.past(of: [url("a")], limit: 3)[url("a")])
    #expect(past.findings.map(\.finding) == [.alive, .dead, .suspect])
    #expect(past.findings.map(\.at) == [2, 3, 4].map { night + $0 * day })
    #expect(past.failingSince == night + 3 * day)
    try run([verdict("a", .alive)], at: night + 5 * day)
    #expect(try history.past(of: [url("a")], limit: 3)[url("a")]?.failingSince == nil)
    #expect(try history.past(of: [url("b")], limit: 3).isEmpty)
  }

  @Test func `counts a night that took its verdict from before`() throws {
    try run([verdict("a")], at: night)
    let second = try history.begin(site: url("www"), key: "2", at: night + day)
    try second.finish([verdict("a", at: night)], at: night + day + 9)
    let past = try history.past(of: [url("a")], limit: 14)[url("a")]
    #expect(past?.findings.map(\.at) == [night, night + day])
  }

  @Test func `leaves the findings of the present run out of the past`() throws {
    try run([verdict("a", .dead)], at: night)
    let second = try history.begin(site: url("www"), key: "2", at: night + day)
    try second.record([RecordedOutcome(outcome("a", .dead, at: night + day))])
    #expect(
      try history.past(of: [url("a")], limit: 9, before: second)[url("a")]?.findings.count == 1)
  }

  @Test func `tells what the last finished run said`() throws {
    #expect(try history.lastRun(of: url("www")) == nil)
    try run([verdict("a", .suspect, finding: .dead), verdict("b")], at: night)
    let killed = try history.begin(site: url("www"), key: "2", at: night + day)
    try killed.record([RecordedOutcome(outcome("a"))])
    let last = try #require(try history.lastRun(of: url("www")))
    #expect(last.verdicts == [url("a"): .suspect, url("b"): .alive] && last.startedAt == night)
    #expect(try history.lastRun(of: url("other")) == nil)
  }

  @Test func `goes on with a run that nobody works on any more`() throws {
    var run: HistoryRun? = try history.begin(site: url("www"), key: "1", at: night)
    try run?.record([RecordedOutcome(outcome("a"))])
    let number = run?.number
    // While it works, another run is another run, and another shard always is.
    let second = try history.begin(site: url("www"), key: "2", at: night)
    #expect(second.number != number && second.recorded.isEmpty)
    run = nil
    let shard = try history.begin(site: url("www"), shard: "1/2", key: "3", at: night + 60)
    #expect(shard.recorded.isEmpty)
    let resumed = try history.begin(site: url("www"), key: "4", at: night + 60)
    #expect(resumed.number == number && resumed.startedAt == night)
    #expect(resumed.recorded == [url("a"): RecordedOutcome(outcome("a"))])
  }

  @Test func `leaves a run of another night alone`() throws {
    try history.begin(site: url("www"), key: "1", at: night).record([
      RecordedOutcome(outcome("a"))
    ])
    let next = try history.begin(site: url("www"), key: "2", at: night + day)
    #expect(next.recorded.isEmpty && next.startedAt == night + day)
  }

  @Test func `forgets old runs and their addresses`() throws {
    try run([verdict("a"), verdict("b")], at: night)
    try run([verdict("b")], at: night + day)
    try history.prune(before: night + day)
    let past = try history.past(of: [url("a"), url("b")], limit: 9)
    #expect(past.mapValues(\.findings.count) == [url("b"): 1])
  }

  @Test func `takes over the runs of another machine once`() throws {
    try run([verdict("a")], at: night, key: "here")
    let other = try LinkHistory(at: folder("other.sqlite"))
    let there = try other.begin(site: url("www"), shard: "2/2", key: "there", at: night + 5)
    try there.record([RecordedOutcome(outcome("b", .dead), fragments: ["x"])])
    try there.finish([verdict("b", .suspect, finding: .dead)], at: night + 9)
    _ = try other.begin(site: url("www"), shard: "2/2", key: "works", at: night + 10)
    #expect(try history.unite(with: other) == 1)
    #expect(try history.unite(with: other) == 0)
    #expect(try history.past(of: [url("b")], limit: 9)[url("b")]?.failingSince == night)
    #expect(
      try history.lastRun(of: url("www"), shard: "2/2")?.verdicts == [url("b"): .suspect])
  }

  /// Whichever comes first, the histories of the shards or the report that was merged of theirs.
  @Test(arguments: [true, false])
  func `counts a night once that shards and their merged run both tell`(unitesFirst: Bool) throws {
    let other = try LinkHistory(at: folder("2.sqlite"))
    let shard = try other.begin(site: url("www"), shard: "2/2", key: "other", at: night + 3)
    let failing = verdict("b", .suspect, finding: .dead, at: night + 9)
    let remembered = verdict("c", at: night - day)
    try shard.record([RecordedOutcome(failing.outcome)])
    try shard.finish([failing, remembered], at: night + 60)
    let merged = report([verdict("a"), failing, remembered])
    if unitesFirst { try history.unite(with: other) }
    try history.record(merged, key: "merged")
    if !unitesFirst { try history.unite(with: other) }
    let past = try history.past(of: [url("b"), url("c")], limit: 9)
    #expect(past[url("b")]?.findings.map(\.at) == [night + 9])
    #expect(past[url("c")]?.findings.map(\.at) == [night])
    #expect(past[url("b")]?.failingSince == night + 9)
  }

  @Test func `reads a history without changing it, and makes none`() throws {
    try run([verdict("a", .dead)], at: night)
    let read = try LinkHistory(reading: folder("links.sqlite"))
    #expect(try read.past(of: [url("a")], limit: 9).count == 1)
    #expect(throws: HistoryError.self) { try read.prune(before: night + day) }
    #expect(throws: HistoryError.self) { try LinkHistory(reading: folder("none.sqlite")) }
    #expect(!folder.holds("none.sqlite") && !folder.holds("none.sqlite-runs"))
  }

  @Test func `says that a file is no history`() throws {
    let path = folder("notes.txt")
    try #require(String(repeating: "not a database\n", count: 100).write(to: path))
    #expect(throws: HistoryError.damaged(path: path)) { try LinkHistory(at: path) }
  }
}
