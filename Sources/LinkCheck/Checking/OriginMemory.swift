/// What a run has learned of a server, so that it is asked once and not for every link.
struct OriginMemory {
  enum Robots {
    case unknown
    /// Being asked for; the errands wait.
    case asked(waiting: [Int])
    case known(RobotsRules)
  }

  var robots = Robots.unknown
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
    case .refused, .unreachable, .timeout, .nameLookup:
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

/// What a folder of a host answers for a page that can't be there.
enum SiblingMemory {
  case asked(waiting: [Int])
  case known(SiblingAnswer)
}
