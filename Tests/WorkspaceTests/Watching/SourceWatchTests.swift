import Foundation
import Testing
import Workspace

@Suite(.timeLimit(.minutes(5))) struct SourceWatchTests {
  /// Something that a person or a program does to a site.
  struct Deed: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let does: @Sendable (TemporaryFolder) throws -> Void

    init(_ name: String, _ does: @escaping @Sendable (TemporaryFolder) throws -> Void) {
      testDescription = name
      self.does = does
    }
  }

  static let changes = [
    Deed("writes a file in place") { try $0.write("二", to: "content/a.md") },
    Deed("writes a new file") { try $0.write("二", to: "content/b.md") },
    Deed("writes the settings") { try $0.write("title: 二", to: "content/site.yml") },
    Deed("writes a template") { try $0.write("x", to: "templates/page.mustache") },
    Deed("removes a file") { try $0.remove("content/a.md") },
    Deed("renames a file") { try $0.rename("content/a.md", to: "content/c.md") },
    Deed("saves by renaming") {
      try $0.write("二", to: "content/.a.md.new")
      try $0.rename("content/.a.md.new", to: "content/a.md")
    },
    Deed("moves a file in from elsewhere") { try $0.rename("else.md", to: "content/else.md") },
    Deed("makes a folder with a file") { try $0.write("三", to: "content/new/deep/a.md") },
    Deed("renames a folder") { try $0.rename("content/plans", to: "content/former") },
    Deed("moves a folder away") { try $0.rename("content/plans", to: "away") },
    Deed("moves a folder in") { try $0.rename("folder", to: "content/folder") },
    Deed("removes a folder") { try $0.removeTree("content/plans") },
    Deed("links a file") { try $0.link("content/l.md", to: "a.md") },
    Deed("gives a file a second name") {
      try #require(link($0("else.md"), $0("content/second.md")) == 0)
    },
    Deed("lets a file be read") { try #require(chmod($0("content/a.md"), 0o600) == 0) },
    Deed("renames the folder of sources") { try $0.rename("content", to: "content.old") },
  ]

  static let other = [
    Deed("publishes") { try $0.write("x", to: "public/index.html") },
    Deed("keeps state") { try $0.write("x", to: ".gazette/state") },
    Deed("writes beside the sources") { try $0.write("x", to: "notes.txt") },
    Deed("writes an editor's backup") { try $0.write("x", to: "content/a.md~") },
    Deed("writes an editor's swap file") { try $0.write("x", to: "content/.a.md.swp") },
    Deed("reads a file") { #expect($0.text("content/a.md") == "一") },
  ]

  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("title: 一", to: "content/site.yml")
    try folder.write("一", to: "content/a.md")
    try folder.write("一", to: "content/plans/115/index.md")
    try folder.write("x", to: "templates/base.mustache")
    try folder.write("x", to: "public/old.html")
    try folder.write("x", to: ".gazette/old")
    try folder.write("外", to: "else.md")
    try folder.write("外", to: "folder/a.md")
    return folder
  }

  /// Whether a change is told within this time.
  private func tells(
    _ watch: SourceWatch, within time: Duration = .seconds(20)
  ) async throws -> Bool {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        for try await _ in watch.changes { return true }
        return false
      }
      group.addTask {
        try await Task.sleep(for: time)
        return false
      }
      defer { group.cancelAll() }
      return try await group.next() ?? false
    }
  }

  @Test(arguments: changes) func `tells that somebody`(_ deed: Deed) async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    try deed.does(folder)
    #expect(try await tells(watch))
  }

  @Test(arguments: other) func `has nothing to tell where somebody`(_ deed: Deed) async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    try deed.does(folder)
    #expect(try await !tells(watch, within: .milliseconds(200)))
  }

  @Test(arguments: [
    "content/new/deep/a.md", "content/moved/sub/a.md", "content/plans/116/index.md",
  ])
  func `follows folders that came later`(_ path: String) async throws {
    let folder = try site()
    try folder.write("外", to: "brought/sub/b.md")
    let watch = try SourceWatch(SiteFolder(folder.path))
    try folder.makeFolder("content/new/deep")
    try folder.rename("brought", to: "content/moved")
    try folder.makeFolder("content/plans/116")
    #expect(try await tells(watch))
    try folder.write("二", to: path)
    #expect(try await tells(watch))
  }

  @Test func `knows a folder by its new name`() async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    try folder.rename("content/plans", to: "content/former")
    #expect(try await tells(watch))
    try folder.makeFolder("content/former/116")
    #expect(try await tells(watch))
    try folder.write("二", to: "content/former/116/index.md")
    #expect(try await tells(watch))
  }

  @Test func `follows sources that were put in place of the old ones`() async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    try folder.rename("content", to: "content.old")
    try folder.write("二", to: "content/site.yml")
    #expect(try await tells(watch))
    try folder.write("三", to: "content/site.yml")
    #expect(try await tells(watch))
  }

  @Test func `forgets a folder that went elsewhere`() async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    try folder.rename("content/plans", to: "away")
    #expect(try await tells(watch))
    try folder.write("二", to: "away/115/index.md")
    #expect(try await !tells(watch, within: .milliseconds(200)))
  }

  @Test func `tells of several saves at once`() async throws {
    let folder = try site()
    let watch = try SourceWatch(SiteFolder(folder.path))
    for number in 1...50 { try folder.write("一", to: "content/n\(number).md") }
    #expect(try await tells(watch))
    #expect(try await !tells(watch, within: .milliseconds(200)))
  }

  @Test func `looks everywhere again where the system has lost count`() throws {
    let folder = try site()
    let watched = try WatchedFolders(of: SiteFolder(folder.path))
    let known = watched.count
    let limit = try #require(
      Int(
        String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
          .filter(\.isNumber)))
    // The same twice in a row counts once.
    for number in 0...limit {
      try #require(
        chmod(folder(number.isMultiple(of: 2) ? "content/a.md" : "content/site.yml"), 0o600) == 0)
    }
    // Nobody is told of this one.
    try folder.makeFolder("content/late/later")
    while try watched.takeEvents() {}
    #expect(watched.count == known + 2)
    try folder.write("二", to: "content/late/later/a.md")
    #expect(try watched.takeEvents())
  }

  @Test func `refuses a site that is no longer there`() throws {
    let folder = try site()
    let site = try SiteFolder(folder.path)
    try folder.rename("content", to: "c")
    for name in folder.names() { try folder.removeTree(name) }
    try #require(rmdir(folder.path) == 0)
    #expect(throws: FileSystemError(.watch, folder.path, number: ENOENT)) {
      try SourceWatch(site)
    }
  }
}
