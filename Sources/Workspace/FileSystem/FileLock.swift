import Glibc

/// A file by which processes agree who works in a folder.
///
/// The system lets go of the lock when the process ends, however it does.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// How asking for a lock ended.
  enum Result: Hashable {
    case locked
    /// Another process holds it.
    case held
    /// The file system has no locks.
    case unsupported(Int32)
  }

  /// Opens the file, made where it is missing; it is not locked yet.
  init(_ name: FileName, in folder: FolderHandle) throws(FileSystemError) {
    // For reading alone, so that another user's lock can be waited for.
    descriptor = openat(
      folder.descriptor, name.characters, O_RDONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
      0o666)
    guard descriptor >= 0 else { throw FileSystemError(.create, folder.path(of: name)) }
  }

  deinit { close(descriptor) }

  /// Takes the lock until it is released; where another process has it, waits if it is to, or else answers `held`.
  func take(waiting: Bool) -> Result {
    while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return .held
      default: return .unsupported(errno)
      }
    }
    return .locked
  }

  /// Lets others have the lock.
  func release() { flock(descriptor, LOCK_UN) }

  /// Whether `name` is this very file, and not one put in its place.
  func stands(at name: FileName, in folder: FolderHandle) -> Bool {
    var mine = stat()
    var there = stat()
    guard fstat(descriptor, &mine) == 0,
      fstatat(folder.descriptor, name.characters, &there, AT_SYMLINK_NOFOLLOW) == 0
    else { return false }
    return mine.st_dev == there.st_dev && mine.st_ino == there.st_ino
  }
}
