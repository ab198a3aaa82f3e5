import Glibc

/// Why a run cannot go on, in words for the person who started it.
struct Failure: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// A system call on `path` that has just failed.
  static func system(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))")
  }
}
