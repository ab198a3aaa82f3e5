import Glibc

extension FolderHandle {
  /// How asking for a lock ended.
  enum LockResult: Hashable {
    case locked
    /// Another process holds it.
    case held
    /// The file system has no locks on folders.
    case unsupported(Int32)
  }

  /// Lets others have the folder's lock, sooner than the handle's end would.
  func unlock() { flock(descriptor, LOCK_UN) }

  /// Locks the folder until the handle closes; the system lets go of it when the process ends,
  /// however it does.
  ///
  /// The lock is the folder's own, so that nothing has to be left beside it.
  ///
  /// - Parameter waiting: Whether to wait for another process, instead of answering `held`.
  /// - Returns: Whether the lock is ours.
  func lock(waiting: Bool) -> LockResult {
    while flock(descriptor, waiting ? LOCK_EX : LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return .held
      default: return .unsupported(errno)
      }
    }
    return .locked
  }
}

extension OutputFolder {
  /// The output folder, open and locked against other builds.
  struct Locked {
    let handle: FolderHandle
    /// Whether it was made for this build and is still empty.
    let isNew: Bool
  }

  /// Opens the output folder, made where it is missing, and waits until no other build publishes
  /// into it.
  func locked(
    in parent: FolderHandle, notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) -> Locked {
    while true {
      if try restoreInterrupted(in: parent, notify: notify) { continue }
      let isNew = try parent.makeFolder(name)
      let handle: FolderHandle
      do { handle = try parent.folder(name) } catch {
        if error.number == ENOENT { continue }
        throw error
      }
      lock(handle, notify: notify)
      // While we waited, the other build may have put its own tree in this one's place.
      if handle.stands(at: name, in: parent) { return Locked(handle: handle, isNew: isNew) }
    }
  }

  private func lock(_ handle: FolderHandle, notify: (Publication.Notice) -> Void) {
    switch handle.lock(waiting: false) {
    case .locked: return
    case .unsupported(let number):
      notify(.locksUnavailable(reason: FileSystemError.words(for: number)))
    case .held:
      notify(.waitingForOtherBuild)
      _ = handle.lock(waiting: true)
    }
  }

  /// Puts the old site back where a build died between the two renames that stand in for an
  /// exchange.
  ///
  /// Returns whether a folder was met that settles it, so that the caller looks again.
  private func restoreInterrupted(
    in parent: FolderHandle, notify: (Publication.Notice) -> Void
  ) throws(FileSystemError) -> Bool {
    guard parent.kind(of: name) == nil else { return false }
    for entry in try parent.entries() where companion(named: entry.name) == .old {
      let old: FolderHandle
      do { old = try parent.folder(entry.name) } catch { continue }
      lock(old, notify: notify)
      guard parent.kind(of: name) == nil, old.stands(at: entry.name, in: parent) else {
        return true
      }
      guard
        renameat(parent.descriptor, entry.name.characters, parent.descriptor, name.characters) == 0
      else { throw FileSystemError(.exchange, path.string) }
      notify(.restoredInterrupted)
      return true
    }
    return false
  }

  /// Removes what builds that were killed have left beside the output, and counts their folders.
  ///
  /// To be called under the output's lock.
  func removeLeftovers(in parent: FolderHandle) throws(FileSystemError) -> Int {
    var count = 0
    for entry in try parent.entries()
    where entry.kind == .folder && companion(named: entry.name) != nil {
      // A build that lives holds the lock of what it works on.
      guard try parent.folder(entry.name).lock(waiting: false) != .held else { continue }
      try parent.removeTree(entry.name)
      count += 1
    }
    return count
  }
}
