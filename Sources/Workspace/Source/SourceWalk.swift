import Diagnostics
import Encodings
import Glibc

/// A walk over a site's source folders: what is there, and what may not be.
///
/// Folders are opened by name in their open parent and links are never followed, so the walk cannot
/// leave the site, and a loop cannot occur.
struct SourceWalk {
  private(set) var files: [(path: SourcePath, stamp: Fingerprint?)] = []
  /// How the disk spells the paths that it has in another Unicode form.
  private(set) var namesOnDisk: [SourcePath: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  private let start = Moment.now

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
    var seen: [UInt64: SourcePath] = [:]
    for entry in entries where !entry.name.isIgnored {
      guard let name = entry.name.text else {
        reportName(entry, in: place)
        continue
      }
      let child = place.appending(name)
      let path = SourcePath(child.path)
      if let twin = seen.updateValue(path, forKey: name.composed.digestWithoutCase) {
        reportTwins(twin, path)
        // The same path twice: the first is the one that is read.
        if twin.string == path.string { continue }
      }
      switch entry.kind {
      case .file:
        files.append((path, stamp(of: entry.name, in: folder)))
        // By bytes: `==` takes the two Unicode forms of a name for the same.
        if !child.path.utf8.elementsEqual(child.onDisk.utf8) { namesOnDisk[path] = child.onDisk }
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

// What tells a file from an earlier one without reading it.
extension SourceWalk {
  /// Changes whenever the file is written, replaced or touched.
  ///
  /// `nil` for one that was written so lately that the file system's clock may not tell the next
  /// change from it: it is then read.
  private func stamp(of name: FileName, in folder: FolderHandle) -> Fingerprint? {
    var status = stat()
    guard fstatat(folder.descriptor, name.characters, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    let (modified, changed) = (Moment(status.st_mtim), Moment(status.st_ctim))
    guard max(modified.nanoseconds, changed.nanoseconds) + Self.clockTick < start.nanoseconds
    else { return nil }
    return Fingerprint(stampOf: status)
  }

  /// Longer than the steps in which file systems count time, in nanoseconds.
  private static let clockTick = 100_000_000
}

/// A moment by the system's clock.
private struct Moment {
  /// Since 1970.
  let nanoseconds: Int

  init(_ time: timespec) { nanoseconds = time.tv_sec * 1_000_000_000 + time.tv_nsec }

  static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(time)
  }
}

extension String {
  /// The same for names that differ in upper and lower case only.
  fileprivate var digestWithoutCase: UInt64 {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return Fingerprint(of: lowercased()).low }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: utf8.count) { buffer in
      for (index, byte) in utf8.enumerated() {
        let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        buffer[index] = isUpper ? byte | 0x20 : byte
      }
      return Fingerprint(of: UnsafeRawBufferPointer(buffer)).low
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
  var isIgnored: Bool {
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
