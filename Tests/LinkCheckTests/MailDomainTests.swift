import LinkCheck
import Testing

@Suite struct MailDomainTests {
  private static let domains: [(name: String, answer: MailDomain)] = [
    ("mx", .takesMail), ("null-mx", .takesNone), ("address", .takesMail),
    ("address-6", .takesMail), ("alias", .takesMail), ("nothing", .takesNone),
    ("no-such-name", .takesNone), ("fails", .unknown), ("cut", .unknown), ("silent", .unknown),
  ]

  @Test func `is asked for its MX, else for an address`() throws {
    let server = try LinkServer()
    let port = UInt16(try server.port("dns"))
    for (name, answer) in Self.domains {
      #expect(
        MailDomain(asking: name + ".test", server: ("127.0.0.1", port)) == answer, "\(name)")
    }
  }

  private func outcomes(
    _ urls: [String], _ domain: @escaping (String) -> MailDomain
  ) -> [Outcome] {
    let servers = ScriptedServers { _, _ in .status(404) }
    let check = OutsideCheck(
      settings: CheckSettings(), transport: servers, clock: servers, startedAt: night,
      mailDomain: domain)
    var outcomes: [Outcome] = []
    _ = check.run(urls.map { LinkTarget(url: $0) }) { outcomes.append($0) }
    return outcomes
  }

  @Test func `makes an address dead that nobody takes mail for`() {
    var asked: [String] = []
    let outcomes = outcomes([
      "mailto:a@good.tw", "mailto:b@GOOD.tw?subject=x", "mailto:c@none.tw", "mailto:d@例.tw",
      "mailto:e@good.tw,f@none.tw", "mailto:nobody", "tel:119",
    ]) { domain in
      asked.append(domain)
      return domain == "good.tw" ? .takesMail : .takesNone
    }
    #expect(
      outcomes.map(\.finding) == [.alive, .alive, .dead, .dead, .dead, .dead, .alive])
    #expect(
      outcomes.prefix(6).map(\.message.key) == [
        .wellFormedMail, .wellFormedMail, .mailDomainUnknown, .mailDomainUnknown,
        .mailDomainUnknown, .malformedMail,
      ])
    #expect(asked == ["good.tw", "none.tw", "xn--fsq.tw"])
    // An address that once was well passes the gates like a page whose name is gone.
    let past = [PastFinding(at: night - 86_400, finding: .alive)]
    #expect(Gate.verdict(of: outcomes[2], past: past) == .suspect)
  }

  @Test func `believes the form where the name system is silent, and asks it no more`() {
    var count = 0
    let urls = (0..<9).map { "mailto:a@domain\($0).tw" }
    let outcomes = outcomes(urls) { _ in
      count += 1
      return .unknown
    }
    #expect(outcomes.allSatisfy { $0.finding == .alive } && outcomes.count == 9)
    #expect(count == 3)
  }
}
