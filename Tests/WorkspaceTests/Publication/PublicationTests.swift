import Glibc
import Publishing
import Synchronization
import Testing
import Workspace

@Suite struct PublicationTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("x", to: "content/site.yml")
  }

  private func begin(
    _ output: String? = nil, notify: (Publication.Notice) -> Void = { _ in }
  ) throws -> Publication {
    try Publication.begin(OutputFolder(output, for: SiteFolder(folder.path)), notify: notify)
  }

  /// Publishes these files, each with its own path as text unless another is given.
  @discardableResult
  private func publish(
    _ paths: [String], text: String? = nil, notify: (Publication.Notice) -> Void = { _ in }
  ) throws -> Publication.Outcome {
    let publication = try begin(notify: notify)
    for path in paths {
      try publication.write(Array((text ?? path).utf8), to: OutputPath(path))
    }
    return try publication.commit()
  }

  private var published: [String] { folder.tree("public").filter { $0 != ".gazette-manifest" } }

  @Test func `publishes every file and leaves nothing beside`() throws {
    try publish(["index.html", "plans/115/index.html", "計畫/一.html"])
    #expect(published == ["index.html", "plans/115/index.html", "計畫/一.html"])
    #expect(folder.text("public/計畫/一.html") == "計畫/一.html")
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `removes files that the site no longer has, with their folders`() throws {
    try publish(["a.html", "old/b.html"])
    try publish(["a.html"])
    #expect(published == ["a.html"])
    #expect(!folder.exists("public/old"))
  }

  @Test func `keeps an unchanged file as it is on the disk, and writes a changed one anew`() throws
  {
    try publish(["a.html", "s/same.html", "s/changed.html"], text: "old text")
    let before = ["a.html", "s/same.html", "s/changed.html"].map { folder.inode("public/\($0)") }
    let publication = try begin()
    try publication.write(Array("old text".utf8), to: OutputPath("a.html"))
    try publication.write(Array("old text".utf8), to: OutputPath("s/same.html"))
    try publication.write(Array("new text".utf8), to: OutputPath("s/changed.html"))
    #expect(folder.text("public/s/changed.html") == "old text")
    _ = try publication.commit()
    let after = ["a.html", "s/same.html", "s/changed.html"].map { folder.inode("public/\($0)") }
    #expect(zip(before, after).map { $0 == $1 } == [true, true, false])
    #expect(folder.text("public/s/changed.html") == "new text")
    #expect(published == ["a.html", "s/changed.html", "s/same.html"])
  }

  @Test func `takes no link for an unchanged file`() throws {
    try publish(["a.html"], text: "text")
    try folder.write("text", to: "secret")
    try folder.remove("public/a.html")
    try folder.link("public/a.html", to: "../secret")
    try publish(["a.html"], text: "text")
    #expect(folder.text("public/a.html") == "text")
    #expect(folder.inode("public/a.html") != folder.inode("secret"))
  }

  @Test func `shows the old site until the new one is whole`() throws {
    try publish(["a.html"], text: "old")
    let publication = try begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    #expect(folder.text("public/a.html") == "old")
    _ = try publication.commit()
    #expect(folder.text("public/a.html") == "new")
  }

  @Test(arguments: [ExchangeMethod.oneStep, .twoRenames])
  func `replaces the folder itself, and leaves one`(_ method: ExchangeMethod) throws {
    try publish(["a.html", "old/b.html"], text: "old")
    let publication = try begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    let outcome = try publication.commit(by: method)
    #expect(outcome.newlyKept.isEmpty && outcome.unremoved == nil)
    #expect(folder.text("public/a.html") == "new")
    #expect(published == ["a.html"])
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `changes nothing when discarded`() throws {
    try publish(["a.html"], text: "old")
    let publication = try begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    try publication.discard()
    #expect(folder.text("public/a.html") == "old")
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `makes no output folder for a build that is discarded`() throws {
    try begin().discard()
    #expect(folder.names() == ["content"])
  }

  @Test func `keeps files of others and tells of them once`() throws {
    try folder.write("", to: "public/.gitkeep")
    try folder.write("token", to: "public/.well-known/verify.txt")
    try folder.link("public/latest", to: "plans/115")
    try folder.makeFolder("public/empty/inside")
    let first = try publish(["index.html"])
    #expect(first.newlyKept == [".gitkeep", ".well-known/verify.txt", "latest"])
    let second = try publish(["index.html"])
    #expect(second.newlyKept == [])
    #expect(
      published == [
        ".gitkeep", ".well-known/verify.txt", "empty/inside/", "index.html", "latest",
      ])
    #expect(folder.text("public/.well-known/verify.txt") == "token")
  }

  @Test func `keeps what is put into the output folder while a build runs`() throws {
    let publication = try begin()
    try folder.write("late", to: "public/late.txt")
    #expect(try publication.commit().newlyKept == ["late.txt"])
    #expect(folder.text("public/late.txt") == "late")
  }

  @Test(arguments: ["index.html", "plans", "data.json/readme.txt"])
  func `does not take the place of another's file`(theirs: String) throws {
    try folder.write("theirs", to: "public/\(theirs)")
    let error = #expect(throws: FileSystemError.self) {
      try publish(["index.html", "plans/index.html", "data.json"], text: "ours")
    }
    #expect(error?.operation == .displace)
    #expect(error?.path.hasSuffix("public/\(theirs)") == true)
    #expect(published == [theirs])
    #expect(folder.text("public/\(theirs)") == "theirs")
  }

  @Test func `keeps every file where the list of a build is damaged`() throws {
    try publish(["a.html"])
    try folder.write("gazette-manifest 1\0+a.ht", to: "public/.gazette-manifest")
    #expect(try publish(["b.html"]).newlyKept == ["a.html"])
  }

  @Test(arguments: [
    "", "/etc/passwd", "../out", "a/../../out", "a//b", "./a", "a/", "a/.", "a\0b",
  ])
  func `writes nowhere but below the folder`(_ path: String) throws {
    let publication = try begin()
    #expect(throws: OutputFault.invalidPath(OutputPath(path))) {
      try publication.write([], to: OutputPath(path))
    }
    try publication.discard()
  }

  @Test(arguments: [("a", "a"), ("a", "a/b"), ("a/b", "a")])
  func `refuses two files at one place`(_ first: String, _ second: String) throws {
    let publication = try begin()
    try publication.write([], to: OutputPath(first))
    #expect(throws: OutputFault.writtenTwice(OutputPath(second))) {
      try publication.write([], to: OutputPath(second))
    }
    try publication.discard()
  }

  @Test func `says which file has a name that the disk does not take`() throws {
    let publication = try begin()
    let name = String(repeating: "長", count: 100) + ".html"
    let error = #expect(throws: FileSystemError.self) {
      try publication.write([], to: OutputPath(name))
    }
    #expect(error?.number == ENAMETOOLONG)
    #expect(error?.path.hasSuffix("/public/\(name)") == true)
    try publication.discard()
  }

  @Test func `refuses a file in the output folder's place`() throws {
    try folder.write("not a folder", to: "public")
    let error = #expect(throws: FileSystemError.self) { try begin() }
    #expect(error?.number == ENOTDIR)
    #expect(folder.text("public") == "not a folder")
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `refuses a folder below a file`() throws {
    try folder.write("x", to: "file")
    #expect(throws: FileSystemError.self) { try begin(folder("file/out")) }
  }

  @Test func `makes the folders above the output`() throws {
    let publication = try begin(folder("a/b/c"))
    try publication.write([], to: OutputPath("index.html"))
    _ = try publication.commit()
    #expect(folder.tree("a") == ["b/c/.gazette-manifest", "b/c/index.html"])
  }

  @Test func `removes what killed builds left, and nothing that only looks like it`() throws {
    try folder.write("x", to: "public.next-99999999/deep/a.html")
    try folder.write("x", to: "public.old-99999998/b.html")
    try publish(["a.html"])
    for name in ["public.next-12a", "public.next-", "public.next", "other.next-1", "public.new-1"] {
      try folder.write("x", to: "\(name)/a.html")
    }
    try folder.write("a file", to: "public.next-77777777")
    var notices: [Publication.Notice] = []
    try folder.write("x", to: "public.next-88888888/a.html")
    try publish(["a.html"]) { notices.append($0) }
    #expect(notices == [.removedLeftovers(1)])
    #expect(
      folder.names() == [
        "content", "other.next-1", "public", "public.new-1", "public.next", "public.next-",
        "public.next-12a", "public.next-77777777",
      ])
  }

  @Test func `puts the old site back after death between two renames`() throws {
    try folder.write("old", to: "public.old-99999999/index.html")
    try folder.write("half", to: "public.next-99999999/index.html")
    var notices: [Publication.Notice] = []
    let publication = try begin { notices.append($0) }
    #expect(folder.text("public/index.html") == "old")
    #expect(notices == [.restoredInterrupted, .removedLeftovers(1)])
    try publication.discard()
    #expect(folder.names() == ["content", "public"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `lets a second build wait for the first`() async throws {
    let first = try begin()
    let notices = Mutex<[Publication.Notice]>([])
    let (waiting, continuation) = AsyncStream.makeStream(of: Void.self)
    let second = Task.detached { [folder] in
      let output = try OutputFolder(nil, for: SiteFolder(folder.path))
      let publication = try Publication.begin(output) { notice in
        notices.withLock { $0.append(notice) }
        continuation.yield()
      }
      #expect(folder.text("public/index.html") == "first")
      try publication.write(Array("second".utf8), to: OutputPath("index.html"))
      _ = try publication.commit()
    }
    for await _ in waiting { break }
    try first.write(Array("first".utf8), to: OutputPath("index.html"))
    _ = try first.commit()
    try await second.value
    #expect(notices.withLock { $0 } == [.waitingForOtherBuild])
    #expect(folder.text("public/index.html") == "second")
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `takes files from many tasks at once`() async throws {
    let publication = try begin()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<16 {
        group.addTask {
          for file in 0..<50 {
            let path = OutputPath("s\(file % 7)/t\(task)/f\(file)/index.html")
            try publication.write(Array(path.string.utf8), to: path)
          }
        }
      }
      try await group.waitForAll()
    }
    _ = try publication.commit()
    #expect(published.count == 800)
    #expect(published.allSatisfy { folder.text("public/\($0)") == $0 })
  }

  @Test func `keeps the output folder's permissions`() throws {
    try folder.makeFolder("public")
    try #require(chmod(folder("public"), 0o2750) == 0)
    try publish(["a.html"])
    var status = stat()
    try #require(stat(folder("public"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o2750)
  }
}
