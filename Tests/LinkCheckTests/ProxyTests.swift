import LinkCheck
import Testing

/// What is found where a proxy stands between.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct ProxyTests {
  private let server: LinkServer

  init() throws { server = try LinkServer(arguments: ["--encrypted"]) }

  private func check(port: Int) -> ServerCheck {
    var check = ServerCheck(server: server)
    check.proxy = ProxySettings(environment: ["all_proxy": "http://127.0.0.1:\(port)"])
    return check
  }

  @Test func `blames no server for what a proxy does`() throws {
    let (plain, encrypted) = (80, try server.port("good"))
    let cases: [(String, Verdict, Failure?)] = [
      ("http://here.test:\(plain)/ok", .alive, nil),
      ("http://here.test:\(plain)/status/404", .dead, nil),
      ("http://wants-name.test:\(plain)/ok", .suspect, .proxy),
      ("http://far-away.test:\(plain)/ok", .suspect, nil),
      ("http://forbidden.test:\(plain)/ok", .suspect, nil),
      ("http://cuts-off.test:\(plain)/ok", .suspect, .proxy),
      ("https://good.test:\(encrypted)/ok", .alive, nil),
      ("https://here.test:\(encrypted)/ok", .broken, .certificateWrongName),
      ("https://wants-name.test:\(encrypted)/ok", .suspect, .proxy),
      ("https://far-away.test:\(encrypted)/ok", .suspect, .proxy),
      ("https://forbidden.test:\(encrypted)/ok", .suspect, .proxy),
      ("https://cuts-off.test:\(encrypted)/ok", .suspect, .proxy),
    ]
    let run = try check(port: server.port("proxy"))
      .run(cases.map { LinkTarget(url: $0.0) }, resolving: false)
    #expect(run.ending == .complete)
    for (url, finding, failure) in cases {
      let outcome = try #require(
        run.outcomes.first { $0.url == WebAddress(url)?.string || $0.url == url })
      #expect(outcome.finding == finding, "\(url): \(outcome)")
      #expect(outcome.failure == failure, "\(url): \(outcome)")
    }
  }

  @Test(arguments: ["http", "https"])
  func `ends at once where the proxy itself does not answer`(scheme: String) throws {
    // Nothing listens on the first port.
    let run = try check(port: 1).run(
      (0..<30).map { LinkTarget(url: "\(scheme)://host\($0).test/page") }, resolving: false)
    #expect(run.ending == .proxyIsSilent(scheme: scheme))
    #expect(run.outcomes.isEmpty)
  }

  @Test(arguments: [
    ("http://[2002:7f00:1::1]/", Verdict.unsafe), ("http://[::1]/", .unsafe),
    ("http://[fe80::1%25eth0]/", .unsafe), ("http://10.0.0.1/", .unsafe),
    ("http://inside/", .unsafe), ("http://[2001:b000::1]/ok", .alive),
    ("http://8.8.8.8/ok", .alive),
  ])
  func `judges numbers by all their bytes before they go to a proxy`(
    _ url: String, _ finding: Verdict
  ) throws {
    var check = try check(port: server.port("proxy"))
    check.permits = AddressRules.isPublic
    let outcomes = try check.outcomes([LinkTarget(url: url)], resolving: false)
    #expect(outcomes.map(\.finding) == [finding], "\(outcomes)")
  }
}
