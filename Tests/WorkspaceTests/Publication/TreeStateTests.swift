import Encodings
import Testing

@testable import Workspace

@Suite struct TreeStateTests {
  private static func state(fileCount: Int) throws -> TreeState {
    var paths = PathList()
    for path in (0..<fileCount).map({ "s\($0 % 3)/p\($0)/index.html" }).sorted() {
      paths.append(path.utf8)
    }
    if fileCount > 0 { paths.append("z-kept/".utf8) }
    let files = paths.starts.indices.map { index in
      TreeTable.File(
        fingerprint: .init(low: UInt64(index), high: .max), byteCount: index * 1000,
        stamp: Stamp(inode: UInt64(index) + 1, modified: -Int64(index)),
        kind: index == fileCount ? .foreignFolder : .written)
    }
    var difference = TreeDifference()
    difference.changed.append("s0/p0/index.html".utf8)
    difference.removed.append("gone/".utf8)
    let table = try #require(TreeTable(paths: paths, files: files))
    return TreeState(
      root: 42, table: table, behind: .paths(difference), memory: [1, 2, 3, 0, 255])
  }

  /// As the file holds it.
  private static func bytes(of state: TreeState) -> [UInt8] { state.pieces.flatMap(\.self) }

  @Test(arguments: [0, 1, 2, 1000]) func `is read as it was written`(fileCount: Int) throws {
    let state = try Self.state(fileCount: fileCount)
    let read = try #require(TreeState(Self.bytes(of: state)))
    #expect(read.pieces == state.pieces)
    #expect(read.root == 42)
    #expect(read.memory == [1, 2, 3, 0, 255])
    #expect(read.table.folders.count == state.table.folders.count)
  }

  @Test func `is nothing where it is cut`() throws {
    let bytes = Self.bytes(of: try Self.state(fileCount: 20))
    for count in bytes.indices { #expect(TreeState(Array(bytes[..<count])) == nil) }
    #expect(TreeState(bytes + [0]) == nil)
  }

  @Test func `is nothing where a byte is another`() throws {
    let bytes = Self.bytes(of: try Self.state(fileCount: 5))
    for index in bytes.indices {
      for bit in 0..<8 {
        var other = bytes
        other[index] ^= 1 << bit
        #expect(TreeState(other) == nil)
      }
    }
  }

  /// As a program would that writes such files with care, but means harm or errs.
  @Test func `believes no field because the fingerprint fits`() throws {
    let pieces = try Self.state(fileCount: 5).pieces
    let first = pieces[0].count
    let bytes = pieces[0] + pieces[1]
    var random = SystemRandomNumberGenerator()
    for index in bytes.indices {
      for byte: UInt8 in [0, 1, 47, 127, 255, .random(in: 0...255, using: &random)] {
        var other = bytes
        other[index] = byte
        other += StateWriter.tail(of: Array(other[..<first]), Array(other[first...]))
        // Whatever it is, it is read without a trap, and no path leads out of the tree.
        guard let state = TreeState(other) else { continue }
        for index in state.table.files.indices {
          let path = String(decoding: state.table.paths.path(index), as: UTF8.self)
          #expect(!path.hasPrefix("/") && !path.split(separator: "/").contains(".."))
        }
      }
    }
  }

  @Test(arguments: ["/a", "a//b", "../a", "a/..", "a/./b", ".", "..", "", "/"])
  func `takes no path that could lead out of the tree`(path: String) {
    #expect(PathList(Array(path.utf8) + [0]) == nil)
  }

  @Test(arguments: ["a", "a/b", "...", ".a/..b", "a/"]) func `takes any other path`(path: String) {
    #expect(PathList(Array(path.utf8) + [0])?.path(0) == Array(path.utf8))
  }

  @Test func `takes no list that is out of order or repeats a path`() {
    for names in [["b", "a"], ["a", "a"], ["a/b", "a.html"]] {
      var paths = PathList()
      for name in names { paths.append(name.utf8) }
      let file = TreeTable.File(
        fingerprint: .init(low: 0, high: 0), byteCount: 0, stamp: .unknown, kind: .written)
      #expect(TreeTable(paths: paths, files: [file, file]) == nil)
    }
  }

  @Test func `finds each file, each folder and what lies below one`() throws {
    let table = try Self.state(fileCount: 100).table
    for index in table.files.indices {
      #expect(table.paths.withPath(index) { table.index(of: $0) } == index)
    }
    #expect((Array("s0/p0/index.htm".utf8) + [0]).withCPath { table.index(of: $0) } == nil)
    for (index, folder) in table.folders.enumerated() {
      #expect(table.folder(table.path(of: folder)) == index)
    }
    #expect(table.folders.count == 1 + 3 + 100 + 1)
    #expect(table.folder(Array("s0/p".utf8)) == nil)
    #expect(table.indices(below: Array("s1/".utf8)).count == 33)
    #expect(table.indices(below: Array("s1/p1/".utf8)).count == 1)
    #expect(table.indices(below: Array("t/".utf8)).isEmpty)
  }
}
