import Dispatch
import Glibc

/// Waits until the program is asked to end: by Ctrl-C, by the system, or since its terminal is gone.
///
/// While it lives, these signals end nothing by themselves.
final class StopSignals: Sendable {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private let signals: AsyncStream<Void>

  init() {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    self.signals = signals
    // Made here and only cancelled later, which any thread may do.
    nonisolated(unsafe) let sources = Self.numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    continuation.onTermination = { _ in
      for source in sources { source.cancel() }
    }
  }

  /// Returns when the first comes, or the task is cancelled.
  func wait() async {
    for await _ in signals { return }
  }
}
