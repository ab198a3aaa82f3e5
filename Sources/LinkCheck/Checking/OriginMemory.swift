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
  private var connectionFailures = 0

  /// How many links a server may fail with a connection before it is taken to be down.
  private static let patience = 2

  /// Takes in what a link of this server came to.
  mutating func note(_ outcome: Outcome) {
    if let facts = outcome.certificate { certificate = facts }
    guard let failure = outcome.failure else {
      connectionFailures = 0
      return
    }
    switch failure {
    case .noSuchName: self.failure = failure
    case _ where failure.isCertificate: self.failure = failure
    case .refused, .unreachable, .timeout, .nameLookup:
      connectionFailures += 1
      if connectionFailures >= Self.patience { self.failure = failure }
    default: break
    }
  }
}

/// What a folder of a host answers for a page that can't be there.
enum SiblingMemory {
  case asked(waiting: [Int])
  case known(SiblingAnswer)
}
