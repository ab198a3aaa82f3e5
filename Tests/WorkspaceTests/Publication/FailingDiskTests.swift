import Glibc
import Publishing
import Testing
import Workspace

/// Disks that take no more, or nothing.
@Suite(.serialized) struct FailingDiskTests {
  private static let old = site("old", size: 3_000)
  private static let new = site("new", size: 6_000)

  private static func site(_ text: String, size: Int) -> [String: String] {
    var site = ["same.html": "the same"]
    for number in 0..<8 {
      site["\(text)/\(number)/index.html"] = text
      site["pages/\(number).html"] = String(repeating: text, count: size / text.utf8.count)
    }
    return site
  }

  /// Publishes the new site where that may fail, and checks that it did so as a whole.
  private func expectWhole(_ output: OutputOnDisk, _ comment: Comment) async throws -> Bool {
    var isPublished = true
    do throws(any Error) { try await output.publish(Self.new) } catch let error as FileSystemError {
      #expect([ENOSPC, EFBIG, EROFS, EACCES].contains(error.number), comment)
      isPublished = false
    }
    #expect(output.texts() == (isPublished ? Self.new : Self.old), comment)
    return isPublished
  }

  @Test(.timeLimit(.minutes(15)))
  func `leaves the old site where the disk is full at any moment`() async throws {
    let output = try OutputOnDisk()
    try output.folder.makeFolder("public")
    let disk = try SmallDisk(below: output.folder, byteCount: 512 << 10)
    defer { disk.unmount() }
    let site = OutputOnDisk(folder: disk.folder)
    try disk.folder.write("x", to: "content/site.yml")
    var published: Set<Bool> = []
    for free in 0..<40 {
      try await site.publish(Self.old)
      try disk.fill(leaving: free * 4096)
      published.insert(try await expectWhole(site, "\(free) pages free"))
      try disk.folder.remove("ballast")
      try await site.publish(Self.new)
      #expect(site.texts() == Self.new, "after \(free) pages free")
      #expect(site.spare == Self.new, "after \(free) pages free")
    }
    #expect(published == [true, false])
  }

  @Test func `leaves the old site on a disk that has become read-only`() async throws {
    let output = try OutputOnDisk()
    let disk = try SmallDisk(below: output.folder, byteCount: 1 << 20)
    defer { disk.unmount() }
    let site = OutputOnDisk(folder: disk.folder)
    try disk.folder.write("x", to: "content/site.yml")
    try await site.publish(Self.old)
    try disk.setReadOnly(true)
    #expect(try await !expectWhole(site, "read-only"))
    try disk.setReadOnly(false)
    #expect(try await expectWhole(site, "writable again"))
  }

  /// Folders that may not be written into; what each holds stays as it is.
  @Test(arguments: [".", ".gazette", ".gazette/public", ".gazette/public/spare/mixed", "public"])
  func `leaves the old site where permission is denied`(_ name: String) async throws {
    let output = try OutputOnDisk()
    let folder = output.folder
    try #require(chmod(folder.path, 0o777) == 0)
    // Who may do anything is refused nothing: the processes run as somebody else.
    let user = geteuid() == 0 ? ["user=65534"] : []
    #expect(try Probe.run([folder.path, "a", "whole"] + user).status == 0)
    #expect(try Probe.run([folder.path, "b", "whole"] + user).status == 0)
    let before = try folder.contents("public")
    if name == "." { try folder.removeTree(".gazette") }
    let path = folder(name)
    try #require(chmod(path, 0o555) == 0)
    let run = try Probe.run([folder.path, "a", "whole"] + user)
    try #require(chmod(path, 0o777) == 0)
    if run.status == 0 {
      // Only new names in the folder are refused, which an exchange does not need.
      #expect(["public", ".gazette"].contains(name))
    } else {
      #expect(run.status == 74)
      #expect(run.output.contains("Permission denied"))
      #expect(try folder.contents("public") == before)
    }
    #expect(try Probe.run([folder.path, "a", "whole"] + user).status == 0)
    #expect(try folder.contents("public") != before)
    #expect(try folder.contents("public") == folder.contents(".gazette/public/spare"))
  }
}
