import Content
import Diagnostics
import Testing
import Workspace

@Suite struct SiteFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("languages: [zh-Hant]", to: "content/site.yml")
  }

  private func tree() throws -> SourceTree { try SiteFolder(folder.path).readTree() }

  @Test func `lists the files of both folders, sorted, and nothing else`() throws {
    try folder.write("b", to: "content/plans/115.zh-Hant.md")
    try folder.write("t", to: "templates/page.mustache")
    try folder.write("x", to: "public/index.html")
    try folder.write("x", to: "README.md")
    let tree = try tree()
    #expect(
      tree.paths.map(\.string) == [
        "content/plans/115.zh-Hant.md", "content/site.yml", "templates/page.mustache",
      ])
    #expect(tree.diagnostics.isEmpty)
    #expect(try tree.bytes(of: "content/plans/115.zh-Hant.md") == Array("b".utf8))
  }

  @Test(arguments: [
    ".hidden.md", "a.md~", "#a.md#", ".a.md.swp", "a.swp", ".git/config", "Thumbs.db", "thumbs.db",
    "Desktop.ini", ".DS_Store", ".~lock.plan.odt#", "~lock.plan.odt#", "~$plan.docx",
  ])
  func `leaves out hidden files, editors' backups and what systems leave`(_ name: String) throws {
    try folder.write("x", to: "content/\(name)")
    let tree = try tree()
    #expect(tree.paths == ["content/site.yml"])
    #expect(tree.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "content/../content/site.yml", "content/./site.yml", "/etc/passwd", "content", "", "README.md",
    "content/.hidden", "content/nowhere.md",
  ])
  func `opens no file that it has not listed`(_ path: String) throws {
    try folder.write("x", to: "README.md")
    try folder.write("x", to: "content/.hidden")
    let tree = try tree()
    #expect(throws: SourceReadingError.missing) { try tree.bytes(of: SourcePath(path)) }
  }

  @Test(arguments: ["../../etc/passwd", "site.yml", "nowhere", "."])
  func `reports a symbolic link wherever it leads`(_ target: String) throws {
    try folder.link("content/link.md", to: target)
    let tree = try tree()
    #expect(tree.paths == ["content/site.yml"])
    #expect(tree.diagnostics.map(\.code) == [.symbolicLink])
    #expect(tree.diagnostics.first?.file == "content/link.md")
    #expect(tree.diagnostics.first?.message.contains("'\(target)'") == true)
    #expect(throws: SourceReadingError.missing) { try tree.bytes(of: "content/link.md") }
  }

  @Test func `reports a linked folder and does not read it`() throws {
    let other = try TemporaryFolder()
    try other.write("# secret", to: "secret.md")
    try folder.link("templates", to: other.path)
    try folder.link("content/plans", to: "..")
    let tree = try tree()
    #expect(tree.paths == ["content/site.yml"])
    #expect(tree.diagnostics.map(\.file) == ["content/plans", "templates"])
  }

  @Test func `does not follow a link put in a folder's place after the listing`() throws {
    try folder.write("inside", to: "content/plans/a.md")
    let tree = try tree()
    try folder.write("outside", to: "elsewhere/a.md")
    try folder.rename("content/plans", to: "content/before")
    try folder.link("content/plans", to: folder("elsewhere"))
    #expect(throws: SourceReadingError.self) { try tree.bytes(of: "content/plans/a.md") }
  }

  @Test func `reports a file that went away as missing`() throws {
    try folder.write("x", to: "content/a.md")
    let tree = try tree()
    try folder.remove("content/a.md")
    #expect(throws: SourceReadingError.missing) { try tree.bytes(of: "content/a.md") }
  }

  @Test func `reports names that differ only in case, at both`() throws {
    try folder.write("1", to: "content/Plan.md")
    try folder.write("2", to: "content/plan.md")
    let found = try tree().diagnostics
    #expect(found.map(\.code) == [.duplicatePath, .duplicatePath])
    #expect(found.map(\.file) == ["content/Plan.md", "content/plan.md"])
    #expect(found.map { $0.notes.map(\.file) } == [["content/plan.md"], ["content/Plan.md"]])
  }

  @Test func `reports names that differ only in Unicode form, and reads one`() throws {
    try folder.write("composed", to: "content/caf\u{E9}.md")
    try folder.write("decomposed", to: "content/cafe\u{301}.md")
    let tree = try tree()
    #expect(tree.diagnostics.map(\.code) == [.duplicatePath, .duplicatePath])
    #expect(tree.paths.count == 2)
  }

  @Test func `normalises names and opens them as the disk has them`() throws {
    try folder.write("x", to: "content/cafe\u{301}/か\u{3099}.md")
    let tree = try tree()
    let path = try #require(tree.paths.first)
    #expect(path.string.unicodeScalars.elementsEqual("content/caf\u{E9}/が.md".unicodeScalars))
    #expect(try tree.bytes(of: path) == Array("x".utf8))
    #expect(tree.diagnostics.isEmpty)
  }

  @Test func `names the bytes of a name that is not UTF-8`() throws {
    try folder.write("x", bytesOfName: Array("content/".utf8) + [0xA4, 0xA4] + Array(".md".utf8))
    let tree = try tree()
    #expect(tree.paths == ["content/site.yml"])
    #expect(tree.diagnostics.map(\.code) == [.invalidUTF8])
    #expect(tree.diagnostics.first?.file.string == "content/\\xA4\\xA4.md")
  }

  @Test(.timeLimit(.minutes(15)))
  func `does not wait for a pipe, listed or put in a file's place`() throws {
    try folder.makePipe("content/pipe.md")
    try folder.write("x", to: "content/a.md")
    let tree = try tree()
    #expect(tree.diagnostics.map(\.code) == [.fileUnreadable])
    try folder.remove("content/a.md")
    try folder.makePipe("content/a.md")
    #expect(throws: SourceReadingError.unreadable("Not a regular file")) {
      try tree.bytes(of: "content/a.md")
    }
  }

  @Test(arguments: ["a.md", "a.MD", "b.yml", "c.yaml"])
  func `does not take a huge file that would be parsed into memory`(_ name: String) throws {
    try folder.makeSparse("content/\(name)", byteCount: 50 << 20)
    let tree = try tree()
    #expect(throws: SourceReadingError.tooLarge(byteCount: 50 << 20, limit: 8 << 20)) {
      try tree.bytes(of: SourcePath("content/\(name)"))
    }
  }

  @Test func `reads a large file that is only copied`() throws {
    try folder.makeSparse("content/map.png", byteCount: 9 << 20)
    #expect(try tree().bytes(of: "content/map.png").count == 9 << 20)
  }

  @Test func `stops at a depth that no site needs`() throws {
    let deep = Array(repeating: "d", count: 70).joined(separator: "/")
    try folder.write("x", to: "content/\(deep)/a.md")
    let tree = try tree()
    #expect(tree.diagnostics.map(\.code) == [.fileUnreadable])
    #expect(tree.paths == ["content/site.yml"])
  }

  @Test func `names the nearest site above a folder that is none`() throws {
    try folder.makeFolder("content/plans/115")
    let nearest = try CanonicalPath(folder.path)
    #expect(throws: NotASite(path: folder("content/plans/115"), nearest: nearest)) {
      try SiteFolder(folder("content/plans/115"))
    }
  }

  @Test func `opens a site that has no settings yet`() throws {
    let other = try TemporaryFolder()
    try other.write("# Hi", to: "content/index.md")
    #expect(try SiteFolder(other.path).readTree().paths == ["content/index.md"])
  }
}
