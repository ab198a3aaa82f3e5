/// A run that remembers: asks only what no earlier run knows well enough, records the answers each second, and judges
/// by what earlier nights found.
///
///     let check = RecordedCheck(history: history, site: site, exceptions: exceptions)
///     let result = try check.run(targets, key: key, at: now, finish: { now() }) { targets, found in
///       try outsideCheck.run(targets, found: found)
///     }
package struct RecordedCheck {
  package var history: LinkHistory
  /// What is checked, by its base URL.
  package var site: String
  package var exceptions: LinkExceptions
  package var shard = Shard.whole
  package var lifetimes = Lifetimes.standard
  package var gate = Gate.Settings()
  /// How long a run that was killed is worth going on with, in seconds.
  package var resumableSeconds = 20 * 3600

  /// How many findings of an address a report shows, this run's included.
  private static let shownCount = 14
  /// How many the gates look at.
  private static let judgedCount = 60

  package init(history: LinkHistory, site: String, exceptions: LinkExceptions) {
    self.history = history
    self.site = site
    self.exceptions = exceptions
  }

  /// What a run found, and what it is compared with.
  package struct Result: Sendable, Hashable {
    package var report: LinkReport
    /// When the run before began, in seconds since 1970; `nil` where there was none.
    package var previous: Int?
    /// How many addresses had been asked before the run was killed that this one went on with.
    package var resumedCount: Int
  }

  /// - Parameters:
  ///   - targets: Different addresses; those of other shards are left out.
  ///   - key: Names the run among those of all machines.
  ///   - now: When it begins, in seconds since 1970.
  ///   - finish: Says what time it is; at the end, when the run ends, and older ones than the history keeps are forgotten.
  ///   - ask: Finds out about targets, and calls for each as soon as it is known.
  /// - Returns: The report of the targets, in which every one of them has a verdict that was asked or remembered.
  /// - Throws: What `ask` throws, and a ``HistoryError``; what was recorded till then is not lost.
  package func run(
    _ targets: [LinkTarget], key: String, at now: Int, finish: @escaping () -> Int,
    ask: (_ targets: [LinkTarget], _ found: (Outcome) throws -> Void) throws -> Void
  ) throws -> Result {
    let targets = targets.filter(shard.holds)
    let last = try history.lastRun(of: site, shard: shard.name)
    let run = try history.begin(
      site: site, shard: shard.name, key: key, at: now, resumableSeconds: resumableSeconds)
    var outcomes: [String: Outcome] = [:]
    for target in targets {
      guard let recorded = run.recorded[target.url], lifetimes.admits(recorded.outcome),
        // Of the link nothing was found out.
        recorded.outcome.failure != .outOfTime, recorded.outcome.failure != .proxy,
        // Else a link was added since, to another place of the page.
        Set(recorded.fragments).isSuperset(of: target.fragments),
        // Else the link was taken out that made it fail.
        Set(target.fragments).isSuperset(of: recorded.outcome.missingFragments)
      else { continue }
      outcomes[target.url] = recorded.outcome
    }
    let remembered = try history.remembered(
      for: targets.filter { outcomes[$0.url] == nil }, lifetimes: lifetimes, at: now)
    outcomes.merge(remembered) { asked, _ in asked }
    let fragments = Dictionary(
      targets.map { ($0.url, $0.fragments) }, uniquingKeysWith: { first, _ in first })
    // A transaction for each answer would hold up the asking; a run that is killed loses a second's.
    var unrecorded: [RecordedOutcome] = []
    var recordedAt = now
    do {
      try ask(targets.filter { outcomes[$0.url] == nil }) { outcome in
        outcomes[outcome.url] = outcome
        unrecorded.append(RecordedOutcome(outcome, fragments: fragments[outcome.url] ?? []))
        let second = finish()
        guard second != recordedAt else { return }
        try run.record(unrecorded)
        (unrecorded, recordedAt) = ([], second)
      }
    } catch {
      try run.record(unrecorded)
      throw error
    }
    try run.record(unrecorded)
    var verdicts = try judge(targets, outcomes, run: run, at: now)
    exceptions.apply(to: &verdicts)
    let finishedAt = finish()
    try run.finish(verdicts, at: finishedAt)
    try history.prune(before: now - LinkHistory.keptSeconds)
    var report = LinkReport.assembled(
      site: site, startedAt: run.startedAt, finishedAt: finishedAt, verdicts: verdicts,
      previous: last?.verdicts.filter { shard.holds(LinkTarget(url: $0.key)) },
      cached: remembered.count,
      requests: verdicts.filter { $0.outcome.startedAt >= run.startedAt }
        .reduce(0) { $0 + $1.outcome.requestCount })
    report.shards = [shard]
    return Result(
      report: report, previous: last?.startedAt, resumedCount: run.recorded.count)
  }

  private func judge(
    _ targets: [LinkTarget], _ outcomes: [String: Outcome], run: HistoryRun, at now: Int
  ) throws(HistoryError) -> [LinkVerdict] {
    let past = try history.past(
      of: targets.map(\.url), limit: Self.judgedCount, before: run)
    return targets.compactMap { target in
      guard let outcome = outcomes[target.url] else { return nil }
      let known = past[target.url]
      let findings = known?.findings ?? []
      // The history reaches further back than the findings that are looked at.
      let since = Gate.since(of: outcome, past: findings).map { min($0, known?.failingSince ?? $0) }
      let tonight = PastFinding(
        at: max(outcome.startedAt, run.startedAt), finding: outcome.finding,
        status: outcome.status, failure: outcome.failure)
      return LinkVerdict(
        target: target, outcome: outcome,
        verdict: Gate.verdict(of: outcome, past: findings, settings: gate),
        since: since,
        history: findings.suffix(Self.shownCount - 1) + [tonight], isNew: known == nil)
    }
  }
}

extension Shard {
  /// As histories name it: `2/4`, and nothing for the whole.
  package var name: String { self == .whole ? "" : description }
}
