import Encodings
import Glibc

/// The files of one tree, sorted by the bytes of their paths, and the folders that hold them.
///
/// Takes some 140 bytes per file with a folder of its own.
struct TreeTable: Sendable {
  /// Whose a file is.
  enum Kind: UInt8, Sendable {
    /// A build wrote it.
    case written = 0
    /// Somebody else put it there; its bytes are of no concern.
    case foreign = 1
    /// A folder of somebody else's with nothing in it; its path ends in `/`.
    case foreignFolder = 2
  }

  /// How a file stands.
  struct File: Sendable {
    var fingerprint: Fingerprint
    var byteCount: Int
    var stamp: Stamp
    var kind: Kind
  }

  /// A folder of the tree: a beginning of its first file's path, up to a slash; empty for the root.
  struct Folder: Sendable {
    let pathStart: UInt32
    let pathLength: UInt32
    /// How it stands where readers see it.
    var standing = Stamp.unknown
    /// How its twin in the spare tree stands.
    var spare = Stamp.unknown
  }

  private(set) var paths = PathList()
  private(set) var files: [File] = []
  /// Sorted by path, the root first.
  private(set) var folders = [Folder(pathStart: 0, pathLength: 0)]

  var count: Int { files.count }

  init() {}

  /// Takes paths in the order of their bytes and the folders that ``FolderChain`` finds in them.
  init(paths: PathList, files: [File], folders: [Folder]) {
    self.paths = paths
    self.files = files
    self.folders = folders
  }

  /// Takes the paths that were read; `nil` where they are not in order.
  init?(paths: PathList, files: [File]) {
    guard paths.count == files.count else { return nil }
    for index in paths.starts.indices.dropFirst() {
      let isSorted = paths.withPath(index) { path in
        paths.withPath(index - 1) { strcmp($0, path) < 0 }
      }
      guard isSorted else { return nil }
    }
    self.paths = paths
    self.files = files
    var chain = FolderChain()
    for index in files.indices { chain.enter(paths.range(index), of: paths, &folders) }
  }

  /// Where a path is, or would be.
  func position(_ path: CPath) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if paths.withPath(middle, { strcmp($0, path) < 0 }) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  func index(of path: CPath) -> Int? {
    let index = position(path)
    return index < count && paths.withPath(index, { strcmp($0, path) == 0 }) ? index : nil
  }

  /// The files whose paths begin with these bytes.
  func indices(below prefix: [UInt8]) -> Range<Int> {
    // No byte of a path is greater than the one after the slash that ends the prefix.
    let start = (prefix + [0]).withCPath { position($0) }
    var end = start
    while end < count, paths.bytes[paths.range(end)].starts(with: prefix) { end += 1 }
    return start..<end
  }
}

// Folders.
extension TreeTable {
  func path(of folder: Folder) -> ArraySlice<UInt8> {
    paths.bytes[Int(folder.pathStart)..<Int(folder.pathStart + folder.pathLength)]
  }

  /// Hands a folder's path to a body, without the slash at its end; `.` for the root.
  func withPath<Result, Failure: Error>(
    of folder: Folder, _ body: (CPath) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let length = max(1, Int(folder.pathLength) - 1)
    let result = withUnsafeTemporaryAllocation(of: CChar.self, capacity: length + 1) { buffer in
      buffer[0] = CChar(UInt8(ascii: "."))
      buffer[length] = 0
      if folder.pathLength > 0 {
        let name = paths.bytes[Int(folder.pathStart)...].prefix(length)
        UnsafeMutableRawBufferPointer(buffer).copyBytes(from: name)
      }
      // Two bytes or more, so there is a base.
      let path = CPath(buffer.baseAddress.unsafelyUnwrapped)
      return Swift.Result { () throws(Failure) in try body(path) }
    }
    return try result.get()
  }

  /// The folder at a path that ends in `/`, or is empty.
  func folder(_ path: some RandomAccessCollection<UInt8>) -> Int? {
    var low = 0
    var high = folders.count
    while low < high {
      let middle = (low + high) / 2
      if self.path(of: folders[middle]).lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < folders.count && self.path(of: folders[low]).elementsEqual(path) ? low : nil
  }

  /// Takes over how folders stand, by their order.
  mutating func setStamps(_ stamps: [(standing: Stamp, spare: Stamp)]) {
    for (index, stamp) in zip(folders.indices, stamps) { setStamps(stamp, ofFolder: index) }
  }

  mutating func setStamps(_ stamps: (standing: Stamp, spare: Stamp), ofFolder index: Int) {
    folders[index].standing = stamps.standing
    folders[index].spare = stamps.spare
  }

  mutating func forgetSpare(ofFolder index: Int) { folders[index].spare = .unknown }

  /// The folders on the way to a path, the root first; those that the tree has.
  func folders(above path: ArraySlice<UInt8>) -> [Int] {
    [0]
      + path.indices.compactMap { path[$0] == slash ? folder(path[...$0]) : nil }
  }

  /// The folders on the way to any path of a difference.
  func folders(above difference: TreeDifference) -> Set<Int> {
    var indices: Set<Int> = []
    for paths in [difference.changed, difference.removed] {
      for index in paths.starts.indices {
        indices.formUnion(folders(above: paths.bytes[paths.range(index)]))
      }
    }
    return indices
  }

  /// Finds out how folders stand.
  mutating func look(
    atFolders indices: [Int], in tree: FolderHandle, jobs: Int
  ) async throws(FileSystemError) {
    let table = self
    let stamps = try await concurrentChunks(of: indices.count, jobs: jobs) {
      (range) throws(FileSystemError) in
      var stamps: [Stamp] = []
      for index in indices[range] {
        stamps.append(try table.stamp(of: table.folders[index], in: tree))
      }
      return stamps
    }
    for (index, stamp) in zip(indices, stamps.joined()) { setStamp(stamp, ofFolder: index) }
  }

  mutating func setFile(_ file: File, at index: Int) { files[index] = file }

  mutating func setStamp(_ stamp: Stamp, ofFolder index: Int) { folders[index].standing = stamp }
}

extension [UInt8] {
  /// Hands the bytes, which end in NUL, to a body as a path.
  func withCPath<Result, Failure: Error>(
    _ body: (CPath) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { buffer throws(Failure) in
      // Not empty, since it ends in NUL.
      let base = UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped)
      return try body(base.assumingMemoryBound(to: CChar.self))
    }
  }
}
