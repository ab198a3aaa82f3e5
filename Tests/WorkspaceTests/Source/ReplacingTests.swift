import Content
import Diagnostics
import Foundation
import Testing
import Workspace

@Suite struct `Replacing a source file` {
  private func site(_ folder: TemporaryFolder) throws -> SiteFolder {
    try folder.write("agency: { name: 甲 }\n", to: "content/site.yml")
    return try SiteFolder(folder.path)
  }

  @Test func `makes it with the folders on its way`() throws {
    let folder = try TemporaryFolder()
    try site(folder).replace("content/ledger/urls.txt", with: Array("/\n".utf8))
    #expect(folder.text("content/ledger/urls.txt") == "/\n")
    #expect(try site(folder).readTree().paths == ["content/ledger/urls.txt", "content/site.yml"])
  }

  @Test func `puts the new one in its place and leaves nothing beside it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("/old/\n", to: "content/ledger/urls.txt")
    try site(folder).replace("content/ledger/urls.txt", with: Array("/new/\n".utf8))
    #expect(folder.text("content/ledger/urls.txt") == "/new/\n")
    #expect(folder.names(in: "content/ledger") == ["urls.txt"])
  }

  @Test func `does not change the file that another name stands for`() throws {
    let folder = try TemporaryFolder()
    try folder.write("/old/\n", to: "content/ledger/urls.txt")
    try FileManager.default.linkItem(
      atPath: folder("content/ledger/urls.txt"), toPath: folder("copy"))
    try site(folder).replace("content/ledger/urls.txt", with: Array("/new/\n".utf8))
    #expect(folder.text("copy") == "/old/\n")
  }

  @Test func `does not follow a link out of the site`() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("outside")
    let site = try site(folder)
    try folder.link("content/ledger", to: "../outside")
    #expect(throws: FileSystemError.self) {
      try site.replace("content/ledger/urls.txt", with: [])
    }
    #expect(folder.names(in: "outside") == [])
  }
}
