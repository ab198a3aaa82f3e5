import Encodings
import Glibc

/// The list of an output folder's files, kept in the folder itself.
///
/// It travels with the tree that it describes and is exchanged with it, so that a build that is
/// killed at any moment leaves no list that speaks of another tree. A file that it does not name is
/// not ours to remove.
///
/// The form: entries that end in NUL, since a file's name may hold any other byte; the first names
/// the form, then `+` or `=` and a path, written or kept, in the order of their bytes.
struct Manifest: Hashable {
  /// Paths that a build wrote.
  var written: Set<[UInt8]> = []
  /// Paths of files that others put there, known from an earlier build.
  var kept: Set<[UInt8]> = []

  /// Begins with a full stop, so that web servers do not list it.
  static let path = ".gazette-manifest"
  static let fileName = FileName(path)

  private static let header = Array("gazette-manifest 1".utf8)

  init() {}

  /// Reads a list; `nil` for anything else.
  init?(_ bytes: [UInt8]) {
    var entries = bytes.split(separator: 0, omittingEmptySubsequences: false)
    guard entries.popLast()?.isEmpty == true, entries.first?.elementsEqual(Self.header) == true
    else { return nil }
    for entry in entries.dropFirst() {
      switch entry.first {
      case UInt8(ascii: "+"): written.insert(Array(entry.dropFirst()))
      case UInt8(ascii: "="): kept.insert(Array(entry.dropFirst()))
      default: return nil
      }
    }
  }

  /// What the list of a tree says of which it is known what it holds.
  init(of table: TreeTable) {
    for index in table.files.indices {
      let path = Array(table.paths.bytes[table.paths.range(index)])
      switch table.files[index].kind {
      case .written: written.insert(path)
      case .foreign: kept.insert(path)
      case .foreignFolder: break
      }
    }
  }

  /// The list of a tree's files, but for the list itself.
  static func bytes(of table: TreeTable) -> [UInt8] {
    var bytes = header + [0]
    bytes.reserveCapacity(table.paths.bytes.count + table.count + bytes.count)
    let list = table.index(of: fileName)
    let marks: [(TreeTable.Kind, Unicode.Scalar)] = [(.written, "+"), (.foreign, "=")]
    for (kind, mark) in marks {
      for index in table.files.indices where table.files[index].kind == kind && index != list {
        bytes.append(UInt8(ascii: mark))
        bytes += table.paths.bytes[table.paths.range(index)]
        bytes.append(0)
      }
    }
    return bytes
  }

  /// The list of a folder; an empty one where no build has published into it.
  static func read(from folder: FolderHandle) throws(FileSystemError) -> Manifest {
    guard let bytes = try FileBytes.read(fileName, in: folder) else { return Manifest() }
    // A list that is damaged vouches for nothing: every file there is then kept.
    return Manifest(bytes) ?? Manifest()
  }

  /// Whether a build has published a site into a folder: its home page is among the files.
  static func listsSite(_ folder: CanonicalPath) throws(FileSystemError) -> Bool {
    guard access(folder.appending(path).string, F_OK) == 0 else { return false }
    return try read(from: FolderHandle.open(folder.string)).written.contains(
      Array("index.html".utf8))
  }
}

extension TreeTable {
  func index(of name: FileName) -> Int? {
    name.characters.withUnsafeBufferPointer { buffer in buffer.baseAddress.flatMap(index(of:)) }
  }
}

extension Draft {
  /// Whether the tree's list of files says what the next tree holds.
  func manifestIsRight() throws(FileSystemError) -> Bool {
    guard let index = manifest, !record.changesList(of: base) else { return false }
    return try base.paths.withCPath(index) { (path) throws(FileSystemError) in
      try stands(base.files[index], at: path)
    }
  }

  /// Says that the next tree's list of files is written anew, before its bytes are known.
  func claimManifest() {
    let file = TreeTable.File(
      fingerprint: Fingerprint(of: []), byteCount: 0, stamp: .unknown, kind: .written)
    if let manifest {
      _ = record.claim(manifest)
      record.replace(manifest, by: file)
    } else {
      Manifest.fileName.characters.withUnsafeBufferPointer { buffer in
        if let path = buffer.baseAddress { record.add(path, file) }
      }
    }
  }

  /// Writes the list of files that the next tree's table names.
  func writeManifest(of table: inout TreeTable) throws(FileSystemError) {
    guard let index = table.index(of: Manifest.fileName) else { return }
    let bytes = Manifest.bytes(of: table)
    let file = try table.paths.withCPath(index) { (path) throws(FileSystemError) in
      try unlink(path)
      let file = openat(next.descriptor, path, FileBytes.creating, 0o666)
      guard file >= 0 else { throw FileSystemError(.create, shown(path)) }
      return TreeTable.File(
        fingerprint: Fingerprint(of: bytes), byteCount: bytes.count,
        stamp: try FileBytes.finish(file, bytes, path: shown(path)), kind: .written)
    }
    table.setFile(file, at: index)
  }
}
