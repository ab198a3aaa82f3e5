import Glibc
import Synchronization

/// What a build has done to a tree so far, from any task.
///
/// Spread over shards, so that tasks seldom meet at one lock.
final class WriteRecord: Sendable {
  /// What became of a file of the tree before.
  enum Status: UInt8, Sendable {
    case untouched
    /// The build has such a file, whether it wrote it anew or not.
    case claimed
    case removed
  }

  private struct Known {
    var statuses: [Status]
    var replaced: [(index: Int, file: TreeTable.File)] = []
  }

  private struct Added {
    var paths = PathList()
    var files: [TreeTable.File] = []
  }

  private final class Shard: Sendable {
    let known: Mutex<Known>
    let added = Mutex(Added())

    init(count: Int) {
      known = Mutex(Known(statuses: [Status](repeating: .untouched, count: count)))
    }
  }

  private static let shardCount = 64
  private let count: Int
  private let shards: [Shard]

  /// - Parameter count: How many files the tree before has.
  init(count: Int) {
    self.count = count
    let perShard = count / Self.shardCount + 1
    shards = (0..<Self.shardCount).map { _ in Shard(count: perShard) }
  }

  private func withStatus<Result>(
    _ index: Int, _ body: (inout sending Status) -> sending Result
  ) -> Result {
    shards[index % Self.shardCount].known.withLock { body(&$0.statuses[index / Self.shardCount]) }
  }

  func status(_ index: Int) -> Status { withStatus(index) { $0 } }

  /// Says that the build has a file where one was, and what was known of that before; `claimed`
  /// where the build had it already.
  func claim(_ index: Int) -> Status {
    withStatus(index) { status in
      defer { status = .claimed }
      return status
    }
  }

  /// Says that the build has no such file; `claimed` where it has.
  func retire(_ index: Int) -> Status {
    withStatus(index) { status in
      defer { if status == .untouched { status = .removed } }
      return status
    }
  }

  /// Says that a claimed file is gone and could not be written anew.
  func lose(_ index: Int) { withStatus(index) { $0 = .removed } }

  /// Says how a claimed file stands that was written anew.
  func replace(_ index: Int, by file: TreeTable.File) {
    shards[index % Self.shardCount].known.withLock { $0.replaced.append((index, file)) }
  }

  /// Adds a file where none was.
  func add(_ path: CPath, _ file: TreeTable.File) {
    let bytes = UnsafeRawBufferPointer(start: path, count: strlen(path))
    shard(path).added.withLock { added in
      added.paths.append(bytes)
      added.files.append(file)
    }
  }

  /// Whether a file was added at a path.
  ///
  /// - Complexity: O(files that were added); for the few that are in doubt.
  func hasAdded(_ path: CPath) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: path, count: strlen(path))
    return shard(path).added.withLock { added in
      added.paths.starts.indices.contains { index in
        added.paths.bytes[added.paths.range(index)].elementsEqual(bytes)
      }
    }
  }

  private func shard(_ path: CPath) -> Shard {
    let length = strlen(path)
    // The last bytes of most paths are `/index.html`; the length and the first ones differ.
    var hash = UInt64(truncatingIfNeeded: length)
    for offset in 0..<min(length, 64) {
      hash = hash &* 31 &+ UInt64(UInt8(bitPattern: path[offset]))
    }
    return shards[Int(hash % UInt64(Self.shardCount))]
  }

  /// Whether the list of files, and of whose they are, is another than that of the tree before.
  func changesList(of table: TreeTable) -> Bool {
    shards.contains { shard in
      shard.added.withLock { !$0.files.isEmpty }
        || shard.known.withLock { known in
          known.statuses.contains(.removed)
            || known.replaced.contains { table.files[$0.index].kind != $0.file.kind }
        }
    }
  }

  /// Everything so far; to be called when no task writes any more.
  var changes: TreeChanges {
    var changes = TreeChanges(count: count)
    for (shardIndex, shard) in shards.enumerated() {
      shard.known.withLock { known in
        for (place, status) in known.statuses.enumerated() where status == .removed {
          changes.isRemoved[place * Self.shardCount + shardIndex] = true
        }
        changes.replaced += known.replaced
      }
      shard.added.withLock { added in
        for index in added.files.indices { changes.append(index, of: added.paths, added.files) }
      }
    }
    changes.sort()
    return changes
  }
}

/// What sets a tree apart from the one before.
struct TreeChanges {
  /// For each file of the tree before, whether it is gone.
  fileprivate(set) var isRemoved: [Bool]
  /// Files that have other bytes now, sorted by their place in the tree before.
  fileprivate(set) var replaced: [(index: Int, file: TreeTable.File)] = []
  private(set) var added = PathList()
  private(set) var addedFiles: [TreeTable.File] = []
  /// Those that were added, in the order of their paths.
  private(set) var order: [Int] = []

  fileprivate init(count: Int) { isRemoved = [Bool](repeating: false, count: count) }

  fileprivate mutating func append(
    _ index: Int, of paths: PathList, _ files: [TreeTable.File]
  ) {
    added.append(paths.bytes[paths.range(index)])
    addedFiles.append(files[index])
  }

  fileprivate mutating func sort() {
    replaced.sort { $0.index < $1.index }
    let added = added
    order = added.starts.indices.sorted { left, right in
      added.withPath(left) { path in added.withPath(right) { strcmp(path, $0) < 0 } }
    }
  }

  var isEmpty: Bool { replaced.isEmpty && added.isEmpty && !isRemoved.contains(true) }

  /// How the tree before is made like this one.
  func difference(from table: TreeTable) -> TreeDifference {
    var difference = TreeDifference()
    for (index, _) in replaced { difference.changed.append(table.paths.path(index)) }
    for index in order { difference.changed.append(added.bytes[added.range(index)]) }
    for index in isRemoved.indices where isRemoved[index] {
      difference.removed.append(table.paths.path(index))
    }
    return difference
  }

  /// How this tree is made like the one before again.
  func undoing(in table: TreeTable) -> TreeDifference {
    var difference = TreeDifference()
    for (index, _) in replaced { difference.changed.append(table.paths.path(index)) }
    for index in isRemoved.indices where isRemoved[index] {
      difference.changed.append(table.paths.path(index))
    }
    difference.removed = added
    return difference
  }
}
