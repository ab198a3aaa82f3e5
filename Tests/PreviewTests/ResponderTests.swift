import Preview
import Publishing
import Testing

@Suite(.timeLimit(.minutes(5))) struct ResponderTests {
  private static let script =
    #"<script src="/.gazette-preview/preview.js" data-version="test-1" defer></script>"#

  private func built(_ files: [String: String] = [:]) async throws -> PreviewedSite {
    let site = try PreviewedSite(files)
    let outcome = try await site.session.build()
    try #require(outcome.changedCount != nil, "\(outcome.report.diagnostics)")
    return site
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8", "歡迎。"),
    ("/index.html", "text/html; charset=utf-8", "歡迎。"),
    ("/en/", "text/html; charset=utf-8", "Welcome."),
    ("/news/n2/", "text/html; charset=utf-8", "本頁尚未發布"),
    ("/assets/style.css", "text/css; charset=utf-8", "color-scheme"),
    ("/feed.json", "application/json", "第一則"),
    ("/sitemap.xml", "application/xml; charset=utf-8", "urlset"),
    ("/robots.txt", "text/plain; charset=utf-8", "Sitemap"),
    ("/.gazette-preview/preview.js", "text/javascript; charset=utf-8", "EventSource"),
  ])
  func `answers with the file and its type`(
    _ target: String, _ type: String, _ text: String
  ) async throws {
    let answer = try await built().answer(target)
    #expect(answer.status == .ok)
    #expect(answer.header("Content-Type") == type)
    #expect(answer.header("Cache-Control") == "no-store")
    #expect(answer.header("X-Content-Type-Options") == "nosniff")
    #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
    #expect(answer.header("Content-Security-Policy") == "frame-ancestors 'self'")
    #expect(try answer.text.contains(text))
  }

  @Test func `adds the script to pages, and to nothing else`() async throws {
    let site = try await built()
    let page = try site.answer("/").text
    #expect(page.hasSuffix(Self.script + "\n</body>\n</html>\n"))
    #expect(try site.answer("/nowhere/").text.contains(Self.script))
    #expect(try !site.answer("/feed.json").text.contains("gazette-preview"))
    #expect(try !site.answer("/sitemap.xml").text.contains("gazette-preview"))
  }

  @Test(arguments: [
    ("/en", "", "/en/"), ("/news/n1", "a=b&c", "/news/n1/?a=b&c"), ("/old/", "", "/news/n1/"),
    ("/old", "", "/news/n1/"),
  ])
  func `leads on`(_ target: String, _ query: String, _ location: String) async throws {
    let answer = try await built().answer(target, query: query)
    #expect(answer.status == .movedPermanently)
    #expect(answer.header("Location") == location)
  }

  @Test func `says what is gone`() async throws {
    let answer = try await built().answer("/news/gone/")
    #expect(answer.status == .gone)
    #expect(try answer.text.contains("已結束"))
  }

  @Test(arguments: [
    "/nowhere/", "/nowhere.html", "/index.html/", "/.servers/apache.conf", "/.servers/",
    "/.gazette-manifest", "/content/site.yml", "/1", "/.gazette-preview/",
  ])
  func `has the site's page for what is not there`(_ target: String) async throws {
    let answer = try await built().answer(target)
    #expect(answer.status == .notFound)
    #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
    #expect(try answer.text.contains("找不到這個網頁"))
  }

  @Test(arguments: ["/../content/site.yml", "/%2e%2e/content/site.yml", "/a%00", "//evil.example"])
  func `refuses what no file can have for an address`(_ target: String) async throws {
    #expect(try await built().answer(target).status == .badRequest)
  }

  @Test(arguments: [nil, "", "evil.example", "localhost", "localhost:8001"])
  func `refuses another's name`(_ host: String?) async throws {
    let answer = try await built().answer("/", host: host)
    #expect(answer.status == .misdirectedRequest)
    #expect(try !answer.text.contains("歡迎"))
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE", "get", ""])
  func `can be read and nothing else`(_ method: String) async throws {
    let answer = try await built().answer("/", method: method)
    #expect(answer.status == .methodNotAllowed)
    #expect(answer.header("Allow") == "GET, HEAD")
  }

  @Test func `waits for the first page`() async throws {
    let site = try PreviewedSite(["content/index.zh-Hant.md": "---\ntitle: [\n---\n"])
    for _ in 0..<2 {
      let answer = try site.answer("/")
      #expect(answer.status == .serviceUnavailable)
      #expect(try answer.text.contains("還沒有網頁可以預覽"))
      #expect(try answer.text.contains(#"data-version="test-0""#))
      // The same while nothing is built, and once it was in vain.
      #expect(try await site.session.build().changedCount == nil)
    }
  }
}
