import CLinux
import Glibc
import Testing

@Suite struct OpenBeneathTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("inside", to: "site/a/b/file")
    try folder.write("outside", to: "outside")
    try folder.link("site/link", to: "a/b/file")
    try folder.link("site/a/out", to: "../..")
    try folder.link("site/away", to: "a")
  }

  /// Both ways of opening a path, so that each stands in for the other.
  private func opened(_ path: String) throws -> [Bool] {
    let root = open(folder("site"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(root >= 0)
    defer { close(root) }
    return [linux_open_beneath(root, path), linux_open_by_parts(root, path)].map { file in
      if file >= 0 { close(file) }
      return file >= 0
    }
  }

  @Test(arguments: ["a/b/file", "a/b", "a"]) func `opens what lies below`(_ path: String) throws {
    #expect(try opened(path) == [true, true])
  }

  @Test(arguments: [
    "link", "away/b/file", "a/out/outside", "../outside", "a/../../outside", "/etc/passwd", "",
    "a/nothing", "nothing/a", "a/b/file/c",
  ])
  func `follows no link and leaves by no path`(_ path: String) throws {
    #expect(try opened(path) == [false, false])
  }
}
