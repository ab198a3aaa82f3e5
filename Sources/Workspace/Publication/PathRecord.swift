import Publishing
import Synchronization

/// The paths written so far, from any task.
///
/// Spread over shards by name, so that tasks seldom meet at one lock.
final class PathRecord: Sendable {
  private final class Shard: Sendable {
    let paths = Mutex<[OutputPath]>([])
  }

  private let shards = (0..<16).map { _ in Shard() }

  func insert(_ path: OutputPath) {
    // The last bytes of most paths are `/index.html`; the length and the first ones differ.
    var hash = UInt64(truncatingIfNeeded: path.string.utf8.count)
    for byte in path.string.utf8.prefix(64) { hash = hash &* 31 &+ UInt64(byte) }
    shards[Int(hash % UInt64(shards.count))].paths.withLock { $0.append(path) }
  }

  var paths: [OutputPath] { shards.flatMap { $0.paths.withLock { $0 } } }
}
