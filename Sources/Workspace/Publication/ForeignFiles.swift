import Glibc

/// Carries what others have put into the output folder over into its next state.
///
/// A file is another's unless the manifest says that a build wrote it. It becomes a second name of
/// the same file, so it is there before the exchange and after, and costs no space. Where the next
/// state has a file of its own at the place, the two conflict.
struct ForeignFiles {
  let manifest: Manifest
  let next: FolderHandle
  /// Paths carried over.
  private(set) var kept: [[UInt8]] = []
  /// Paths whose place the build would take.
  private(set) var displaced: [[UInt8]] = []

  init(manifest: Manifest, next: FolderHandle) {
    self.manifest = manifest
    self.next = next
  }

  /// - Complexity: O(*n* log *n*) in the old state's files; no file is read unless it must be
  ///   copied.
  mutating func carryOver(
    from folder: FolderHandle, at prefix: [UInt8] = []
  ) throws(FileSystemError) {
    for entry in try folder.entries() {
      let path = prefix + entry.name.bytes
      if prefix.isEmpty, entry.name == Manifest.fileName { continue }
      if entry.kind == .folder {
        let child = try folder.folder(entry.name)
        let inside = path + [UInt8(ascii: "/")]
        if try child.isEmpty() { try keepEmptyFolder(inside) }
        try carryOver(from: child, at: inside)
      } else if !manifest.written.contains(path) {
        try keep(entry, in: folder, at: path)
      }
    }
  }

  private mutating func keep(
    _ entry: FolderEntry, in folder: FolderHandle, at path: [UInt8]
  ) throws(FileSystemError) {
    let result = try place(at: path) { next, path in
      linkat(folder.descriptor, entry.name.characters, next, path, 0)
    }
    if result == 0 { return kept.append(path) }
    switch errno {
    case EEXIST, ENOTDIR, EISDIR: displaced.append(path)
    case EPERM, EMLINK, EXDEV, EOPNOTSUPP:
      try copy(entry, in: folder, at: path)
      kept.append(path)
    default: throw FileSystemError(.keep, folder.path(of: entry.name))
    }
  }

  /// For file systems without second names, and files whose owner forbids them.
  private func copy(
    _ entry: FolderEntry, in folder: FolderHandle, at path: [UInt8]
  ) throws(FileSystemError) {
    let name = folder.path(of: entry.name)
    let source = openat(
      folder.descriptor, entry.name.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard source >= 0 else { throw FileSystemError(.keep, name) }
    defer { close(source) }
    var status = stat()
    guard fstat(source, &status) == 0,
      let bytes = FileBytes.read(source, expected: Int(status.st_size))
    else { throw FileSystemError(.keep, name) }
    let file = try place(at: path) { next, path in
      openat(next, path, FileBytes.creating, status.st_mode & 0o777)
    }
    guard file >= 0 else { throw FileSystemError(.keep, name) }
    try FileBytes.finish(file, bytes, path: name)
  }

  // Version control, for one, needs its empty folders.
  private func keepEmptyFolder(_ path: [UInt8]) throws(FileSystemError) {
    do { try next.makeParents(of: RelativePath(path)) } catch {
      // The build has put a file there.
      if error.number != ENOTDIR { throw error }
    }
  }

  /// A file of the build where a foreign one has a folder answers ENOTDIR, which is no failure
  /// here.
  private func place(
    at path: [UInt8], _ call: (Int32, [CChar]) -> Int32
  ) throws(FileSystemError) -> Int32 {
    do { return try next.make(RelativePath(path), call) } catch {
      guard error.number == ENOTDIR else { throw error }
      errno = ENOTDIR
      return -1
    }
  }
}

extension FolderHandle {
  fileprivate func isEmpty() throws(FileSystemError) -> Bool { try entries().isEmpty }
}
