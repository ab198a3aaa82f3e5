import Glibc

/// What the program remembers of the tree that stands in an output folder.
struct TreeState: Sendable {
  /// The number of the tree's root folder on its disk, by which it is known which tree is meant.
  var root: UInt64
  var table: TreeTable
  /// What sets the spare tree apart, once it is the tree that stood before.
  var behind: Behind
  /// Whether files of the two trees are copies, not second names of the same files.
  var isCopied = false
  /// What the compiler stored.
  var memory: [UInt8]

  enum Behind: Sendable {
    /// It has nothing to do with the tree that stands.
    case everything
    case paths(TreeDifference)
  }
}

extension TreeState {
  /// The same without what is known of the spare tree's folders; says whether anything was.
  func forgettingSpare() -> (state: TreeState, isOther: Bool) {
    var state = self
    for index in table.folders.indices { state.table.forgetSpare(ofFolder: index) }
    return (state, table.folders.contains { $0.spare != .unknown })
  }

  /// The same, but for the folders above some paths; says whether there are any.
  func forgettingSpare(at difference: TreeDifference) -> (state: TreeState, isOther: Bool) {
    var state = self
    for folder in table.folders(above: difference) { state.table.forgetSpare(ofFolder: folder) }
    return (state, !difference.isEmpty)
  }

  /// How the folders of a tree stand that holds what is known of it and nothing else; `nil` for any
  /// other.
  func standsAsLeft(in tree: FolderHandle, jobs: Int) async -> [Stamp]? {
    do throws(FileSystemError) {
      let stamps = try await table.currentStamps(in: tree, jobs: jobs)
      guard zip(table.folders, stamps).allSatisfy({ $0.standing == $1 }) else { return nil }
      let isAsLeft = try await concurrentChunks(of: table.count, jobs: jobs) {
        (range) throws(FileSystemError) in
        for index in range where table.files[index].kind == .written {
          let isUntouched = try table.paths.withCPath(index) { (path) throws(FileSystemError) in
            try tree.status(path).map {
              table.files[index].isUntouched($0, isCopied: isCopied)
            } ?? false
          }
          guard isUntouched else { return false }
        }
        return true
      }.allSatisfy { $0 }
      return isAsLeft ? stamps : nil
    } catch {
      return nil
    }
  }
}

/// The paths at which one tree is to be made like another.
struct TreeDifference: Sendable {
  /// Files that the other has anew or has otherwise.
  var changed = PathList()
  /// Files that the other has not.
  var removed = PathList()

  var isEmpty: Bool { changed.isEmpty && removed.isEmpty }
}
