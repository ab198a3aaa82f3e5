/// What is said of a link, from best to worst known: a ladder, not a coin.
///
/// The raw values are those of reports (`links/latest.json`) and of the history.
package enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// Answered as wanted, its fragment included.
  case alive
  /// Answers at another address, which the server says to be for good (301, 308).
  case movedPermanently = "moved-permanently"
  /// Answers at another address for now (302, 303, 307).
  case movedTemporarily = "moved-temporarily"
  /// The server wants to know who asks (401, 407, or a way to a sign-in page).
  case needsSignIn = "needs-sign-in"
  /// A wall against programs stands before the page, known by its marks; people may well get through.
  case blocked
  /// Asked too often (429, or 503 with `Retry-After`): nothing is known of the page.
  case rateLimited = "rate-limited"
  /// Failed, and may well again: not yet often or long enough to be called dead.
  case suspect
  /// A page with status 200 that says that there is no such page.
  case soft404 = "soft-404"
  /// The page answers; whether it has the fragment only a browser could tell.
  case unverifiable
  /// There is no such page, fragment, server or name.
  case dead
  /// The server is there and does not speak as it must: certificates, protocol.
  case broken
  /// Must not be followed: a private address, credentials in the address, no safe scheme.
  case unsafe
  /// Not asked, by an exception or a rule.
  case excluded

  /// Whether a link of this verdict makes the run fail.
  package var failsRun: Bool {
    switch self {
    case .dead, .broken, .unsafe: true
    case .alive, .movedPermanently, .movedTemporarily, .needsSignIn, .blocked, .rateLimited,
      .suspect, .soft404, .unverifiable, .excluded:
      false
    }
  }

  /// Whether the page was reached, so that nothing about it needs to be watched.
  package var isWell: Bool {
    switch self {
    case .alive, .movedPermanently, .movedTemporarily: true
    default: false
    }
  }
}
