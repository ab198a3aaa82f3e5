import Glibc

/// A folder that reports are written into, and nothing outside it.
package struct ReportFolder: Sendable {
  private let handle: FolderHandle
  /// As it was given.
  package let path: String

  /// Opens the folder, made with those above it where it is missing.
  package init(_ path: String) throws(FileSystemError) {
    self.path = path
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? part : "/" + part
      guard mkdir(made, 0o777) == 0 || errno == EEXIST else {
        throw FileSystemError(.create, made)
      }
    }
    handle = try FolderHandle.open(path)
  }

  /// Writes a file at a path below the folder; whoever reads it sees the old one or the new one whole.
  package func write(_ bytes: [UInt8], to path: String) throws(FileSystemError) {
    try handle.replaceFile(at: path, with: bytes)
  }

  /// Makes a folder at a path below this one, with those on its way, and says whether it was not there before.
  ///
  /// Of several processes that make one folder at once, one is told that it did.
  package func makeFolder(at path: String) throws(FileSystemError) -> Bool {
    var folder = handle
    var isNew = false
    for part in path.split(separator: "/") {
      let name = FileName(String(part))
      isNew = try folder.makeFolder(name)
      folder = try folder.folder(name)
    }
    return isNew
  }

  /// The bytes of a file at a path below the folder; `nil` where none is there.
  package func read(_ path: String) throws(FileSystemError) -> [UInt8]? {
    try FileBytes.read(FileName(path), in: handle)
  }
}
