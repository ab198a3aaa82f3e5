import Glibc

/// An absolute path without symbolic links, `.` or `..`.
package struct CanonicalPath: Sendable, Hashable, CustomStringConvertible {
  package let string: String

  package var description: String { string }

  /// Resolves a path against the working folder; what does not exist yet is kept as written.
  ///
  ///     CanonicalPath("sites/../public")
  ///
  /// - Throws: Where the working folder is gone, or a folder on the way may not be entered.
  package init(_ path: String) throws(FileSystemError) {
    var missing: [Substring] = []
    var existing = path.isEmpty ? "." : path
    while true {
      if let resolved = realpath(existing, nil) {
        defer { free(resolved) }
        self.init(resolved: String(cString: resolved), appending: missing.reversed())
        return
      }
      // A link that leads nowhere exists: taking its name for a new folder's would write elsewhere.
      var status = stat()
      guard errno == ENOENT, lstat(existing, &status) != 0 else {
        throw FileSystemError(.list, path)
      }
      while existing.utf8.count > 1, existing.hasSuffix("/") { existing.removeLast() }
      if let slash = existing.utf8.lastIndex(of: UInt8(ascii: "/")) {
        missing.append(existing[existing.index(after: slash)...])
        existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
      } else {
        missing.append(existing[...])
        existing = "."
      }
    }
  }

  private init(resolved: String, appending parts: some Sequence<Substring>) {
    var components = resolved.split(separator: "/")
    for part in parts where !part.isEmpty && part != "." {
      if part == ".." { _ = components.popLast() } else { components.append(part) }
    }
    self.init(components: components[...])
  }

  private init(components: ArraySlice<Substring>) {
    string = "/" + components.joined(separator: "/")
  }

  /// The names on the way from `/`.
  var components: [Substring] { string.split(separator: "/") }

  /// The path below this one.
  package func appending(_ name: String) -> CanonicalPath {
    CanonicalPath(components: components + [name[...]])
  }

  /// The folder that holds this one; `nil` for `/`.
  package var parent: CanonicalPath? {
    string == "/" ? nil : CanonicalPath(components: components.dropLast())
  }

  package var lastComponent: String { components.last.map(String.init) ?? "/" }

  /// The rest of the path below a folder, empty for the folder itself; `nil` where it lies elsewhere.
  package func path(below folder: CanonicalPath) -> String? {
    guard folder.contains(self) else { return nil }
    return components.dropFirst(folder.components.count).joined(separator: "/")
  }

  /// Whether `other` is this path or lies below it.
  package func contains(_ other: CanonicalPath) -> Bool {
    other.components.starts(with: components)
  }
}
