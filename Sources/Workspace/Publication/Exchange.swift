import CLinux
import Glibc

/// How the next tree takes the place of the one that stands.
package enum ExchangeMethod: Sendable, Hashable {
  /// The two names are exchanged in one step; by renames where the file system or the kernel
  /// cannot.
  case oneStep
  /// The tree that stands is renamed, then the next one.
  case twoRenames
}

extension StateFolder {
  /// Puts `next` in the place of the output folder, and what stood there under the name `old`.
  ///
  /// By two renames, nothing stands there for the time of one system call. Where the second fails,
  /// the first is undone; where the process dies between them, the next build puts the old tree
  /// back.
  func exchange(
    _ folder: OutputFolder, in parent: FolderHandle, by method: ExchangeMethod,
    _ observe: (Publication.Step) -> Void
  ) throws(FileSystemError) {
    let (next, old, name) = (
      Name.next.characters, Name.old.characters, folder.name.characters
    )
    if method == .oneStep {
      if linux_exchange(handle.descriptor, next, parent.descriptor, name) == 0 { return }
      guard errno == EINVAL || errno == ENOSYS else {
        throw FileSystemError(.exchange, folder.path.string)
      }
    }
    try discardTree(Name.old)
    guard renameat(parent.descriptor, name, handle.descriptor, old) == 0 else {
      throw FileSystemError(.exchange, folder.path.string)
    }
    observe(.betweenRenames)
    do { try place(folder, in: parent) } catch {
      renameat(handle.descriptor, old, parent.descriptor, name)
      throw error
    }
  }

  /// Gives the next tree the output folder's name, which nothing has.
  func place(_ folder: OutputFolder, in parent: FolderHandle) throws(FileSystemError) {
    let next = Name.next.characters
    guard
      renameat(handle.descriptor, next, parent.descriptor, folder.name.characters) == 0
    else { throw FileSystemError(.exchange, folder.path.string) }
  }
}

extension FolderHandle {
  /// Gives this folder the permissions of another, such as a web server's group may need.
  func takePermissions(of other: FolderHandle) throws(FileSystemError) {
    guard let status = other.status, fchmod(descriptor, status.st_mode & 0o7777) == 0 else {
      throw FileSystemError(.create, path)
    }
  }
}
