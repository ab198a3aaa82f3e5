import Foundation
import Glibc
import Testing

/// A folder of a test's own, removed with everything in it at the end.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/gazette-test-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    path = try #require(made)
  }

  /// A folder that is there, emptied at the end.
  init(existing path: String) throws { self.path = path }

  // By Foundation, which takes names that are no text as well.
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of what lies below the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, the folders above it made as needed.
  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try makeParents(of: name)
    let file = open(self(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    try #require(file >= 0)
    defer { close(file) }
    let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    try #require(written == bytes.count)
  }

  /// Makes a file of this size that takes no space.
  func makeSparse(_ name: String, byteCount: Int) throws {
    try write("", to: name)
    try #require(truncate(self(name), byteCount) == 0)
  }

  func makeFolder(_ name: String) throws {
    try makeParents(of: name + "/")
  }

  func link(_ name: String, to target: String) throws {
    try makeParents(of: name)
    try #require(symlink(target, self(name)) == 0)
  }

  /// Writes a file whose name need not be text.
  func write(_ text: String, bytesOfName: [UInt8]) throws {
    let name = Array(path.utf8) + [UInt8(ascii: "/")] + bytesOfName + [0]
    let file = open(name.map { CChar(bitPattern: $0) }, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    try #require(file >= 0)
    defer { close(file) }
    try #require(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }

  func rename(_ name: String, to other: String) throws {
    try #require(Glibc.rename(self(name), self(other)) == 0)
  }

  func remove(_ name: String) throws { try #require(Glibc.remove(self(name)) == 0) }

  func removeTree(_ name: String) throws {
    try FileManager.default.removeItem(atPath: self(name))
  }

  func makePipe(_ name: String) throws {
    try makeParents(of: name)
    try #require(mkfifo(self(name), 0o644) == 0)
  }

  /// The text of a file; `nil` where there is none.
  func text(_ name: String) -> String? {
    let file = open(self(name), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  /// What tells a file from every other on its disk; 0 where there is none.
  func inode(_ name: String) -> UInt {
    var status = stat()
    return lstat(self(name), &status) == 0 ? UInt(status.st_ino) : 0
  }

  func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(self(name), &status) == 0
  }

  /// Names in a folder, sorted, without `.` and `..`.
  func names(in name: String = "") -> [String] { WorkspaceTests.names(in: self(name)) }

  /// Every file below a folder, sorted; folders that are empty end in `/`.
  func tree(_ name: String) -> [String] { files(below: self(name), prefix: "") }

  private func makeParents(of name: String) throws {
    var parts = name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    var current = path
    while let part = parts.popFirst() {
      current += "/\(part)"
      try #require(mkdir(current, 0o755) == 0 || errno == EEXIST)
    }
  }
}

private func names(in path: String) -> [String] {
  guard let stream = opendir(path) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

private func files(below path: String, prefix: String) -> [String] {
  names(in: path).flatMap { name in
    let child = "\(path)/\(name)"
    guard isFolder(child) else { return [prefix + name] }
    let inside = files(below: child, prefix: "\(prefix)\(name)/")
    return inside.isEmpty ? ["\(prefix)\(name)/"] : inside
  }
}
