import Encodings
import Glibc
import OpenData
import Publishing
import Synchronization

/// Where files lie that are written piece by piece, until they are whole: outside both trees.
final class PartFolder: Sendable {
  private let parent: FolderHandle
  private let madeCount = Atomic(0)

  init(in parent: FolderHandle) { self.parent = parent }

  /// Makes an empty file.
  ///
  /// - Parameter shownPath: The path that it is for, as a person would name it.
  /// - Returns: The file, open for writing.
  /// - Throws: Where the disk refuses.
  func makeFile(for shownPath: String) throws(FileSystemError) -> PartFile {
    try parent.makeFolder(StateFolder.Name.parts)
    let folder = try parent.folder(StateFolder.Name.parts)
    let number = madeCount.add(1, ordering: .relaxed).newValue
    let name = FileName(String(number))
    let descriptor = openat(
      folder.descriptor, name.characters, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSystemError(.create, shownPath) }
    return PartFile(descriptor: descriptor, name: name, folder: folder, shownPath: shownPath)
  }
}

/// A file of the next tree that has not got its place yet.
///
/// Removed at the end of its life, unless it was moved.
final class PartFile: OutputFile {
  /// Negative once the file has its place.
  private var descriptor: Int32
  private let name: FileName
  private let folder: FolderHandle
  private let shownPath: String
  private(set) var position = 0
  private(set) var byteCount = 0

  /// How much is read at once.
  private static let pieceByteCount = 1 << 20

  fileprivate init(descriptor: Int32, name: FileName, folder: FolderHandle, shownPath: String) {
    self.descriptor = descriptor
    self.name = name
    self.folder = folder
    self.shownPath = shownPath
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlinkat(folder.descriptor, name.characters, 0)
  }

  func write(_ bytes: borrowing [UInt8]) throws {
    guard FileBytes.write(bytes, to: descriptor, at: position) else {
      throw FileSystemError(.write, shownPath)
    }
    position += bytes.count
    byteCount = max(byteCount, position)
  }

  func seek(to position: Int) {
    precondition((0...byteCount).contains(position))
    self.position = position
  }

  func digest() throws -> ContentDigest {
    var digester = ContentDigest.Digester()
    try forEachPiece { digester.update($0) }
    return digester.digest
  }

  /// The fingerprint of what was written; that of the bytes as a whole where they are one piece.
  func fingerprint() throws(FileSystemError) -> Fingerprint {
    var digester = Digester()
    try forEachPiece { digester.add($0) }
    return digester.fingerprint
  }

  /// Reads what was written from the beginning; at least one piece.
  private func forEachPiece(
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(FileSystemError) {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileSystemError(.read, shownPath) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Self.pieceByteCount, alignment: 16)
    defer { buffer.deallocate() }
    var offset = 0
    repeat {
      let count = FileBytes.fill(buffer, from: descriptor)
      guard count >= 0 else { throw FileSystemError(.read, shownPath) }
      // A file that another's hand has cut would never end.
      guard count > 0 || byteCount == 0 else {
        throw FileSystemError(.read, shownPath, number: EIO)
      }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      offset += count
    } while offset < byteCount
  }

  /// Gives the file its place below another folder, over one that is there.
  ///
  /// To be called once, last. What keeps it from its place is removed with the folder.
  ///
  /// - Returns: How it then stands.
  func move(to path: CPath, in tree: FolderHandle) throws(FileSystemError) -> Stamp {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileSystemError(.write, shownPath) }
    let file = descriptor
    descriptor = -1
    // Network file systems report a full disk only then.
    guard close(file) == 0 || errno == EINTR,
      renameat(folder.descriptor, name.characters, tree.descriptor, path) == 0
    else { throw FileSystemError(.write, shownPath) }
    return Stamp(status)
  }
}
