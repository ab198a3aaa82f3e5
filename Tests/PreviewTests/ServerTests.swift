import Foundation
import Preview
import Testing
import Workspace

@Suite(.timeLimit(.minutes(5))) struct ServerTests {
  /// Serves a built site while `body` runs.
  private func serving(
    _ body: (PreviewedSite, PreviewServer) async throws -> Void
  ) async throws {
    let site = try PreviewedSite()
    _ = try await site.session.build()
    let server = try PreviewServer.start(
      port: 0, folder: site.folder, feed: site.session.feed)
    let running = Task { try await server.run() }
    do {
      try await body(site, server)
    } catch {
      running.cancel()
      throw error
    }
    running.cancel()
    _ = await running.result
  }

  private func request(
    _ line: String, _ server: PreviewServer, further: String = ""
  ) -> String {
    "\(line) HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\(further)\r\n"
  }

  /// Whether an ordinary reader gets the home page.
  private func answers(_ server: PreviewServer) async throws -> Bool {
    let connection = try RawConnection(port: server.port)
    await connection.send(request("GET /", server))
    return await connection.receive(until: "</html>").hasPrefix("HTTP/1.1 200 OK\r\n")
  }

  @Test func `serves pages and whole files`() async throws {
    try await serving { site, server in
      let connection = try RawConnection(port: server.port)
      await connection.send(request("GET /", server))
      #expect(await connection.receive(until: "</html>").contains("歡迎。"))
      // Once more on the same connection.
      await connection.send(request("GET /assets/style.css", server))
      let style = await connection.receive(until: "@media print")
      #expect(style.contains("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test func `tells the length of what HEAD leaves out`() async throws {
    try await serving { _, server in
      let connection = try RawConnection(port: server.port)
      await connection.send(request("HEAD /", server))
      let head = await connection.receive(until: "\r\n\r\n")
      #expect(head.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(!head.contains("Content-Length: 0\r\n"))
      #expect(head.hasSuffix("\r\n\r\n"))
      // Were there a body, it would come before the next answer.
      await connection.send(request("HEAD /nowhere/", server))
      #expect(await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 404 Not Found\r\n"))
    }
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\n\r\n", "421"),
    ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421"),
    ("GET / HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\n\r\n", "421"),
    ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "400"),
    ("GET /../../etc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "400"),
    ("GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "400"),
    ("OPTIONS * HTTP/1.1\r\nHost: localhost:PORT\r\n\r\n", "405"),
    ("POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 3\r\n\r\nabc", "405"),
    (
      "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "405"
    ),
  ])
  func `refuses`(_ bytes: String, _ status: String) async throws {
    try await serving { _, server in
      let connection = try RawConnection(port: server.port)
      await connection.send(bytes.replacing("PORT", with: String(server.port)))
      let answer = await connection.receive(until: "\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      #expect(try await answers(server))
    }
  }

  @Test(arguments: [
    "\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0", "GET / HTTP/1.1\r\nHost",
    "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    "GET / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n",
    "GET / HTTP/1.1\r\nX\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}",
  ])
  func `goes on after what is no request`(_ bytes: String) async throws {
    try await serving { _, server in
      let connection = try RawConnection(port: server.port)
      await connection.send(bytes)
      #expect(try await answers(server))
    }
  }

  @Test(arguments: [
    ("GET /", 20_000, "414 URI Too Long"), ("GET /", 1_000_000, "414 URI Too Long"),
    ("GET / HTTP/1.1\r\nX: ", 20_000, "431 Request Header Fields Too Large"),
    ("GET / HTTP/1.1\r\nX: ", 1_000_000, "431 Request Header Fields Too Large"),
  ])
  func `refuses lines that never end`(
    _ beginning: String, _ count: Int, _ status: String
  ) async throws {
    try await serving { _, server in
      // As many as there are processors, and one more.
      for _ in 0...ProcessInfo.processInfo.activeProcessorCount {
        let connection = try RawConnection(port: server.port)
        await connection.send(beginning + String(repeating: "x", count: count))
        let answer = await connection.receive(until: "\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(answer)")
        #expect(answer.contains("\r\nConnection: close\r\n"))
      }
      #expect(try await answers(server))
    }
  }

  @Test func `answers what was asked together, each in its turn`() async throws {
    try await serving { _, server in
      let connection = try RawConnection(port: server.port)
      await connection.send(
        request("HEAD /nowhere/", server) + request("GET /old/", server)
          + request("GET /", server, further: "Connection: close\r\n"))
      let answers = await connection.receive(until: "nothing of this kind")
      let statuses = answers.matches(of: /HTTP\/1\.1 ([0-9]+)/).map { String($0.1) }
      #expect(statuses == ["404", "301", "200"])
      #expect(answers.hasSuffix("</html>\n"))
    }
  }

  @Test func `serves others while one sends a huge header, and one a byte at a time`()
    async throws
  {
    try await serving { _, server in
      let huge = try RawConnection(port: server.port)
      await huge.send("GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: 300_000))
      let slow = try RawConnection(port: server.port)
      for byte in "GET / HTTP/1.1\r\nHo".utf8 { await slow.send([byte]) }
      #expect(try await answers(server))
      await slow.send("st: localhost:\(server.port)\r\n\r\n")
      #expect(await slow.receive(until: "</html>").hasPrefix("HTTP/1.1 200 OK\r\n"))
    }
  }

  @Test func `tells the state that stands, and each that follows`() async throws {
    try await serving { site, server in
      let reader = try RawConnection(port: server.port)
      await reader.send(request("GET /.gazette-preview/events", server))
      let first = await reader.receive(until: "]}\n\n")
      #expect(first.contains("Content-Type: text/event-stream; charset=utf-8\r\n"))
      #expect(first.contains(#"data: {"version":"test-1""#))
      #expect(site.session.feed.readerCount == 1)
      try site.write("---\ntitle: 首頁\n---\n\n改過。\n", to: "content/index.zh-Hant.md")
      _ = try await site.session.build()
      #expect(await reader.receive(until: "]}\n\n").contains(#"data: {"version":"test-2""#))
    }
  }

  @Test func `lets a reader go that has gone`() async throws {
    try await serving { site, server in
      do {
        let reader = try RawConnection(port: server.port)
        await reader.send(request("GET /.gazette-preview/events", server))
        _ = await reader.receive(until: "]}\n\n")
      }
      // The first write after the end is still taken by the system.
      while site.session.feed.readerCount > 0 {
        site.session.feed.knock()
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(try await answers(server))
    }
  }

  @Test func `says that a port is taken, and leaves it when it ends`() async throws {
    let site = try PreviewedSite()
    let feed = site.session.feed
    let first = try PreviewServer.start(port: 0, folder: site.folder, feed: feed)
    let running = Task { try await first.run() }
    let refused = #expect(throws: PortRefused.self) {
      try PreviewServer.start(port: first.port, folder: site.folder, feed: feed)
    }
    #expect(refused?.isTaken == true)
    #expect(refused?.port == first.port)
    running.cancel()
    _ = await running.result
    let second = try PreviewServer.start(port: first.port, folder: site.folder, feed: feed)
    #expect(second.port == first.port)
    let again = Task { try await second.run() }
    again.cancel()
    _ = await again.result
  }
}
