import CLinux
import Glibc

/// Puts files into a folder of a person's own: all of them or none, and over nothing that is there.
package struct NewFiles {
  /// By their paths beneath the folder, each once.
  package var files: [(path: String, bytes: [UInt8])]
  /// Whether a file that is there may be replaced.
  package var replaces: Bool

  package init(_ files: [(path: String, bytes: [UInt8])], replaces: Bool = false) {
    self.files = files
    self.replaces = replaces
  }

  /// Those that are there already.
  package func existing(in folder: String) -> [String] {
    files.map(\.path).filter { path in
      var status = stat()
      return lstat("\(folder)/\(path)", &status) == 0
    }
  }

  /// Writes them, with the folders on their way.
  ///
  /// Each is written whole under a hidden name first. Then the names are given: where one cannot be, those given before
  /// are taken back, and what was replaced stands again.
  ///
  /// - Throws: ``FilesExist``; ``FileSystemError``, also where a folder on the way is a symbolic link.
  package func write(into folder: String) throws {
    let existing = self.existing(in: folder)
    guard replaces || existing.isEmpty else { throw FilesExist(folder: folder, paths: existing) }
    let root = try Self.makeRoot(folder)
    var placed: [Placed] = []
    var prepared: [(file: Placed, isReplacement: Bool)] = []
    do {
      for (number, (path, bytes)) in files.enumerated() {
        let file = try Placed(path, number: number, in: root)
        prepared.append((file, existing.contains(path)))
        try file.write(bytes)
      }
      for (file, isReplacement) in prepared {
        try file.place(isReplacement: isReplacement)
        placed.append(file)
      }
    } catch {
      for (index, file) in placed.enumerated().reversed() {
        file.takeBack(isReplacement: prepared[index].isReplacement)
      }
      for (file, _) in prepared { file.discard() }
      throw error
    }
    for (file, _) in prepared { file.discard() }
  }

  /// Opens the folder; makes it, and those above, where they are missing.
  private static func makeRoot(_ path: String) throws(FileSystemError) -> FolderHandle {
    let canonical = try CanonicalPath(path)
    var folder = try FolderHandle.open("/")
    var isNew = false
    for part in canonical.string.split(separator: "/") {
      let name = FileName(String(part))
      if isNew || folder.kind(of: name) == nil {
        isNew = true
        try folder.makeFolder(name)
      }
      folder = try folder.folder(name)
    }
    return folder
  }
}

/// Files that would have been written over.
package struct FilesExist: Error, Hashable {
  package let folder: String
  /// Beneath the folder.
  package let paths: [String]
  /// Whether the command would replace them when told to.
  package let canReplace: Bool

  package init(folder: String, paths: [String], canReplace: Bool = false) {
    self.folder = folder
    self.paths = paths
    self.canReplace = canReplace
  }
}

/// A file on its way to its name.
private final class Placed {
  private let folder: FolderHandle
  private let name: FileName
  private let hidden: FileName
  private let path: String

  init(_ path: String, number: Int, in root: FolderHandle) throws(FileSystemError) {
    var folder = root
    let parts = path.split(separator: "/").map(String.init)
    guard let last = parts.last, !parts.contains(".."), !parts.contains(".") else {
      throw FileSystemError(.write, path, number: EINVAL)
    }
    for part in parts.dropLast() {
      let name = FileName(part)
      try folder.makeFolder(name)
      folder = try folder.folder(name)
    }
    self.folder = folder
    self.path = path
    name = FileName(last)
    hidden = FileName(".gazette-new-\(getpid())-\(number)")
  }

  func write(_ bytes: [UInt8]) throws(FileSystemError) {
    discard()
    let file = openat(folder.descriptor, hidden.characters, FileBytes.creating, 0o666)
    guard file >= 0 else { throw FileSystemError(.create, path) }
    try FileBytes.finish(file, bytes, path: path)
  }

  /// A second name refuses to take the place of another file, however late that one came.
  func place(isReplacement: Bool) throws(FileSystemError) {
    let result =
      isReplacement
      ? linux_exchange(
        folder.descriptor, hidden.characters, folder.descriptor, name.characters)
      : linkat(folder.descriptor, hidden.characters, folder.descriptor, name.characters, 0)
    guard result == 0 else { throw FileSystemError(.create, path) }
  }

  func takeBack(isReplacement: Bool) {
    if isReplacement {
      _ = linux_exchange(
        folder.descriptor, hidden.characters, folder.descriptor, name.characters)
    } else {
      unlinkat(folder.descriptor, name.characters, 0)
    }
  }

  func discard() { unlinkat(folder.descriptor, hidden.characters, 0) }
}
