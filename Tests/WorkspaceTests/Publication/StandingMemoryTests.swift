import Publishing
import Synchronization
import Testing
import Workspace

@Suite struct `The memory of what stands` {
  private static func memory(_ output: OutputOnDisk) throws -> [UInt8]? {
    try Publication.memory(of: OutputFolder(nil, for: SiteFolder(output.folder.path)))
  }

  @Test func `is none where nothing is published, and looking makes nothing`() async throws {
    let output = try OutputOnDisk()
    #expect(try Self.memory(output) == nil)
    #expect(output.folder.tree("") == ["content/site.yml"])
    try output.folder.write("x", to: "public/index.html")
    #expect(try Self.memory(output) == nil)
  }

  @Test func `is what the last build stored, whoever holds the lock`() async throws {
    let output = try OutputOnDisk()
    try await output.publish(["a.html": "a"], memory: [1, 2])
    #expect(try Self.memory(output) == [1, 2])
    let other = try output.begin()
    #expect(try Self.memory(output) == [1, 2])
    try await other.discard()
  }

  @Test func `is that of the old tree or the new one at each step of a build`() async throws {
    let output = try OutputOnDisk()
    try await output.publish(["a.html": "a"], memory: [1])
    let seen = Mutex<[(Publication.Step, [UInt8]?)]>([])
    let publication = try output.begin(observe: { step in
      let memory = (try? Self.memory(output)) ?? nil
      seen.withLock { $0.append((step, memory)) }
    })
    try await publication.start(.whole)
    try publication.write(Array("b".utf8), to: OutputPath("a.html"))
    _ = try await publication.commit(memory: [2])
    let steps = seen.withLock { $0 }
    let exchange = try #require(steps.firstIndex { $0.0 == .exchanged })
    #expect(steps[..<exchange].allSatisfy { $0.1 == [1] }, "\(steps)")
    #expect(steps[exchange...].allSatisfy { $0.1 == [2] }, "\(steps)")
    #expect(steps.count > 5)
  }

  @Test func `comes with the bytes that were written`() async throws {
    let output = try OutputOnDisk()
    let first = try await output.publish(["a.html": "a", "b/c.html": "ccc"])
    #expect(first.writtenCount == 2 && first.writtenByteCount == 4)
    let second = try await output.publish(["a.html": "a", "b/c.html": "cccc", "d.html": "dd"])
    #expect(second.writtenCount == 2 && second.writtenByteCount == 6)
    #expect(second.unchangedCount == 1)
    let third = try await output.publish(["a.html": "aaaaa"], .changes)
    #expect(third.writtenCount == 1 && third.writtenByteCount == 5)
  }
}
