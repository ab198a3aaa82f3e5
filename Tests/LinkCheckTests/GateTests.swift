import LinkCheck
import Testing

/// When a failure is more than a bad night.
@Suite struct GateTests {
  private static let day = 86_400
  /// Two in the morning of a day in Taiwan.
  private static let night = 1_795_284_000 / 86_400 * 86_400 + 18 * 3600

  private func outcome(
    _ finding: Verdict, at: Int, status: Int? = 404, failure: Failure? = nil
  ) -> Outcome {
    Outcome(
      url: "https://www.example.gov.tw/", finding: finding, status: status, failure: failure,
      message: Message(.notFound), startedAt: at)
  }

  private func past(_ findings: [(Int, Verdict)], status: Int? = 404, failure: Failure? = nil)
    -> [PastFinding]
  {
    findings.map {
      PastFinding(at: $0.0, finding: $0.1, status: status, failure: failure)
    }
  }

  @Test func `wants an answer now of a link that never gave one`() {
    #expect(Gate.verdict(of: outcome(.dead, at: Self.night), past: []) == .dead)
    let failed = past([(Self.night - Self.day, .dead)])
    #expect(Gate.verdict(of: outcome(.dead, at: Self.night), past: failed) == .dead)
  }

  @Test(
    arguments: [
      // Nights before this one on which it failed; whether it is dead now.
      ([], false), ([1], false), ([1, 2], false), ([1, 2, 3], true), ([3], false), ([1, 4], true),
      ([4], false), ([2, 3], true),
    ] as [([Int], Bool)])
  func `calls an old link dead after three nights over 72 hours`(_ nights: [Int], _ isDead: Bool) {
    let findings =
      [(Self.night - 20 * Self.day, Verdict.alive)]
      + nights.sorted(by: >).map { (Self.night - $0 * Self.day, Verdict.dead) }
    let verdict = Gate.verdict(of: outcome(.dead, at: Self.night), past: past(findings))
    #expect(verdict == (isDead ? .dead : .suspect))
  }

  @Test func `counts one night once, however often it is asked in it`() {
    let findings: [(Int, Verdict)] = [
      (Self.night - 5 * Self.day, .alive), (Self.night - 3 * Self.day - 3600, .dead),
      (Self.night - 3 * Self.day, .dead), (Self.night - 3 * Self.day + 3600, .dead),
    ]
    #expect(Gate.verdict(of: outcome(.dead, at: Self.night), past: past(findings)) == .suspect)
  }

  @Test func `begins anew after an answer, and not after a run that found out nothing`() {
    let answered: [(Int, Verdict)] = [
      (Self.night - 9 * Self.day, .alive), (Self.night - 4 * Self.day, .dead),
      (Self.night - 3 * Self.day, .dead), (Self.night - 2 * Self.day, .needsSignIn),
      (Self.night - Self.day, .dead),
    ]
    #expect(Gate.verdict(of: outcome(.dead, at: Self.night), past: past(answered)) == .suspect)
    var silent = answered
    silent[3].1 = .rateLimited
    #expect(Gate.verdict(of: outcome(.dead, at: Self.night), past: past(silent)) == .dead)
    #expect(
      Gate.since(of: outcome(.dead, at: Self.night), past: past(silent))
        == Self.night - 4 * Self.day)
  }

  @Test(
    arguments: [(410, nil), (nil, .noSuchName), (nil, .certificateExpired)] as [(Int?, Failure?)])
  func `believes what is said for good at the second time`(_ status: Int?, _ failure: Failure?) {
    let finding: Verdict = failure?.isCertificate == true ? .broken : .dead
    let now = outcome(finding, at: Self.night, status: status, failure: failure)
    let alive = past([(Self.night - 2 * Self.day, .alive)])
    #expect(Gate.verdict(of: now, past: alive) == .suspect)
    let once = alive + past([(Self.night - Self.day, finding)], status: status, failure: failure)
    #expect(Gate.verdict(of: now, past: once) == finding)
    let settings = Gate.Settings(definiteRuns: 3)
    #expect(Gate.verdict(of: now, past: once, settings: settings) == .suspect)
    let mixed = alive + past([(Self.night - Self.day, .dead)], status: 500)
    #expect(Gate.verdict(of: now, past: mixed) == .suspect)
  }

  @Test func `warns of what is unsafe at once, and lets all else pass`() {
    let alive = past([(Self.night - Self.day, .alive)])
    for finding in Verdict.allCases where finding != .dead && finding != .broken {
      #expect(Gate.verdict(of: outcome(finding, at: Self.night), past: alive) == finding)
    }
  }
}
