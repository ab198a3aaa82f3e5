import Glibc

extension FolderHandle {
  /// Removes a file, a link or a folder with everything in it.
  ///
  /// What is gone already is no error. Symbolic links are removed, never followed. Stops at the
  /// first entry that cannot be removed.
  func removeTree(_ name: FileName) throws(FileSystemError) {
    // Trying a file's removal first saves asking what it is.
    if unlinkat(descriptor, name.characters, 0) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else {
      throw FileSystemError(.remove, path(of: name))
    }
    let folder = try folder(name)
    try folder.removeEntries()
    guard unlinkat(descriptor, name.characters, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw FileSystemError(.remove, path(of: name))
    }
  }

  /// Lets the owner make and remove names here, whatever permissions the folder was given.
  func makeWritable() throws(FileSystemError) {
    guard let mode = status?.st_mode, mode & S_IRWXU != S_IRWXU else { return }
    guard fchmod(descriptor, mode & 0o7777 | S_IRWXU) == 0 else {
      throw FileSystemError(.create, path)
    }
  }

  private func removeEntries() throws(FileSystemError) {
    try makeWritable()
    for entry in try entries() { try removeTree(entry.name) }
  }
}
