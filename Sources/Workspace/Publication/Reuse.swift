import CLinux
import Glibc

extension FolderHandle {
  /// Gives a file of `other` the same path below this folder, if it holds exactly `bytes`.
  ///
  /// - Returns: `false` where it holds others, is gone, or cannot have a second name: it is then to
  ///   be written.
  func link(
    _ path: RelativePath, ifEqualTo bytes: [UInt8], in other: FolderHandle
  ) throws(FileSystemError) -> Bool {
    guard other.holds(bytes, at: path) else { return false }
    let result = try make(path) { folder, path in
      linkat(other.descriptor, path, folder, path, 0)
    }
    return result == 0
  }

  private func holds(_ bytes: [UInt8], at path: RelativePath) -> Bool {
    let file = linux_open_beneath(descriptor, path.characters)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, FileKind(mode: status.st_mode) == .file,
      status.st_size == bytes.count
    else { return false }
    return FileBytes.read(file, expected: bytes.count) == bytes
  }
}
