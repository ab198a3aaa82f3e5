import Glibc

/// An open folder.
///
/// Names are looked up in it, not in whatever stands at its path by now.
final class FolderHandle: Sendable {
  let descriptor: Int32
  /// The folder as a person would name it, for messages.
  let path: String

  /// Takes over an open descriptor of a folder.
  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  private static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC

  /// Opens a folder by its path; symbolic links on the way are followed.
  static func open(_ path: String) throws(FileSystemError) -> FolderHandle {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystemError(.list, path) }
    return FolderHandle(descriptor: descriptor, path: path)
  }

  /// Opens a folder in this one; a symbolic link is an error.
  func folder(_ name: FileName) throws(FileSystemError) -> FolderHandle {
    let path = path(of: name)
    let child = openat(descriptor, name.characters, Self.flags)
    guard child >= 0 else { throw FileSystemError(.list, path) }
    return FolderHandle(descriptor: child, path: path)
  }

  func path(of name: FileName) -> String {
    path.hasSuffix("/") ? path + name.escaped : "\(path)/\(name.escaped)"
  }

  /// Makes a folder in this one, and says whether it was not there before.
  @discardableResult
  func makeFolder(_ name: FileName) throws(FileSystemError) -> Bool {
    if mkdirat(descriptor, name.characters, 0o777) == 0 { return true }
    guard errno == EEXIST else { throw FileSystemError(.create, path(of: name)) }
    return false
  }

  /// What stands under `name`, a symbolic link being itself; `nil` where nothing does.
  func kind(of name: FileName) -> FileKind? {
    var status = stat()
    guard fstatat(descriptor, name.characters, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return nil
    }
    return FileKind(mode: status.st_mode)
  }

  /// Opens a folder in this one; `nil` where nothing stands under the name.
  func folderIfThere(_ name: FileName) throws(FileSystemError) -> FolderHandle? {
    do { return try folder(name) } catch {
      if error.number == ENOENT { return nil }
      throw error
    }
  }

  /// Whether `name` in `parent` is this very folder, and not one put in its place.
  func stands(at name: FileName, in parent: FolderHandle) -> Bool {
    var there = stat()
    guard fstatat(parent.descriptor, name.characters, &there, AT_SYMLINK_NOFOLLOW) == 0 else {
      return false
    }
    return status.map { $0.st_dev == there.st_dev && $0.st_ino == there.st_ino } ?? false
  }

  /// What the system says of the folder itself; `nil` where it says nothing.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// The folder's entries but `.` and `..`, sorted by their bytes.
  func entries() throws(FileSystemError) -> [FolderEntry] {
    // The stream closes its descriptor, so it gets one of its own.
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw FileSystemError(.list, path) }
    guard let stream = fdopendir(copy) else {
      let error = FileSystemError(.list, path)
      close(copy)
      throw error
    }
    defer { closedir(stream) }
    rewinddir(stream)
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw FileSystemError(.list, path) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { FileName(copying: $0) }
      }
      if name.isSelfOrParent { continue }
      // Some file systems do not say the kind; a file that is gone by now is left out.
      guard let kind = FileKind(entryType: entry.pointee.d_type) ?? kind(of: name) else { continue }
      entries.append(FolderEntry(name: name, kind: kind))
    }
    return entries.sorted { $0.name < $1.name }
  }
}

/// A name in a folder and what stands under it.
struct FolderEntry {
  let name: FileName
  let kind: FileKind
}

/// What a name in a folder can stand for.
enum FileKind: Hashable {
  case file, folder, symbolicLink, pipe, socket, device

  /// `nil` where the file system does not say.
  init?(entryType: UInt8) {
    switch Int(entryType) {
    case DT_REG: self = .file
    case DT_DIR: self = .folder
    case DT_LNK: self = .symbolicLink
    case DT_FIFO: self = .pipe
    case DT_SOCK: self = .socket
    case DT_CHR, DT_BLK: self = .device
    default: return nil
    }
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .symbolicLink
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }
}

extension FileName {
  fileprivate var isSelfOrParent: Bool {
    characters == [46, 0] || characters == [46, 46, 0]
  }
}
