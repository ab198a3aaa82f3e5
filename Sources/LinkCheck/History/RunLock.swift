import Glibc

/// By which processes tell whether a run still works: each holds one byte of a file, numbered as its run.
///
/// The system lets go of the lock when the process ends, however it does, so that a run without a holder has been
/// killed. Locks belong to the open file (`F_OFD_SETLK`), so that they also part tasks of one process; the file
/// itself stays empty.
final class RunLock: Sendable {
  private let descriptor: Int32

  /// Takes the byte of a run; `nil` where another has it.
  ///
  /// - Parameters:
  ///   - path: The file, made where it is missing.
  ///   - number: The run's number, from 1; 0 is taken while the database is opened.
  ///   - waits: Whether to wait until the other lets go.
  /// - Throws: What the system says.
  init?(_ path: String, number: Int, waits: Bool = false) throws(HistoryError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = number
    lock.l_len = 1
    while fcntl(descriptor, waits ? Self.setAndWait : Self.set, &lock) != 0 {
      switch errno {
      case EINTR: continue
      case EACCES, EAGAIN: return nil
      default: throw Self.failure(path)
      }
    }
  }

  // Also where the initialiser gives up, since all it sets is set.
  deinit { close(descriptor) }

  // Swift's Glibc shows these only to programs that ask for GNU extensions (fcntl.h).
  private static let set: Int32 = 37
  private static let setAndWait: Int32 = 38

  private static func failure(_ path: String) -> HistoryError {
    .failed(path: path, reason: String(cString: strerror(errno)))
  }
}
