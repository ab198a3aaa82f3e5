package import Content
import Diagnostics
import Glibc

/// A site on disk: the folder that holds `content/` and `templates/`.
package struct SiteFolder: Sendable {
  /// Absolute, without symbolic links.
  package let path: CanonicalPath

  /// The folders a site is made from: nothing outside them is read.
  package static let sourceFolders = ["content", "templates"]

  /// Whether a path from the site's folder lies in one of ``sourceFolders``.
  package static func holdsSource(_ path: String) -> Bool {
    sourceFolders.contains { path.hasPrefix($0 + "/") }
  }

  /// - Throws: ``NotASite`` where the folder has no `content/`.
  package init(_ path: String) throws {
    let canonical = try CanonicalPath(path)
    guard Self.isFolder(canonical.appending("content")) else {
      throw NotASite(path: path, nearest: Self.nearestSite(above: canonical))
    }
    self.path = canonical
  }

  /// Lists `content/` and `templates/`, and opens the way to their files' bytes.
  ///
  /// Regular files only; hidden files and editors' backups are left out. Symbolic links, special
  /// files, names that are not UTF-8, and names that another system would take for one are
  /// diagnostics.
  ///
  /// - Throws: Where the site's folder itself cannot be opened.
  /// - Complexity: O(*n* log *n*) in the files; none is opened.
  package func readTree() throws(FileSystemError) -> SourceTree {
    let root = try FolderHandle.open(path.string)
    var walk = SourceWalk()
    for name in Self.sourceFolders { walk.visit(name, in: root) }
    let reader = SourceReader(root: root, namesOnDisk: walk.namesOnDisk)
    return SourceTree(
      files: walk.files, diagnostics: walk.diagnostics.sorted(),
      open: { (path) throws(SourceReadingError) in try reader.open(path) },
      read: { (path) throws(SourceReadingError) in try reader.bytes(of: path) })
  }

  private static func isFolder(_ path: CanonicalPath) -> Bool {
    var status = stat()
    // A link is a folder here: the walk reports it in the words that it deserves.
    return lstat(path.string, &status) == 0
      && [.folder, .symbolicLink].contains(FileKind(mode: status.st_mode))
  }

  private static func nearestSite(above path: CanonicalPath) -> CanonicalPath? {
    var folder = path.parent
    while let candidate = folder {
      if access(candidate.appending("content/site.yml").string, F_OK) == 0 { return candidate }
      folder = candidate.parent
    }
    return nil
  }
}

/// The folder named has no `content/`.
package struct NotASite: Error, Hashable {
  /// As it was given.
  package let path: String
  /// The closest folder above with a `content/site.yml`.
  package let nearest: CanonicalPath?

  package init(path: String, nearest: CanonicalPath?) {
    self.path = path
    self.nearest = nearest
  }
}
