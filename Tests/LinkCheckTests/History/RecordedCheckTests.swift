import Diagnostics
import LinkCheck
import Testing

@Suite struct RecordedCheckTests {
  private let folder: TemporaryFolder
  private let history: LinkHistory

  init() throws {
    folder = try TemporaryFolder()
    history = try LinkHistory(at: folder("links.sqlite"))
  }

  private struct Killed: Error {}

  /// One night: what each address would answer, and which were asked.
  @discardableResult
  private func check(
    _ answers: [String: Verdict], night number: Int, killedAfter limit: Int = .max,
    exceptions: [LinkException] = [], shard: Shard = .whole, in other: LinkHistory? = nil
  ) throws -> (result: RecordedCheck.Result, asked: [String]) {
    let now = night + number * day
    var check = RecordedCheck(
      history: other ?? history, site: url("www"),
      exceptions: LinkExceptions(exceptions, today: "2026-02-01"))
    check.shard = shard
    var asked: [String] = []
    let targets = answers.keys.sorted().map { LinkTarget(url: url($0)) }
    let result = try check.run(
      targets, key: "\(number)-\(shard.name)-\(limit)", at: now, finish: { now + 60 }
    ) { targets, found in
      for target in targets {
        guard asked.count < limit else { throw Killed() }
        let name = String(target.url.split(separator: "/")[1].prefix { $0 != "." })
        asked.append(name)
        try found(outcome(name, answers[name] ?? .alive, at: now))
      }
    }
    return (result, asked)
  }

  @Test func `asks an unchanged site for little`() throws {
    let names = (0..<100).map { "host\($0)" }
    let answers = Dictionary(uniqueKeysWithValues: names.map { ($0, Verdict.alive) })
    #expect(try check(answers, night: 0).asked.count == 100)
    var counts: [Int] = []
    for night in 1...20 { counts.append(try check(answers, night: night).asked.count) }
    #expect(counts.prefix(5).allSatisfy { $0 == 0 })
    // A hundred addresses in two weeks, none of them in a herd.
    #expect(counts.reduce(0, +) < 320)
    #expect((counts.dropFirst(5).max() ?? 0) < 70)
    let report = try check(answers, night: 21).result.report
    #expect(report.summary.counts[.alive] == 100)
    #expect(report.verdicts.allSatisfy { $0.history.count == 14 })
  }

  @Test func `calls an old link dead after three nights, and a new one at once`() throws {
    try check(["old": .alive], night: 0)
    var said: [Verdict?] = []
    for number in 9...13 {
      let report = try check(["old": .dead, "new": .dead], night: number).result.report
      let old = report.verdicts.first { $0.target.url == url("old") }
      said.append(old?.verdict)
      #expect(old?.since == night + 9 * day)
      #expect(report.verdicts.first { $0.target.url == url("new") }?.verdict == .dead)
      #expect(report.changes.broken.contains(url("new")) == (number == 9))
    }
    #expect(said == [.suspect, .suspect, .suspect, .dead, .dead])
    let mended = try check(["old": .alive, "new": .dead], night: 14).result
    #expect(mended.report.changes.mended == [url("old")])
    #expect(mended.report.verdicts.first { $0.target.url == url("old") }?.since == nil)
    #expect(mended.previous == night + 13 * day)
  }

  @Test func `goes on where a killed run was`() throws {
    let answers: [String: Verdict] = ["a": .dead, "b": .alive, "c": .alive, "d": .alive]
    #expect(throws: Killed.self) { try check(answers, night: 0, killedAfter: 2) }
    let (result, asked) = try check(answers, night: 0)
    #expect(asked == ["c", "d"] && result.resumedCount == 2)
    #expect(result.report.verdicts.map(\.verdict) == [.dead, .alive, .alive, .alive])
  }

  @Test func `asks again where the link was taken out that failed`() throws {
    func asked(_ fragments: [String], _ key: String, isKilled: Bool) throws -> [String] {
      let check = RecordedCheck(
        history: history, site: url("www"), exceptions: LinkExceptions([], today: "2026-02-01"))
      var asked: [String] = []
      let targets = [LinkTarget(url: url("a"), fragments: fragments)]
      _ = try check.run(targets, key: key, at: night, finish: { night + 60 }) { targets, found in
        for target in targets {
          asked.append(target.url)
          var answer = outcome("a", fragments.contains("lost") ? .dead : .alive, at: night)
          answer.missingFragments = fragments.filter { $0 == "lost" }
          try found(answer)
        }
        if isKilled { throw Killed() }
      }
      return asked
    }
    #expect(throws: Killed.self) { try asked(["kept", "lost"], "1", isKilled: true) }
    #expect(try asked(["kept"], "2", isKilled: false) == [url("a")])
  }

  @Test func `forgets runs of more than two years ago`() throws {
    try check(["a": .dead, "gone": .alive], night: 0)
    try check(["a": .dead], night: 10)
    #expect(try history.past(of: [url("gone")], limit: 9)[url("gone")] != nil)
    let kept = LinkHistory.keptSeconds / day
    try check(["a": .dead], night: kept)
    #expect(try history.past(of: [url("a")], limit: 9)[url("a")]?.findings.count == 3)
    let report = try check(["a": .dead], night: kept + 1).result.report
    #expect(report.verdicts.first?.since == night)
    let past = try history.past(of: [url("a"), url("gone")], limit: 9)
    #expect(past.mapValues(\.findings.count) == [url("a"): 3])
  }

  @Test func `asks an excepted link all the same`() throws {
    let exception = LinkException(
      pattern: url("a"), reason: "改版中", owner: "資訊室", until: "2026-12-31", file: "links.yml")
    for number in 0...1 {
      let (result, asked) = try check(["a": .dead], night: number, exceptions: [exception])
      #expect(asked == ["a"])
      #expect(result.report.verdicts.map(\.verdict) == [.excluded] && !result.report.fails())
      #expect(result.report.verdicts.map(\.outcome.finding) == [.dead])
    }
  }

  @Test(arguments: [2, 3])
  func `shards of a run, merged, equal the run`(count: Int) throws {
    let before = Dictionary(
      uniqueKeysWithValues: (0..<40).map { ("host\($0)", $0 % 5 == 0 ? Verdict.dead : .alive) })
    var after = before.mapValues { $0 == .dead ? Verdict.alive : .movedPermanently }
    after["host3"] = nil
    after["added"] = .dead
    /// A machine of its own, with what the first night found.
    func run(_ name: String, _ shard: Shard = .whole) throws -> LinkReport {
      let own = try LinkHistory(at: folder(name))
      try check(before, night: 0, in: own)
      return try check(after, night: 30, shard: shard, in: own).result.report
    }
    let shards = try (1...count).map { index in
      try run("\(index).sqlite", try #require(Shard(index: index, count: count)))
    }
    let whole = try run("whole.sqlite")
    let merged = try LinkReport.merging(shards.reversed())
    #expect(merged == whole)
    #expect(shards.allSatisfy { $0.verdicts.count < whole.verdicts.count })
    #expect(!whole.changes.mended.isEmpty && whole.changes.removed == [url("host3")])
  }
}
