import CLinux
import Content
import Diagnostics
import Encodings
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
    let file = try openFile(path)
    guard let bytes = FileBytes.read(file.descriptor, expected: Int(file.status.st_size)) else {
      throw .unreadable(FileSystemError.words(for: errno))
    }
    return bytes
  }

  /// The same, to be read piece by piece; throws at the end where the file has changed since it was opened.
  func open(_ path: SourcePath) throws(SourceReadingError) -> SourceStream {
    let file = try openFile(path)
    let stamp = Fingerprint(stampOf: file.status)
    return SourceStream(byteCount: Int(file.status.st_size), stamp: stamp) {
      (buffer) throws(SourceReadingError) in
      let count = FileBytes.fill(buffer, from: file.descriptor)
      guard count >= 0 else { throw .unreadable(FileSystemError.words(for: errno)) }
      if count < buffer.count {
        var status = stat()
        guard fstat(file.descriptor, &status) == 0, Fingerprint(stampOf: status) == stamp else {
          throw .changed
        }
      }
      return count
    }
  }

  private func openFile(_ path: SourcePath) throws(SourceReadingError) -> OpenFile {
    let name = namesOnDisk[path] ?? path.string
    let descriptor = linux_open_beneath(root.descriptor, name)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .missing : .unreadable(FileSystemError.words(for: errno))
    }
    var status = stat()
    let result = fstat(descriptor, &status)
    let number = errno
    let file = OpenFile(descriptor: descriptor, status: status)
    guard result == 0 else { throw .unreadable(FileSystemError.words(for: number)) }
    guard FileKind(mode: status.st_mode) == .file else {
      throw .unreadable("Not a regular file")
    }
    let byteCount = Int(status.st_size)
    if Self.isParsed(path), byteCount > Self.parsedByteLimit {
      throw .tooLarge(byteCount: byteCount, limit: Self.parsedByteLimit)
    }
    return file
  }

  private static func isParsed(_ path: SourcePath) -> Bool {
    let name = path.lastComponent.lowercased()
    return parsedSuffixes.contains { name.hasSuffix($0) }
  }
}

/// A file that is open for as long as it is held.
private final class OpenFile {
  let descriptor: Int32
  /// How it stood when it was opened.
  let status: stat

  init(descriptor: Int32, status: stat) {
    self.descriptor = descriptor
    self.status = status
  }

  deinit { close(descriptor) }
}

extension Fingerprint {
  /// Changes whenever a file is written, replaced or touched.
  init(stampOf status: stat) {
    var digester = Digester()
    digester.add(UInt64(status.st_ino))
    digester.add(Int(status.st_size))
    for time in [status.st_mtim, status.st_ctim] {
      digester.add(time.tv_sec &* 1_000_000_000 &+ time.tv_nsec)
    }
    self = digester.fingerprint
  }
}
