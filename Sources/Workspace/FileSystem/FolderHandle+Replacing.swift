import Glibc

extension FolderHandle {
  /// Puts a file in place of the one that stands at `path` below the folder, or makes it, with the folders on its way.
  ///
  /// Whoever reads the file sees the old one or the new one whole, also after a power cut.
  ///
  /// - Throws: What the disk said; the old file then stands. Also where a part of the way is a symbolic link.
  func replaceFile(at path: String, with bytes: [UInt8]) throws(FileSystemError) {
    var folder = self
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last else { throw FileSystemError(.write, path, number: EISDIR) }
    for part in parts.dropLast() {
      let name = FileName(part)
      try folder.makeFolder(name)
      folder = try folder.folder(name)
    }
    // Hidden, so that a walk over the folder passes it by.
    let next = FileName(".\(last).next-\(getpid())")
    try folder.removeTree(next)
    do throws(FileSystemError) {
      try folder.makeFileSafely(next, bytes)
      let name = FileName(last)
      guard
        renameat(folder.descriptor, next.characters, folder.descriptor, name.characters) == 0
      else { throw FileSystemError(.write, folder.path(of: name)) }
    } catch {
      try? folder.removeTree(next)
      throw error
    }
    // The file's bytes are safe; should the folder's entry be lost, the old file stands.
    fsync(folder.descriptor)
  }

  /// Makes a file whose bytes are on the disk when this returns.
  private func makeFileSafely(_ name: FileName, _ bytes: [UInt8]) throws(FileSystemError) {
    let file = openat(descriptor, name.characters, FileBytes.creating, 0o666)
    guard file >= 0 else { throw FileSystemError(.create, path(of: name)) }
    guard FileBytes.write(bytes, to: file), fsync(file) == 0 else {
      let error = FileSystemError(.write, path(of: name))
      close(file)
      throw error
    }
    guard close(file) == 0 || errno == EINTR else {
      throw FileSystemError(.write, path(of: name))
    }
  }
}
