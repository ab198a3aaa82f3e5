import LinkCheck
import Testing

/// How a live site is read, and what the check of its links goes on with.
@Suite struct SiteReaderTests {
  private static func sitemap(_ paths: [String]) -> Response {
    let locations = paths.map { "<url><loc>http://a.test\($0)</loc></url>" }.joined()
    return Response(
      status: 200, headers: [("content-type", "application/xml")],
      body: Array("<urlset>\(locations)</urlset>".utf8), milliseconds: 20)
  }

  private static func robots(_ text: String) -> Response {
    Response(status: 200, body: Array(text.utf8), milliseconds: 20)
  }

  /// A site of pages that each lead to a page of their own.
  private static func site(
    _ paths: [String], robots: Response = .status(404),
    page: @escaping (Request, Int) -> Response? = { _, _ in nil }
  ) -> ScriptedServers {
    ScriptedServers { request, count in
      switch request.address.path {
      case "/robots.txt": robots
      case "/sitemap.xml": sitemap(paths)
      default:
        page(request, count)
          ?? Response(
            status: 200, headers: [("content-type", "text/html")],
            body: Array("<a href=\"/to\(request.address.path)\">x</a>".utf8), milliseconds: 20)
      }
    }
  }

  private func read(
    _ servers: ScriptedServers, settings: CheckSettings = CheckSettings()
  ) throws -> SiteReader.Result {
    let address = try #require(WebAddress("http://a.test/sitemap.xml"))
    return try SiteReader(
      settings: settings, transport: servers, clock: servers, startedAt: 1_795_284_000
    ).read(sitemap: address)
  }

  @Test func `robots.txt comes first, and is obeyed`() throws {
    let servers = Self.site(
      ["/1", "/secret/2", "/3"],
      robots: Self.robots("User-agent: *\nCrawl-delay: 1\nDisallow: /secret\nDisallow: /sitemap"))
    let result = try read(servers)
    #expect(
      servers.log.map(\.url)
        == ["robots.txt", "sitemap.xml", "1", "3"].map { "http://a.test/\($0)" })
    let times = servers.beginnings(at: "a.test")
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .seconds(1) })
    #expect(
      result.unreadable == [.init(url: "http://a.test/secret/2", reason: .disallowed)])
    #expect(result.targets.sorted.map(\.url) == ["http://a.test/to/1", "http://a.test/to/3"])
  }

  @Test(arguments: [0, 1, 20])
  func `ends at once where the proxy does not answer, from the first or later on`(
    count: Int
  ) throws {
    let silent = Response(failure: .proxy, proxy: .silent, milliseconds: 20)
    let paths = (0..<count).map { "/\($0)" }
    let servers = ScriptedServers { request, _ in
      request.address.path == "/sitemap.xml" && count > 0 ? Self.sitemap(paths) : silent
    }
    #expect {
      try read(servers)
    } throws: {
      ($0 as? SiteReader.Unreadable)?.reason == .proxyIsSilent(scheme: "http")
    }
    #expect(servers.log.count < 12)
  }

  @Test func `the check goes on at the same pace, and asks for no rules twice`() throws {
    let servers = Self.site(["/1", "/2"], robots: Self.robots("User-agent: *\nCrawl-delay: 2"))
    let result = try read(servers)
    let check = OutsideCheck(
      settings: CheckSettings(), transport: servers, clock: servers, startedAt: 1_795_284_000,
      hosts: result.hosts)
    _ = check.run(result.targets.sorted) { _ in }
    #expect(servers.log.count { $0.url == "http://a.test/robots.txt" } == 1)
    #expect(servers.log.contains { $0.url == "http://a.test/to/2" })
    let times = servers.beginnings(at: "a.test")
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .seconds(2) })
  }

  @Test(arguments: [(429, "3", 3), (503, "3", 3), (503, nil, 1), (429, nil, 1)])
  func `a page that is not to be had now is waited for`(
    status: Int, retryAfter: String?, seconds: Int
  ) throws {
    let servers = Self.site(["/1", "/2"]) { request, count in
      request.address.path == "/1" && count == 1
        ? .status(status, retryAfter.map { [("retry-after", $0)] } ?? []) : nil
    }
    let result = try read(servers)
    #expect(result.unreadable.isEmpty && result.pageCount == 2)
    let asked = servers.log.filter { $0.url == "http://a.test/1" }
    #expect(asked.count == 2 && asked[1].begin - asked[0].end >= .seconds(seconds))
    if retryAfter != nil, let other = servers.log.first(where: { $0.url == "http://a.test/2" }) {
      #expect(other.begin <= asked[0].end || other.begin - asked[0].end >= .seconds(seconds))
    }
  }

  @Test func `a host that asks for more than is waited is left alone, by the check too`() throws {
    let servers = Self.site(["/1", "/2", "/3"]) { request, _ in
      request.address.path.hasPrefix("/to") ? nil : .status(429, [("retry-after", "9999")])
    }
    let result = try read(servers)
    #expect(result.unreadable.map(\.reason) == [.resting, .resting, .resting])
    #expect(servers.log.count <= 4)
    var outcomes: [Outcome] = []
    let check = OutsideCheck(
      settings: CheckSettings(), transport: servers, clock: servers, startedAt: 1_795_284_000,
      hosts: result.hosts)
    _ = check.run([LinkTarget(url: "http://a.test/to/9")]) { outcomes.append($0) }
    #expect(outcomes.map(\.finding) == [.rateLimited])
  }

  @Test func `machines that read the same pages keep to one host's allowance together`() throws {
    var beginnings: [Duration] = []
    for index in 1...3 {
      var settings = CheckSettings()
      settings.shard = try #require(Shard(index: index, count: 3))
      let servers = Self.site((1...6).map { "/\($0)" })
      let result = try read(servers, settings: settings)
      #expect(result.pageCount == 6)
      beginnings += servers.beginnings(at: "a.test")
    }
    beginnings.sort()
    #expect(beginnings.count == 3 * 8)
    // Their clocks are not one: on the whole they ask no more often.
    for (first, fourth) in zip(beginnings, beginnings.dropFirst(3)) {
      #expect(fourth - first >= .milliseconds(500) * 3)
    }
  }

  @Test func `pages for which there was no time are told`() throws {
    var settings = CheckSettings()
    settings.totalLimit = .seconds(3)
    let result = try read(Self.site((1...40).map { "/\($0)" }), settings: settings)
    #expect(result.pageCount > 0 && result.unreadable.count == 40 - result.pageCount)
    #expect(result.unreadable.allSatisfy { $0.reason == .failure(.outOfTime) })
  }

  @Test(arguments: [
    (Response.status(404), SiteReader.Unreadable.Reason.status(404)),
    (.failed(.privateAddress), .failure(.privateAddress)), (.page("x"), .noSitemap),
  ])
  func `a sitemap that is none says why`(
    answer: Response, reason: SiteReader.Unreadable.Reason
  ) throws {
    let servers = ScriptedServers { request, _ in
      request.address.path == "/robots.txt" ? .status(404) : answer
    }
    #expect(throws: SiteReader.Unreadable(url: "http://a.test/sitemap.xml", reason: reason)) {
      try read(servers)
    }
  }

  @Test func `a server that is down is asked for few of its pages`() throws {
    let servers = Self.site((1...50).map { "/\($0)" }) { _, _ in .failed(.timeout) }
    let result = try read(servers)
    #expect(result.unreadable.count == 50)
    #expect(servers.log.count < 12)
  }
}
