import Testing
import Workspace

@Suite struct OutputFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("x", to: "site/content/site.yml")
    try folder.makeFolder("site/templates")
  }

  private func output(_ path: String?) throws -> OutputFolder {
    try OutputFolder(path, for: SiteFolder(folder("site")))
  }

  @Test(arguments: [
    ("site", OutputRefusal.site), ("site/content/..", .site), ("site/./", .site),
    ("", .holdsSources("content")), ("site/..", .holdsSources("content")),
    ("site/content", .holdsSources("content")), ("site/templates", .holdsSources("templates")),
    ("site/content/new", .insideSources("content")),
    ("site/templates/a/b", .insideSources("templates")),
    ("site/public/../content/x", .insideSources("content")),
    ("site/.gazette", .insideState), (".gazette/public", .insideState),
  ])
  func `refuses a folder whose replacement would touch sources`(
    _ path: String, _ refusal: OutputRefusal
  ) {
    #expect(throws: refusal) { try output(folder(path)) }
  }

  @Test(arguments: ["/", "/..", "//"]) func `refuses the root`(_ path: String) {
    #expect(throws: OutputRefusal.root) { try output(path) }
  }

  @Test func `sees through a link to the sources`() throws {
    try folder.link("elsewhere", to: "site/content")
    #expect(throws: OutputRefusal.insideSources("content")) { try output(folder("elsewhere/new")) }
  }

  @Test func `does not take a link that leads nowhere for a new folder`() throws {
    try folder.link("dangling", to: "nowhere/at/all")
    #expect(throws: FileSystemError.self) { try output(folder("dangling")) }
  }

  @Test(arguments: ["site/public", "site/contents", "other", "other/deep/er", "site/public/../www"])
  func `takes any other folder, there or not`(_ path: String) throws {
    #expect(try output(folder(path)).path.string.hasPrefix("/"))
  }

  @Test func `is public/ in the site's folder unless another is asked for`() throws {
    let expected = try CanonicalPath(folder("site/public"))
    #expect(try output(nil).path == expected)
  }

  @Test func `keeps a link named public and replaces what it leads to`() throws {
    try folder.makeFolder("www")
    try folder.link("site/public", to: "../www")
    let expected = try CanonicalPath(folder("www"))
    #expect(try output(nil).path == expected)
  }
}
