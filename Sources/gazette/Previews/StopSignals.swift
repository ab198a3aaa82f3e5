import Dispatch
import Glibc
import Synchronization

/// Waits until the program is asked to end: by Ctrl-C, by the system, or since its terminal is gone.
///
/// While it lives, these signals end nothing by themselves.
final class StopSignals: Sendable {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private let signals: AsyncStream<Void>
  private let insistence = Mutex<Insistence?>(nil)
  /// Of its own, so that it has a thread however busy all others are.
  private let queue = DispatchQueue(label: "stop signals")

  private struct Insistence: Sendable {
    let seconds: Int
    let lastly: @Sendable () -> Void
  }

  init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    // Made here and only cancelled later, which any thread may do.
    nonisolated(unsafe) let sources = Self.numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [weak self] in
        continuation.yield()
        self?.insist()
      }
      source.resume()
      return source
    }
    continuation.onTermination = { _ in
      for source in sources { source.cancel() }
    }
  }

  /// Has the program end even where it does not by itself.
  ///
  /// - Parameters:
  ///   - seconds: How long it may take once it is asked to.
  ///   - lastly: What is still to be done then.
  func insist(afterSeconds seconds: Int, lastly: @escaping @Sendable () -> Void) {
    insistence.withLock { $0 = Insistence(seconds: seconds, lastly: lastly) }
  }

  private func insist() {
    guard let insistence = self.insistence.withLock({ $0 }) else { return }
    queue.asyncAfter(deadline: .now() + .seconds(insistence.seconds)) {
      insistence.lastly()
      _exit(0)
    }
  }

  /// Returns when the first comes, or the task is cancelled.
  func wait() async {
    for await _ in signals { return }
  }
}
