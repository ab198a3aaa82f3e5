import LinkCheck
import Testing

/// How a run goes about its links.
@Suite struct OutsideCheckTests {
  private static func isExtra(_ url: String) -> Bool {
    url.hasSuffix("/robots.txt") || url.contains("/gazette-")
  }

  private static func honest(_ request: Request, _ count: Int) -> Response {
    isExtra(request.address.string) ? .status(404) : .page(request.address.path)
  }

  @Test func `asks each address once, and a host no more than its allowance`() {
    let servers = ScriptedServers(Self.honest)
    let urls = (0..<60).map { "http://host\($0 % 3).test/page/\($0)" }
    let outcomes = servers.run(urls)
    #expect(Set(outcomes.map(\.url)) == Set(urls))
    #expect(outcomes.count == urls.count)
    #expect(outcomes.allSatisfy { $0.finding == .alive })
    for host in 0..<3 {
      let times = servers.beginnings(at: "host\(host).test")
      // The pages, robots.txt, and one page that can't be there.
      #expect(times.count == 22)
      #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .milliseconds(500) })
    }
    #expect(servers.elapsed < .seconds(12))
  }

  @Test func `reads robots.txt before anything else, and keeps to it`() {
    let servers = ScriptedServers { request, count in
      guard request.address.path == "/robots.txt" else { return Self.honest(request, count) }
      let text = "User-agent: *\nCrawl-delay: 3\nDisallow: /no/"
      return Response(status: 200, body: Array(text.utf8), milliseconds: 20)
    }
    let outcomes = servers.run(["http://a.test/no/1", "http://a.test/1", "http://a.test/2"])
    #expect(servers.log.first?.url == "http://a.test/robots.txt")
    #expect(!servers.log.contains { $0.url == "http://a.test/no/1" })
    let excluded = outcomes.first { $0.url == "http://a.test/no/1" }
    #expect(excluded?.finding == .excluded)
    #expect(excluded?.message.key == .disallowed)
    let times = servers.beginnings(at: "a.test")
    #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .seconds(3) })
  }

  @Test func `asks for a file by HEAD, and by GET where that is refused`() {
    let servers = ScriptedServers { request, count in
      if Self.isExtra(request.address.string) { return .status(404) }
      if request.address.path == "/refused.pdf", request.method == .head { return .status(405) }
      return .status(200, [("content-type", "application/pdf")])
    }
    let outcomes = servers.run(["http://a.test/file.pdf", "http://a.test/refused.pdf"])
    #expect(outcomes.map(\.finding) == [.alive, .alive])
    let methods = servers.log.filter { $0.url.hasSuffix("pdf") }.map(\.method)
    #expect(methods == [.head, .head, .get])
  }

  @Test func `waits longer before each attempt`() {
    let servers = ScriptedServers { request, count in
      Self.isExtra(request.address.string) ? .status(404) : .status(502)
    }
    var settings = CheckSettings()
    settings.attempts = 4
    let outcomes = servers.run(["http://a.test/"], settings: settings)
    #expect(outcomes.map(\.finding) == [.dead])
    #expect(outcomes.first?.requestCount == 4)
    let entries = servers.log.filter { $0.url == "http://a.test/" }
    for (index, pair) in zip(entries, entries.dropFirst()).enumerated() {
      let wait = pair.1.begin - pair.0.end
      let middle = Duration.seconds(2) * (1 << index)
      #expect(wait >= middle * 0.5 && wait <= middle * 1.5 + .milliseconds(10))
    }
  }

  @Test func `pauses the whole host that asks for it`() {
    let servers = ScriptedServers { request, count in
      if Self.isExtra(request.address.string) { return .status(404) }
      return request.address.path == "/0" && count == 1
        ? .status(429, [("retry-after", "60")]) : .page(request.address.path)
    }
    let outcomes = servers.run((0..<10).map { "http://a.test/\($0)" })
    #expect(outcomes.allSatisfy { $0.finding == .alive })
    guard let refused = servers.log.first(where: { $0.url == "http://a.test/0" }) else {
      Issue.record("never asked")
      return
    }
    let later = servers.beginnings(at: "a.test").filter { $0 > refused.end }
    #expect(later.allSatisfy { $0 >= refused.end + .seconds(60) })
  }

  @Test(arguments: [Failure.noSuchName, .certificateExpired, .refused, .timeout])
  func `asks a server that is down no more`(_ failure: Failure) {
    let servers = ScriptedServers { _, _ in .failed(failure) }
    let outcomes = servers.run((0..<50).map { "http://down.test/\($0)" })
    #expect(outcomes.count == 50)
    #expect(outcomes.allSatisfy { $0.failure == failure })
    #expect(servers.log.count <= 10)
  }

  @Test func `lets links of a server that is down wait for no turn`() {
    let servers = ScriptedServers { _, _ in .failed(.refused) }
    #expect(servers.run((0..<60).map { "http://down.test/\($0)" }).count == 60)
    // The six that fail, each after a moment of rest.
    #expect(servers.elapsed < .seconds(16))
  }

  @Test func `asks a host that limits every request three times, and not for each link`() {
    let servers = ScriptedServers { request, _ in
      Self.isExtra(request.address.string) ? .status(404) : .status(429)
    }
    let outcomes = servers.run((0..<12).map { "http://a.test/\($0)" })
    #expect(outcomes.map(\.finding) == Array(repeating: .rateLimited, count: 12))
    #expect(servers.log.filter { !Self.isExtra($0.url) }.count <= 4)
    #expect(servers.elapsed < .seconds(20))
  }

  @Test func `gives a link the time of all its requests, redirects included`() {
    let servers = ScriptedServers { request, _ in
      if Self.isExtra(request.address.string) { return .status(404) }
      let hop = Int(request.address.path.dropFirst()) ?? 0
      return .status(302, [("location", "/\(hop + 1)")], milliseconds: 9000)
    }
    let outcomes = servers.run(["http://a.test/0"])
    #expect(outcomes.map(\.finding) == [.suspect])
    #expect(outcomes.map(\.failure) == [.timeout])
    #expect(outcomes.map(\.milliseconds) == [63_000])
    // The last has no more time than is left.
    #expect(servers.log.last?.timeLimit == .seconds(6))
  }

  @Test func `does not let the wait for a host count`() {
    let servers = ScriptedServers { request, count in
      if Self.isExtra(request.address.string) { return .status(404) }
      return count < 3 ? .status(429, [("retry-after", "100")]) : .page("well")
    }
    #expect(servers.run(["http://a.test/"]).map(\.finding) == [.alive])
    #expect(servers.elapsed > .seconds(200))
  }

  @Test(arguments: [1, 3])
  func `tells a server that is slow from a link whose time was short`(_ attempts: Int) {
    // The transport ends a request that has less time than any by itself so.
    let servers = ScriptedServers { request, _ in
      Self.isExtra(request.address.string)
        ? .status(404)
        : .failed(
          request.timeLimit ?? .zero < .seconds(20) ? .outOfTime : .timeout, milliseconds: 20_100)
    }
    var settings = CheckSettings()
    settings.linkLimit = .seconds(attempts == 1 ? 10 : 60)
    let outcomes = servers.run(["http://a.test/"], settings: settings)
    #expect(outcomes.map(\.failure) == [.timeout])
    #expect(outcomes.map(\.finding) == [attempts == 1 ? .suspect : .dead])
  }

  @Test func `ends in time, and leaves the rest for the next run`() {
    let servers = ScriptedServers(Self.honest)
    var settings = CheckSettings()
    settings.totalLimit = .seconds(10)
    let outcomes = servers.run((0..<100).map { "http://a.test/\($0)" }, settings: settings)
    #expect(outcomes.count == 100)
    let left = outcomes.filter { $0.failure == .outOfTime }
    #expect(left.count > 70 && left.allSatisfy { $0.finding == .suspect })
    #expect(servers.elapsed <= .seconds(11))
  }

  @Test func `divides a run by host`() throws {
    let urls = (0..<200).map { "http://host\($0 % 40).test/\($0)" } + ["mailto:a@example.tw"]
    let whole = ScriptedServers(Self.honest).run(urls)
    var parts: [Outcome] = []
    for index in 1...3 {
      var settings = CheckSettings()
      settings.shard = try #require(Shard(index: index, count: 3))
      parts += ScriptedServers(Self.honest).run(urls, settings: settings)
    }
    #expect(parts.map(\.url).sorted() == whole.map(\.url).sorted())
    #expect(parts.allSatisfy { $0.finding == .alive })
  }

  @Test(
    arguments: [
      ("mailto:a@example.gov.tw", .alive), ("mailto:nobody", .dead), ("mailto:", .dead),
      ("tel:+886-2-2345-6789", .alive), ("tel:call-us", .dead), ("tel:1999", .alive),
      ("javascript:alert(1)", .unsafe), ("file:///etc/passwd", .unsafe),
      ("ftp://a.test/", .excluded),
      ("http://", .dead), ("http://user@a.test/", .unsafe),
    ] as [(String, Verdict)])
  func `judges without asking what nobody must be asked for`(_ url: String, _ finding: Verdict) {
    let servers = ScriptedServers { _, _ in .status(200) }
    #expect(servers.run([url]).map(\.finding) == [finding])
    #expect(servers.log.isEmpty)
  }

  /// Answers at random, so that no path through the run is left out.
  @Test(.timeLimit(.minutes(15)), arguments: 1...60)
  func `comes to an end with every link, whatever servers do`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let servers = ScriptedServers { request, _ in
      let milliseconds = Int.random(in: 1...3000, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return .failed(Failure.allCases.randomElement(using: &random) ?? .reset)
      case 1: return .status(Int.random(in: 100..<600, using: &random), milliseconds: milliseconds)
      case 2:
        let host = Int.random(in: 0..<5, using: &random)
        return .status(302, [("location", "http://host\(host).test/\(milliseconds)")])
      case 3: return .status(429, [("retry-after", String(milliseconds / 20))])
      case 4: return .status(503)
      default: return .page("\(milliseconds % 3)", milliseconds: milliseconds)
      }
    }
    let urls = (0..<60).map { "http://host\($0 % 5).test/\($0)/x" }
    let outcomes = servers.run(urls)
    #expect(outcomes.map(\.url).sorted() == urls.sorted())
    for host in 0..<5 {
      let times = servers.beginnings(at: "host\(host).test")
      #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .milliseconds(500) })
    }
  }
}
