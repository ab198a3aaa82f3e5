import Glibc

/// A path below a folder, ending in NUL, as system calls take it.
typealias CPath = UnsafePointer<CChar>

// Calls on paths of several parts.
extension FolderHandle {
  /// What stands at a path, a symbolic link at its end being itself; `nil` where nothing does.
  func status(_ path: CPath) throws(FileSystemError) -> stat? {
    var status = stat()
    if fstatat(descriptor, path, &status, AT_SYMLINK_NOFOLLOW) == 0 { return status }
    guard errno == ENOENT || errno == ENOTDIR else { throw FileSystemError(.list, shown(path)) }
    return nil
  }

  /// Makes the folders above `path`, those that are missing; what is there stays as it is.
  ///
  /// Begins with the lowest, since mostly that alone is missing.
  ///
  /// - Returns: Whether they are there, or something is that may be a folder; else `errno` has the
  ///   reason.
  func makeParents(of path: CPath) -> Bool {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: strlen(path) + 1) { buffer in
      guard let parent = buffer.baseAddress else { return false }
      strcpy(parent, path)
      return makeParents(in: parent, length: strlen(path))
    }
  }

  /// Cuts `path` at a slash for each call and mends it after.
  private func makeParents(in path: UnsafeMutablePointer<CChar>, length: Int) -> Bool {
    let slash = CChar(UInt8(ascii: "/"))
    var end = length - 1
    while end > 0, path[end] != slash { end -= 1 }
    guard end > 0 else { return true }
    path[end] = 0
    defer { path[end] = slash }
    if mkdirat(descriptor, path, 0o777) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, makeParents(in: path, length: end) else { return false }
    return mkdirat(descriptor, path, 0o777) == 0 || errno == EEXIST
  }

  /// Calls a function that makes `path`; where a folder above is missing, makes those and calls it
  /// again.
  ///
  /// Asking first would cost a call per file, and tasks that write at once would have to agree.
  ///
  /// - Returns: What the function returns, negative for failure with the reason in `errno`.
  func make(_ path: CPath, _ call: (Int32, CPath) -> Int32) -> Int32 {
    let result = call(descriptor, path)
    guard result < 0, errno == ENOENT, makeParents(of: path) else { return result }
    return call(descriptor, path)
  }

  /// Removes the folders above `path` that are empty, the lowest first.
  func removeEmptyParents(of path: CPath) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: strlen(path) + 1) { buffer in
      guard let parent = buffer.baseAddress else { return }
      strcpy(parent, path)
      while let end = strrchr(parent, Int32(UInt8(ascii: "/"))), end > parent {
        end.pointee = 0
        guard unlinkat(descriptor, parent, AT_REMOVEDIR) == 0 || errno == ENOENT else { return }
      }
    }
  }

  /// The path as a person would name it.
  func shown(_ path: CPath) -> String { self.path(of: FileName(copying: path)) }
}
