import Glibc

/// Folders and files, as far as a measurement needs them.
enum FileTree {
  struct Entry {
    var name: String
    var isFolder: Bool
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw Failure.system(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count >= 0 else { throw Failure.system(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func text(of path: String) throws -> String {
    String(decoding: try bytes(of: path), as: UTF8.self)
  }

  /// Writes a file anew or, with `appending`, at its end.
  static func write(_ text: String, to path: String, appending: Bool = false) throws {
    let file = open(path, O_WRONLY | O_CREAT | (appending ? O_APPEND : O_TRUNC), 0o644)
    guard file >= 0 else { throw Failure.system(path) }
    defer { close(file) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure.system(path) }
      rest = rest.dropFirst(count)
    }
  }

  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Failure.system(path) }
  }

  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws {
    let parts = path.split(separator: "/")
    for count in parts.indices {
      let prefix = parts[...count].joined(separator: "/")
      try makeFolder(path.hasPrefix("/") ? "/" + prefix : prefix)
    }
  }

  static func absolute(_ path: String) throws -> String {
    guard let real = realpath(path, nil) else { throw Failure.system(path) }
    defer { free(real) }
    return String(cString: real)
  }

  static func byteCount(of path: String) throws -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Failure.system(path) }
    return Int(status.st_size)
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func entries(of folder: String) throws -> [Entry] {
    guard let directory = opendir(folder) else { throw Failure.system(folder) }
    defer { closedir(directory) }
    var entries: [Entry] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      entries.append(Entry(name: name, isFolder: entry.pointee.d_type == UInt8(DT_DIR)))
    }
    return entries
  }

  /// Removes a file or a folder with all that is in it; nothing where there is nothing.
  static func remove(_ path: String) throws {
    if unlink(path) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw Failure.system(path) }
    for entry in try entries(of: path) { try remove(path + "/" + entry.name) }
    guard rmdir(path) == 0 else { throw Failure.system(path) }
  }

  static func copy(_ source: String, to target: String) throws {
    try makeFolders(target)
    for entry in try entries(of: source) {
      let (from, to) = (source + "/" + entry.name, target + "/" + entry.name)
      if entry.isFolder { try copy(from, to: to) } else { try write(text(of: from), to: to) }
    }
  }
}

/// What a program has written.
struct OutputSize: Sendable, Equatable {
  var files = 0
  var bytes = 0
  /// The pages of documents among the files.
  var documents = 0

  /// Counts the files below `folder`; a document's page is the `index.html` of a folder for which
  /// `isDocument` holds.
  init(of folder: String, isDocument: (_ folder: String) -> Bool) throws {
    for entry in try FileTree.entries(of: folder) {
      let path = folder + "/" + entry.name
      if entry.isFolder {
        let inner = try OutputSize(of: path, isDocument: isDocument)
        files += inner.files
        bytes += inner.bytes
        documents += inner.documents
        continue
      }
      var status = stat()
      guard lstat(path, &status) == 0 else { throw Failure.system(path) }
      files += 1
      bytes += Int(status.st_size)
      let name = folder.split(separator: "/").last.map(String.init) ?? ""
      if entry.name == "index.html", isDocument(name) { documents += 1 }
    }
  }
}
