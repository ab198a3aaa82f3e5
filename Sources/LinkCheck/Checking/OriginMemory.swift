/// What a run has learned of a server, so that it is asked once and not for every link.
struct OriginMemory {
  enum Robots {
    case unknown
    /// Being asked for.
    case asked
    case known(RobotsRules)
  }

  var robots = Robots.unknown
  /// What waits for them.
  var waiting: [Work] = []
  /// What the server leaves out of its chain of certificates, where it has been found.
  var issuers: [IssuerCertificate]?
  var certificate: CertificateFacts?
  /// How the server fails every link.
  private(set) var failure: Failure?
  /// Requests in a row that found no connection.
  private var connectionFailures = 0

  /// So many requests in a row must fail, some while after one another, before the server is taken to be down.
  private static let patience = 6

  /// Takes in what a request came to; `true` where the server should be left alone for a moment.
  mutating func note(_ response: Response) -> Bool {
    guard response.status == nil, let failure = response.failure else {
      connectionFailures = 0
      return false
    }
    switch failure {
    case .refused, .unreachable, .timeout, .nameLookup, .proxy:
      connectionFailures += 1
      if connectionFailures >= Self.patience { self.failure = failure }
      return true
    default: return false
    }
  }

  /// Takes in what a link of this server came to.
  mutating func note(_ outcome: Outcome) {
    if let facts = outcome.certificate { certificate = facts }
    guard let failure = outcome.failure else { return }
    if failure == .noSuchName || failure.isCertificate { self.failure = failure }
  }
}

/// A question that several links wait for, so that it is put once.
struct Awaited<Answer> {
  /// `nil` while it is being asked for.
  var answer: Answer?
  /// Errands, by number.
  var waiting: [Int] = []
}
