import Glibc
import OpenData
import Publishing
import Testing
import Workspace

@Suite struct PreviewFolderTests {
  private let parent: TemporaryFolder
  private let folder: PreviewFolder

  init() throws {
    parent = try TemporaryFolder()
    folder = try PreviewFolder(in: parent.path)
  }

  /// The names of the files on the disk.
  private var names: [String] { parent.tree("").filter { !$0.hasSuffix("/parts/") } }

  private func draft(
    _ files: [String: String], _ mode: OutputMode = .whole, removing: [String] = []
  ) throws -> PreviewDraft {
    let draft = folder.draft()
    draft.start(mode)
    for path in removing { draft.remove(OutputPath(path)) }
    for (path, text) in files { try draft.write(Array(text.utf8), to: OutputPath(path)) }
    return draft
  }

  private func text(_ path: String) throws -> String? {
    try folder.open(OutputPath(path)).map { String(decoding: try $0.read(1 << 20), as: UTF8.self) }
  }

  @Test func `is empty, and closed to others`() throws {
    #expect(folder.isEmpty)
    #expect(try text("index.html") == nil)
    var status = stat()
    try #require(stat(folder.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func `shows a draft once it is taken`() throws {
    let next = try draft(["index.html": "一", "en/index.html": "one"])
    #expect(try text("index.html") == nil)
    #expect(try folder.take(next) == ["index.html", "en/index.html"].paths)
    #expect(try text("index.html") == "一")
    #expect(folder.holds(OutputPath("en/index.html")))
    #expect(!folder.holds(OutputPath("en")))
  }

  @Test func `tells what has changed, and keeps one file for each path`() throws {
    try folder.take(draft(["a": "一", "b": "二", "c": "三"]))
    #expect(try folder.take(draft(["a": "一", "b": "貳", "d": "四"])) == ["b", "c", "d"].paths)
    #expect(try ["a", "b", "c", "d"].map { try text($0) } == ["一", "貳", nil, "四"])
    #expect(names.count == 3)
    #expect(
      try folder.take(draft(["b": "二"], .changes, removing: ["a"])) == ["a", "b"].paths)
    #expect(try ["a", "b", "d"].map { try text($0) } == [nil, "二", "四"])
    #expect(names.count == 2)
  }

  @Test func `leaves what stands where a draft is given up`() throws {
    try folder.take(draft(["a": "一"]))
    do { _ = try draft(["a": "貳", "b": "三"]) }
    #expect(try text("a") == "一")
    #expect(names.count == 1)
  }

  @Test func `keeps a file that is being read`() throws {
    try folder.take(draft(["a": "一二"]))
    let open = try #require(try folder.open(OutputPath("a")))
    #expect(try open.read(3) == Array("一".utf8))
    try folder.take(draft(["a": "三"]))
    #expect(try open.read(3) == Array("二".utf8))
    #expect(try open.read(3) == [])
    #expect(try text("a") == "三")
  }

  @Test func `takes files that are written piece by piece`() throws {
    let next = folder.draft()
    next.start(.whole)
    try next.write(to: OutputPath("data.csv")) { file in
      try file.write(Array("甲,乙\r\n".utf8))
      try file.write(Array("1,2\r\n".utf8))
    }
    try folder.take(next)
    #expect(try text("data.csv") == "甲,乙\r\n1,2\r\n")
    #expect(names.count == 1)
  }

  @Test func `goes with everything in it`() throws {
    try folder.take(draft(["a": "一"]))
    try folder.remove()
    #expect(parent.names() == [])
  }

  @Test func `says where it cannot be made`() {
    #expect(throws: FileSystemError(.create, "/nowhere", number: ENOENT)) {
      try PreviewFolder(in: "/nowhere")
    }
  }
}

extension [String] {
  fileprivate var paths: Set<OutputPath> { Set(map { OutputPath($0) }) }
}
