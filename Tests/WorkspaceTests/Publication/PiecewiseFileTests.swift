import OpenData
import Publishing
import Testing
import Workspace

/// Files that are written piece by piece, since they may be larger than memory should hold.
@Suite struct PiecewiseFileTests {
  let output: OutputOnDisk
  private var folder: TemporaryFolder { output.folder }

  init() throws { output = try OutputOnDisk() }

  private struct Stop: Error {}

  /// Publishes these files, each in pieces of seven bytes.
  private func publish(_ files: [String: String]) async throws -> Publication.Outcome {
    let publication = try output.begin()
    try await publication.start(.whole)
    for (path, text) in files {
      try publication.write(to: OutputPath(path)) { try write(text, to: $0) }
    }
    return try await publication.commit(memory: [])
  }

  private func write(_ text: String, to file: any OutputFile) throws {
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 7) {
      try file.write(Array(bytes[start...].prefix(7)))
    }
  }

  @Test(arguments: ["", "short", String(repeating: "資料\r\n", count: 200_000)])
  func `have the bytes, the size and the digest of what was written`(_ text: String) async throws {
    let publication = try output.begin()
    try await publication.start(.whole)
    try publication.write(to: OutputPath("data/a.csv")) { file in
      try write(text, to: file)
      #expect(file.byteCount == text.utf8.count)
      #expect(try file.digest() == ContentDigest(of: Array(text.utf8)))
      // Reading for the digest moves nothing.
      try file.write(Array("end".utf8))
    }
    let outcome = try await publication.commit(memory: [])
    #expect(outcome.writtenCount == 1)
    #expect(
      try folder.contents("public")["data/a.csv"].map { Array($0) } == Array((text + "end").utf8))
    #expect(folder.names(in: ".gazette/public") == ["lock", "spare", "state"])
  }

  @Test func `may be written at earlier places`() async throws {
    let publication = try output.begin()
    try await publication.start(.whole)
    try publication.write(to: OutputPath("a.ods")) { file in
      try file.write(Array("????, content".utf8))
      try file.seek(to: 0)
      try file.write(Array("head".utf8))
      #expect(file.position == 4)
      try file.seek(to: file.byteCount)
      try file.write(Array(", end".utf8))
      #expect(try file.digest() == ContentDigest(of: Array("head, content, end".utf8)))
    }
    _ = try await publication.commit(memory: [])
    #expect(output.texts() == ["a.ods": "head, content, end"])
  }

  @Test func `are kept on the disk where they are unchanged, however they were written`()
    async throws
  {
    let text = String(repeating: "row\n", count: 1_000)
    _ = try await publish(["same.csv": text, "changed.csv": text])
    let before = ["same.csv", "changed.csv"].map { folder.inode("public/\($0)") }
    let outcome = try await publish(["same.csv": text, "changed.csv": text + "more\n"])
    #expect(outcome.writtenCount == 1)
    #expect(outcome.unchangedCount == 1)
    let after = ["same.csv", "changed.csv"].map { folder.inode("public/\($0)") }
    #expect(zip(before, after).map { $0 == $1 } == [true, false])
    try await output.publish(["same.csv": text])
    #expect(folder.inode("public/same.csv") == before[0])
    #expect(output.spare == ["same.csv": text])
  }

  @Test func `leave nothing where writing stops`() async throws {
    _ = try await publish(["a.csv": "old"])
    let publication = try output.begin()
    try await publication.start(.whole)
    #expect(throws: Stop.self) {
      try publication.write(to: OutputPath("b/b.csv")) { file in
        try file.write(Array("half".utf8))
        throw Stop()
      }
    }
    try publication.write(to: OutputPath("a.csv")) { try write("new", to: $0) }
    _ = try await publication.commit(memory: [])
    #expect(folder.tree("public") == [".gazette-manifest", "a.csv"])
    #expect(output.texts() == ["a.csv": "new"])
    #expect(folder.names(in: ".gazette/public") == ["lock", "spare", "state"])
  }

  @Test func `go with the rest where the build is given up`() async throws {
    _ = try await publish(["a.csv": "old"])
    let publication = try output.begin()
    try await publication.start(.changes)
    try publication.write(to: OutputPath("a.csv")) { try write("new", to: $0) }
    try publication.write(to: OutputPath("b.csv")) { try write("new", to: $0) }
    try await publication.discard()
    #expect(output.texts() == ["a.csv": "old"])
    #expect(output.spare == ["a.csv": "old"])
    #expect(folder.names(in: ".gazette/public") == ["lock", "spare", "state"])
  }

  @Test func `have one place each`() async throws {
    let publication = try output.begin()
    try await publication.start(.whole)
    let path = OutputPath("a.csv")
    try publication.write(to: path) { try write("first", to: $0) }
    #expect(throws: OutputFault.writtenTwice(path)) {
      try publication.write(to: path) { try write("second", to: $0) }
    }
    #expect(throws: OutputFault.writtenTwice(path)) { try publication.write([], to: path) }
    #expect(throws: OutputFault.invalidPath(OutputPath("../a"))) {
      try publication.write(to: OutputPath("../a")) { _ in }
    }
    _ = try await publication.commit(memory: [])
    #expect(output.texts() == ["a.csv": "first"])
  }

  @Test func `take the place of a folder, and give it back`() async throws {
    _ = try await publish(["a/b.csv": "inside"])
    _ = try await publish(["a": "a file"])
    #expect(output.texts() == ["a": "a file"])
    _ = try await publish(["a/b.csv": "inside"])
    #expect(output.texts() == ["a/b.csv": "inside"])
  }
}
