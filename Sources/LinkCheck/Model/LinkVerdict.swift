/// What an earlier run found for an address.
package struct PastFinding: Sendable, Hashable {
  /// When that run began with it, in seconds since 1970.
  package var at: Int
  /// Before the gates.
  package var finding: Verdict
  package var status: Int?
  package var failure: Failure?

  package init(at: Int, finding: Verdict, status: Int? = nil, failure: Failure? = nil) {
    self.at = at
    self.finding = finding
    self.status = status
    self.failure = failure
  }
}

/// The exception of `content/links.yml` that speaks for a link.
package struct AppliedException: Sendable, Hashable {
  package var pattern: String
  package var reason: String
  package var owner: String
  /// The last day it holds, `YYYY-MM-DD`.
  package var until: String

  package init(pattern: String, reason: String, owner: String, until: String) {
    self.pattern = pattern
    self.reason = reason
    self.owner = owner
    self.until = until
  }
}

/// What a report says of one address.
package struct LinkVerdict: Sendable, Hashable {
  package var target: LinkTarget
  package var outcome: Outcome
  /// After the gates and the exceptions.
  package var verdict: Verdict
  /// Since when the address has not been well, in seconds since 1970; `nil` while it is.
  package var since: Int?
  /// The findings of the last runs, this one's included, oldest first.
  package var history: [PastFinding]
  package var exception: AppliedException?
  /// Whether no earlier run knew the address.
  package var isNew: Bool

  package init(
    target: LinkTarget, outcome: Outcome, verdict: Verdict, since: Int? = nil,
    history: [PastFinding] = [], exception: AppliedException? = nil, isNew: Bool = false
  ) {
    self.target = target
    self.outcome = outcome
    self.verdict = verdict
    self.since = since
    self.history = history
    self.exception = exception
    self.isNew = isNew
  }
}
