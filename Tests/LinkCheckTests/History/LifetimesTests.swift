import LinkCheck
import Testing

@Suite struct LifetimesTests {
  private func holds(
    _ finding: Verdict, age: Int, name: String = "a", asked: [String] = [], named: [String] = []
  ) -> Bool {
    Lifetimes.standard.holds(
      RecordedOutcome(outcome(name, finding), fragments: asked),
      for: LinkTarget(url: url(name), fragments: named), at: night + age)
  }

  @Test(arguments: [Verdict.dead, .broken, .unsafe, .suspect, .rateLimited, .excluded])
  func `asks every night for what fails`(finding: Verdict) {
    #expect(!holds(finding, age: 1))
  }

  @Test(arguments: [
    Verdict.alive, .movedPermanently, .needsSignIn, .blocked, .unverifiable,
  ])
  func `asks within nine days for what does not`(finding: Verdict) {
    #expect(holds(finding, age: 5 * day))
    #expect(!holds(finding, age: 9 * day))
  }

  @Test func `spreads the addresses of one night over several`() {
    let nights = (0..<2_000).map { index in
      (1...9).first { !holds(.alive, age: $0 * day, name: "host\(index)") } ?? 0
    }
    let counts = Dictionary(grouping: nights, by: { $0 }).mapValues(\.count)
    #expect(counts.keys.min() == 6)
    #expect(counts.values.allSatisfy { $0 < 1_000 })
  }

  @Test func `asks again for a fragment that was not looked for`() {
    #expect(holds(.alive, age: day, asked: ["a", "b"], named: ["b"]))
    #expect(!holds(.alive, age: day, asked: ["a"], named: ["a", "b"]))
  }

  @Test(arguments: [true, false])
  func `holds what was found at private addresses for those who may ask them`(isAllowed: Bool) {
    var lifetimes = Lifetimes.standard
    lifetimes.admitsPrivate = isAllowed
    var found = outcome("a", .alive)
    found.isPrivate = true
    let recorded = RecordedOutcome(found, fragments: [])
    #expect(lifetimes.holds(recorded, for: LinkTarget(url: url("a")), at: night + day) == isAllowed)
  }

  @Test func `asks again once the certificate has ended`() {
    var found = outcome("a", .alive)
    found.certificate = CertificateFacts(leafExpiry: night + day, issuer: "x")
    let recorded = RecordedOutcome(found, fragments: [])
    let target = LinkTarget(url: url("a"))
    #expect(Lifetimes.standard.holds(recorded, for: target, at: night + day - 1))
    #expect(!Lifetimes.standard.holds(recorded, for: target, at: night + day + 1))
  }

  @Test func `does not believe a finding from the future`() {
    #expect(!holds(.alive, age: -1))
  }
}

@Suite struct FlakinessTests {
  private func flakiness(_ findings: [Verdict]) -> Flakiness? {
    Flakiness(findings.enumerated().map { PastFinding(at: night + $0 * day, finding: $1) })
  }

  @Test func `counts failures among the last ten`() throws {
    let flaky = try #require(
      flakiness(
        [.dead, .dead, .alive, .dead, .alive, .alive, .suspect, .alive, .alive, .dead, .alive]))
    #expect(flaky.failures == 4 && flaky.count == 10)
  }

  @Test(arguments: [
    [Verdict.alive, .alive, .dead], [.dead, .dead, .dead], [.alive, .dead, .alive],
    [.alive, .blocked, .alive, .rateLimited, .alive], [],
  ])
  func `does not call a single failure flaky`(findings: [Verdict]) {
    #expect(flakiness(findings) == nil)
  }
}
