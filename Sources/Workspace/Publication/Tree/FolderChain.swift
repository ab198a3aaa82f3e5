/// Finds the folders of a sorted list of paths, path after path.
///
/// Everything below a folder stands together in the order of bytes, so a folder is new where a path
/// differs from the one before.
struct FolderChain {
  /// The folders that hold the path that was entered last, the root first.
  private(set) var open = [(index: Int, length: Int)]([(0, 0)])
  private var previous = 0..<0

  /// Adds the folders that first hold this path.
  ///
  /// `range` is the path's place in `paths`, after that of the one before.
  mutating func enter(
    _ range: Range<Int>, of paths: PathList, _ folders: inout [TreeTable.Folder]
  ) {
    paths.bytes.withUnsafeBytes { bytes in
      let limit = min(range.count, previous.count)
      var common = 0
      while common < limit,
        bytes[previous.lowerBound + common] == bytes[range.lowerBound + common]
      { common += 1 }
      while let last = open.last, last.length > common { open.removeLast() }
      for index in range.dropFirst(common) where bytes[index] == UInt8(ascii: "/") {
        let length = index + 1 - range.lowerBound
        open.append((folders.count, length))
        folders.append(
          TreeTable.Folder(
            pathStart: UInt32(range.lowerBound), pathLength: UInt32(length)))
      }
    }
    previous = range
  }
}
