/// When a failure is more than a bad night.
///
/// A link that has never answered must answer now. One that once did is *dead* or *broken* only after failures in
/// several nights over several days, or after as many runs that said for good that it is gone; until then it is
/// *suspect*. Addresses that are unsafe or can't be read are so at once.
package enum Gate {
  package struct Settings: Sendable, Hashable {
    /// Different nights, each from noon to noon in Taiwan.
    package var nights: Int
    /// From the first failure to this one, in seconds.
    package var span: Int
    /// Runs in a row that found 410, no such name, or a certificate that is none.
    package var definiteRuns: Int

    package init(nights: Int = 3, span: Int = 72 * 3600, definiteRuns: Int = 2) {
      self.nights = nights
      self.span = span
      self.definiteRuns = definiteRuns
    }
  }

  /// What is said of an outcome, given what earlier runs found, oldest first.
  ///
  /// Runs that found out nothing about the page (blocked, rate-limited, excluded, out of time) count neither for nor
  /// against it.
  package static func verdict(
    of outcome: Outcome, past: [PastFinding], settings: Settings = Settings()
  ) -> Verdict {
    guard outcome.finding == .dead || outcome.finding == .broken else { return outcome.finding }
    let past = past.filter { $0.at < outcome.startedAt }
    if outcome.failure == .badAddress || !past.contains(where: answered) { return outcome.finding }
    let lastAnswer = past.lastIndex(where: answered).map { $0 + 1 } ?? 0
    let failures = past[lastAnswer...].filter { $0.finding == .dead || $0.finding == .broken }
    let times = failures.map(\.at) + [outcome.startedAt]
    let spanned = outcome.startedAt - (times.first ?? outcome.startedAt)
    if Set(times.map { Instant(seconds: $0).night }).count >= settings.nights,
      spanned >= settings.span
    {
      return outcome.finding
    }
    guard isDefinite(outcome.status, outcome.failure) else { return .suspect }
    let definite = failures.reversed().prefix { isDefinite($0.status, $0.failure) }.count + 1
    return definite >= settings.definiteRuns ? outcome.finding : .suspect
  }

  /// Since when the address has failed, this outcome included; `nil` while it answers.
  package static func since(of outcome: Outcome, past: [PastFinding]) -> Int? {
    guard outcome.finding == .dead || outcome.finding == .broken else { return nil }
    let past = past.filter { $0.at < outcome.startedAt }
    let lastAnswer = past.lastIndex(where: answered).map { $0 + 1 } ?? 0
    return past[lastAnswer...].first { $0.finding == .dead || $0.finding == .broken }?.at
      ?? outcome.startedAt
  }

  /// Whether a page was there, whatever it said.
  private static func answered(_ finding: PastFinding) -> Bool {
    switch finding.finding {
    case .alive, .movedPermanently, .movedTemporarily, .needsSignIn, .soft404, .unverifiable: true
    case .blocked, .rateLimited, .suspect, .dead, .broken, .unsafe, .excluded: false
    }
  }

  private static func isDefinite(_ status: Int?, _ failure: Failure?) -> Bool {
    status == 410 || failure == .noSuchName || (failure?.isCertificate ?? false)
  }
}
