import Glibc
import Testing

@testable import bench

struct ChildTests {
  /// Runs `body` with a folder that is removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/bench-test-XXXXXX".utf8CString)
    #expect(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileTree.remove(folder) }
    try body(folder)
  }

  @Test func `measures a program and keeps what it says`() throws {
    try withFolder { folder in
      let log = folder + "/log"
      let usage = try Child.run(["sh", "-c", "echo said; sleep 0.05"], log: log)
      #expect(usage.wall >= .milliseconds(50))
      #expect(usage.peakMemory > 100_000)
      #expect(try FileTree.text(of: log) == "said\n")
    }
  }

  @Test(arguments: [["sh", "-c", "echo why; exit 3"], ["no-such-program-here"]])
  func `fails as its program fails`(_ command: [String]) throws {
    try withFolder { folder in
      #expect(throws: Failure.self) { try Child.run(command, log: folder + "/log") }
    }
  }

  @Test func `counts what was written and removes it`() throws {
    try withFolder { folder in
      let out = folder + "/out"
      try FileTree.makeFolders(out + "/plan-1")
      try FileTree.makeFolders(out + "/page")
      try FileTree.write("12345", to: out + "/plan-1/index.html")
      try FileTree.write("123", to: out + "/page/index.html")
      let size = try OutputSize(of: out) { $0.hasPrefix("plan-") }
      #expect(size.files == 2)
      #expect(size.bytes == 8)
      #expect(size.documents == 1)
      try FileTree.remove(out)
      #expect(!FileTree.exists(out))
    }
  }
}
