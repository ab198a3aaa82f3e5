import Foundation
import FoundationNetworking
import Testing

@Suite(.timeLimit(.minutes(15))) struct ServeTests {
  /// A preview that runs, with a folder of its own for what it keeps for a while.
  private final class Preview {
    let process: Process
    let temporary: URL
    private let log: URL

    init(_ site: TestSite, _ arguments: String...) throws {
      temporary = site.url.deletingLastPathComponent()
        .appending(component: "temporary-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
      log = temporary.appendingPathExtension("log")
      try Data().write(to: log)
      process = Executable.process(
        ["serve"] + arguments, in: site.url, environment: ["TMPDIR": temporary.path])
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      process.standardError = try FileHandle(forWritingTo: log)
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    var said: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// What stands in the folder for a while.
    var kept: [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
    }

    /// Waits until it has said this, and gives what it has said.
    func waits(for text: String) async throws -> String {
      while process.isRunning, !said.contains(text) {
        try await Task.sleep(for: .milliseconds(20))
      }
      return said
    }

    /// Waits until it has built so often in all.
    func waits(forBuild number: Int) async throws {
      while process.isRunning, said.matches(of: /Built in/).count < number {
        try await Task.sleep(for: .milliseconds(20))
      }
    }

    /// The address that it has named.
    func address() async throws -> URL {
      let said = try await waits(for: "(Ctrl-C")
      let match = try #require(said.firstMatch(of: /http:\/\/(localhost:[0-9]+)\//), "\(said)")
      return try #require(URL(string: String(match.0)))
    }

    /// How it ended, once it was told to by a signal.
    func end(_ signal: Int32) async throws -> Int32 {
      kill(process.processIdentifier, signal)
      while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
      return process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus
    }
  }

  private func text(_ url: URL) async throws -> String {
    String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `ends when it is asked to, and leaves nothing`(_ signal: Int32) async throws {
    let site = try TestSite()
    let preview = try Preview(site, "--port", "0")
    let address = try await preview.address()
    #expect(try await text(address).contains("歡迎。"))
    #expect(preview.kept.count == 1)
    #expect(try await preview.end(signal) == 0)
    #expect(preview.kept == [])
    #expect(site.names == ["content"])
  }

  @Test func `ends though it was sent lines without end`() async throws {
    let site = try TestSite()
    let preview = try Preview(site, "--port", "0")
    let address = try await preview.address()
    var lines: [URLSessionDataTask] = []
    for _ in 0...ProcessInfo.processInfo.activeProcessorCount {
      let long = address.appending(path: String(repeating: "a", count: 1_000_000))
      let task = URLSession.shared.dataTask(with: long)
      task.resume()
      lines.append(task)
    }
    #expect(try await text(address).contains("歡迎。"))
    let start = ContinuousClock.now
    #expect(try await preview.end(SIGINT) == 0)
    #expect(ContinuousClock.now - start < .seconds(20))
    #expect(preview.kept == [])
    for line in lines { line.cancel() }
  }

  @Test func `follows what is saved, and says what is wrong`() async throws {
    let site = try TestSite()
    let preview = try Preview(site, "--port", "0")
    let address = try await preview.address()
    try site.writeNews(1, "改過了。")
    try await preview.waits(forBuild: 2)
    #expect(try await text(address.appending(path: "news/n1/")).contains("改過了。"))
    try site.writeNews(1, "[無](nowhere.md)")
    let said = try await preview.waits(for: "the pages stay as they were")
    #expect(said.contains("content/news/n1.md:7:5: error: "), "\(said)")
    #expect(try await text(address.appending(path: "news/n1/")).contains("改過了。"))
    #expect(try await preview.end(SIGINT) == 0)
  }

  @Test func `leaves the published site alone, and another preview of it`() async throws {
    let site = try TestSite()
    #expect(try site.run("build").status == 0)
    let before = try site.files("public")
    let first = try Preview(site, "--port", "0")
    let second = try Preview(site, "--port", "0")
    let addresses = [try await first.address(), try await second.address()]
    #expect(addresses[0] != addresses[1])
    try site.writeNews(1, "改過了。")
    for (preview, address) in zip([first, second], addresses) {
      try await preview.waits(forBuild: 2)
      #expect(try await text(address.appending(path: "news/n1/")).contains("改過了。"))
    }
    #expect(try await first.end(SIGINT) == 0)
    #expect(try await text(addresses[1]).contains("歡迎。"))
    #expect(try await second.end(SIGINT) == 0)
    #expect(try site.files("public") == before)
  }

  @Test func `names the way on where the port is taken`() async throws {
    let site = try TestSite()
    let preview = try Preview(site, "--port", "0")
    let port = String(try #require(try await preview.address().port))
    let run = try site.run("serve", "--port", port)
    #expect(run.status == 74)
    #expect(
      run.error == """
        error: Port \(port) is taken, perhaps by another preview: name another with --port, or any \
        free one with --port 0.

        """)
    #expect(try await preview.end(SIGINT) == 0)
  }

  @Test(arguments: ["65536", "-1", "http"])
  func `refuses a port that there is not`(_ port: String) throws {
    let run = try TestSite().run("serve", "--port=\(port)")
    #expect(run.status == 64)
    #expect(run.error.contains("--port"))
  }

  @Test func `says where it finds no site`() throws {
    let site = try TestSite()
    let run = try site.run("serve", "nowhere")
    #expect(run.status == 64)
    #expect(run.error.contains("is not a site"))
  }
}
