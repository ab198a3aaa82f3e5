import Glibc

/// A file outside the site that the command line names.
package enum InputFile {
  /// A path's bytes; a symbolic link is followed, since somebody named it.
  package static func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileSystemError(.read, path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileSystemError(.read, path) }
    guard let bytes = FileBytes.read(file, expected: Int(status.st_size)) else {
      throw FileSystemError(.read, path)
    }
    return bytes
  }

  /// The same; `nil` where there is none.
  package static func readIfThere(_ path: String) throws(FileSystemError) -> [UInt8]? {
    do { return try read(path) } catch {
      guard error.number == ENOENT else { throw error }
      return nil
    }
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && FileKind(mode: status.st_mode) == .folder
  }
}
