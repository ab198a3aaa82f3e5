import Hyperlinks

/// What is found out about certificates that were refused.
///
/// Browsers complete a chain that lacks certificates in its middle. So do we, before we judge: what is fetched joins
/// the chain, and the chain must then lead to a root that is known here.
extension Errand {
  /// Goes on with certificates that another link of the server was found to need.
  mutating func complete(by found: [IssuerCertificate]) {
    issuers = found
    request.verification = .completed(by: found)
  }

  mutating func lookInto(_ failure: Failure) -> Step {
    if issuerAddresses.isEmpty {
      // Asked once more without believing the certificates, to see what they lack and when they end.
      certificateFailure = failure
      issuers = []
      var next = request
      next.method = .head
      next.verification = .none
      return ask(next)
    }
    guard failure == .missingIntermediate else { return .done(outcome(of: failure)) }
    let further = issuers.lazy.compactMap(\.issuerAddress).compactMap { WebAddress($0) }
      .first { !issuerAddresses.contains($0.string) }
    return look(at: further)
  }

  /// Takes what the server shows whose certificate was refused.
  mutating func judge(_ refused: Failure, _ response: Response, _ now: Int) -> Step {
    certificateFailure = nil
    guard refused == .missingIntermediate else { return .done(outcome(of: refused)) }
    guard let sent = response.certificates else { return retry(orElse: outcome(of: refused)) }
    if let failure = response.failure, failure.isCertificate {
      return .done(outcome(of: failure))
    }
    // What is past no certificate in the middle makes good.
    if let failure = sent.untimeliness(at: now) { return .done(outcome(of: failure)) }
    return look(at: sent.issuerAddress.flatMap { WebAddress($0) })
  }

  private mutating func look(at address: WebAddress?) -> Step {
    guard let address, !address.hasCredentials else {
      return .done(outcome(of: .untrustedIssuer))
    }
    guard issuerAddresses.count < settings.issuerLimit else { return .done(incomplete()) }
    issuerAddresses.insert(address.string)
    return Step(next: .askIssuer(address))
  }

  /// Takes the certificates that were fetched; none where they could not be had.
  mutating func take(_ found: [IssuerCertificate]) -> Step {
    guard !found.isEmpty else { return .done(incomplete()) }
    let between = found.filter { !$0.isRoot }
    // A root that were known here would not have been missed.
    guard !between.isEmpty else { return .done(outcome(of: .untrustedIssuer)) }
    issuers += between
    return ask(question(for: current))
  }

  /// Whether browsers can complete the chain, nobody can say.
  private mutating func incomplete() -> Outcome {
    certificate?.lacksIntermediate = true
    return outcome(of: .missingIntermediate)
  }
}
