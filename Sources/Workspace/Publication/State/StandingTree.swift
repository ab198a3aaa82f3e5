import Glibc

/// The tree that readers see when a build begins, and what the next one can begin with.
struct StandingTree: Sendable {
  /// `nil` where nothing is published.
  let handle: FolderHandle?
  /// What is known of the tree; `nil` where that is lost.
  var state: TreeState?
  var spare: Spare

  enum Spare: Sendable {
    /// A twin of the tree.
    case ready
    /// The tree before, under its name of `old`.
    case behind
    case none
  }
}

extension StateFolder {
  /// Finds out which of two states speaks of the tree that stands, and brings to its end, or undoes,
  /// what a killed build had begun.
  ///
  /// A build goes through these steps, and may die between any two:
  ///
  /// 1. `spare` becomes `next` and is patched; until 3, what stands and `state` are the old site.
  /// 2. `state.next` is written.
  /// 3. `next` and the output folder are exchanged.
  /// 4. `next`, now the tree before, becomes `old`.
  /// 5. `state.next` becomes `state`.
  /// 6. `old` is made a twin of the new tree and becomes `spare`.
  func recover(
    _ folder: OutputFolder, in parent: FolderHandle, notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) -> StandingTree {
    try restore(folder, in: parent, notify: notify)
    let standing = try parent.folderIfThere(folder.name)
    let root = standing?.status.map { UInt64($0.st_ino) }
    if let root, let state = try readState(Name.nextState), state.root == root {
      // Died after step 3.
      if handle.kind(of: Name.next) == .folder {
        try discardTree(Name.old)
        try rename(Name.next, to: Name.old)
      }
      try takeNextState()
      return try tidied(StandingTree(handle: standing, state: state, spare: .none), notify)
    }
    try remove(Name.nextState)
    let state = try root == nil ? nil : readState(Name.state)
    return try tidied(
      StandingTree(handle: standing, state: state?.root == root ? state : nil, spare: .none),
      notify)
  }

  /// Puts the old tree back where a build died between the two renames that stand in for step 3.
  private func restore(
    _ folder: OutputFolder, in parent: FolderHandle, notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) {
    guard parent.kind(of: folder.name) == nil, handle.kind(of: Name.old) == .folder else { return }
    let old = Name.old.characters
    let name = folder.name.characters
    guard renameat(handle.descriptor, old, parent.descriptor, name) == 0 else {
      throw FileSystemError(.exchange, folder.path.string)
    }
    notify(.restoredInterrupted)
  }

  /// Removes what the next build cannot begin with.
  private func tidied(
    _ tree: StandingTree, _ notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) -> StandingTree {
    var tree = tree
    for name in [Name.trash, Name.parts] { try remove(name) }
    if handle.kind(of: Name.next) != nil {
      try discardTree(Name.next)
      notify(.removedLeftovers)
    }
    if tree.state == nil {
      try remove(Name.state)
      for name in [Name.spare, Name.old] { try discardTree(name) }
    } else if handle.kind(of: Name.spare) == .folder {
      tree.spare = .ready
      try discardTree(Name.old)
    } else if handle.kind(of: Name.old) == .folder {
      tree.spare = .behind
    }
    return tree
  }
}
