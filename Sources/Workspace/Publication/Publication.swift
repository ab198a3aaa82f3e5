import Glibc
package import Publishing
import Synchronization

/// The next state of an output folder, put in its place as a whole or not at all.
///
///     let publication = try Publication.begin(folder, jobs: 8) { notice in … }
///     try await publication.start(.whole)
///     let report = try await buildSite(tree, options: options, output: publication)
///     let outcome = try await publication.commit(memory: [])
///
/// Beside the folder stands a second whole tree with the same files under second names. A build
/// patches that one, and the two are exchanged in one step: whoever reads the folder sees the old
/// site or the new one, and a process killed at any moment leaves one of the two. So a build costs
/// what it changes, not what the site holds.
///
/// Nothing is forced to the disk. Waiting for ten thousand files to reach it would take longer than
/// building them, and a power cut costs no more than building once more from sources that are safe.
package final class Publication: OutputSink {
  let folder: OutputFolder
  let parent: FolderHandle
  let stateFolder: StateFolder
  let standing: StandingTree
  let jobs: Int
  let sharing: SharingMethod
  let observe: @Sendable (Step) -> Void
  private let started = AtomicLazyReference<Draft>()
  private let seenStamps = Mutex<[Stamp]?>(nil)

  /// What a caller may want to tell while a publication begins.
  package enum Notice: Sendable, Hashable {
    /// Another build publishes into the same folder; ours goes on when that one is done.
    case waitingForOtherBuild
    /// Nothing keeps two builds from publishing at once here.
    case locksUnavailable(reason: String)
    /// A build was killed between two renames; the site it had put aside is back.
    case restoredInterrupted
    /// What a killed build had left behind is removed.
    case removedLeftovers
  }

  /// What became of a publication.
  package struct Outcome: Sendable, Hashable {
    /// Files in the folder that no build wrote and that earlier builds have not told of, sorted.
    package var newlyKept: [String] = []
    /// What kept the spare tree from being made ready; the site is published all the same, and the
    /// next build makes it.
    package var unfinished: FileSystemError?
    /// Files that are new or have other bytes than before.
    package var writtenCount = 0
    /// The bytes in those.
    package var writtenByteCount = 0
    /// Files that are as they were, and still the same files on the disk.
    package var unchangedCount = 0
    /// Files of earlier builds that the site no longer has.
    package var removedCount = 0

    /// Nothing was published anew.
    package init() {}

    /// Nothing was published anew, since the site is as it was, with this many files.
    package static func standing(fileCount: Int) -> Outcome {
      var outcome = Outcome()
      outcome.unchangedCount = fileCount
      return outcome
    }
  }

  private init(
    folder: OutputFolder, parent: FolderHandle, stateFolder: StateFolder, standing: StandingTree,
    jobs: Int, sharing: SharingMethod, observe: @escaping @Sendable (Step) -> Void
  ) {
    self.folder = folder
    self.parent = parent
    self.stateFolder = stateFolder
    self.standing = standing
    self.jobs = jobs
    self.sharing = sharing
    self.observe = observe
  }

  /// Takes hold of an output folder, alone: waits for another build, and brings to an end what a
  /// killed one had begun.
  ///
  /// - Parameters:
  ///   - folder: Where the site is published.
  ///   - jobs: How many files to look at and to link at once.
  ///   - sharing: How the spare tree gets its files.
  ///   - observe: Called after each step, from any task; for tests of what happens in between.
  ///   - notify: Called with what a person may want to know.
  /// - Returns: A publication that holds the folder's lock until it is committed or discarded.
  /// - Throws: Where the folder beside the output cannot be made, or the output is no folder. Then
  ///   nothing has changed.
  package static func begin(
    _ folder: OutputFolder, jobs: Int, sharing: SharingMethod = .links,
    observe: @escaping @Sendable (Step) -> Void = { _ in }, notify: (Notice) -> Void
  ) throws(FileSystemError) -> Publication {
    try makeFolders(folder.parent)
    let parent = try FolderHandle.open(folder.parent.string)
    // Told before anything is made.
    _ = try parent.folderIfThere(folder.name)
    let stateFolder = try StateFolder.locked(for: folder, in: parent, notify: notify)
    let standing = try stateFolder.recover(folder, in: parent, notify: notify)
    return Publication(
      folder: folder, parent: parent, stateFolder: stateFolder, standing: standing,
      jobs: max(1, jobs), sharing: sharing, observe: observe)
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

  /// What the compiler stored with the tree that stands; `nil` where nothing is known of the tree.
  package var memory: [UInt8]? { standing.state?.memory }

  /// Whether the tree holds what the last build left and nothing else, by asking how each file and
  /// folder stands; none is read.
  ///
  /// - Returns: `false` also where a file or folder cannot be looked at.
  /// - Complexity: One system call per file and folder, on as many threads as there are jobs.
  package func standsAsLeft() async -> Bool {
    guard let tree = standing.handle, let state = standing.state,
      let stamps = await state.standsAsLeft(in: tree, jobs: jobs)
    else { return false }
    seenStamps.withLock { $0 = stamps }
    return true
  }

  /// How the folders of the tree stood when it was found as it was left.
  var folderStamps: [Stamp]? { seenStamps.withLock { $0 } }

  /// Begins the next tree: empty, or as the one that stands; called once, before the first write.
  ///
  /// - Precondition: For changes, ``memory`` is not `nil`.
  /// - Throws: Where the disk refuses; ``discard()`` is then called for.
  package func start(_ mode: OutputMode) async throws {
    precondition(mode == .whole || standing.state != nil, "there is no tree to update")
    let draft = try await makeDraft(mode)
    let first = started.storeIfNil(draft)
    precondition(first === draft, "a publication starts once")
    observe(.started)
  }

  /// Writes one file of the next state; the folders above it are made as needed.
  ///
  /// Where the tree that stands has these bytes at this place, nothing is written, and the file
  /// keeps its date, by which browsers and mirrors know that nothing changed.
  ///
  /// May be called from many tasks at once; they share no lock.
  ///
  /// - Throws: ``FileSystemError``, or ``OutputFault`` for a path that no correct build asks for.
  package func write(_ bytes: [UInt8], to path: OutputPath) throws {
    guard path.isWritable else { throw OutputFault.invalidPath(path) }
    guard let draft = started.load() else { throw OutputFault.notStarted }
    try path.string.withCString { try draft.write(bytes, to: $0) }
  }

  /// The same for a file that is written piece by piece: it has its place once it is whole, and leaves nothing where
  /// `body` throws.
  package func write(
    to path: OutputPath, _ body: (any OutputFile) throws -> Void
  ) throws {
    guard path.isWritable else { throw OutputFault.invalidPath(path) }
    guard let draft = started.load() else { throw OutputFault.notStarted }
    try path.string.withCString { try draft.write(to: $0, body) }
  }

  /// Takes a file of an earlier build out of the next state; its folders go where they are empty.
  ///
  /// - Throws: ``FileSystemError``, or ``OutputFault`` for a file that no build wrote, or this one.
  package func remove(_ path: OutputPath) throws {
    guard path.isWritable else { throw OutputFault.invalidPath(path) }
    guard let draft = started.load() else { throw OutputFault.notStarted }
    try path.string.withCString { try draft.remove($0) }
  }

  /// Puts the next state in place of the current one; where nothing differs, the tree stays.
  ///
  /// To be called once, last. Unless it throws, the next build can begin. Without ``start(_:)`` it
  /// stores `memory` alone, for a site that is as it was.
  ///
  /// - Parameters:
  ///   - memory: What the compiler wants to find in the next build.
  ///   - method: How the trees are exchanged.
  /// - Returns: What became of the files.
  /// - Throws: Where the disk refuses; the current state is then untouched, and ``discard()`` is
  ///   called for.
  package func commit(
    memory: [UInt8], by method: ExchangeMethod = .oneStep
  ) async throws(FileSystemError) -> Outcome {
    guard let draft = started.load() else {
      try store(memory)
      stateFolder.lock.release()
      return Outcome()
    }
    let outcome = try await commit(draft, memory: memory, by: method)
    stateFolder.lock.release()
    return outcome
  }

  /// Gives the next state up; the current one stays as it is.
  package func discard() async throws(FileSystemError) {
    defer { stateFolder.lock.release() }
    if let draft = started.load() { try await undo(draft) }
  }
}

/// A path that no correct build asks for: a fault of ours, not of the site or the disk.
package enum OutputFault: Error, Hashable {
  /// Empty, absolute, or with a part that is empty, `.` or `..`; or the place of the list of files.
  case invalidPath(OutputPath)
  /// A second file at one place, a file where a folder stands, or one that is also removed.
  case writtenTwice(OutputPath)
  /// A file to be removed that no build wrote.
  case unknownPath(OutputPath)
  /// A file that is written before the publication has started.
  case notStarted
}

extension OutputPath {
  /// Whether the path leads below its root whatever stands there, and is not one of ours.
  fileprivate var isWritable: Bool {
    var syntax = PathSyntax()
    return string.utf8.allSatisfy { syntax.allows($0) } && syntax.allowsEnd
      && string != Manifest.path
  }
}
