import Diagnostics
import Glibc

/// A walk over a site's source folders: what is there, and what may not be.
///
/// Folders are opened by name in their open parent and links are never followed, so the walk cannot
/// leave the site, and a loop cannot occur.
struct SourceWalk {
  private(set) var namesOnDisk: [SourcePath: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// The deepest folder that is read: each level holds a descriptor open.
  static let depthLimit = 64

  /// Walks one of the site's folders; one that is not there has nothing in it.
  mutating func visit(_ name: String, in root: FolderHandle) {
    let name = FileName(name)
    guard let kind = root.kind(of: name) else { return }
    visit(
      [FolderEntry(name: name, kind: kind)], in: root, at: Place(path: "", onDisk: ""), depth: 0)
  }

  /// A folder's place in the tree, and how the disk spells it.
  private struct Place {
    let path: String
    let onDisk: String

    func appending(_ name: String) -> Place {
      path.isEmpty
        ? Place(path: name.composed, onDisk: name)
        : Place(path: "\(path)/\(name.composed)", onDisk: "\(onDisk)/\(name)")
    }
  }

  private mutating func visit(
    _ entries: [FolderEntry], in folder: FolderHandle, at place: Place, depth: Int
  ) {
    var seen: [String: SourcePath] = [:]
    for entry in entries where !entry.name.isIgnored {
      guard let name = entry.name.text else {
        reportName(entry, in: place)
        continue
      }
      let child = place.appending(name)
      let path = SourcePath(child.path)
      if let twin = seen.updateValue(path, forKey: name.composed.lowercased()) {
        reportTwins(twin, path)
        // The same path twice: the first is the one that is read.
        if twin.string == path.string { continue }
      }
      switch entry.kind {
      case .file: namesOnDisk[path] = child.onDisk
      case .folder: descend(entry.name, in: folder, at: child, depth: depth)
      case .symbolicLink: reportLink(entry.name, in: folder, path)
      case .pipe: report(.fileUnreadable, "'\(path)' is a pipe, not a file", path)
      case .socket: report(.fileUnreadable, "'\(path)' is a socket, not a file", path)
      case .device: report(.fileUnreadable, "'\(path)' is a device, not a file", path)
      }
    }
  }

  private mutating func descend(
    _ name: FileName, in parent: FolderHandle, at place: Place, depth: Int
  ) {
    let path = SourcePath(place.path)
    guard depth < Self.depthLimit else {
      report(
        .fileUnreadable, "Folders nest more than \(Self.depthLimit) deep here", path,
        help: "Move the folder nearer to 'content/'.")
      return
    }
    do throws(FileSystemError) {
      let folder = try parent.folder(name)
      visit(try folder.entries(), in: folder, at: place, depth: depth + 1)
    } catch {
      // Removed since its parent was listed: as if it had never been there.
      if error.number == ENOENT { return }
      report(
        .fileUnreadable, "Folder '\(path)' can't be read: \(error.reason)", path,
        help: "Give read permission to the user who builds the site.")
    }
  }
}

// What is reported, in words.
extension SourceWalk {
  private mutating func report(
    _ code: DiagnosticCode, _ message: String, _ path: SourcePath, help: String? = nil,
    notes: [Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, file: path, help: help, notes: notes))
  }

  private mutating func reportName(_ entry: FolderEntry, in place: Place) {
    let path = SourcePath("\(place.path)/\(entry.name.escaped)")
    report(
      .invalidUTF8, "The name '\(entry.name.escaped)' is not UTF-8", path,
      help: "Rename it; names made on older Windows systems are often in Big5.")
  }

  private mutating func reportLink(_ name: FileName, in folder: FolderHandle, _ path: SourcePath) {
    let target = folder.target(ofLink: name).map { " to '\($0)'" } ?? ""
    report(
      .symbolicLink, "'\(path)' is a symbolic link\(target), which a site may not contain", path,
      help: "Put a copy of what it leads to in its place.")
  }

  private mutating func reportTwins(_ first: SourcePath, _ second: SourcePath) {
    let difference =
      first.string == second.string
      ? "in how their accents are encoded" : "in upper and lower case"
    for (path, other) in [(first, second), (second, first)] {
      report(
        .duplicatePath,
        "'\(path.lastComponent)' has a twin that differs only \(difference)", path,
        help: "Rename one of them: Windows and macOS keep only one of the two.",
        notes: [Note("'\(other.lastComponent)' is here", file: other)])
    }
  }
}

extension FileName {
  /// Whether the name is hidden, an editor's backup or lock, or what Windows leaves in folders.
  fileprivate var isIgnored: Bool {
    let name = bytes
    let isAutosave = name.first == UInt8(ascii: "#") && name.last == UInt8(ascii: "#")
    let isLock =
      name.starts(with: "~$".utf8)
      || name.starts(with: "~lock.".utf8) && name.last == UInt8(ascii: "#")
    return name.first == UInt8(ascii: ".") || name.last == UInt8(ascii: "~") || isAutosave || isLock
      || name.suffix(4).elementsEqual(".swp".utf8) || isLeftByWindows
  }

  private var isLeftByWindows: Bool {
    text.map { ["thumbs.db", "ehthumbs.db", "desktop.ini"].contains($0.lowercased()) } ?? false
  }
}

extension FolderHandle {
  /// Where a symbolic link leads, as it is written; `nil` where that cannot be told.
  func target(ofLink name: FileName) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlinkat(descriptor, name.characters, base, buffer.count - 1)
      guard count >= 0 else { return nil }
      buffer[count] = 0
      return FileName(copying: base).escaped
    }
  }
}
