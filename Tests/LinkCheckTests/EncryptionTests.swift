import LinkCheck
import Testing

/// What is found of servers by their certificates.
@Suite(.serialized, .timeLimit(.minutes(15)))
struct EncryptionTests {
  private let server: LinkServer

  init() throws { server = try LinkServer(arguments: ["--encrypted"]) }

  private struct Case: Sendable {
    var kind: String
    var host: String
    var finding: Verdict
    var failure: Failure?

    init(_ kind: String, _ host: String, _ finding: Verdict, _ failure: Failure? = nil) {
      (self.kind, self.host, self.finding, self.failure) = (kind, host, finding, failure)
    }
  }

  private static let cases = [
    Case("good", "good.test", .alive),
    Case("self-signed", "self-signed.test", .broken, .selfSigned),
    Case("expired", "expired.test", .broken, .certificateExpired),
    Case("wrong-name", "wrong-name.test", .broken, .certificateWrongName),
    Case("untrusted", "untrusted.test", .broken, .untrustedIssuer),
    Case("distrusted-leaf", "distrusted.test", .alive),
    // Browsers complete these, and so is done here.
    Case("incomplete", "incomplete.test", .alive),
    Case("incomplete-bundle", "incomplete.test", .alive),
    Case("incomplete-pem", "incomplete.test", .alive),
    Case("incomplete-twice", "incomplete.test", .alive),
    // Of these nobody knows.
    Case("incomplete-gone", "incomplete.test", .suspect, .missingIntermediate),
    Case("incomplete-noise", "incomplete.test", .suspect, .missingIntermediate),
    // What browsers refuse however it is completed.
    Case("incomplete-old", "incomplete.test", .broken, .certificateExpired),
    Case("incomplete", "other.test", .broken, .certificateWrongName),
    Case("expired-fetchable", "expired.test", .broken, .certificateExpired),
    Case("private-fetchable", "private.test", .broken, .untrustedIssuer),
    Case("private-twice", "private.test", .broken, .untrustedIssuer),
    Case("private-expired", "private.test", .broken, .certificateExpired),
  ]

  @Test func `knows what is wrong with a certificate`() throws {
    let targets = try Self.cases.map {
      LinkTarget(url: "https://\($0.host):\(try server.port($0.kind))/ok")
    }
    let outcomes = try ServerCheck(server: server).outcomes(targets)
    for (target, one) in zip(targets, Self.cases) {
      let outcome = try #require(outcomes.first { $0.url == target.url })
      #expect(outcome.finding == one.finding, "\(one.kind): \(outcome)")
      #expect(outcome.failure == one.failure, "\(one.kind): \(outcome)")
      let facts = try #require(outcome.certificate, "\(one.kind)")
      let isGap = one.kind.hasPrefix("incomplete") && one.finding != .broken
      #expect(facts.lacksIntermediate == isGap, "\(one.kind)")
      #expect(facts.isDistrustedByBrowsers == (one.kind == "distrusted-leaf"))
      let isPast = ["expired", "expired-fetchable", "private-expired"].contains(one.kind)
      #expect(facts.leafExpiry == (isPast ? 1_609_459_200 : 4_102_444_799), "\(one.kind)")
      if one.kind == "good" {
        #expect(facts.intermediateExpiry == 4_102_444_799)
        #expect(facts.issuer == "Test Intermediate")
      }
    }
  }

  @Test func `fetches what a server leaves out once for all its links`() throws {
    let port = try server.port("incomplete")
    let targets = (1...20).map { LinkTarget(url: "https://incomplete.test:\(port)/page/\($0)") }
    var check = ServerCheck(server: server)
    check.settings.allowance = Pacer.Allowance(interval: .milliseconds(50), concurrency: 2)
    let outcomes = try check.outcomes(targets)
    #expect(outcomes.count == 20)
    #expect(outcomes.allSatisfy { $0.finding == .alive }, "\(outcomes)")
    #expect(outcomes.allSatisfy { $0.certificate?.lacksIntermediate == true })
    let log = try server.log()
    #expect(log.filter { $0.host == "certificates.test" }.map(\.path) == ["/intermediate.der"])
    // Those under way when it was found out are asked three times: refused, looked into, and asked.
    #expect(outcomes.map(\.requestCount).reduce(0, +) <= 20 + 2 * 4)
  }

  @Test func `fetches no certificate from where nothing may be asked`() throws {
    let port = try server.port("incomplete")
    var check = ServerCheck(server: server)
    check.resolve = ["certificates.test:\(try server.port("http")):169.254.169.254"]
    let outcome = try check.outcomes([LinkTarget(url: "https://incomplete.test:\(port)/ok")])
    #expect(outcome.map(\.finding) == [.suspect], "\(outcome)")
    #expect(try server.log().allSatisfy { $0.host != "certificates.test" })
  }

  @Test func `comes again when a server of HTTP/2 goes away`() throws {
    var check = ServerCheck(server: server)
    // The server says the same whatever it is asked.
    check.settings.siblingLimit = 0
    let outcome = try check.outcome("https://h2.test:\(server.port("h2"))/ok")
    #expect(outcome.finding == .alive, "\(outcome)")
  }
}
