import Glibc

/// What tells a file or folder on its disk from another, and from itself after a change.
///
/// Of a file it says that the bytes are those that were seen; of a folder, that no name in it was
/// made, removed or given to something else. A number is used anew once its file is gone, and times
/// can be set back, but not by accident both at once.
struct Stamp: Hashable, Sendable {
  /// The file's number on its disk; 0 where it is not known.
  var inode: UInt64
  /// The last change of the bytes or names, in nanoseconds since 1970.
  var modified: Int64

  static let unknown = Stamp(inode: 0, modified: 0)

  init(inode: UInt64, modified: Int64) {
    self.inode = inode
    self.modified = modified
  }

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }
}
