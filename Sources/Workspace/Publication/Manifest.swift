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
  static let fileName = FileName(".gazette-manifest")

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

  var bytes: [UInt8] {
    var output = Self.header + [0]
    for (mark, paths) in [(UInt8(ascii: "+"), written), (UInt8(ascii: "="), kept)] {
      for path in paths.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        output.append(mark)
        output += path
        output.append(0)
      }
    }
    return output
  }

  /// The list of a folder; an empty one where no build has published into it.
  static func read(from folder: FolderHandle) throws(FileSystemError) -> Manifest {
    let path = folder.path(of: fileName)
    let file = openat(
      folder.descriptor, fileName.characters, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return Manifest() }
      throw FileSystemError(.read, path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0,
      let bytes = FileBytes.read(file, expected: Int(status.st_size))
    else { throw FileSystemError(.read, path) }
    // A list that is damaged vouches for nothing: every file there is then kept.
    return Manifest(bytes) ?? Manifest()
  }
}
