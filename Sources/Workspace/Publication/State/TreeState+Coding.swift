import Encodings

// The form of the file `state`: numbers of 64 bits, the lowest byte first; 32 bits for a path's
// place. It ends in the fingerprint of all before, so that a file that was cut or altered is none.
// It is written in pieces: the compiler's memory of 100,000 pages is 80 MB, which nothing copies.
extension TreeState {
  private static let header: UInt64 = 0x3220_6565_7274_7A67  // "gztree 2"
  private static let fileByteCount = 41
  private static let folderByteCount = 32

  /// Reads a state; `nil` for anything else.
  ///
  /// - Complexity: O(bytes); 10,000 files take about a millisecond.
  init?(_ bytes: [UInt8]) {
    let read = bytes.withUnsafeBytes { buffer -> TreeState? in
      var reader = StateReader(buffer)
      guard reader.isWhole, reader.number() == Self.header else { return nil }
      return TreeState(&reader)
    }
    guard let read else { return nil }
    self = read
  }

  private init?(_ reader: inout StateReader) {
    guard let root = reader.number(), let flags = reader.number(), flags < 4,
      let files = Self.files(&reader), let paths = reader.list().flatMap({ PathList($0) }),
      var table = TreeTable(paths: paths, files: files),
      let stamps = Self.stamps(&reader), stamps.count == table.folders.count,
      let changed = reader.list().flatMap({ PathList($0) }),
      let removed = reader.list().flatMap({ PathList($0) }),
      let memory = reader.list(), reader.isAtEnd
    else { return nil }
    for index in files.indices {
      let endsInSlash = paths.bytes[paths.range(index).upperBound - 1] == slash
      guard endsInSlash == (files[index].kind == .foreignFolder) else { return nil }
    }
    table.setStamps(stamps)
    self.root = root
    self.table = table
    self.memory = memory
    isCopied = flags & 1 != 0
    behind =
      flags & 2 != 0 ? .everything : .paths(TreeDifference(changed: changed, removed: removed))
  }

  private static func files(_ reader: inout StateReader) -> [TreeTable.File]? {
    guard let count = reader.count(ofSize: fileByteCount) else { return nil }
    var files: [TreeTable.File] = []
    files.reserveCapacity(count)
    for _ in 0..<count {
      guard let low = reader.number(), let high = reader.number(),
        let byteCount = reader.number().flatMap({ Int(exactly: $0) }), let stamp = reader.stamp(),
        let kind = reader.byte().flatMap({ TreeTable.Kind(rawValue: $0) })
      else { return nil }
      files.append(
        TreeTable.File(
          fingerprint: Fingerprint(low: low, high: high), byteCount: byteCount, stamp: stamp,
          kind: kind))
    }
    return files
  }

  private static func stamps(
    _ reader: inout StateReader
  ) -> [(standing: Stamp, spare: Stamp)]? {
    guard let count = reader.count(ofSize: folderByteCount) else { return nil }
    var stamps: [(standing: Stamp, spare: Stamp)] = []
    stamps.reserveCapacity(count)
    for _ in 0..<count {
      guard let standing = reader.stamp(), let spare = reader.stamp() else { return nil }
      stamps.append((standing, spare))
    }
    return stamps
  }

  /// What the file holds, one piece after the other.
  var pieces: [[UInt8]] {
    let head = head
    return [head, memory, StateWriter.tail(of: head, memory)]
  }

  /// All but the memory, whose length stands at the end.
  private var head: [UInt8] {
    let difference: TreeDifference
    switch behind {
    case .everything: difference = TreeDifference()
    case .paths(let paths): difference = paths
    }
    let lists = [table.paths.bytes, difference.changed.bytes, difference.removed.bytes]
    let byteCount =
      3 * 8 + 8 + table.count * Self.fileByteCount + 8 + table.folders.count * Self.folderByteCount
      + lists.reduce(0) { $0 + 8 + $1.count } + 8
    return [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
      var writer = StateWriter(UnsafeMutableRawBufferPointer(buffer))
      writer.add(Self.header)
      writer.add(root)
      writer.add(UInt64((isCopied ? 1 : 0) + (isEverythingBehind ? 2 : 0)))
      writer.add(UInt64(table.count))
      for file in table.files {
        writer.add(file.fingerprint.low)
        writer.add(file.fingerprint.high)
        writer.add(UInt64(file.byteCount))
        writer.add(file.stamp)
        writer.add(file.kind.rawValue)
      }
      writer.add(lists[0])
      writer.add(UInt64(table.folders.count))
      for folder in table.folders {
        writer.add(folder.standing)
        writer.add(folder.spare)
      }
      for list in lists.dropFirst() { writer.add(list) }
      writer.add(UInt64(memory.count))
      count = byteCount
    }
  }

  private var isEverythingBehind: Bool {
    if case .everything = behind { true } else { false }
  }
}
