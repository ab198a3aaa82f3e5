/// How long what was found stays true enough not to ask again.
///
/// Failures have no lifetime: each run asks anew, so that what is mended is seen the next night and what fails is
/// judged by nights, not by one evening. What was well is asked again after days, each address on a night of its
/// own: its lifetime is up to a quarter shorter or longer, by its letters, so that the addresses of a large page
/// that were first asked together do not stay together.
package struct Lifetimes: Sendable, Hashable {
  /// In seconds; a verdict that is not here is asked every time.
  package var seconds: [Verdict: Int]
  /// Whether what was found at private addresses holds: for runs that may ask them.
  package var admitsPrivate: Bool

  package init(seconds: [Verdict: Int], admitsPrivate: Bool = false) {
    self.seconds = seconds
    self.admitsPrivate = admitsPrivate
  }

  private static let day = 86_400

  /// A week for what is well and for what only a person could tell, three days for what moves.
  package static let standard = Lifetimes(seconds: [
    .alive: 7 * day, .movedPermanently: 7 * day, .movedTemporarily: 3 * day,
    .needsSignIn: 7 * day, .blocked: 7 * day, .unverifiable: 7 * day, .soft404: day / 2,
  ])

  /// Nothing is taken from the history.
  package static let none = Lifetimes(seconds: [:])

  /// Whether an outcome still holds for links that name these fragments.
  package func holds(_ recorded: RecordedOutcome, for target: LinkTarget, at now: Int) -> Bool {
    guard admits(recorded.outcome) else { return false }
    // From then on browsers warn.
    if let certificate = recorded.outcome.certificate, certificate.leafExpiry < now { return false }
    let age = now - recorded.outcome.startedAt
    guard age >= 0, let seconds = seconds(for: recorded.outcome), age < seconds else {
      return false
    }
    return Set(recorded.fragments).isSuperset(of: target.fragments)
  }

  /// Whether a run may say what was found: it would itself be allowed to ask, and not only find that it isn't.
  func admits(_ outcome: Outcome) -> Bool {
    admitsPrivate ? outcome.failure != .privateAddress : !outcome.isPrivate
  }

  private func seconds(for outcome: Outcome) -> Int? {
    guard let seconds = seconds[outcome.finding] else { return nil }
    // FNV-1a: the same on every machine.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in outcome.url.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let share = Int(hash >> 32 % 1000)
    return seconds * (750 + share / 2) / 1000
  }
}
