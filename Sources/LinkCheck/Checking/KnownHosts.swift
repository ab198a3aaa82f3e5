/// What reading a site has taught of servers, for the check of its links that follows: they are asked for no
/// `robots.txt` twice, left alone where they wished it, and the pace of each goes on.
package struct KnownHosts: Sendable {
  /// The rules of servers, by scheme, host and port.
  private(set) var rules: [String: RobotsRules] = [:]
  /// Hosts that asked to be left alone for longer than is waited.
  private(set) var resting: Set<String> = []
  private(set) var hosts: [String: Host] = [:]

  /// What holds for the next request to a host.
  struct Host: Sendable {
    /// When it may begin, as the run's clock has it.
    var opensAt = Duration.zero
    /// From it to the one after; `nil` where the host's `robots.txt` names nothing.
    var interval: Duration?
  }

  package init() {}

  mutating func learn(_ rules: RobotsRules, of origin: String, host: String) {
    self.rules[origin] = rules
    guard let delay = rules.crawlDelay else { return }
    hosts[host, default: Host()].interval = .seconds(min(delay, 86_400))
  }

  mutating func pause(_ host: String, until time: Duration) {
    hosts[host, default: Host()].opensAt = max(hosts[host]?.opensAt ?? .zero, time)
  }

  mutating func rest(_ host: String) { resting.insert(host) }

  /// A pacer that goes on where the last one was.
  func pacer(_ settings: CheckSettings) -> Pacer {
    var pacer = Pacer(
      allowance: settings.allowance, totalConcurrency: settings.totalConcurrency)
    for (name, host) in hosts {
      pacer.pause(name, until: host.opensAt)
      if let interval = host.interval { pacer.slow(name, to: interval) }
    }
    return pacer
  }

  /// What a run of links knows from the beginning.
  var origins: [String: OriginMemory] {
    rules.mapValues { rules in
      var memory = OriginMemory()
      memory.robots = .known(rules)
      return memory
    }
  }
}
