import CLinux
import Content
import Diagnostics
import Glibc

/// Opens the files of a site's folder, which links cannot lead out of.
struct SourceReader: Sendable {
  let root: FolderHandle
  /// How the disk spells the paths that it has in another Unicode form.
  let namesOnDisk: [SourcePath: String]

  /// The largest file that is parsed, in bytes: forty copies of the longest statute.
  static let parsedByteLimit = 8 << 20

  private static let parsedSuffixes = [".md", ".yml", ".yaml", ".mustache"]

  /// The bytes of a file as it is now, whatever it was when it was listed.
  ///
  /// - Throws: ``SourceReadingError``, also where it is no regular file any more.
  func bytes(of path: SourcePath) throws(SourceReadingError) -> [UInt8] {
    let name = namesOnDisk[path] ?? path.string
    let file = linux_open_beneath(root.descriptor, name)
    guard file >= 0 else {
      throw errno == ENOENT ? .missing : .unreadable(FileSystemError.words(for: errno))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw .unreadable(FileSystemError.words(for: errno))
    }
    guard FileKind(mode: status.st_mode) == .file else {
      throw .unreadable("Not a regular file")
    }
    let byteCount = Int(status.st_size)
    if Self.isParsed(path), byteCount > Self.parsedByteLimit {
      throw .tooLarge(byteCount: byteCount, limit: Self.parsedByteLimit)
    }
    guard let bytes = FileBytes.read(file, expected: byteCount) else {
      throw .unreadable(FileSystemError.words(for: errno))
    }
    return bytes
  }

  private static func isParsed(_ path: SourcePath) -> Bool {
    let name = path.lastComponent.lowercased()
    return parsedSuffixes.contains { name.hasSuffix($0) }
  }
}
