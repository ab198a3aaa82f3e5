/// One run over a site's outside links: what the history still holds isn't asked again, what is asked is recorded, and
/// gates and exceptions decide what is said.
///
///     let run = LinkRun(site: baseURL, settings: settings, transport: transport, clock: clock)
///     let report = try run.report(on: targets, history: history, key: key, at: now)
package struct LinkRun {
  /// The site's base URL, or what is checked instead of one.
  private let site: String
  private let settings: CheckSettings
  private let transport: any Transport
  private let clock: any RunClock
  /// When a failure is more than a bad night.
  package var gate = Gate.Settings()
  package var lifetimes = Lifetimes.standard
  package var exceptions: LinkExceptions?
  package var progress: (CheckProgress) -> Void = { _ in }

  /// Findings of each address that are looked back at, and that reports show.
  private static let lookBack = 60
  private static let shown = 10
  /// How long what was found may be unrecorded, and so lost by a run that is killed.
  private static let recordingInterval = Duration.seconds(1)

  package init(
    site: String, settings: CheckSettings, transport: any Transport, clock: any RunClock
  ) {
    self.site = site
    self.settings = settings
    self.transport = transport
    self.clock = clock
  }

  /// The report, and when the run before this one began.
  package struct Result: Sendable {
    package var report: LinkReport
    /// Seconds since 1970.
    package var previous: Int?
  }

  /// Asks for those of the targets that this shard holds, and says what is to be said of them.
  ///
  /// - Parameters:
  ///   - targets: Each address once.
  ///   - key: Names the run among those of all machines, as `LinkHistory` wants it.
  ///   - now: When the clock began, in seconds since 1970.
  package func report(
    on targets: [LinkTarget], history: LinkHistory, key: String, at now: Int
  ) throws(HistoryError) -> Result {
    let shard = settings.shard == .whole ? "" : "\(settings.shard.index)/\(settings.shard.count)"
    let targets = targets.filter { settings.shard.holds($0) }
    let run = try history.begin(site: site, shard: shard, key: key, at: now)
    var outcomes: [String: Outcome] = [:]
    for target in targets {
      if let known = run.recorded[target.url], known.outcome.failure != .outOfTime,
        Set(known.fragments).isSuperset(of: target.fragments)
      {
        outcomes[target.url] = known.outcome
      }
    }
    let open = targets.filter { outcomes[$0.url] == nil }
    let remembered = try history.remembered(for: open, lifetimes: lifetimes, at: now)
    outcomes.merge(remembered) { found, _ in found }
    let asked = try ask(open.filter { remembered[$0.url] == nil }, run, now)
    outcomes.merge(asked) { _, found in found }
    let past = try history.past(of: targets.map(\.url), limit: Self.lookBack, before: run)
    var verdicts = targets.compactMap { target in
      outcomes[target.url].map { verdict(on: target, $0, past[target.url], at: run.startedAt) }
    }
    exceptions?.apply(to: &verdicts)
    // A shard that ran as a part before may have been compared with a run of the whole.
    let last = try history.lastRun(of: site, shard: shard)
    let previous = try history.lastVerdicts(of: site, shard: shard)?.filter { settings.shard.holds(LinkTarget(url: $0.key)) }
    let end = now + Int(clock.elapsed.components.seconds)
    try run.finish(verdicts, at: end)
    let report = LinkReport.assembled(
      site: site, startedAt: run.startedAt, finishedAt: end, verdicts: verdicts,
      previous: previous, cached: remembered.count,
      requests: asked.values.reduce(0) { $0 + $1.requestCount })
    return Result(report: report, previous: last)
  }

  /// Asks, and records what is found at least once a second.
  private func ask(
    _ targets: [LinkTarget], _ run: HistoryRun, _ now: Int
  ) throws(HistoryError) -> [String: Outcome] {
    let fragments = Dictionary(
      targets.map { ($0.url, $0.fragments) }, uniquingKeysWith: { first, _ in first })
    var outcomes: [String: Outcome] = [:]
    var unrecorded: [RecordedOutcome] = []
    var recordedAt = clock.elapsed
    let check = OutsideCheck(
      settings: settings, transport: transport, clock: clock, startedAt: now, progress: progress)
    try check.run(targets) { outcome throws(HistoryError) in
      outcomes[outcome.url] = outcome
      unrecorded.append(RecordedOutcome(outcome, fragments: fragments[outcome.url] ?? []))
      guard clock.elapsed - recordedAt >= Self.recordingInterval else { return }
      try run.record(unrecorded)
      unrecorded = []
      recordedAt = clock.elapsed
    }
    try run.record(unrecorded)
    return outcomes
  }

  private func verdict(
    on target: LinkTarget, _ outcome: Outcome, _ past: LinkHistory.Past?, at now: Int
  ) -> LinkVerdict {
    let findings = past?.findings ?? []
    let since = Gate.since(of: outcome, past: findings).map { found in
      min(found, past?.failingSince ?? found)
    }
    let tonight = PastFinding(
      at: max(now, outcome.startedAt), finding: outcome.finding, status: outcome.status,
      failure: outcome.failure)
    return LinkVerdict(
      target: target, outcome: outcome,
      verdict: Gate.verdict(of: outcome, past: findings, settings: gate), since: since,
      history: findings.suffix(Self.shown - 1) + [tonight], isNew: past == nil)
  }
}
