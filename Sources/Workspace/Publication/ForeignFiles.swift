import Glibc

/// What others have put into the tree that stands.
///
/// A file is another's unless a build wrote it. In the next tree it becomes a second name of the
/// same file, so it is there before the exchange and after, and costs no space.
struct ForeignFiles: Sendable {
  /// Whether a build knows the file at a path, its own or another's.
  let isKnown: @Sendable (CPath) -> Bool
  /// Whether a folder, its path ending in a slash, is looked at by itself.
  let isKnownFolder: @Sendable ([UInt8]) -> Bool
  /// Whether a build made a folder, its path ending in a slash: it is nobody's once it is empty.
  let isOwnFolder: @Sendable ([UInt8]) -> Bool
  /// Files that nobody told of, and folders with nothing in them, these ending in a slash.
  private(set) var found = PathList()

  init(
    isKnown: @escaping @Sendable (CPath) -> Bool,
    isKnownFolder: @escaping @Sendable ([UInt8]) -> Bool = { _ in false },
    isOwnFolder: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) {
    self.isKnown = isKnown
    self.isKnownFolder = isKnownFolder
    self.isOwnFolder = isOwnFolder
  }

  /// Looks through a folder and those below that are not known.
  ///
  /// `prefix` is the folder's path, ending in a slash, or nothing for the root.
  mutating func search(
    _ folder: FolderHandle, at prefix: [UInt8]
  ) throws(FileSystemError) {
    for entry in try folder.entries() {
      let path = prefix + entry.name.bytes
      if entry.kind != .folder {
        if !(path + [0]).withCPath(isKnown) { found.append(path) }
        continue
      }
      let inside = path + [slash]
      if isKnownFolder(inside) { continue }
      let child = try folder.folder(entry.name)
      // Version control, for one, needs its empty folders.
      if try child.entries().isEmpty, !isOwnFolder(inside) { found.append(inside) }
      try search(child, at: inside)
    }
  }
}

extension TreeTable {
  /// How each folder stands by now, in their order; unknown where it is gone.
  func currentStamps(
    in tree: FolderHandle, jobs: Int
  ) async throws(FileSystemError) -> [Stamp] {
    try await concurrentChunks(of: folders.count, jobs: jobs) { (range) throws(FileSystemError) in
      var stamps: [Stamp] = []
      stamps.reserveCapacity(range.count)
      for folder in folders[range] { stamps.append(try stamp(of: folder, in: tree)) }
      return stamps
    }.flatMap { $0 }
  }

  func stamp(of folder: Folder, in tree: FolderHandle) throws(FileSystemError) -> Stamp {
    try withPath(of: folder) { (path) throws(FileSystemError) in
      guard let status = try tree.status(path), FileKind(mode: status.st_mode) == .folder else {
        return .unknown
      }
      return Stamp(status)
    }
  }

  /// The files that others have put into a tree since it was looked at last.
  ///
  /// Only folders whose names have changed are listed; `stamps` says how each stands now.
  func foreignFiles(
    in tree: FolderHandle, stamps: [Stamp]
  ) throws(FileSystemError) -> PathList {
    var foreign = ForeignFiles(
      isKnown: { index(of: $0) != nil }, isKnownFolder: { folder($0) != nil })
    for (folder, stamp) in zip(folders, stamps)
    where stamp != .unknown && stamp != folder.standing {
      try withPath(of: folder) { (path) throws(FileSystemError) in
        let file = openat(
          tree.descriptor, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { throw FileSystemError(.list, tree.shown(path)) }
        let handle = FolderHandle(descriptor: file, path: tree.shown(path))
        try foreign.search(handle, at: Array(self.path(of: folder)))
      }
    }
    return foreign.found
  }
}
