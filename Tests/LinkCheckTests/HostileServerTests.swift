import LinkCheck
import Testing

/// What is found of a server that does what servers of the real Web do.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct HostileServerTests {
  private let server: LinkServer

  init() throws { server = try LinkServer() }

  private struct Case: CustomTestStringConvertible, Sendable {
    var path: String
    var finding: Verdict
    var status: Int?
    var failure: Failure?

    init(_ path: String, _ finding: Verdict, _ status: Int? = nil, _ failure: Failure? = nil) {
      (self.path, self.finding, self.status, self.failure) = (path, finding, status, failure)
    }

    var testDescription: String { path }
  }

  private static let cases = [
    Case("/ok", .alive, 200),
    Case("/status/204", .alive, 204),
    Case("/partial", .alive, 206),
    Case("/%E4%B8%AD%E6%96%87", .alive, 200),
    Case("/中文", .alive, 200),
    Case("/no-head.pdf", .alive, 200),
    Case("/file.pdf", .alive, 200),
    Case("/moved", .movedPermanently, 200),
    Case("/for-now", .movedTemporarily, 200),
    Case("/moved-then-now", .movedPermanently, 200),
    Case("/cross-host", .movedPermanently, 200),
    Case("/loop", .broken, 301, .redirectLoop),
    Case("/hops?n=0", .broken, 302, .tooManyRedirects),
    Case("/cookies", .blocked, 302),
    Case("/nowhere", .broken, 302, .badRedirect),
    Case("/to-file", .unsafe, 302, .badAddress),
    Case("/to-credentials", .unsafe, 302, .credentials),
    Case("/to-sign-in", .needsSignIn, 200),
    Case("/status/401", .needsSignIn, 401),
    Case("/status/403", .suspect, 403),
    Case("/wall", .blocked, 403),
    Case("/wall-404", .blocked, 404),
    Case("/sensor-404", .dead, 404),
    Case("/form-404", .dead, 404),
    Case("/origin-down", .dead, 504),
    Case("/front-wall", .blocked, 403),
    Case("/sensors", .alive, 200),
    Case("/bare-challenge", .blocked, 200),
    Case("/status/999", .blocked, 999),
    Case("/status/404", .dead, 404),
    Case("/status/405", .suspect, 405),
    Case("/status/410", .dead, 410),
    Case("/heals", .alive, 200),
    Case("/status/500", .dead, 500),
    Case("/status/503", .dead, 503),
    Case("/slow-body", .alive, 200),
    Case("/endless", .alive, 200),
    Case("/bomb", .alive, 200),
    Case("/short-body", .alive, 200),
    Case("/long-body", .alive, 200),
    Case("/reset", .dead, nil, .reset),
    Case("/huge-headers", .broken, nil, .headersTooLarge),
    Case("/no-http", .broken, nil, .httpProtocol),
    Case("/soft", .soft404, 200),
    Case("/big5", .soft404, 200),
    Case("/about-404", .alive, 200),
    Case("/article-404", .alive, 200),
  ]

  @Test func `says what each answer means`() throws {
    let port = try server.port("http")
    let targets = Self.cases.enumerated().map { index, one in
      LinkTarget(url: "http://case\(index).test:\(port)\(one.path)")
    }
    let outcomes = try ServerCheck(server: server).outcomes(targets)
    #expect(outcomes.count == targets.count)
    for (target, one) in zip(targets, Self.cases) {
      let outcome = try #require(outcomes.first { $0.url == target.url })
      #expect(outcome.finding == one.finding, "\(one.path): \(outcome)")
      #expect(outcome.failure == one.failure, "\(one.path): \(outcome)")
      if outcome.failure != .headersTooLarge {
        #expect(outcome.status == one.status, "\(one.path): \(outcome)")
      }
    }
  }

  @Test(arguments: ["/hang", "/slow-head"])
  func `gives up on a server that keeps it waiting`(_ path: String) throws {
    var check = ServerCheck(server: server, timeout: .milliseconds(400))
    check.settings.attempts = 2
    let outcome = try check.outcome("http://slow.test:\(server.port("http"))\(path)")
    #expect(outcome.finding == .dead)
    #expect(outcome.failure == .timeout)
    #expect(outcome.requestCount == 2)
  }

  @Test func `keeps the whole chain of redirects`() throws {
    let port = try server.port("http")
    let outcome = try ServerCheck(server: server).outcome("http://chain.test:\(port)/moved")
    #expect(outcome.hops.map(\.status) == [301, 308])
    #expect(outcome.hops.map(\.isPermanent) == [true, true])
    #expect(outcome.finalURL == "http://chain.test:\(port)/ok")
    #expect(outcome.permanentURL == "http://chain.test:\(port)/ok")
    let mixed = try ServerCheck(server: server).outcome("http://chain.test:\(port)/moved-then-now")
    #expect(mixed.permanentURL == "http://chain.test:\(port)/for-now")
  }

  @Test(arguments: ["rate-seconds.test", "rate-date.test"])
  func `comes back when it is asked to`(_ host: String) throws {
    let check = ServerCheck(server: server)
    let outcome = try check.outcome("http://\(host):\(server.port("http"))/page")
    #expect(outcome.finding == .alive)
    let times = try server.log().filter { $0.host == host && $0.path == "/page" }
    #expect(times.count == 2)
    #expect((times.last?.begin ?? 0) - (times.first?.end ?? 0) >= 0.9)
  }

  @Test func `leaves a host alone that asks for longer than the run`() throws {
    let port = try server.port("http")
    let targets = (1...5).map { LinkTarget(url: "http://rate-long.test:\(port)/page/\($0)") }
    var check = ServerCheck(server: server)
    check.settings.allowance.concurrency = 1
    let outcomes = try check.outcomes(targets)
    #expect(outcomes.map(\.finding) == Array(repeating: .rateLimited, count: 5))
    let pages = try server.log().filter { $0.host == "rate-long.test" && $0.path != "/robots.txt" }
    #expect(pages.count == 1)
  }

  @Test func `reaches a server that has IPv6 only`() throws {
    let outcome = try ServerCheck(server: server).outcome(
      "http://[::1]:\(server.port("ipv6"))/ok")
    #expect(outcome.finding == .alive, "\(outcome)")
  }

  @Test func `asks a host no more that limits every request`() throws {
    let port = try server.port("http")
    let targets = (1...12).map { LinkTarget(url: "http://rate-always.test:\(port)/page/\($0)") }
    let outcomes = try ServerCheck(server: server).outcomes(targets)
    #expect(outcomes.map(\.finding) == Array(repeating: .rateLimited, count: 12))
    // Three in a row, and those that were under way.
    let pages = try server.log().filter { $0.path.hasPrefix("/page/") }
    #expect((3...6).contains(pages.count))
  }

  @Test func `gives up on a link whose redirects take all its time`() throws {
    var check = ServerCheck(server: server)
    check.settings.linkLimit = .milliseconds(800)
    let outcome = try check.outcome("http://hops.test:\(server.port("http"))/slow-hops?n=0")
    #expect(outcome.finding == .suspect, "\(outcome)")
    #expect(outcome.failure == .timeout)
    #expect(outcome.milliseconds < 1500)
  }

  // MARK: Pages

  private static let fragments: [(String, [String], Verdict)] = [
    ("/fragments", ["申請方式"], .alive),
    ("/fragments", ["%E7%94%B3%E8%AB%8B%E6%96%B9%E5%BC%8F"], .alive),
    ("/fragments", ["old", "top", ":~:text=words"], .alive),
    ("/fragments", ["hidden"], .dead),
    ("/fragments", ["old", "new"], .dead),
    ("/scripted", ["chapter-2"], .unverifiable),
    ("/file.pdf", ["page=3"], .alive),
    ("/bomb", ["deep"], .unverifiable),
  ]

  @Test(arguments: fragments)
  func `looks for fragments`(_ path: String, _ fragments: [String], _ finding: Verdict) throws {
    let outcome = try ServerCheck(server: server).outcome(
      "http://fragments.test:\(server.port("http"))\(path)", fragments: fragments)
    #expect(outcome.finding == finding, "\(outcome)")
  }

  @Test func `sees that a server shows one page for everything, but for its front page`() throws {
    let port = try server.port("http")
    let check = ServerCheck(server: server)
    #expect(try check.outcome("http://same.test:\(port)/news/7").finding == .soft404)
    #expect(try check.outcome("http://same.test:\(port)/").finding == .alive)
    #expect(try check.outcome("http://home.test:\(port)/news/7").finding == .soft404)
    #expect(try check.outcome("http://home.test:\(port)/").finding == .alive)
  }

  // MARK: Safety

  private static let privateAddresses = [
    "127.0.0.1", "169.254.169.254", "10.0.0.1", "192.168.1.1", "[::1]", "[fe80::1]",
    "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "100.64.0.1", "0.0.0.0",
  ]

  @Test(arguments: privateAddresses)
  func `asks no name that leads into private networks`(_ address: String) throws {
    let port = try server.port("http")
    var check = ServerCheck(server: server, permits: AddressRules.isPublic)
    check.resolve = ["inside.test:\(port):\(address)"]
    let outcome = try check.outcomes(
      [LinkTarget(url: "http://inside.test:\(port)/ok")], resolving: false)
    #expect(outcome.map(\.finding) == [.unsafe], "\(outcome)")
    #expect(outcome.map(\.failure) == [.privateAddress])
    #expect(try server.log().isEmpty)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]"])
  func `asks no loopback address however it is written`(_ host: String) throws {
    let port = try server.port("http")
    let check = ServerCheck(server: server, permits: AddressRules.isPublic)
    let outcome = try check.outcomes(
      [LinkTarget(url: "http://\(host):\(port)/ok")], resolving: false)
    #expect(outcome.map(\.finding) == [.unsafe], "\(outcome)")
    #expect(try server.log().isEmpty)
  }

  @Test func `judges the address of every hop`() throws {
    let port = try server.port("http")
    var check = ServerCheck(server: server)
    check.resolve = ["metadata.test:\(port):169.254.169.254"]
    let outcome = try check.outcome("http://first.test:\(port)/to-metadata")
    #expect(outcome.finding == .unsafe, "\(outcome)")
    #expect(outcome.failure == .privateAddress)
    #expect(try server.log().allSatisfy { $0.host != "metadata.test" })
  }

  @Test func `sends neither credentials nor cookies, and says who asks`() throws {
    let port = try server.port("http")
    let check = ServerCheck(server: server)
    let outcome = try check.outcome("http://user:secret@site.test:\(port)/ok")
    #expect(outcome.finding == .unsafe)
    #expect(try server.log().isEmpty)
    _ = try check.outcomes([
      LinkTarget(url: "http://site.test:\(port)/cookies"),
      LinkTarget(url: "http://site.test:\(port)/ok"),
    ])
    let log = try server.log()
    #expect(log.allSatisfy { $0.cookie == nil })
    #expect(log.allSatisfy { $0.agent.contains("link check of https://www.example.gov.tw/") })
  }

  // MARK: Politeness

  @Test func `gives no host more than its allowance, by the server's own log`() throws {
    let port = try server.port("http")
    var check = ServerCheck(server: server)
    check.settings.allowance = Pacer.Allowance(interval: .milliseconds(100), concurrency: 2)
    let targets = (0..<120).map {
      LinkTarget(url: "http://polite\($0 % 6).test:\(port)/page/\($0)")
    }
    let outcomes = try check.outcomes(targets)
    #expect(outcomes.allSatisfy { $0.finding == .alive })
    let hosts = Dictionary(grouping: try server.log(), by: \.host)
    #expect(hosts.count == 6)
    for (host, entries) in hosts {
      #expect(Set(entries.map(\.path)).count == entries.count, "\(host) was asked twice")
      for (index, entry) in entries.enumerated() {
        // In no second more than ten begin, one more where its network was slower than the last one's.
        let within = entries[index...].prefix { $0.begin < entry.begin + 1 }.count
        #expect(within <= 11, "\(host): \(within) in a second")
        let open = entries[..<index].filter { ($0.end ?? .infinity) > entry.begin }.count
        #expect(open < 2, "\(host): \(open + 1) at once")
      }
    }
  }

  @Test func `looks for nothing that robots.txt closes, by the server's own log`() throws {
    let port = try server.port("http")
    let targets = ["/a/page", "/b/page", "/計畫/x"].map {
      LinkTarget(url: "http://closed-folder.test:\(port)\($0)")
    }
    let outcomes = try ServerCheck(server: server).outcomes(targets)
    #expect(outcomes.count == 3)
    let findings = outcomes.sorted { $0.url < $1.url }.map(\.finding)
    #expect(findings == [.alive, .alive, .excluded])
    let paths = try server.log().map(\.path)
    let closed = paths.filter {
      ($0.hasPrefix("/a/") && $0 != "/a/page") || $0.hasPrefix("/closed/") || $0.contains("%E8")
    }
    #expect(closed.isEmpty, "\(paths)")
    #expect(paths.contains { $0.hasPrefix("/b/gazette-") })
  }

  @Test func `keeps to what robots.txt asks, by the server's own log`() throws {
    let port = try server.port("http")
    let targets = ["/1", "/2", "/private/3"].map {
      LinkTarget(url: "http://polite.test:\(port)\($0)")
    }
    let outcomes = try ServerCheck(server: server).outcomes(targets)
    #expect(Set(outcomes.map(\.finding)) == [.alive, .excluded])
    let entries = try server.log()
    #expect(entries.first?.path == "/robots.txt")
    #expect(!entries.contains { $0.path.hasPrefix("/private/") })
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $1.begin - $0.begin >= 0.95 })
  }
}
