import Glibc

/// A path below a folder, ready to be passed to a system call.
struct RelativePath {
  let characters: [CChar]

  init(_ bytes: some Sequence<UInt8>) { characters = bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension FolderHandle {
  /// Makes the folders above `path`; those that are there stay as they are.
  func makeParents(of path: RelativePath) throws(FileSystemError) {
    let slash = CChar(UInt8(ascii: "/"))
    for index in path.characters.indices where path.characters[index] == slash {
      let parent = Array(path.characters[..<index]) + [0]
      guard mkdirat(descriptor, parent, 0o777) == 0 || errno == EEXIST else {
        throw FileSystemError(.create, self.path(of: FileName(characters: parent)))
      }
    }
  }

  /// Calls a function that makes `path`; where a folder above is missing, makes those and calls it
  /// again.
  ///
  /// Asking first would cost a call per file, and tasks that write at once would have to agree.
  ///
  /// - Returns: What the function returns, negative for failure with the reason in `errno`.
  func make(
    _ path: RelativePath, _ call: (Int32, [CChar]) -> Int32
  ) throws(FileSystemError) -> Int32 {
    let result = call(descriptor, path.characters)
    guard result < 0, errno == ENOENT else { return result }
    try makeParents(of: path)
    return call(descriptor, path.characters)
  }
}
