import CLinux
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

  /// How many bytes a file has, without reading it.
  package static func byteCount(of path: String) throws(FileSystemError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileSystemError(.read, path) }
    guard FileKind(mode: status.st_mode) == .file else {
      throw FileSystemError(.read, path, number: EISDIR)
    }
    return Int(status.st_size)
  }

  /// The bytes of a file that lies in a folder or beneath it, on whose way there is no symbolic link.
  ///
  /// - Returns: `nil` where there is none, or it has more than `limit` bytes.
  package static func read(
    _ path: String, beneath folder: String, limit: Int
  ) throws(FileSystemError) -> [UInt8]? {
    let root = try FolderHandle.open(folder)
    let file = linux_open_beneath(root.descriptor, path)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, FileKind(mode: status.st_mode) == .file,
      status.st_size <= limit
    else { return nil }
    return FileBytes.read(file, expected: Int(status.st_size))
  }

  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && FileKind(mode: status.st_mode) == .folder
  }
}
