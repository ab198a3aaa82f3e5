import Glibc

/// A file outside the site, opened before the work whose outcome it is to hold.
///
/// That it cannot be written is so known while nothing has been done.
package final class PromisedFile: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Makes the file where it is missing; what it holds stays until ``write(_:)``.
  package init(_ path: String) throws(FileSystemError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    self.path = path
    guard descriptor >= 0 else { throw FileSystemError(.create, path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Puts these bytes in place of what the file holds; to be called once.
  package func write(_ bytes: [UInt8]) throws(FileSystemError) {
    // Pipes and devices have no length.
    guard ftruncate(descriptor, 0) == 0 || errno == EINVAL else {
      throw FileSystemError(.write, path)
    }
    let file = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard file >= 0 else { throw FileSystemError(.write, path) }
    try FileBytes.finish(file, bytes, path: path)
  }
}
