import Synchronization

/// The state that stands, for whoever asks, and a knock whenever there is another, for those who wait.
package final class StateFeed: Sendable {
  private struct Board {
    var state: PreviewState
    /// Counts states, the first being 1.
    var number = 1
    var readers: [Int: AsyncStream<Void>.Continuation] = [:]
    var readerCount = 0
  }

  private let board: Mutex<Board>

  package init(_ state: PreviewState) { board = Mutex(Board(state: state)) }

  package var state: PreviewState { board.withLock { $0.state } }

  /// The state that stands, and its number among all that there were.
  package var numbered: (number: Int, state: PreviewState) {
    board.withLock { ($0.number, $0.state) }
  }

  /// Lets a state take the place of the one that stands, and knocks everywhere.
  package func publish(_ state: PreviewState) {
    board.withLock { board in
      board.state = state
      board.number += 1
    }
    knock()
  }

  /// Lets everybody who waits look up, whether or not there is something new.
  ///
  /// Whoever writes then finds out that its reader has gone.
  package func knock() {
    for reader in board.withLock({ Array($0.readers.values) }) { reader.yield() }
  }

  /// A knock at once, and one whenever there is something to look at; those that nobody has answered are one.
  package func knocks() -> AsyncStream<Void> {
    let (knocks, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let number = board.withLock { board in
      board.readerCount += 1
      board.readers[board.readerCount] = continuation
      return board.readerCount
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number) }
    continuation.yield()
    return knocks
  }

  /// How many wait.
  package var readerCount: Int { board.withLock { $0.readers.count } }

  private func remove(_ number: Int) {
    board.withLock { _ = $0.readers.removeValue(forKey: number) }
  }
}
