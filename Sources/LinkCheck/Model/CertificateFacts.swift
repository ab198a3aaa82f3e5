/// What a server's certificates say, as data: times in seconds since 1970.
package struct CertificateFacts: Sendable, Hashable {
  /// When the server's own certificate ends.
  package var leafExpiry: Int
  /// When the first of those between it and the root ends; `nil` where the server sent none.
  package var intermediateExpiry: Int?
  /// The common name, or else the organisation, that signed the server's own.
  package var issuer: String
  /// Whether the server left out a certificate that programs need; browsers may fetch it themselves.
  package var lacksIntermediate: Bool
  /// Whether current browsers distrust the issuer even where this machine does not.
  package var isDistrustedByBrowsers: Bool

  package init(
    leafExpiry: Int, intermediateExpiry: Int? = nil, issuer: String,
    lacksIntermediate: Bool = false, isDistrustedByBrowsers: Bool = false
  ) {
    self.leafExpiry = leafExpiry
    self.intermediateExpiry = intermediateExpiry
    self.issuer = issuer
    self.lacksIntermediate = lacksIntermediate
    self.isDistrustedByBrowsers = isDistrustedByBrowsers
  }

  /// The earlier of the two ends.
  package var firstExpiry: Int { min(leafExpiry, intermediateExpiry ?? leafExpiry) }

  /// Whole days from `now` until the first certificate ends; negative once it has.
  package func daysLeft(at now: Int) -> Int {
    let seconds = firstExpiry - now
    return seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
  }
}
