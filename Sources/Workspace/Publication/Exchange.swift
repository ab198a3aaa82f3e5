import Glibc

/// How the next state takes the place of the current one.
package enum ExchangeMethod: Sendable, Hashable {
  /// The two names are exchanged in one step; by renames where the file system or the kernel
  /// cannot.
  case oneStep
  /// The current one is renamed, then the next one.
  case twoRenames
}

extension FolderHandle {
  /// Puts `next` in the place of `name` by two renames, for file systems that cannot exchange
  /// names.
  ///
  /// Between the two, nothing stands at `name`: readers miss the site for the time of one system
  /// call. Where the second fails, the first is undone; where the process dies between them, the
  /// next build puts the old folder back.
  func replace(
    _ name: FileName, by next: FileName, puttingAside old: FileName
  ) throws(FileSystemError) {
    guard renameat(descriptor, name.characters, descriptor, old.characters) == 0 else {
      throw FileSystemError(.exchange, path(of: name))
    }
    guard renameat(descriptor, next.characters, descriptor, name.characters) == 0 else {
      let error = FileSystemError(.exchange, path(of: name))
      renameat(descriptor, old.characters, descriptor, name.characters)
      throw error
    }
  }

  /// Gives this folder the permissions of another, such as a web server's group may need.
  func takePermissions(of other: FolderHandle) throws(FileSystemError) {
    var status = stat()
    guard fstat(other.descriptor, &status) == 0, fchmod(descriptor, status.st_mode & 0o7777) == 0
    else { throw FileSystemError(.create, path) }
  }
}
