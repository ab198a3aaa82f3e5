/// What one run's requests found out about one address.
///
/// A fact of this run alone: the gates and the exceptions have not been asked.
package struct Outcome: Sendable, Hashable {
  /// One request on the way, and where it was sent on to.
  package struct Hop: Sendable, Hashable {
    /// The address that was asked.
    package var url: String
    /// Its answer, a redirect.
    package var status: Int
    /// Whether it said that the page has moved for good (301, 308).
    package var isPermanent: Bool

    package init(url: String, status: Int, isPermanent: Bool) {
      self.url = url
      self.status = status
      self.isPermanent = isPermanent
    }
  }

  /// The target's address.
  package var url: String
  /// What this run alone would say; `dead` may be tempered by the gates.
  package var finding: Verdict
  /// Of the last answer; `nil` where there was none, as for `mailto:`.
  package var status: Int?
  /// The redirects that were followed, in order.
  package var hops: [Hop]
  /// Where the redirects ended, where there were any.
  package var finalURL: String?
  package var failure: Failure?
  /// Of the server that answered last, or of the one whose certificate was refused.
  package var certificate: CertificateFacts?
  /// Those of the target's fragments that the page doesn't have, or may not have (`unverifiable`).
  package var missingFragments: [String]
  package var message: Message
  /// When the first request began, in seconds since 1970.
  package var startedAt: Int
  /// From the first request to the last answer, waiting between attempts left out.
  package var milliseconds: Int
  /// Requests made for this address, redirects and repetitions included.
  package var requestCount: Int
  /// Whether an address that isn't public was asked on the way, which not every run may do.
  package var isPrivate: Bool

  package init(
    url: String, finding: Verdict, status: Int? = nil, hops: [Hop] = [], finalURL: String? = nil,
    failure: Failure? = nil, certificate: CertificateFacts? = nil, missingFragments: [String] = [],
    message: Message, startedAt: Int, milliseconds: Int = 0, requestCount: Int = 0,
    isPrivate: Bool = false
  ) {
    self.url = url
    self.finding = finding
    self.status = status
    self.hops = hops
    self.finalURL = finalURL
    self.failure = failure
    self.certificate = certificate
    self.missingFragments = missingFragments
    self.message = message
    self.startedAt = startedAt
    self.milliseconds = milliseconds
    self.requestCount = requestCount
    self.isPrivate = isPrivate
  }

  /// Where the page has moved for good: as far as every redirect on the way says so; `nil` where the first doesn't.
  package var permanentURL: String? {
    guard let last = hops.lastIndex(where: { !$0.isPermanent }) else {
      return hops.isEmpty ? nil : finalURL
    }
    let first = hops.firstIndex { !$0.isPermanent } ?? last
    return first == 0 ? nil : hops[first].url
  }
}
