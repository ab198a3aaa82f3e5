import Encodings
import Glibc
package import Publishing
import Synchronization

/// The files of a site that is only looked at: in a folder of its own, which goes with the preview.
///
///     let folder = try PreviewFolder(in: "/tmp")
///     let draft = folder.draft()
///     let report = try await buildSite(tree, options: options, output: draft)
///     try folder.take(draft)
///
/// On the disk files have numbers; which path each answers at is known to this process alone. So no path that
/// somebody asks for is ever looked up on the disk, and a reader has a whole site: the one before until a draft is
/// taken, the new one from then on.
package final class PreviewFolder: Sendable {
  private let parent: FolderHandle
  private let name: FileName
  let handle: FolderHandle
  let parts: PartFolder
  private let standing = Mutex<[OutputPath: Entry]>([:])
  private let lastNumber = Atomic(0)

  /// A file of the site.
  struct Entry: Hashable {
    /// Its name on the disk.
    let number: Int
    let byteCount: Int
    let fingerprint: Fingerprint

    var name: FileName { FileName(String(number)) }
  }

  /// Makes an empty folder that only this user may enter.
  ///
  /// - Parameter parent: Where folders for a while are made, such as `/tmp`.
  /// - Throws: Where the disk refuses.
  package init(in parent: String) throws(FileSystemError) {
    var path = Array("\(parent)/gazette-preview-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { throw FileSystemError(.create, parent) }
    let made = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    self.parent = try FolderHandle.open(parent)
    handle = try FolderHandle.open(made)
    name = FileName(String(made.dropFirst(parent.utf8.count + 1)))
    parts = PartFolder(in: handle)
  }

  /// Removes the folder with everything in it.
  package func remove() throws(FileSystemError) { try parent.removeTree(name) }

  /// The folder, for messages and tests.
  package var path: String { handle.path }

  /// Begins the next state of the site.
  package func draft() -> PreviewDraft {
    PreviewDraft(in: self, over: standing.withLock { $0 })
  }

  /// Lets a draft take the place of what stands.
  ///
  /// - Returns: The paths whose files are new, others than before, or gone.
  /// - Throws: Where files that nobody needs any more cannot be removed; the draft stands all the same.
  @discardableResult
  package func take(_ draft: PreviewDraft) throws(FileSystemError) -> Set<OutputPath> {
    let (changed, unneeded) = standing.withLock { standing in
      let before = standing
      standing = draft.surrender()
      var changed: Set<OutputPath> = []
      var unneeded: [Entry] = []
      for (path, entry) in before where standing[path] != entry {
        changed.insert(path)
        unneeded.append(entry)
      }
      for path in standing.keys where before[path] == nil { changed.insert(path) }
      return (changed, unneeded)
    }
    for entry in unneeded { try handle.removeTree(entry.name) }
    return changed
  }

  /// Opens a file of the site; `nil` where it has none at the path.
  package func open(_ path: OutputPath) throws(FileSystemError) -> PreviewFile? {
    // Within the lock, so that the file is not removed in between.
    let opened = standing.withLock { standing in
      standing[path].map { entry in
        (
          openat(handle.descriptor, entry.name.characters, O_RDONLY | O_NOFOLLOW | O_CLOEXEC),
          entry.byteCount, errno
        )
      }
    }
    guard let (descriptor, byteCount, number) = opened else { return nil }
    guard descriptor >= 0 else {
      throw FileSystemError(.read, "\(handle.path) (\(path))", number: number)
    }
    return PreviewFile(descriptor: descriptor, byteCount: byteCount, path: path)
  }

  /// Whether the site has a file at the path.
  package func holds(_ path: OutputPath) -> Bool { standing.withLock { $0[path] != nil } }

  /// Whether there is no file at all, since no build has succeeded yet.
  package var isEmpty: Bool { standing.withLock { $0.isEmpty } }

  /// A number that no file has had.
  func nextNumber() -> Int { lastNumber.add(1, ordering: .relaxed).newValue }
}

/// A file of the preview that is open for as long as it is held, whatever becomes of the site meanwhile.
package final class PreviewFile: Sendable {
  private let descriptor: Int32
  package let byteCount: Int
  private let path: OutputPath

  init(descriptor: Int32, byteCount: Int, path: OutputPath) {
    self.descriptor = descriptor
    self.byteCount = byteCount
    self.path = path
  }

  deinit { close(descriptor) }

  /// The next bytes, at most so many; none at the end.
  package func read(_ count: Int) throws(FileSystemError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let result = FileBytes.fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor)
      if result < 0 { failure = errno }
      filled = max(0, result)
    }
    if let failure { throw FileSystemError(.read, path.string, number: failure) }
    return bytes
  }
}
