import Encodings
import Glibc
import Publishing
import Synchronization

/// The next tree while a build writes it.
///
/// It begins as a twin of the tree that stands, or empty, and is patched: a file that stays the same
/// is not touched. Files are never changed in place, since both trees may share them.
final class Draft: Sendable {
  /// The tree that stands; `nil` where there is none, and then `base` is empty.
  let standing: FolderHandle?
  let next: FolderHandle
  /// What is known of the tree that stands, and was true of the next one when it began.
  let base: TreeTable
  /// Whether the trees hold copies, so that a file's number says nothing.
  let isCopied: Bool
  let mode: OutputMode
  let record: WriteRecord
  private let parts: PartFolder
  /// The output folder as a person would name it.
  private let shownPath: String
  /// The place of the list of files.
  let manifest: Int?
  private let observe: @Sendable (Publication.Step) -> Void
  /// Held while a file takes the place of a folder, or the other way round.
  private let clearing = Mutex(())

  init(
    standing: FolderHandle?, next: FolderHandle, base: TreeTable, isCopied: Bool,
    mode: OutputMode, parts: PartFolder, shownPath: String,
    observe: @escaping @Sendable (Publication.Step) -> Void
  ) {
    self.mode = mode
    self.parts = parts
    self.shownPath = shownPath
    self.observe = observe
    self.standing = standing
    self.next = next
    self.base = base
    self.isCopied = isCopied
    record = WriteRecord(count: base.count)
    manifest = base.index(of: Manifest.fileName)
  }

  /// Puts a file at its place, unless the tree that stands has the same bytes there.
  ///
  /// - Throws: ``FileSystemError``, or ``OutputFault`` where the build has a file there already.
  func write(_ bytes: [UInt8], to path: CPath) throws {
    try put(path, Fingerprint(of: bytes), byteCount: bytes.count) { descriptor in
      try FileBytes.finish(descriptor, bytes, path: shown(path))
    }
  }

  /// The same for a file that is written piece by piece: apart from the tree, until it is whole.
  func write(to path: CPath, _ body: (any OutputFile) throws -> Void) throws {
    let part = try parts.makeFile(for: shown(path))
    try body(part)
    let fingerprint = try part.fingerprint()
    observe(.partWritten)
    try put(path, fingerprint, byteCount: part.byteCount) { descriptor in
      // The empty file has shown that nothing else has the place.
      close(descriptor)
      return try part.move(to: path, in: next)
    }
  }

  /// Puts a file at its place unless it is there; `fill` is given an empty one, to be filled and closed.
  private func put(
    _ path: CPath, _ fingerprint: Fingerprint, byteCount: Int, fill: (Int32) throws -> Stamp
  ) throws {
    func made() throws -> TreeTable.File {
      TreeTable.File(
        fingerprint: fingerprint, byteCount: byteCount, stamp: try make(path, fill: fill),
        kind: .written)
    }
    guard let index = base.index(of: path) else { return record.add(path, try made()) }
    let file = base.files[index]
    let status = record.claim(index)
    if status == .claimed { throw OutputFault.writtenTwice(OutputPath(FileName(copying: path))) }
    if status == .untouched {
      if file.kind == .foreign, try standing?.status(path) != nil {
        throw FileSystemError(.displace, shown(path), number: EEXIST)
      }
      if file.kind == .written, file.byteCount == byteCount, file.fingerprint == fingerprint,
        try stands(file, at: path)
      {
        return
      }
      try unlink(path)
      observe(.unlinked)
    }
    do { record.replace(index, by: try made()) } catch {
      record.lose(index)
      throw error
    }
  }

  /// Takes a file that an earlier build wrote out of the tree.
  func remove(_ path: CPath) throws {
    guard let index = base.index(of: path), base.files[index].kind == .written else {
      throw OutputFault.unknownPath(OutputPath(FileName(copying: path)))
    }
    switch record.retire(index) {
    case .untouched: try unlink(path)
    case .removed: break
    case .claimed: throw OutputFault.writtenTwice(OutputPath(FileName(copying: path)))
    }
  }

  /// Takes every file out that an earlier build wrote and this one has not.
  func removeUnwritten() throws(FileSystemError) {
    for index in base.files.indices
    where base.files[index].kind == .written && index != manifest {
      guard record.retire(index) == .untouched else { continue }
      try base.paths.withCPath(index) { (path) throws(FileSystemError) in try unlink(path) }
    }
  }

  /// Removes the folders that are empty now that files are gone.
  func removeEmptyFolders(_ changes: TreeChanges) {
    for index in base.files.indices where changes.isRemoved[index] {
      base.paths.withPath(index) { next.removeEmptyParents(of: $0) }
    }
  }

  /// Counts the files of builds, but for the list of files.
  func count(_ changes: TreeChanges, into outcome: inout Publication.Outcome) {
    for (index, file) in changes.replaced where file.kind == .written && index != manifest {
      outcome.writtenCount += 1
      outcome.writtenByteCount += file.byteCount
    }
    // The list of files, where it is new, is claimed before its bytes are known: it adds none.
    for file in changes.addedFiles where file.kind == .written {
      outcome.writtenCount += 1
      outcome.writtenByteCount += file.byteCount
    }
    if manifest == nil, !changes.added.isEmpty { outcome.writtenCount -= 1 }
    for (file, isRemoved) in zip(base.files, changes.isRemoved) where file.kind == .written {
      if isRemoved { outcome.removedCount += 1 } else { outcome.unchangedCount += 1 }
    }
    outcome.unchangedCount -= changes.replaced.count { base.files[$0.index].kind == .written }
    if let manifest, !changes.replaced.contains(where: { $0.index == manifest }) {
      outcome.unchangedCount -= 1
    }
  }

  func unlink(_ path: CPath) throws(FileSystemError) {
    guard unlinkat(next.descriptor, path, 0) == 0 || errno == ENOENT || errno == ENOTDIR else {
      throw FileSystemError(.remove, shown(path))
    }
  }

  /// The path where the file will stand, not where it is written meanwhile.
  func shown(_ path: CPath) -> String { "\(shownPath)/\(FileName(copying: path).escaped)" }

  /// Whether a file stands in the tree that readers see as a build has left it.
  func stands(_ file: TreeTable.File, at path: CPath) throws(FileSystemError) -> Bool {
    guard let status = try standing?.status(path) else { return false }
    return file.isUntouched(status, isCopied: isCopied)
  }

  /// Makes a file that is not there; leaves nothing where that fails.
  private func make(_ path: CPath, fill: (Int32) throws -> Stamp) throws -> Stamp {
    var descriptor = open(path)
    if descriptor < 0, [EEXIST, EISDIR, ENOTDIR].contains(errno) {
      guard try clearing.withLock({ _ in try clear(path) }) else {
        if let status = try standing?.status(path), FileKind(mode: status.st_mode) != .folder {
          throw FileSystemError(.displace, shown(path), number: EEXIST)
        }
        throw OutputFault.writtenTwice(OutputPath(FileName(copying: path)))
      }
      descriptor = open(path)
    }
    guard descriptor >= 0 else {
      let error = FileSystemError(.create, shown(path))
      next.removeEmptyParents(of: path)
      throw error
    }
    do { return try fill(descriptor) } catch {
      try? unlink(path)
      next.removeEmptyParents(of: path)
      throw error
    }
  }

  private func open(_ path: CPath) -> Int32 {
    next.make(path) { openat($0, $1, FileBytes.creating, 0o666) }
  }
}

// A file in the place of a folder, or a folder in the place of a file.
extension Draft {
  /// Takes out of the way what an earlier build wrote above or below a path.
  ///
  /// - Returns: Whether there was anything; if not, this build wrote what stands in the way.
  private func clear(_ path: CPath) throws -> Bool {
    let bytes = FileName(copying: path).bytes
    var isCleared = false
    for offset in bytes.indices where bytes[offset] == slash {
      let above = (bytes[..<offset] + [0]).withCPath { base.index(of: $0) }
      if let above, try clear(above) { isCleared = true }
    }
    let inside = bytes + [slash]
    for index in base.indices(below: inside) where try clear(index) { isCleared = true }
    for folder in base.folders.reversed() where base.path(of: folder).starts(with: inside) {
      base.withPath(of: folder) { path in
        _ = unlinkat(next.descriptor, path, AT_REMOVEDIR)
      }
    }
    return isCleared
  }

  private func clear(_ index: Int) throws -> Bool {
    try base.paths.withCPath(index) { (path) throws(FileSystemError) in
      if base.files[index].kind == .foreign, try standing?.status(path) != nil {
        throw FileSystemError(.displace, shown(path), number: EEXIST)
      }
      guard record.retire(index) == .untouched else { return false }
      if base.files[index].kind != .foreignFolder { try unlink(path) }
      return true
    }
  }
}

extension TreeTable.File {
  /// Whether a file that stands is the one that a build has left.
  func isUntouched(_ status: stat, isCopied: Bool) -> Bool {
    let stamp = Stamp(status)
    return status.st_size == byteCount && stamp.modified == self.stamp.modified
      && (isCopied || stamp.inode == self.stamp.inode) && FileKind(mode: status.st_mode) == .file
  }
}

extension OutputPath {
  fileprivate init(_ name: FileName) { self.init(name.escaped) }
}
