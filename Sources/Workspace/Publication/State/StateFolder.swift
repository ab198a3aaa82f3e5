import Glibc

/// What the program keeps beside an output folder, in `.gazette/NAME/`.
///
/// May be removed at any time while no build runs: the next one then writes every file.
struct StateFolder: Sendable {
  let handle: FolderHandle
  /// Held until the folder is let go.
  let lock: FileLock

  /// The folder that has one for each output folder beside it.
  static let containerName = ".gazette"

  /// The names in it.
  enum Name {
    static let lock = FileName("lock")
    /// What is known of the tree that stands.
    static let state = FileName("state")
    /// The same of the tree that takes its place next.
    static let nextState = FileName("state.next")
    /// A twin of the tree that stands: what the next build begins with.
    static let spare = FileName("spare")
    /// A tree that a build works on.
    static let next = FileName("next")
    /// Files of that tree which are not whole yet.
    static let parts = FileName("parts")
    /// The tree that stood before, not yet made a twin of the one that stands.
    static let old = FileName("old")
    /// What is being removed: whatever is found here is worth nothing.
    static let trash = FileName("trash")
  }

  /// Makes the folder where it is missing and waits until no other build works in it.
  static func locked(
    for folder: OutputFolder, in parent: FolderHandle, notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) -> StateFolder {
    let containerName = FileName(containerName)
    while true {
      try parent.makeFolder(containerName)
      let container = try parent.folder(containerName)
      try container.makeFolder(folder.name)
      let handle = try container.folder(folder.name)
      let lock = try FileLock(Name.lock, in: handle)
      switch lock.take(waiting: false) {
      case .locked: break
      case .held:
        notify(.waitingForOtherBuild)
        _ = lock.take(waiting: true)
      case .unsupported(let number):
        notify(.locksUnavailable(reason: FileSystemError.words(for: number)))
      }
      // Somebody may have removed the folder while we waited, and a third build made it anew.
      if lock.stands(at: Name.lock, in: handle), handle.stands(at: folder.name, in: container),
        container.stands(at: containerName, in: parent)
      {
        return StateFolder(handle: handle, lock: lock)
      }
    }
  }

  func readState(_ name: FileName) throws(FileSystemError) -> TreeState? {
    try FileBytes.read(name, in: handle).flatMap { TreeState($0) }
  }

  /// Writes what is known of the tree that comes next.
  func writeNext(
    _ state: TreeState, _ observe: (Publication.Step) -> Void
  ) throws(FileSystemError) {
    try remove(Name.nextState)
    let path = handle.path(of: Name.nextState)
    let file = openat(
      handle.descriptor, Name.nextState.characters, FileBytes.creating, 0o666)
    guard file >= 0 else { throw FileSystemError(.create, path) }
    observe(.stateBegun)
    try FileBytes.finish(file, state.pieces, path: path)
  }

  /// Makes what is known of the next tree what is known of the one that stands.
  func takeNextState() throws(FileSystemError) { try rename(Name.nextState, to: Name.state) }

  func rename(_ name: FileName, to other: FileName) throws(FileSystemError) {
    guard
      renameat(handle.descriptor, name.characters, handle.descriptor, other.characters) == 0
    else { throw FileSystemError(.create, handle.path(of: other)) }
  }

  /// Removes a file or a whole tree; what is not there is no error.
  func remove(_ name: FileName) throws(FileSystemError) { try handle.removeTree(name) }

  /// Removes a whole tree under another name, so that one which is half removed is never taken for
  /// a whole one.
  func discardTree(_ name: FileName) throws(FileSystemError) {
    try remove(Name.trash)
    guard handle.kind(of: name) != nil else { return }
    try rename(name, to: Name.trash)
    try remove(Name.trash)
  }

  /// Makes an empty tree.
  func makeTree(_ name: FileName) throws(FileSystemError) -> FolderHandle {
    try discardTree(name)
    try handle.makeFolder(name)
    return try handle.folder(name)
  }
}
