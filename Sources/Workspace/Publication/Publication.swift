import CLinux
import Glibc
package import Publishing

/// The next state of an output folder, put in its place as a whole or not at all.
///
///     let publication = try Publication.begin(folder) { notice in … }
///     let report = try await buildSite(tree, options: options, output: publication)
///     let outcome = try publication.commit()
///
/// The new tree stands on the same file system, and the two names are exchanged in one step:
/// whoever reads the folder sees the old site or the new one, and a process killed at any moment
/// leaves one of the two.
///
/// Nothing is forced to the disk. Waiting for ten thousand files to reach it would take longer than
/// building them, and a power cut costs no more than building once more from sources that are safe.
package final class Publication: OutputSink {
  private let folder: OutputFolder
  private let parent: FolderHandle
  private let current: OutputFolder.Locked
  private let staging: FolderHandle
  /// What the current state says of itself.
  private let before: Manifest
  private let written = PathRecord()

  /// What a caller may want to tell while a publication begins.
  package enum Notice: Sendable, Hashable {
    /// Another build publishes into the same folder; ours goes on when that one is done.
    case waitingForOtherBuild
    /// Nothing keeps two builds from publishing at once here.
    case locksUnavailable(reason: String)
    /// A build was killed between two renames; the site it had put aside is back.
    case restoredInterrupted
    /// What killed builds had left behind is removed.
    case removedLeftovers(Int)
  }

  /// What became of the old state.
  package struct Outcome: Sendable, Hashable {
    /// Files in the folder that no build wrote and that earlier builds have not told of, sorted.
    package var newlyKept: [String] = []
    /// Why the old state could not be removed; the site is published all the same.
    package var unremoved: FileSystemError?
  }

  private init(
    folder: OutputFolder, parent: FolderHandle, current: OutputFolder.Locked,
    staging: FolderHandle, before: Manifest
  ) {
    self.folder = folder
    self.parent = parent
    self.current = current
    self.staging = staging
    self.before = before
  }

  /// Makes an empty next state, alone: waits for another build, and clears away what killed ones
  /// have left.
  ///
  /// - Throws: Where the folder cannot be made or is no folder. Then nothing has changed.
  package static func begin(
    _ folder: OutputFolder, notify: (Notice) -> Void
  ) throws(FileSystemError) -> Publication {
    try makeFolders(folder.parent)
    let parent = try FolderHandle.open(folder.parent.string)
    let current = try folder.locked(in: parent, notify: notify)
    let before = try Manifest.read(from: current.handle)
    let leftovers = try folder.removeLeftovers(in: parent)
    if leftovers > 0 { notify(.removedLeftovers(leftovers)) }
    let name = folder.companion(.next)
    guard mkdirat(parent.descriptor, name.characters, 0o777) == 0 else {
      let error = FileSystemError(.create, parent.path(of: name))
      removeIfNew(current, folder, in: parent)
      throw error
    }
    let staging = try parent.folder(name)
    _ = staging.lock(waiting: false)
    return Publication(
      folder: folder, parent: parent, current: current, staging: staging, before: before)
  }

  /// Each state is written as a whole.
  package func begin(_ mode: OutputMode) {}

  package func remove(_ path: OutputPath) {}

  /// Writes one file of the next state; the folders above it are made as needed.
  ///
  /// A file that has these bytes already gets a second name instead, which spares the disk both the
  /// writing and, afterwards, the freeing of the old one. It also keeps its date, by which browsers
  /// and mirrors know that nothing changed.
  ///
  /// May be called from many tasks at once; they share no lock.
  ///
  /// - Throws: ``FileSystemError``, or ``OutputFault`` for a path that no correct build asks for.
  package func write(_ bytes: [UInt8], to path: OutputPath) throws {
    guard path.staysBelow else { throw OutputFault.invalidPath(path) }
    let bytesOfPath = Array(path.string.utf8)
    if before.written.contains(bytesOfPath),
      try staging.link(RelativePath(bytesOfPath), ifEqualTo: bytes, in: current.handle)
    {
      return written.insert(path)
    }
    let file = try staging.make(RelativePath(bytesOfPath)) { folder, path in
      openat(folder, path, FileBytes.creating, 0o666)
    }
    guard file >= 0 else {
      if errno == EEXIST || errno == ENOTDIR { throw OutputFault.writtenTwice(path) }
      throw FileSystemError(.create, shown(path))
    }
    try FileBytes.finish(file, bytes, path: shown(path))
    written.insert(path)
  }

  /// Puts the next state in place of the current one and removes that.
  ///
  /// To be called once, last. Unless it throws, the next build can begin.
  ///
  /// - Throws: Where the disk refuses; the current state is then untouched, and ``discard()`` is
  ///   called for.
  package func commit(
    by method: ExchangeMethod = .oneStep
  ) throws(FileSystemError) -> Outcome {
    var foreign = ForeignFiles(manifest: before, next: staging)
    try foreign.carryOver(from: current.handle)
    // Somebody's own file is never lost: the site is not published over it.
    if let path = foreign.displaced.first {
      throw FileSystemError(.displace, shown(OutputPath(Self.shown(path))), number: EEXIST)
    }
    var manifest = Manifest()
    manifest.written = Set(written.paths.map { Array($0.string.utf8) })
    manifest.kept = Set(foreign.kept)
    try staging.makeFile(Manifest.fileName, manifest.bytes)
    try staging.takePermissions(of: current.handle)

    let old = try exchange(by: method)
    var outcome = Outcome()
    outcome.newlyKept = foreign.kept.filter { !before.kept.contains($0) }.map(Self.shown)
    do { try parent.removeTree(old) } catch { outcome.unremoved = error }
    release()
    return outcome
  }

  /// Removes the next state; the current one stays as it is.
  package func discard() throws(FileSystemError) {
    try parent.removeTree(folder.companion(.next))
    Self.removeIfNew(current, folder, in: parent)
    release()
  }

  /// Lets the next build begin.
  private func release() {
    // A build that waits does so for the folder that was there when it came, and then takes the new
    // one.
    staging.unlock()
    current.handle.unlock()
  }

  private func exchange(by method: ExchangeMethod) throws(FileSystemError) -> FileName {
    let next = folder.companion(.next)
    if method == .oneStep {
      if linux_exchange(parent.descriptor, next.characters, folder.name.characters) == 0 {
        return next
      }
      guard errno == EINVAL || errno == ENOSYS else {
        throw FileSystemError(.exchange, folder.path.string)
      }
    }
    let old = folder.companion(.old)
    try parent.replace(folder.name, by: next, puttingAside: old)
    return old
  }

  private static func removeIfNew(
    _ current: OutputFolder.Locked, _ folder: OutputFolder, in parent: FolderHandle
  ) {
    // Fails where something has been put there since, which is then not ours to remove.
    if current.isNew { unlinkat(parent.descriptor, folder.name.characters, AT_REMOVEDIR) }
  }

  private static func makeFolders(_ path: CanonicalPath) throws(FileSystemError) {
    if mkdir(path.string, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = path.parent else {
      throw FileSystemError(.create, path.string)
    }
    try makeFolders(parent)
    guard mkdir(path.string, 0o777) == 0 || errno == EEXIST else {
      throw FileSystemError(.create, path.string)
    }
  }

  // Where the file will stand, not where it is written meanwhile.
  private func shown(_ path: OutputPath) -> String { "\(folder.path)/\(path)" }

  private static func shown(_ path: [UInt8]) -> String { FileName(bytes: path).escaped }
}

/// A path that no correct build asks for: a fault of ours, not of the site or the disk.
package enum OutputFault: Error, Hashable {
  /// Empty, absolute, or with a part that is empty, `.` or `..`.
  case invalidPath(OutputPath)
  /// A second file at one place, or a file where a folder stands.
  case writtenTwice(OutputPath)
}

extension OutputPath {
  /// Whether the path leads below its root whatever stands there.
  fileprivate var staysBelow: Bool {
    !string.utf8.contains(0)
      && string.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !["", ".", ".."].contains($0) }
  }
}
