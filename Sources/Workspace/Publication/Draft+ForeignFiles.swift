import Encodings
import Glibc

// Files of others, carried over into the next tree.
extension Draft {
  /// Gives the next tree the files of others that stand by now, as they stand.
  ///
  /// Files that a build knew and that are gone or replaced go and change in the next tree as well.
  ///
  /// - Parameters:
  ///   - found: Paths that no build knew.
  ///   - standing: The tree that they stand in.
  ///   - method: How a file gets into the next tree.
  /// - Throws: `displace` where a file of the build has the place of another's.
  func keep(
    _ found: PathList, from standing: FolderHandle, by method: SharingMethod
  ) throws(FileSystemError) {
    let twin = TreeTwin(model: standing, twin: next, method: method, jobs: 1, observe: { _ in })
    for index in base.files.indices where base.files[index].kind != .written {
      try base.paths.withCPath(index) { (path) throws(FileSystemError) in
        try follow(index, path, in: standing, twin)
      }
    }
    for index in found.starts.indices {
      try found.withCPath(index) { (path) throws(FileSystemError) in
        if let file = try keep(path, in: standing, twin) { record.add(path, file) }
      }
    }
  }

  /// Looks again at what an earlier build knew to be another's.
  private func follow(
    _ index: Int, _ path: CPath, in standing: FolderHandle, _ twin: TreeTwin
  ) throws(FileSystemError) {
    guard record.status(index) == .untouched else { return }
    let file = base.files[index]
    if file.kind == .foreignFolder {
      // One that is filled by now is another folder's parent, and goes if those go.
      if try standing.status(path) == nil, record.retire(index) == .untouched {
        unlinkat(next.descriptor, path, AT_REMOVEDIR)
      }
      return
    }
    guard let status = try standing.status(path), FileKind(mode: status.st_mode) != .folder else {
      _ = record.retire(index)
      return try unlink(path)
    }
    let stamp = Stamp(status)
    // Its bytes may have changed in place: by a second name that is so in both trees.
    if stamp.inode == file.stamp.inode, !isCopied || stamp == file.stamp { return }
    _ = record.claim(index)
    record.replace(index, by: TreeTable.File(foreign: status))
    try unlink(path)
    _ = try twin.share(path)
  }

  private func keep(
    _ path: CPath, in standing: FolderHandle, _ twin: TreeTwin
  ) throws(FileSystemError) -> TreeTable.File? {
    if path.isFolder {
      // The build may have put a file there.
      guard next.makeParents(of: path) else {
        if errno == ENOTDIR { return nil }
        throw FileSystemError(.keep, shown(path))
      }
      let name = FileName(bytes: Array(FileName(copying: path).bytes.dropLast()))
      guard next.kind(of: name) == .folder else { return nil }
      return TreeTable.File(foreignFolder: ())
    }
    guard let status = try standing.status(path) else { return nil }
    // What is there and was not written is an old name of the same file, or of one before it.
    let there = try next.status(path).map { FileKind(mode: $0.st_mode) }
    if there == .folder || there != nil && record.hasAdded(path) || next.hasFile(above: path) {
      throw FileSystemError(.displace, shown(path), number: EEXIST)
    }
    do { _ = try twin.share(path) } catch {
      throw FileSystemError(.keep, shown(path), number: error.number)
    }
    return TreeTable.File(foreign: status)
  }
}

extension FolderHandle {
  /// Whether something that is no folder stands where a path needs one.
  fileprivate func hasFile(above path: CPath) -> Bool {
    let bytes = FileName(copying: path).bytes
    return bytes.indices.contains { offset in
      guard bytes[offset] == slash else { return false }
      let kind = kind(of: FileName(bytes: Array(bytes[..<offset])))
      return kind != nil && kind != .folder
    }
  }
}

extension TreeTable.File {
  fileprivate init(foreign status: stat) {
    self.init(
      fingerprint: Fingerprint(low: 0, high: 0), byteCount: 0, stamp: Stamp(status), kind: .foreign)
  }

  fileprivate init(foreignFolder: ()) {
    self.init(
      fingerprint: Fingerprint(low: 0, high: 0), byteCount: 0, stamp: .unknown,
      kind: .foreignFolder)
  }
}
