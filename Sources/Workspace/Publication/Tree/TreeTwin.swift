import Glibc

/// How a file of one tree comes into the other.
package enum SharingMethod: Sendable, Hashable {
  /// As a second name of the same file; copied where the file system has none, or its owner forbids
  /// them.
  case links
  case copies
}

/// Makes one tree like another that does not change meanwhile.
struct TreeTwin: Sendable {
  /// The tree that is followed.
  let model: FolderHandle
  /// The tree that is changed.
  let twin: FolderHandle
  let method: SharingMethod
  let jobs: Int
  let observe: @Sendable (Publication.Step) -> Void

  /// Fills the twin, which is empty, with every file of the model.
  ///
  /// - Returns: Whether a file had to be copied.
  func fill(_ table: TreeTable) async throws(FileSystemError) -> Bool {
    _ = try await concurrentChunks(of: table.folders.count, jobs: jobs) {
      (range) throws(FileSystemError) in
      for folder in table.folders[range] where folder.pathLength > 0 {
        try table.withPath(of: folder) { (path) throws(FileSystemError) in
          guard twin.make(path, { mkdirat($0, $1, 0o777) }) == 0 || errno == EEXIST else {
            throw FileSystemError(.create, twin.shown(path))
          }
        }
      }
    }
    return try await share(table.paths)
  }

  /// Brings a twin that once was like the model up to date; what was done already is no error.
  ///
  /// - Returns: Whether a file had to be copied.
  func follow(_ difference: TreeDifference) async throws(FileSystemError) -> Bool {
    let removed = difference.removed
    _ = try await concurrentChunks(of: removed.count, jobs: jobs) {
      (range) throws(FileSystemError) in
      for index in range { try removed.withCPath(index, remove) }
    }
    return try await share(difference.changed)
  }

  private func share(_ paths: PathList) async throws(FileSystemError) -> Bool {
    try await concurrentChunks(of: paths.count, jobs: jobs) { (range) throws(FileSystemError) in
      var isCopied = false
      for index in range where try paths.withCPath(index, share) { isCopied = true }
      return isCopied
    }.contains(true)
  }

  private func remove(_ path: CPath) throws(FileSystemError) {
    let flags = path.isFolder ? AT_REMOVEDIR : 0
    // A folder that holds more by now stays, and one that has taken a file's place already.
    let harmless = [ENOENT, ENOTDIR] + (path.isFolder ? [ENOTEMPTY, EEXIST] : [EISDIR])
    guard unlinkat(twin.descriptor, path, flags) == 0 || harmless.contains(errno) else {
      throw FileSystemError(.remove, twin.shown(path))
    }
    twin.removeEmptyParents(of: path)
  }

  /// Gives the twin a file of the model, in place of any it has; says whether that is a copy.
  func share(_ path: CPath) throws(FileSystemError) -> Bool {
    if path.isFolder {
      guard twin.makeParents(of: path) else { throw FileSystemError(.create, twin.shown(path)) }
      return false
    }
    let model = model.descriptor
    if method == .links {
      if twin.make(path, { linkat(model, path, $0, $1, 0) }) == 0 { return false }
      if errno == EEXIST {
        // Somebody's old version: the new one takes its place.
        guard clear(path) else { throw FileSystemError(.remove, twin.shown(path)) }
        observe(.unlinked)
        if linkat(model, path, twin.descriptor, path, 0) == 0 { return false }
      }
      guard [EPERM, EMLINK, EXDEV, EOPNOTSUPP].contains(errno) else {
        throw FileSystemError(.create, twin.shown(path))
      }
    }
    try copy(path)
    return true
  }

  /// Takes what the twin has at a file's place away, be it an empty folder; else `errno` has the
  /// reason.
  private func clear(_ path: CPath) -> Bool {
    if unlinkat(twin.descriptor, path, 0) == 0 { return true }
    return errno == EISDIR && unlinkat(twin.descriptor, path, AT_REMOVEDIR) == 0
  }

  /// Copies a file with its date, by which browsers and mirrors know that nothing changed.
  private func copy(_ path: CPath) throws(FileSystemError) {
    let source = openat(model.descriptor, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard source >= 0 else { throw FileSystemError(.read, model.shown(path)) }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0,
      let bytes = FileBytes.read(source, expected: Int(status.st_size))
    else { throw FileSystemError(.read, model.shown(path)) }
    guard clear(path) || errno == ENOENT || errno == ENOTDIR else {
      throw FileSystemError(.remove, twin.shown(path))
    }
    let file = twin.make(path) { openat($0, $1, FileBytes.creating, status.st_mode & 0o777) }
    guard file >= 0 else { throw FileSystemError(.create, twin.shown(path)) }
    try FileBytes.finish(file, bytes, path: twin.shown(path))
    let times = [status.st_atim, status.st_mtim]
    guard utimensat(twin.descriptor, path, times, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw FileSystemError(.create, twin.shown(path))
    }
  }
}

extension PathList {
  /// Hands a path with its closing NUL to a body that may fail.
  func withCPath<Result>(
    _ index: Int, _ body: (CPath) throws(FileSystemError) -> Result
  ) throws(FileSystemError) -> Result {
    try withPath(index) { (path) -> Swift.Result<Result, FileSystemError> in
      do throws(FileSystemError) { return .success(try body(path)) } catch {
        return .failure(error)
      }
    }.get()
  }
}

extension CPath {
  /// Whether the path ends in a slash.
  var isFolder: Bool {
    let length = strlen(self)
    return length > 0 && self[length - 1] == CChar(slash)
  }
}
