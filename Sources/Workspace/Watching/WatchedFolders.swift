import Glibc
import Synchronization

/// The folders that a site's sources lie in, each watched by the system (inotify).
///
/// The site's own folder is watched for `content/` and `templates/` themselves, which may be renamed or come anew.
package final class WatchedFolders: Sendable {
  /// Ready to be read when there is something to take.
  let descriptor: Int32
  /// The site's folder.
  let path: String
  /// The path of each watched folder by the system's number for the watch.
  private let folders = Mutex<[Int32: String]>([:])

  /// What is told of the names in a folder.
  ///
  /// A file that was written is told of once it is closed: builds of what is half written would only alarm.
  private static let kinds =
    UInt32(IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB)
    | UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW)

  /// - Throws: Where the system refuses, such as for its limit of watched folders.
  package init(of site: SiteFolder) throws(FileSystemError) {
    path = site.path.string
    descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileSystemError(.watch, site.path.string) }
    try watchAll()
  }

  deinit { close(descriptor) }

  /// How many folders are watched.
  package var count: Int { folders.withLock { $0.count } }

  /// Takes what the system has to tell, and says whether the sources may have changed.
  ///
  /// Folders that came are watched from then on; what was put into them before is part of the same change.
  ///
  /// Waits for nothing.
  package func takeEvents() throws(FileSystemError) -> Bool {
    // Room for hundreds of events; one with the longest name fits in any case.
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else {
      if count == 0 || [EAGAIN, EINTR].contains(errno) { return false }
      throw FileSystemError(.watch, path)
    }
    var isChanged = false
    var offset = 0
    while offset < count {
      let event = Event(buffer, at: offset)
      if try take(event) { isChanged = true }
      offset = event.end
    }
    return isChanged
  }

  private func take(_ event: Event) throws(FileSystemError) -> Bool {
    if event.has(IN_Q_OVERFLOW) {
      // Some of what happened is lost: folders may have come and gone.
      try watchAll()
      return true
    }
    if event.has(IN_IGNORED) {
      folders.withLock { $0[event.folder] = nil }
      return false
    }
    guard let folder = folders.withLock({ $0[event.folder] }) else { return false }
    guard let name = event.name else {
      return folder == path && (event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF))
    }
    if folder == path, !SiteFolder.sourceFolders.contains(where: { FileName($0) == name }) {
      return false
    }
    if name.isIgnored { return false }
    // A name that is not UTF-8 is told to be renamed; what lies beneath it is not read.
    guard let text = name.text else { return true }
    let child = "\(folder)/\(text)"
    guard event.has(IN_ISDIR) else { return !event.has(IN_CREATE) || isWhole(child) }
    if event.has(IN_MOVED_FROM) { forget(child) }
    if event.has(IN_CREATE) || event.has(IN_MOVED_TO) || event.has(IN_ATTRIB) { try watch(child) }
    return true
  }

  /// Whether a file that has just got its name needs no closing: a link, or a further name of a file.
  private func isWhole(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    return FileKind(mode: status.st_mode) != .file || status.st_nlink > 1
  }
}

// Which folders are watched.
extension WatchedFolders {
  /// Watches every source folder anew.
  private func watchAll() throws(FileSystemError) {
    let known = folders.withLock { folders in
      defer { folders = [:] }
      return folders.keys
    }
    for number in known { inotify_rm_watch(descriptor, number) }
    guard try add(path) else { throw FileSystemError(.watch, path, number: ENOENT) }
    for name in SiteFolder.sourceFolders { try watch("\(path)/\(name)") }
  }

  /// Watches a folder and those in it; what is gone by now, no folder, or closed to us has nothing to tell.
  private func watch(_ path: String, depth: Int = 0) throws(FileSystemError) {
    guard depth <= SourceWalk.depthLimit, try add(path) else { return }
    // Only now are its entries read, so that none is missed that comes in between.
    guard let entries = try? FolderHandle.open(path).entries() else { return }
    for entry in entries where entry.kind == .folder && !entry.name.isIgnored {
      if let name = entry.name.text { try watch("\(path)/\(name)", depth: depth + 1) }
    }
  }

  private func add(_ path: String) throws(FileSystemError) -> Bool {
    let number = inotify_add_watch(descriptor, path, Self.kinds)
    guard number >= 0 else {
      if [ENOENT, ENOTDIR, ELOOP, EACCES].contains(errno) { return false }
      throw FileSystemError(.watch, path)
    }
    folders.withLock { $0[number] = path }
    return true
  }

  /// Watches a folder no longer, nor those in it: it has gone elsewhere.
  private func forget(_ path: String) {
    let gone = folders.withLock { folders in
      folders.filter { $0.value == path || $0.value.hasPrefix(path + "/") }.map(\.key)
    }
    for number in gone {
      inotify_rm_watch(descriptor, number)
      folders.withLock { $0[number] = nil }
    }
  }
}

/// Something that happened, as the system puts it.
private struct Event {
  /// The number of the watch.
  let folder: Int32
  private let mask: UInt32
  /// What it happened to, in the folder; `nil` for the folder itself.
  let name: FileName?
  /// The offset of the next event.
  let end: Int

  init(_ buffer: [UInt8], at offset: Int) {
    let (event, name) = buffer.withUnsafeBytes { bytes in
      let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let start = offset + MemoryLayout<inotify_event>.size
      // Filled up with NUL to where the next event may begin.
      return (event, bytes[start..<(start + Int(event.len))].prefix { $0 != 0 })
    }
    folder = event.wd
    mask = event.mask
    self.name = name.isEmpty ? nil : FileName(bytes: Array(name))
    end = offset + MemoryLayout<inotify_event>.size + Int(event.len)
  }

  func has(_ kind: Int32) -> Bool { mask & UInt32(bitPattern: kind) != 0 }
}
