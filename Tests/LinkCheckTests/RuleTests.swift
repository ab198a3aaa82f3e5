import LinkCheck
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("HTTP://Example.TW", "http://example.tw/"),
    ("https://example.tw:443/a/../b/./c", "https://example.tw/b/c"),
    ("https://example.tw:8443/", "https://example.tw:8443/"),
    ("https://example.tw/%7euser/%e4%b8%ad", "https://example.tw/~user/%E4%B8%AD"),
    ("https://example.tw/中文", "https://example.tw/%E4%B8%AD%E6%96%87"),
    ("https://中文.tw/", "https://xn--fiq228c.tw/"),
    ("https://example.tw./", "https://example.tw/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("https://example.tw/a?b=%2f#c", "https://example.tw/a?b=%2F"),
    ("https://user:pass@example.tw/", "https://example.tw/"),
  ])
  func `has one form`(_ text: String, _ normal: String) {
    #expect(WebAddress(text)?.string == normal)
  }

  @Test(arguments: ["", "example.tw", "//example.tw/", "ftp://example.tw/", "http://", "http:// /"])
  func `is of HTTP and absolute`(_ text: String) { #expect(WebAddress(text) == nil) }

  @Test(arguments: [
    ("c", "http://a.tw/b/c"), ("../c", "http://a.tw/c"), ("/c?d", "http://a.tw/c?d"),
    ("//e.tw/", "http://e.tw/"), ("?q", "http://a.tw/b/x?q"), ("https://f.tw", "https://f.tw/"),
  ])
  func `resolves what a redirect names`(_ reference: String, _ result: String) {
    #expect(WebAddress("http://a.tw/b/x")?.resolving(reference)?.string == result)
  }
}

@Suite struct AddressRulesTests {
  @Test(
    arguments: [
      [8, 8, 8, 8], [168, 95, 1, 1], [172, 15, 0, 1], [172, 32, 0, 1], [192, 169, 0, 1],
      [0x20, 0x01, 0xB0, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 8, 8, 8, 8],
      [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8],
      [0x20, 0x02, 8, 8, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ] as [[UInt8]])
  func `lets the public Internet be asked`(_ bytes: [UInt8]) {
    #expect(AddressRules.isPublic(bytes))
  }

  @Test(
    arguments: [
      [], [127, 0, 0, 1], [127, 255, 0, 3], [10, 1, 2, 3], [172, 16, 0, 1], [172, 31, 255, 255],
      [192, 168, 0, 1], [169, 254, 169, 254], [100, 64, 0, 1], [100, 127, 0, 1], [0, 0, 0, 0],
      [192, 0, 0, 1], [198, 18, 0, 1], [198, 19, 0, 1], [224, 0, 0, 1], [255, 255, 255, 255],
      [UInt8](repeating: 0, count: 16), [UInt8](repeating: 0, count: 15) + [1],
      [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0xFD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1],
      [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 169, 254, 169, 254],
      [0, 0x64, 0xFF, 0x9B, 0, 1, 0, 0, 0, 0, 0, 0, 8, 8, 8, 8],
      [0x20, 0x02, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0x20, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [0xFF, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ] as [[UInt8]])
  func `lets nothing else be asked`(_ bytes: [UInt8]) { #expect(!AddressRules.isPublic(bytes)) }
}

@Suite struct RobotsRulesTests {
  private let text = """
    User-agent: *
    Disallow: /

    # ours
    User-agent: Other
    User-agent: gazettelinks
    Crawl-delay: 2.5
    Disallow: /private/
    Allow: /private/open
    Disallow: /*.pdf$
    Disallow:
    """

  @Test(arguments: [
    ("/", true), ("/private/x", false), ("/private/open/x", true), ("/a/b.pdf", false),
    ("/a/b.pdf?x", true), ("/privat", true),
  ])
  func `decides by the longest rule of the group for us`(_ path: String, _ isAllowed: Bool) {
    let rules = RobotsRules(Array(text.utf8), agent: CheckSettings.agent)
    #expect(rules.allows(path) == isAllowed)
    #expect(rules.crawlDelay == 2.5)
  }

  @Test(arguments: [
    ("/計畫/", "/%E8%A8%88%E7%95%AB/x", false), ("/%e8%a8%88%e7%95%ab/", "/計畫/x", false),
    ("/%7Euser/", "/~user/", false), ("/~user/", "/%7euser/", false), ("/a%2fb", "/a/b", true),
    ("/a%2Fb", "/a%2fb", false), ("/a b", "/a%20b", false), ("/x%2A", "/x*", false),
    ("/x%2A", "/xyz", true), ("/$x", "/$x", false), ("/x$", "/x$", true), ("/x%24", "/x$", false),
  ])
  func `compares paths in one form`(_ rule: String, _ path: String, _ isAllowed: Bool) {
    let rules = RobotsRules(Array("User-agent: *\nDisallow: \(rule)".utf8), agent: "x")
    #expect(rules.allows(path) == isAllowed)
  }

  @Test(arguments: [
    ("GazetteLinks/0.1", true), ("gazettelinks", true), ("GazetteLinks 2", true),
    ("GazetteLinksFurther", false), ("Gazette", false),
  ])
  func `knows its name with a version`(_ name: String, _ isOurs: Bool) {
    let text = "User-agent: \(name)\nDisallow: /"
    #expect(RobotsRules(Array(text.utf8), agent: CheckSettings.agent).allows("/") != isOurs)
  }

  @Test func `takes the group for all where there is none for us`() {
    #expect(!RobotsRules(Array(text.utf8), agent: "Nobody").allows("/"))
    #expect(RobotsRules([], agent: "Nobody").allows("/"))
    #expect(RobotsRules([0xFF, 0xFE, 0], agent: "Nobody").allows("/"))
  }

  @Test(.timeLimit(.minutes(15))) func `is not held up by patterns made to`() {
    let pattern = "Disallow: /" + String(repeating: "*a", count: 2000)
    let rules = RobotsRules(Array("User-agent: *\n\(pattern)".utf8), agent: "x")
    #expect(rules.allows("/" + String(repeating: "a", count: 1990) + "b"))
  }
}

@Suite struct TimeTests {
  @Test(
    arguments: [
      ("120", 120), (" 5 ", 5), ("0", 0), ("99999999999999999999999", Int.max),
      ("Sun, 06 Nov 1994 08:49:47 GMT", 10), ("Sunday, 06-Nov-94 08:49:47 GMT", 10),
      ("Sun Nov  6 08:49:47 1994", 10), ("Sun, 06 Nov 1994 08:00:00 GMT", 0), ("soon", nil),
      ("-5", nil), ("", nil), ("1.5", nil), ("Sun, 36 Nov 1994 08:49:47 GMT", nil),
    ] as [(String, Int?)])
  func `reads how long to wait`(_ value: String, _ seconds: Int?) {
    #expect(RetryAfter.seconds(value, now: 784_111_777) == seconds)
  }

  @Test func `waits twice as long each time, by chance spread, and the same with the same seed`() {
    var first = BackOff(base: .seconds(1), maximum: .seconds(60), seed: 7)
    var second = first
    let waits = (1...10).map { first.wait(afterAttempt: $0) }
    #expect(waits == (1...10).map { second.wait(afterAttempt: $0) })
    for (index, wait) in waits.enumerated() {
      let middle = min(Duration.seconds(60), .seconds(1) * (1 << index))
      #expect(wait >= middle * 0.5 && wait <= middle * 1.5)
    }
    #expect(Set(waits.map { $0 / .seconds(1) }).count == 10)
  }
}

@Suite struct PacerTests {
  @Test func `keeps to a host's allowance while others go on`() {
    var pacer = Pacer(
      allowance: Pacer.Allowance(interval: .seconds(1), concurrency: 2), totalConcurrency: 3)
    for work in 0..<4 { pacer.add(work, host: "a", notBefore: .zero) }
    for work in 4..<6 { pacer.add(work, host: "b", notBefore: .zero) }
    #expect(pacer.start(at: .zero) == [0, 4])
    #expect(pacer.start(at: .milliseconds(999)).isEmpty)
    #expect(pacer.start(at: .seconds(1)) == [1])
    // Three run, of all that may.
    #expect(pacer.start(at: .seconds(2)).isEmpty)
    pacer.finish("b")
    // Host `a` has two under way.
    #expect(pacer.start(at: .seconds(2)) == [5])
    pacer.finish("a")
    #expect(pacer.start(at: .seconds(2)) == [2])
  }

  @Test func `leaves a host alone that asks for it`() {
    var pacer = Pacer(
      allowance: Pacer.Allowance(interval: .seconds(1), concurrency: 1), totalConcurrency: 9)
    pacer.add(1, host: "a", notBefore: .zero)
    pacer.pause("a", until: .seconds(30))
    pacer.slow("a", to: .seconds(5))
    #expect(pacer.start(at: .seconds(29)).isEmpty)
    #expect(pacer.nextTurn != nil)
    #expect(pacer.start(at: .seconds(35)) == [1])
    pacer.finish("a")
    pacer.add(2, host: "a", notBefore: .zero)
    #expect(pacer.start(at: .seconds(39)).isEmpty)
    #expect(pacer.start(at: .seconds(40)) == [2])
  }

  @Test func `gives no turn to what was taken back`() {
    var pacer = Pacer(
      allowance: Pacer.Allowance(interval: .seconds(1), concurrency: 1), totalConcurrency: 9)
    for work in 0..<5 { pacer.add(work, host: "a", notBefore: .zero) }
    #expect(pacer.start(at: .zero) == [0])
    pacer.remove([1, 2, 4], from: "a")
    #expect(pacer.waiting(at: "a") == [3])
    pacer.finish("a")
    #expect(pacer.start(at: .seconds(1)) == [3])
    pacer.finish("a")
    #expect(pacer.start(at: .seconds(9)).isEmpty && pacer.runningCount == 0)
  }

  @Test(arguments: 1...50)
  func `never gives a host more than its allowance, and forgets nothing`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let allowance = Pacer.Allowance(
      interval: .milliseconds(Int.random(in: 1...50, using: &random)),
      concurrency: Int.random(in: 1...3, using: &random))
    var pacer = Pacer(
      allowance: allowance, totalConcurrency: Int.random(in: 1...6, using: &random))
    let hosts = (0..<200).map { _ in String(Int.random(in: 0..<7, using: &random)) }
    for (work, host) in hosts.enumerated() {
      let delay = Int.random(in: 0...100, using: &random)
      pacer.add(work, host: host, notBefore: .milliseconds(delay))
    }
    var now = Duration.zero
    var running: [Int] = []
    var begun: [String: Duration] = [:]
    var done = Set<Int>()
    for _ in 0..<100_000 where done.count < hosts.count {
      for work in pacer.start(at: now) {
        if let last = begun[hosts[work]] { #expect(now - last >= allowance.interval) }
        begun[hosts[work]] = now
        running.append(work)
        #expect(running.filter { hosts[$0] == hosts[work] }.count <= allowance.concurrency)
      }
      if Int.random(in: 0..<3, using: &random) == 0,
        let work = running.randomElement(using: &random)
      {
        running.removeAll { $0 == work }
        pacer.finish(hosts[work])
        done.insert(work)
      }
      now += .milliseconds(1)
    }
    #expect(done.count == hosts.count)
  }
}

@Suite struct ResolveEntryTests {
  @Test(arguments: [
    "www.example.gov.tw:443:192.0.2.1", "a.test:80:[2001:db8::1]", "a.test:80:::1",
    "*:443:192.0.2.1,192.0.2.2",
  ])
  func `is a host, a port and addresses`(_ text: String) { #expect(ResolveEntry(text) != nil) }

  @Test(arguments: [
    "", "foo", "foo:80", "foo:99999:192.0.2.1", "foo:99999:1", "foo:0:192.0.2.1", ":80:192.0.2.1",
    "foo:80:", "foo:80:bar", "foo:80:192.0.2.1,", "-foo:80", "foo:80:1", "f oo:80:192.0.2.1",
  ])
  func `is nothing else`(_ text: String) { #expect(ResolveEntry(text) == nil) }
}

@Suite struct ShardTests {
  @Test func `divides hosts among shards, each to one`() throws {
    let shards = try (1...4).map { try #require(Shard("\($0)/4")) }
    for host in 0..<200 {
      #expect(shards.filter { $0.holds(host: "host\(host).gov.tw") }.count == 1)
    }
    for text in ["0/4", "5/4", "1", "1/", "a/b", "1/0", "-1/2"] { #expect(Shard(text) == nil) }
  }
}
