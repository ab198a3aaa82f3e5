import Encodings

/// Asks for outside links, each address once, politely, and says what was found.
///
///     let check = OutsideCheck(settings: settings, transport: transport, clock: clock, startedAt: now)
///     try check.run(targets) { outcome in try history.record(outcome) }
///
/// Everything happens on the calling thread, which waits for the network: outcomes come in the order in which they
/// are known. Requests begin as `Pacer` allows; a server's `robots.txt` is read before anything else of it.
///
/// - Complexity: O(targets × log targets), beside the network's time.
package struct OutsideCheck {
  private let settings: CheckSettings
  private let transport: any Transport
  private let clock: any RunClock
  private let startedAt: Int
  private let hosts: KnownHosts
  private let mailDomain: ((String) -> MailDomain)?
  private let progress: (CheckProgress) -> Void

  /// `startedAt` is when the clock began, in seconds since 1970; `hosts` is what reading the links has taught;
  /// `mailDomain` says whether anybody takes mail for a domain, where that is asked for.
  package init(
    settings: CheckSettings, transport: any Transport, clock: any RunClock, startedAt: Int,
    hosts: KnownHosts = KnownHosts(), mailDomain: ((String) -> MailDomain)? = nil,
    progress: @escaping (CheckProgress) -> Void = { _ in }
  ) {
    self.mailDomain = mailDomain
    self.settings = settings
    self.transport = transport
    self.clock = clock
    self.startedAt = startedAt
    self.hosts = hosts
    self.progress = progress
  }

  /// How a run came to its end.
  package enum Ending: Sendable, Hashable {
    /// Every target has its outcome.
    case complete
    /// The proxy for addresses of this scheme doesn't answer; the targets that were left have no outcome.
    case proxyIsSilent(scheme: String)
  }

  /// Finds out about those of the targets that this shard holds; `found` is called once for each.
  ///
  /// Targets are different addresses. What `found` throws ends the run.
  package func run<Problem: Error>(
    _ targets: [LinkTarget], found: (Outcome) throws(Problem) -> Void
  ) throws(Problem) -> Ending {
    var run = Run(settings: settings, clock: clock, startedAt: startedAt, hosts: hosts)
    run.begin(targets.filter { settings.shard.holds($0) })
    var mail = mailDomain.map { MailCheck($0) }
    while true {
      for outcome in run.takeOutcomes() { try found(mail?.judged(outcome) ?? outcome) }
      progress(run.progress)
      guard !run.isDone else { return .complete }
      if let scheme = run.silentProxy { return .proxyIsSilent(scheme: scheme) }
      guard clock.elapsed < settings.totalLimit else {
        run.endEarly()
        continue
      }
      for (number, request) in run.startable() { transport.start(request, number: number) }
      let wait = min(run.idleTime, settings.totalLimit - clock.elapsed)
      for (number, response) in transport.wait(upTo: max(.zero, wait)) {
        run.take(response, to: number)
      }
    }
  }
}
