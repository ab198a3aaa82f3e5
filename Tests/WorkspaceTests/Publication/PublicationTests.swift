import Foundation
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

  /// Begins a publication, and its next tree unless `mode` is `nil`.
  private func begin(
    _ output: String? = nil, _ mode: OutputMode? = .whole,
    notify: (Publication.Notice) -> Void = { _ in }
  ) async throws -> Publication {
    let publication = try Publication.begin(
      OutputFolder(output, for: SiteFolder(folder.path)), jobs: 2, notify: notify)
    if let mode { try await publication.start(mode) }
    return publication
  }

  /// Publishes these files, each with its own path as text unless another is given.
  @discardableResult
  private func publish(
    _ paths: [String], text: String? = nil, notify: (Publication.Notice) -> Void = { _ in }
  ) async throws -> Publication.Outcome {
    let publication = try await begin(notify: notify)
    for path in paths {
      try publication.write(Array((text ?? path).utf8), to: OutputPath(path))
    }
    return try await publication.commit(memory: [])
  }

  private var published: [String] { folder.tree("public").filter { $0 != ".gazette-manifest" } }

  @Test func `publishes every file and leaves nothing beside`() async throws {
    try await publish(["index.html", "plans/115/index.html", "計畫/一.html"])
    #expect(published == ["index.html", "plans/115/index.html", "計畫/一.html"])
    #expect(folder.text("public/計畫/一.html") == "計畫/一.html")
    #expect(folder.names() == [".gazette", "content", "public"])
  }

  @Test func `removes files that the site no longer has, with their folders`() async throws {
    try await publish(["a.html", "old/b.html"])
    try await publish(["a.html"])
    #expect(published == ["a.html"])
    #expect(!folder.exists("public/old"))
  }

  @Test func `keeps an unchanged file as it is on the disk, and writes a changed one anew`()
    async throws
  {
    try await publish(["a.html", "s/same.html", "s/changed.html"], text: "old text")
    let before = ["a.html", "s/same.html", "s/changed.html"].map { folder.inode("public/\($0)") }
    let publication = try await begin()
    try publication.write(Array("old text".utf8), to: OutputPath("a.html"))
    try publication.write(Array("old text".utf8), to: OutputPath("s/same.html"))
    try publication.write(Array("new text".utf8), to: OutputPath("s/changed.html"))
    #expect(folder.text("public/s/changed.html") == "old text")
    _ = try await publication.commit(memory: [])
    let after = ["a.html", "s/same.html", "s/changed.html"].map { folder.inode("public/\($0)") }
    #expect(zip(before, after).map { $0 == $1 } == [true, true, false])
    #expect(folder.text("public/s/changed.html") == "new text")
    #expect(published == ["a.html", "s/changed.html", "s/same.html"])
  }

  @Test func `takes no link for an unchanged file`() async throws {
    try await publish(["a.html"], text: "text")
    try folder.write("text", to: "secret")
    try folder.remove("public/a.html")
    try folder.link("public/a.html", to: "../secret")
    try await publish(["a.html"], text: "text")
    #expect(folder.text("public/a.html") == "text")
    #expect(folder.inode("public/a.html") != folder.inode("secret"))
  }

  @Test func `shows the old site until the new one is whole`() async throws {
    try await publish(["a.html"], text: "old")
    let publication = try await begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    #expect(folder.text("public/a.html") == "old")
    _ = try await publication.commit(memory: [])
    #expect(folder.text("public/a.html") == "new")
  }

  @Test(arguments: [ExchangeMethod.oneStep, .twoRenames])
  func `replaces the folder itself, and leaves one`(_ method: ExchangeMethod) async throws {
    try await publish(["a.html", "old/b.html"], text: "old")
    let publication = try await begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    let outcome = try await publication.commit(memory: [], by: method)
    #expect(outcome.newlyKept.isEmpty && outcome.unfinished == nil)
    #expect(folder.text("public/a.html") == "new")
    #expect(published == ["a.html"])
    #expect(folder.names() == [".gazette", "content", "public"])
  }

  @Test func `changes nothing when discarded`() async throws {
    try await publish(["a.html"], text: "old")
    let publication = try await begin()
    try publication.write(Array("new".utf8), to: OutputPath("a.html"))
    try await publication.discard()
    #expect(folder.text("public/a.html") == "old")
    #expect(folder.names() == [".gazette", "content", "public"])
  }

  @Test func `makes no output folder for a build that is discarded`() async throws {
    try await begin().discard()
    #expect(folder.names() == [".gazette", "content"])
  }

  @Test func `keeps files of others and tells of them once`() async throws {
    try folder.write("", to: "public/.gitkeep")
    try folder.write("token", to: "public/.well-known/verify.txt")
    try folder.link("public/latest", to: "plans/115")
    try folder.makeFolder("public/empty/inside")
    let first = try await publish(["index.html"])
    #expect(first.newlyKept == [".gitkeep", ".well-known/verify.txt", "latest"])
    let second = try await publish(["index.html"])
    #expect(second.newlyKept == [])
    #expect(
      published == [
        ".gitkeep", ".well-known/verify.txt", "empty/inside/", "index.html", "latest",
      ])
    #expect(folder.text("public/.well-known/verify.txt") == "token")
  }

  @Test func `keeps what is put into the output folder while a build runs`() async throws {
    let publication = try await begin()
    try folder.write("late", to: "public/late.txt")
    #expect(try await publication.commit(memory: []).newlyKept == ["late.txt"])
    #expect(folder.text("public/late.txt") == "late")
  }

  @Test(arguments: ["index.html", "plans", "data.json/readme.txt"])
  func `does not take the place of another's file`(theirs: String) async throws {
    try folder.write("theirs", to: "public/\(theirs)")
    let error = await #expect(throws: FileSystemError.self) {
      try await publish(["index.html", "plans/index.html", "data.json"], text: "ours")
    }
    #expect(error?.operation == .displace)
    #expect(error?.path.hasSuffix("public/\(theirs)") == true)
    #expect(published == [theirs])
    #expect(folder.text("public/\(theirs)") == "theirs")
  }

  @Test func `keeps every file where the list of a build is damaged`() async throws {
    try await publish(["a.html"])
    try folder.removeTree(".gazette")
    try folder.write("gazette-manifest 1\0+a.ht", to: "public/.gazette-manifest")
    #expect(try await publish(["b.html"]).newlyKept == ["a.html"])
  }

  @Test(arguments: [
    "", "/etc/passwd", "../out", "a/../../out", "a//b", "./a", "a/", "a/.", "a\0b",
  ])
  func `writes nowhere but below the folder`(_ path: String) async throws {
    let publication = try await begin()
    #expect(throws: OutputFault.invalidPath(OutputPath(path))) {
      try publication.write([], to: OutputPath(path))
    }
    try await publication.discard()
  }

  @Test(arguments: [("a", "a"), ("a", "a/b"), ("a/b", "a")])
  func `refuses two files at one place`(_ first: String, _ second: String) async throws {
    let publication = try await begin()
    try publication.write([], to: OutputPath(first))
    #expect(throws: OutputFault.writtenTwice(OutputPath(second))) {
      try publication.write([], to: OutputPath(second))
    }
    try await publication.discard()
  }

  @Test func `says which file has a name that the disk does not take`() async throws {
    let publication = try await begin()
    let name = String(repeating: "長", count: 100) + ".html"
    let error = #expect(throws: FileSystemError.self) {
      try publication.write([], to: OutputPath(name))
    }
    #expect(error?.number == ENAMETOOLONG)
    #expect(error?.path.hasSuffix("/public/\(name)") == true)
    try await publication.discard()
  }

  @Test func `refuses a file in the output folder's place`() async throws {
    try folder.write("not a folder", to: "public")
    let error = await #expect(throws: FileSystemError.self) { try await begin() }
    #expect(error?.number == ENOTDIR)
    #expect(folder.text("public") == "not a folder")
    #expect(folder.names() == ["content", "public"])
  }

  @Test func `refuses a folder below a file`() async throws {
    try folder.write("x", to: "file")
    await #expect(throws: FileSystemError.self) { try await begin(folder("file/out")) }
  }

  @Test func `makes the folders above the output`() async throws {
    let publication = try await begin(folder("a/b/c"))
    try publication.write([], to: OutputPath("index.html"))
    _ = try await publication.commit(memory: [])
    #expect(folder.tree("a/b/c") == [".gazette-manifest", "index.html"])
    #expect(folder.names(in: "a/b") == [".gazette", "c"])
  }

  @Test func `removes what a killed build left, and nothing beside the output`() async throws {
    try await publish(["a.html"])
    try folder.write("x", to: ".gazette/public/next/deep/a.html")
    try folder.write("x", to: ".gazette/other/next/a.html")
    try folder.write("x", to: "public.next-1/a.html")
    var notices: [Publication.Notice] = []
    try await publish(["a.html"]) { notices.append($0) }
    #expect(notices == [.removedLeftovers])
    #expect(folder.names(in: ".gazette/public") == ["lock", "spare", "state"])
    #expect(folder.exists(".gazette/other/next/a.html"))
    #expect(folder.names() == [".gazette", "content", "public", "public.next-1"])
  }

  @Test func `puts the old site back after death between two renames`() async throws {
    try folder.write("old", to: ".gazette/public/old/index.html")
    try folder.write("half", to: ".gazette/public/next/index.html")
    var notices: [Publication.Notice] = []
    let publication = try await begin { notices.append($0) }
    #expect(folder.text("public/index.html") == "old")
    #expect(notices == [.restoredInterrupted, .removedLeftovers])
    try await publication.discard()
    #expect(folder.names() == [".gazette", "content", "public"])
  }

  @Test(.timeLimit(.minutes(15)))
  func `lets a second build wait for the first`() async throws {
    let first = try await begin()
    let notices = Mutex<[Publication.Notice]>([])
    let (waiting, continuation) = AsyncStream.makeStream(of: Void.self)
    // On a thread of its own: waiting for a lock would keep a task's thread from the first build.
    let second = Task.detached { [folder] in
      let output = try OutputFolder(nil, for: SiteFolder(folder.path))
      let publication = try await onThread {
        try Publication.begin(output, jobs: 2) { notice in
          notices.withLock { $0.append(notice) }
          continuation.yield()
        }
      }
      #expect(folder.text("public/index.html") == "first")
      try await publication.start(.whole)
      try publication.write(Array("second".utf8), to: OutputPath("index.html"))
      _ = try await publication.commit(memory: [])
    }
    for await _ in waiting { break }
    try first.write(Array("first".utf8), to: OutputPath("index.html"))
    _ = try await first.commit(memory: [])
    try await second.value
    #expect(notices.withLock { $0 } == [.waitingForOtherBuild])
    #expect(folder.text("public/index.html") == "second")
    #expect(folder.names() == [".gazette", "content", "public"])
  }

  @Test func `takes files from many tasks at once`() async throws {
    let publication = try await begin()
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
    _ = try await publication.commit(memory: [])
    #expect(published.count == 800)
    #expect(published.allSatisfy { folder.text("public/\($0)") == $0 })
  }

  @Test func `keeps the output folder's permissions`() async throws {
    try folder.makeFolder("public")
    try #require(chmod(folder("public"), 0o2750) == 0)
    try await publish(["a.html"])
    var status = stat()
    try #require(stat(folder("public"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o2750)
  }
}

/// Runs what waits on a thread that nobody else needs.
private func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
  }
}
