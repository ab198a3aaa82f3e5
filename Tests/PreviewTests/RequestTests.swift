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
