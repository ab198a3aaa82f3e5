package import Diagnostics
import Glibc

extension SiteFolder {
  /// Puts a file of the site in place of the one that stands at `path`, or makes it, with the folders on its way.
  ///
  /// Whoever reads the file sees the old one or the new one whole, also after a power cut: sources, unlike the
  /// output, cannot be made again.
  ///
  /// - Throws: What the disk said; the old file then stands.
  package func replace(_ path: SourcePath, with bytes: [UInt8]) throws(FileSystemError) {
    var folder = try FolderHandle.open(self.path.string)
    for part in path.directory.split(separator: "/") {
      let name = FileName(String(part))
      try folder.makeFolder(name)
      folder = try folder.folder(name)
    }
    // Hidden, so that a walk over the sources passes it by.
    let next = FileName(".\(path.lastComponent).next-\(getpid())")
    try folder.removeTree(next)
    do throws(FileSystemError) {
      try folder.makeFileSafely(next, bytes)
      let name = FileName(path.lastComponent)
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
}

extension FolderHandle {
  /// Makes a file whose bytes are on the disk when this returns.
  fileprivate func makeFileSafely(_ name: FileName, _ bytes: [UInt8]) throws(FileSystemError) {
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
