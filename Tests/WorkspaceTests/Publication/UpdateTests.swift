import Glibc
import Publishing
import Testing
import Workspace

/// Builds that begin with the tree that stands.
@Suite struct UpdateTests {
  let output: OutputOnDisk

  init() throws { output = try OutputOnDisk() }

  private static let site = ["index.html": "home", "a/index.html": "a", "b/c/index.html": "c"]

  @Test(arguments: [SharingMethod.links, .copies])
  func `changes what is written, removes what is removed, keeps the rest`(
    _ sharing: SharingMethod
  ) async throws {
    try await output.publish(Self.site, sharing: sharing)
    for round in 0..<3 {
      let outcome = try await output.publish(
        ["a/index.html": "new \(round)", "d/\(round).html": "d"], .changes,
        removing: round == 0 ? ["b/c/index.html"] : ["d/\(round - 1).html"], sharing: sharing)
      #expect(outcome.writtenCount == 2 && outcome.unchangedCount == 1)
      #expect(outcome.removedCount == 1 && outcome.unfinished == nil)
      let expected = ["index.html": "home", "a/index.html": "new \(round)", "d/\(round).html": "d"]
      #expect(output.texts() == expected)
      #expect(output.spare == expected)
      let publication = try output.begin()
      #expect(await publication.standsAsLeft())
      try await publication.discard()
    }
    #expect(!output.folder.exists("public/b"))
  }

  @Test func `shares every file between the two trees`() async throws {
    try await output.publish(Self.site)
    try await output.publish(["a/index.html": "new"], .changes)
    for path in output.folder.tree("public") {
      let inode = output.folder.inode("public/\(path)")
      #expect(inode == output.folder.inode(".gazette/public/spare/\(path)"))
    }
  }

  @Test func `keeps a file that is written again as it was on the disk`() async throws {
    try await output.publish(Self.site)
    let inodes = Self.site.keys.map { output.folder.inode("public/\($0)") }
    let root = output.folder.inode("public")
    for mode in [OutputMode.whole, .changes] {
      let outcome = try await output.publish(Self.site, mode)
      #expect(outcome.writtenCount == 0 && outcome.unchangedCount == 3)
    }
    #expect(Self.site.keys.map { output.folder.inode("public/\($0)") } == inodes)
    // Nothing differs, so the tree itself stays as well.
    #expect(output.folder.inode("public") == root)
  }

  @Test func `remembers what the compiler stores, with the tree or alone`() async throws {
    #expect(try output.begin().memory == nil)
    try await output.publish(Self.site, memory: [1, 2])
    try await output.publish(Self.site, memory: [3])
    var publication = try output.begin()
    #expect(publication.memory == [3])
    _ = try await publication.commit(memory: [4, 5, 6])
    publication = try output.begin()
    #expect(publication.memory == [4, 5, 6])
    #expect(await publication.standsAsLeft())
    try await publication.discard()
    try output.folder.removeTree(".gazette")
    #expect(try output.begin().memory == nil)
  }

  @Test(arguments: [
    "public", ".gazette", ".gazette/public/spare", ".gazette/public/state", "public/a",
  ])
  func `makes again what somebody has removed`(_ name: String) async throws {
    try await output.publish(Self.site)
    try output.folder.removeTree(name)
    try await output.publish(Self.site)
    #expect(output.texts() == Self.site)
    #expect(output.spare == Self.site)
  }

  @Test(arguments: [("turned", "turned/deep/index.html"), ("turned/deep/index.html", "turned")])
  func `puts a file in a folder's place, and a folder in a file's`(
    _ before: String, _ after: String
  ) async throws {
    for mode in [OutputMode.whole, .changes] {
      try await output.publish([before: "before", "x": "x"])
      try await output.publish([after: "after", "x": "x"], mode)
      #expect(output.texts() == [after: "after", "x": "x"])
      #expect(output.spare == output.texts())
    }
  }

  @Test func `leaves the spare tree as it was when discarded`() async throws {
    try await output.publish(Self.site)
    let publication = try output.begin()
    try await publication.start(.changes)
    try publication.write(Array("new".utf8), to: OutputPath("a/index.html"))
    try publication.write(Array("new".utf8), to: OutputPath("new/deep/index.html"))
    try publication.write(Array("new".utf8), to: OutputPath("b"))
    try publication.remove(OutputPath("index.html"))
    try await publication.discard()
    #expect(output.texts() == Self.site)
    #expect(output.spare == Self.site)
    #expect(!output.folder.exists(".gazette/public/spare/new"))
    try await output.publish(["a/index.html": "newer"], .changes)
    let next = try output.begin()
    #expect(await next.standsAsLeft())
    try await next.discard()
  }

  @Test func `removes nothing that it does not know or has`() async throws {
    try await output.publish(Self.site)
    try output.folder.write("theirs", to: "public/theirs.txt")
    try await output.publish(Self.site)
    let publication = try output.begin()
    try await publication.start(.changes)
    for path in ["nothing.html", "theirs.txt", "a"] {
      #expect(throws: OutputFault.unknownPath(OutputPath(path))) {
        try publication.remove(OutputPath(path))
      }
    }
    try publication.write([], to: OutputPath("index.html"))
    #expect(throws: OutputFault.writtenTwice(OutputPath("index.html"))) {
      try publication.remove(OutputPath("index.html"))
    }
    try await publication.discard()
  }

  @Test(arguments: [SharingMethod.links, .copies])
  func `takes an empty folder in the place of a file away`(_ sharing: SharingMethod) async throws {
    try await output.publish(Self.site, sharing: sharing)
    try output.folder.remove("public/a/index.html")
    try output.folder.makeFolder("public/a/index.html")
    for _ in 0..<3 {
      let outcome = try await output.publish(Self.site, sharing: sharing)
      #expect(outcome.unfinished == nil)
      #expect(output.texts() == Self.site)
      #expect(output.spare == Self.site)
    }
    #expect(await (try output.begin()).standsAsLeft())
  }

  /// What somebody may do to a tree whose spare a killed build has not made.
  private static let losses: [(name: String, change: @Sendable (TemporaryFolder) throws -> Void)] =
    [
      ("file", { try $0.remove("public/a/index.html") }),
      ("folder", { try $0.removeTree("public/b") }),
      ("list of files", { try $0.remove("public/.gazette-manifest") }),
      (
        "file for a folder",
        {
          try $0.remove("public/a/index.html")
          try $0.makeFolder("public/a/index.html")
        }
      ),
      (
        "file for a link",
        {
          try $0.remove("public/a/index.html")
          try $0.link("public/a/index.html", to: "../index.html")
        }
      ), ("another's file", { try $0.remove("public/mine.txt") }),
      (
        "every file",
        { folder in
          for name in folder.names(in: "public") {
            try folder.removeTree("public/\(name)")
          }
        }
      ),
    ]

  @Test(arguments: losses.indices, [SharingMethod.links, .copies])
  func `publishes though the spare tree is gone and something is lost`(
    _ loss: Int, _ sharing: SharingMethod
  ) async throws {
    try await output.publish(Self.site, sharing: sharing)
    for name in ["mine.txt", "b/yours.txt"] {
      try output.folder.write("mine", to: "public/\(name)")
    }
    try await output.publish(Self.site, sharing: sharing)
    try output.folder.removeTree(".gazette/public/spare")
    try Self.losses[loss].change(output.folder)
    // What is left of others' files stays.
    let expected = Self.site.merging(output.texts().filter { $0.value == "mine" }) { $1 }
    for _ in 0..<2 {
      let outcome = try await output.publish(Self.site, sharing: sharing)
      #expect(outcome.unfinished == nil && outcome.newlyKept == [], "\(Self.losses[loss].name)")
      #expect(output.texts() == expected, "\(Self.losses[loss].name)")
      #expect(output.spare == expected, "\(Self.losses[loss].name)")
    }
  }

  /// Ways in which somebody else may change a tree.
  enum Tampering: CaseIterable {
    case edit, touch, replace, remove, removeFolder, add, addFolder, addBelow
  }

  @Test(arguments: Tampering.allCases)
  func `notices what others have changed, and mends its own files`(
    _ tampering: Tampering
  ) async throws {
    try await output.publish(Self.site)
    try await output.publish(Self.site.merging(["new": "x"]) { $1 })
    let folder = output.folder
    switch tampering {
    case .edit: try folder.write("edited", to: "public/a/index.html")
    case .touch: utimes(folder("public/a/index.html"), nil)
    case .replace:
      try folder.write("a", to: "other")
      try folder.rename("other", to: "public/a/index.html")
    case .remove: try folder.remove("public/a/index.html")
    case .removeFolder: try folder.removeTree("public/b")
    case .add: try folder.write("theirs", to: "public/theirs.txt")
    case .addFolder: try folder.makeFolder("public/b/theirs")
    case .addBelow: try folder.write("theirs", to: "public/b/c/theirs/x.txt")
    }
    let publication = try output.begin()
    #expect(await !publication.standsAsLeft())
    try await publication.discard()
    try await output.publish(Self.site)
    var expected = Self.site
    switch tampering {
    case .add: expected["theirs.txt"] = "theirs"
    case .addFolder: expected["b/theirs/"] = ""
    case .addBelow: expected["b/c/theirs/x.txt"] = "theirs"
    default: break
    }
    #expect(output.texts() == expected)
    #expect(output.spare == expected)
  }

  @Test func `follows what others do with their own files`() async throws {
    let folder = output.folder
    try folder.write("one", to: "public/b/theirs.txt")
    try folder.write("gone", to: "public/gone/theirs.txt")
    let first = try await output.publish(Self.site)
    #expect(first.newlyKept == ["b/theirs.txt", "gone/theirs.txt"])
    try folder.write("two", to: "other")
    try folder.rename("other", to: "public/b/theirs.txt")
    try folder.removeTree("public/gone")
    let second = try await output.publish(Self.site)
    #expect(second.newlyKept == [])
    #expect(output.texts() == Self.site.merging(["b/theirs.txt": "two"]) { $1 })
    #expect(output.spare == output.texts())
    #expect(!folder.exists("public/gone"))
    // Known from the list in the folder, even where all else is lost.
    try folder.removeTree(".gazette")
    #expect(try await output.publish(Self.site).newlyKept == [])
    #expect(output.texts()["b/theirs.txt"] == "two")
  }

  @Test(arguments: ["late.txt", "a/late.txt", "a/new/late.txt"])
  func `keeps what is put into the folder in the last moment`(_ path: String) async throws {
    try await output.publish(Self.site)
    let publication = try output.begin(observe: { [folder = output.folder] step in
      if step == .stateWritten { try? folder.write("late", to: "public/\(path)") }
    })
    try await publication.start(.changes)
    try publication.write(Array("new".utf8), to: OutputPath("a/index.html"))
    _ = try await publication.commit(memory: [])
    let expected = Self.site.merging(["a/index.html": "new", path: "late"]) { $1 }
    #expect(output.texts() == expected)
    let next = try await output.publish(["a/index.html": "newer"], .changes)
    #expect(next.newlyKept == [path])
    #expect(output.texts() == expected.merging(["a/index.html": "newer"]) { $1 })
    #expect(output.spare == output.texts())
  }

  @Test func `takes the place of another's file once that is gone`() async throws {
    try output.folder.write("theirs", to: "public/new.html")
    try await output.publish(Self.site)
    await #expect(throws: FileSystemError.self) {
      try await output.publish(["new.html": "ours"], .changes)
    }
    #expect(output.texts()["new.html"] == "theirs")
    try output.folder.remove("public/new.html")
    try await output.publish(["new.html": "ours"], .changes)
    #expect(output.texts() == Self.site.merging(["new.html": "ours"]) { $1 })
  }

  @Test func `names the folder that it cannot make`() async throws {
    try output.folder.write("a file", to: ".gazette")
    let error = #expect(throws: FileSystemError.self) { try output.begin() }
    #expect(error?.path.hasSuffix("/.gazette") == true)
    #expect(output.folder.names() == [".gazette", "content"])
  }

  @Test func `believes no damaged state`() async throws {
    try await output.publish(Self.site, memory: [1])
    try output.folder.write("gztree 1", to: ".gazette/public/state")
    let publication = try output.begin()
    #expect(publication.memory == nil)
    #expect(await !publication.standsAsLeft())
    try await publication.discard()
    try await output.publish(["index.html": "home"])
    #expect(output.texts() == ["index.html": "home"])
  }
}
