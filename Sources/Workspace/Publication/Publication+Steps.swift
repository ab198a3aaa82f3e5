import Glibc
import Publishing

// What starting, committing and discarding do, in the order of `StateFolder.recover`.
extension Publication {
  /// What a build has just done.
  package enum Step: String, CaseIterable, Sendable {
    /// The next tree is begun; nothing is written.
    case started
    /// An old file is taken out of the next tree; the new one is not there yet.
    case unlinked
    /// A file that was written piece by piece is whole, and not at its place yet.
    case partWritten
    /// The next tree is whole.
    case patched
    /// The file that tells of the next tree is there, but empty.
    case stateBegun
    /// The file that tells of the next tree is written.
    case stateWritten
    /// Where trees are exchanged by two renames, the first is done.
    case betweenRenames
    /// The new tree stands.
    case exchanged
    /// The tree before has its name.
    case putAside
    /// The file that tells of the new tree has its name.
    case stateTaken
    /// The spare tree is a twin of the new one, but still has its old name.
    case followed
  }

  func makeDraft(_ mode: OutputMode) async throws(FileSystemError) -> Draft {
    guard let state = standing.state, let tree = standing.handle else {
      return try emptyDraft(mode)
    }
    let known: TreeState
    do throws(FileSystemError) { known = try await makeSpare(of: tree, state) } catch {
      // Somebody took a file away, or put another thing in its place: the tree has no twin then.
      guard mode == .whole, error.tellsOfAnotherTree else { throw error }
      return try emptyDraft(mode)
    }
    try stateFolder.rename(StateFolder.Name.spare, to: StateFolder.Name.next)
    let next = try stateFolder.handle.folder(StateFolder.Name.next)
    try next.makeWritable()
    return Draft(
      standing: tree, next: next, base: known.table, isCopied: known.isCopied, mode: mode,
      parts: PartFolder(in: stateFolder.handle), shownPath: folder.path.string, observe: observe)
  }

  /// A draft that begins with nothing: every file is written.
  private func emptyDraft(_ mode: OutputMode) throws(FileSystemError) -> Draft {
    let next = try stateFolder.makeTree(StateFolder.Name.next)
    return Draft(
      standing: nil, next: next, base: TreeTable(), isCopied: false, mode: mode,
      parts: PartFolder(in: stateFolder.handle), shownPath: folder.path.string, observe: observe)
  }

  /// Makes the spare tree where a killed build has left none; returns what is known of it then.
  private func makeSpare(
    of tree: FolderHandle, _ state: TreeState
  ) async throws(FileSystemError) -> TreeState {
    switch standing.spare {
    case .ready: return state
    case .behind:
      if let state = try? await follow(tree, state) { return state }
      try stateFolder.discardTree(StateFolder.Name.old)
    case .none: break
    }
    return try await fillSpare(from: tree, state)
  }

  /// Makes `spare` from nothing, a twin of the tree that stands.
  private func fillSpare(
    from tree: FolderHandle, _ state: TreeState
  ) async throws(FileSystemError) -> TreeState {
    let next = try stateFolder.makeTree(StateFolder.Name.next)
    let twin = TreeTwin(model: tree, twin: next, method: sharing, jobs: jobs, observe: observe)
    let isCopied = try await twin.fill(state.table)
    let known = try remember(isCopied, state.forgettingSpare())
    observe(.followed)
    try stateFolder.rename(StateFolder.Name.next, to: StateFolder.Name.spare)
    return known
  }

  /// Makes `old` a twin of the tree that stands, and the spare.
  private func follow(
    _ tree: FolderHandle, _ state: TreeState
  ) async throws(FileSystemError) -> TreeState {
    guard case .paths(let difference) = state.behind else {
      try stateFolder.discardTree(StateFolder.Name.old)
      return try await fillSpare(from: tree, state)
    }
    let old = try stateFolder.handle.folder(StateFolder.Name.old)
    try old.makeWritable()
    let twin = TreeTwin(model: tree, twin: old, method: sharing, jobs: jobs, observe: observe)
    let known = try remember(try await twin.follow(difference), (state, false))
    observe(.followed)
    try stateFolder.rename(StateFolder.Name.old, to: StateFolder.Name.spare)
    return known
  }

  /// Stores that the spare tree is another, or holds copies.
  private func remember(
    _ isCopied: Bool, _ known: (state: TreeState, isOther: Bool)
  ) throws(FileSystemError) -> TreeState {
    var state = known.state
    guard known.isOther || isCopied && !state.isCopied else { return state }
    if isCopied { state.isCopied = true }
    try stateFolder.writeNext(state, observe)
    try stateFolder.takeNextState()
    return state
  }

  /// Stores what the compiler wants to keep, for a tree that stays.
  func store(_ memory: [UInt8]) throws(FileSystemError) {
    guard var state = standing.state, state.memory != memory else { return }
    state.memory = memory
    try stateFolder.writeNext(state, observe)
    observe(.stateWritten)
    try stateFolder.takeNextState()
    observe(.stateTaken)
  }

  func commit(
    _ draft: Draft, memory: [UInt8], by method: ExchangeMethod
  ) async throws(FileSystemError) -> Outcome {
    try stateFolder.remove(StateFolder.Name.parts)
    if draft.mode == .whole { try draft.removeUnwritten() }
    // Somebody may have made the folder since the build began.
    let late = try draft.standing == nil ? parent.folderIfThere(folder.name) : nil
    let tree = draft.standing ?? late
    var outcome = Outcome()
    var stamps: [Stamp] = []
    if let tree {
      // Looking at ten thousand folders takes longer than writing one; an update has just done so.
      let seen = draft.mode == .changes ? folderStamps : nil
      if let seen {
        stamps = seen
      } else {
        stamps = try await draft.base.currentStamps(in: tree, jobs: jobs)
      }
      outcome.newlyKept = try keepForeignFiles(of: tree, draft, stamps)
    }
    let needsManifest = try !draft.manifestIsRight()
    if needsManifest { draft.claimManifest() }
    let changes = draft.record.changes
    draft.count(changes, into: &outcome)
    if changes.isEmpty {
      try stateFolder.rename(StateFolder.Name.next, to: StateFolder.Name.spare)
      try store(memory)
      return outcome
    }
    draft.removeEmptyFolders(changes)
    var (table, unknown) = draft.base.applying(changes, standing: stamps)
    if needsManifest { try draft.writeManifest(of: &table) }
    if let tree { try draft.next.takePermissions(of: tree) }
    try await table.look(atFolders: unknown, in: draft.next, jobs: jobs)
    guard let root = draft.next.status else { throw FileSystemError(.list, draft.next.path) }
    observe(.patched)

    let state = TreeState(
      root: UInt64(root.st_ino), table: table,
      behind: draft.standing == nil ? .everything : .paths(changes.difference(from: draft.base)),
      isCopied: draft.isCopied, memory: memory)
    try stateFolder.writeNext(state, observe)
    observe(.stateWritten)
    if let tree {
      guard tree.stands(at: folder.name, in: parent) else {
        throw FileSystemError(.exchange, folder.path.string, number: ESTALE)
      }
      try stateFolder.exchange(folder, in: parent, by: method, observe)
    } else {
      try stateFolder.place(folder, in: parent)
    }
    observe(.exchanged)
    // The site is published. What goes wrong from here on is mended by the next build.
    do { try await finish(state, draft) } catch { outcome.unfinished = error }
    return outcome
  }

  private func finish(_ state: TreeState, _ draft: Draft) async throws(FileSystemError) {
    if stateFolder.handle.kind(of: StateFolder.Name.next) != nil {
      try stateFolder.rename(StateFolder.Name.next, to: StateFolder.Name.old)
    }
    observe(.putAside)
    try stateFolder.takeNextState()
    observe(.stateTaken)
    if case .paths(let difference) = state.behind { try rescueLateFiles(draft, difference) }
    _ = try await follow(draft.next, state)
  }

  /// Gives the tree that now stands what others put into the one before in its last moments.
  ///
  /// Looks at the folders that the build has changed. In any other such a file stands again after
  /// the next exchange, and is then met as any file of others.
  private func rescueLateFiles(
    _ draft: Draft, _ difference: TreeDifference
  ) throws(FileSystemError) {
    let old = try stateFolder.handle.folder(StateFolder.Name.old)
    var stamps = draft.base.folders.map(\.standing)
    for index in draft.base.folders(above: difference) {
      stamps[index] = try draft.base.stamp(of: draft.base.folders[index], in: old)
    }
    let late = try draft.base.foreignFiles(in: old, stamps: stamps)
    let twin = TreeTwin(model: old, twin: draft.next, method: sharing, jobs: 1, observe: observe)
    for index in late.starts.indices {
      // The next build finds it there, tells of it, and takes it into the spare tree.
      try late.withCPath(index) { (path) throws(FileSystemError) in
        if try draft.next.status(path) == nil { _ = try twin.share(path) }
      }
    }
  }

  private func keepForeignFiles(
    of tree: FolderHandle, _ draft: Draft, _ stamps: [Stamp]
  ) throws(FileSystemError) -> [String] {
    let found: PathList
    var known: Set<[UInt8]> = []
    if draft.standing != nil {
      found = try draft.base.foreignFiles(in: tree, stamps: stamps)
    } else {
      // The list in the folder may be among what somebody took away.
      let manifest: Manifest
      if let state = standing.state {
        manifest = Manifest(of: state.table)
      } else {
        manifest = try Manifest.read(from: tree)
      }
      known = manifest.kept
      var foreign = ForeignFiles(
        isKnown: { path in
          let name = FileName(copying: path)
          return name == Manifest.fileName || manifest.written.contains(name.bytes)
        },
        isOwnFolder: { [table = standing.state?.table] in table?.ownsFolder($0) ?? false })
      try foreign.search(tree, at: [])
      found = foreign.found
    }
    try draft.keep(found, from: tree, by: sharing)
    return found.starts.indices.map { found.path($0) }
      .filter { $0.last != slash && !known.contains($0) }
      .sorted { $0.lexicographicallyPrecedes($1) }
      .map { FileName(bytes: $0).escaped }
  }

  /// Makes the next tree the spare again, or removes it.
  func undo(_ draft: Draft) async throws(FileSystemError) {
    try stateFolder.remove(StateFolder.Name.parts)
    try stateFolder.remove(StateFolder.Name.nextState)
    if let tree = draft.standing {
      let twin = TreeTwin(
        model: tree, twin: draft.next, method: draft.isCopied ? .copies : sharing, jobs: jobs,
        observe: observe)
      do throws(FileSystemError) {
        let difference = draft.record.changes.undoing(in: draft.base)
        let isCopied = try await twin.follow(difference)
        if let state = standing.state {
          _ = try remember(isCopied, state.forgettingSpare(at: difference))
          return try stateFolder.rename(StateFolder.Name.next, to: StateFolder.Name.spare)
        }
      } catch {
        // A tree that cannot be mended is made anew by the next build.
      }
    }
    try stateFolder.discardTree(StateFolder.Name.next)
  }
}

extension FileSystemError {
  /// Whether something else stands at a path than what is known of the tree, or nothing does.
  fileprivate var tellsOfAnotherTree: Bool {
    [ENOENT, ENOTDIR, EISDIR, EEXIST, ENOTEMPTY, ELOOP, ENXIO].contains(number)
  }
}

extension TreeTable {
  /// Whether a folder, its path ending in a slash, is there for the files of a build.
  fileprivate func ownsFolder(_ path: [UInt8]) -> Bool {
    folder(path) != nil && (path + [0]).withCPath { index(of: $0) } == nil
  }
}
