import Glibc
package import Hyperlinks

extension HTMLFolder {
  /// A folder on disk, with all that lies beneath it.
  ///
  /// Symbolic links are not followed: what lies behind them is not known. Names that are not UTF-8 stand in no
  /// address that a page could write down, and are left out.
  ///
  /// - Parameters:
  ///   - root: The folder that addresses begin at.
  ///   - part: The part of it whose pages are looked at.
  /// - Throws: Where a folder cannot be listed; ``PartElsewhere`` where `part` is not within `root`.
  /// - Complexity: O(*n* log *n*) in the files; none is opened.
  package init(root: String, part: String) throws {
    let root = try CanonicalPath(root)
    guard let below = try CanonicalPath(part).path(below: root) else { throw PartElsewhere() }
    let folder = try FolderHandle.open(root.string)
    var walk = HTMLWalk()
    try walk.visit(folder, at: "", depth: 0)
    self.init(
      paths: walk.files, unknown: walk.links, part: below.isEmpty ? "" : below + "/",
      read: { path in
        guard let bytes = try FileBytes.read(FileName(path), in: folder) else {
          throw FileSystemError(.read, folder.path(of: FileName(path)), number: ENOENT)
        }
        return bytes
      })
  }
}

/// The part of a folder that is to be looked at lies outside of it.
package struct PartElsewhere: Error {}

/// A walk over a folder of HTML.
private struct HTMLWalk {
  private(set) var files: [String] = []
  private(set) var links: [String] = []

  mutating func visit(
    _ folder: FolderHandle, at path: String, depth: Int
  ) throws(FileSystemError) {
    guard depth < SourceWalk.depthLimit else {
      throw FileSystemError(.list, folder.path, number: ENAMETOOLONG)
    }
    for entry in try folder.entries() {
      guard let name = entry.name.text else { continue }
      switch entry.kind {
      case .file: files.append(path + name)
      case .folder: try visit(folder.folder(entry.name), at: "\(path)\(name)/", depth: depth + 1)
      case .symbolicLink: links.append(path + name)
      case .pipe, .socket, .device: continue
      }
    }
  }
}
