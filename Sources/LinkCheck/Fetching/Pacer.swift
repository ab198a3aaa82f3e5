/// Decides which request may begin when, so that no host is asked more than its allowance.
///
/// A host's allowance is a number of requests at once, and a time from the beginning of one to that of the next.
/// Pure: it knows no clock and starts nothing. Work is known by numbers.
///
/// - Complexity: O(log hosts + log requests of the host) per request.
package struct Pacer {
  /// What each host allows, unless it says otherwise.
  package struct Allowance: Sendable, Hashable {
    /// From the beginning of one request to that of the next.
    package var interval: Duration
    /// Requests to one host at once.
    package var concurrency: Int

    package init(interval: Duration, concurrency: Int) {
      self.interval = interval
      self.concurrency = concurrency
    }
  }

  private struct Host {
    var waiting = TimeQueue<Int>()
    var interval: Duration
    var running = 0
    /// No request begins before.
    var opensAt = Duration.zero
  }

  private let allowance: Allowance
  private let totalConcurrency: Int
  private var hosts: [String: Host] = [:]
  /// Hosts by the time at which they may go on; entries that no longer hold are passed over.
  private var turns = TimeQueue<String>()
  package private(set) var runningCount = 0

  package init(allowance: Allowance, totalConcurrency: Int) {
    self.allowance = allowance
    self.totalConcurrency = totalConcurrency
  }

  /// Lets work wait for its turn at a host.
  package mutating func add(_ work: Int, host name: String, notBefore time: Duration) {
    edit(name) { $0.waiting.push(work, at: time) }
  }

  /// Makes the time between two requests to a host at least so long.
  package mutating func slow(_ name: String, to interval: Duration) {
    edit(name) { host in
      guard interval > host.interval else { return }
      // The last request began one former interval before the host opens.
      if host.opensAt > .zero { host.opensAt += interval - host.interval }
      host.interval = interval
    }
  }

  /// Leaves a host alone until then.
  package mutating func pause(_ name: String, until time: Duration) {
    edit(name) { $0.opensAt = max($0.opensAt, time) }
  }

  /// Takes the work that may begin now.
  package mutating func start(at now: Duration) -> [Int] {
    var started: [Int] = []
    while runningCount < totalConcurrency, let time = turns.firstTime, time <= now,
      let name = turns.pop()
    {
      guard var host = hosts[name], let due = turn(of: host), due <= now,
        let work = host.waiting.pop()
      else {
        // The host was put off after this entry was made; its own entry follows.
        continue
      }
      host.running += 1
      host.opensAt = now + host.interval
      hosts[name] = host
      runningCount += 1
      started.append(work)
      if let next = turn(of: host) { turns.push(name, at: next) }
    }
    return started
  }

  /// A request to the host is over.
  package mutating func finish(_ name: String) {
    runningCount -= 1
    edit(name) { $0.running -= 1 }
  }

  /// When something may begin that may not now; `nil` while all that waits, waits for a request to end.
  ///
  /// May be too early, where a host was put off; never too late.
  package var nextTurn: Duration? { runningCount < totalConcurrency ? turns.firstTime : nil }

  /// A host's work that has not begun, in no order.
  package func waiting(at name: String) -> [Int] { hosts[name]?.waiting.elements ?? [] }

  /// Takes back work that has not begun.
  package mutating func remove(_ work: Set<Int>, from name: String) {
    hosts[name]?.waiting.removeAll(where: work.contains)
  }

  private mutating func edit(_ name: String, _ change: (inout Host) -> Void) {
    var host = hosts[name] ?? Host(interval: allowance.interval)
    change(&host)
    hosts[name] = host
    if let time = turn(of: host) { turns.push(name, at: time) }
  }

  /// When a host's next request may begin; `nil` where none waits, or as many run as may.
  private func turn(of host: Host) -> Duration? {
    guard host.running < allowance.concurrency, let due = host.waiting.firstTime else { return nil }
    return max(due, host.opensAt)
  }
}
