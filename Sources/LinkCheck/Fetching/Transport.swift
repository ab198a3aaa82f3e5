/// What asks servers: libcurl in the program, a script in tests.
///
/// Belongs to one thread. Every request that was started ends in one response.
package protocol Transport: AnyObject {
  /// Begins a request; its response comes with `number`.
  func start(_ request: Request, number: Int)

  /// Waits until responses are there, or the time is over, and takes them.
  func wait(upTo limit: Duration) -> [(number: Int, response: Response)]
}

/// The time of a run, passed in so that tests have their own.
package protocol RunClock: AnyObject {
  /// Since the run began.
  var elapsed: Duration { get }
}

/// The computer's time.
package final class SystemRunClock: RunClock {
  private let start = ContinuousClock.now

  package init() {}

  package var elapsed: Duration { ContinuousClock.now - start }
}
