import Preview
import Testing

@Suite struct RequestTests {
  @Test(arguments: [
    "localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:8000",
  ])
  func `answers to`(_ host: String) {
    #expect(ServedHosts(port: 8000).contains(host))
  }

  @Test(arguments: [
    "", "localhost", "localhost:80", "localhost:8001", "localhost.:8000", "localhost:8000.",
    "127.0.0.1", "127.0.0.2:8000", "0.0.0.0:8000", "[::]:8000", "::1:8000", "2130706433:8000",
    "evil.example:8000", "localhost:8000.evil.example", "localhost.evil.example:8000",
    "localhost:8000@evil.example", " localhost:8000", "localhost:08000", "[::ffff:127.0.0.1]:8000",
  ])
  func `does not answer to`(_ host: String) {
    #expect(!ServedHosts(port: 8000).contains(host))
  }

  @Test func `answers without a port at the usual one`() {
    #expect(ServedHosts(port: 80).contains("localhost"))
    #expect(ServedHosts(port: 80).contains("[::1]:80"))
  }

  @Test func `reads the lines of a request`() throws {
    let text = "GET /a%20b?c=d?e HTTP/1.1\r\nHOST:  localhost:8000\t\r\nAccept: a, b\r\n\r\n"
    let head = try #require(RequestHead(text.utf8))
    #expect(head.method == "GET")
    #expect(head.path == "/a%20b")
    #expect(head.query == "c=d?e")
    #expect(head.host == "localhost:8000")
    #expect(head.keepsAlive)
    #expect(!head.hasBody)
    // Lines may end in a line feed alone.
    #expect(RequestHead(text.replacing("\r\n", with: "\n").utf8) == head)
  }

  @Test func `takes no name where there are two`() {
    let head = RequestHead("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n".utf8)
    #expect(head != nil)
    #expect(head?.host == nil)
  }

  @Test(arguments: [
    ("GET / HTTP/1.0\r\n\r\n", false, false),
    ("GET / HTTP/1.1\r\nConnection: Upgrade, Close\r\n\r\n", false, false),
    ("GET / HTTP/1.1\r\nConnection: keep-alive\r\n\r\n", true, false),
    ("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", true, false),
    ("GET / HTTP/1.1\r\nContent-Length: 3\r\n\r\n", true, true),
    ("GET / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n", true, true),
  ])
  func `knows what follows`(_ text: String, _ keepsAlive: Bool, _ hasBody: Bool) {
    let head = RequestHead(text.utf8)
    #expect(head?.keepsAlive == keepsAlive)
    #expect(head?.hasBody == hasBody)
  }

  @Test(arguments: [
    "", "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n",
    "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n", "GET /\u{1} HTTP/1.1\r\n\r\n",
    "GET /?a=\rb HTTP/1.1\r\n\r\n", "GET /\t HTTP/1.1\r\n\r\n", "\nGET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET / HTTP/1.1\r\n: a\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
    "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", "GET / HTTP/1.1\r\nA: \0\r\n\r\n",
  ])
  func `takes for no request`(_ text: String) {
    #expect(RequestHead(text.utf8) == nil)
  }

  @Test(arguments: [
    ("/", ""), ("/index.html", "index.html"), ("/en/", "en/"), ("/a%20b", "a b"),
    ("/%E8%A8%88%E7%95%AB/", "計畫/"), ("/計畫/", "計畫/"), ("/a%2Fb", "a/b"), ("/a+b", "a+b"),
    ("/.well-known/security.txt", ".well-known/security.txt"), ("/...", "..."),
    ("/..a/b..", "..a/b.."),
  ])
  func `reads a path`(_ target: String, _ path: String) {
    #expect(RequestPath(target)?.string == path)
  }

  @Test(arguments: [
    "", "index.html", "*", "http://localhost:8000/", "//", "//evil.example/", "/a//b", "/.", "/..",
    "/../etc/passwd", "/a/../b", "/a/..", "/./a", "/%2e%2e/etc/passwd", "/%2E./a", "/a/%2e/b",
    "/..%2fetc/passwd", "/a%2f..%2fb", "/%2fetc", "/a%00b", "/a%00.html", "/a\\..\\b", "/a%5cb",
    "/%FF", "/%C0%AE%C0%AE/", "/%", "/%4", "/%zz", "/a%0Ab", "/a%7Fb",
    "/" + String(repeating: "a", count: 9000),
  ])
  func `refuses what is no path`(_ target: String) {
    #expect(RequestPath(target) == nil)
  }
}
