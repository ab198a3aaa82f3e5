/// A sentence for readers of reports, as a key of `templates/messages/TAG.yml` and its values.
///
/// The words are the report's: this carries facts alone, so that each language says them its own way.
package struct Message: Sendable, Hashable {
  /// After `links_message_` in the words of each language.
  package enum Key: String, Sendable, Hashable, CaseIterable {
    case alive
    case movedPermanently = "moved-permanently"
    case movedTemporarily = "moved-temporarily"
    case needsSignIn = "needs-sign-in"
    /// `wall`: who put it up.
    case blocked
    /// Sends on in a circle to programs that keep no cookies, as we don't.
    case cookieWall = "cookie-wall"
    case forbidden
    case disallowed = "robots-disallowed"
    case rateLimited = "rate-limited"
    /// `phrase`: what the page says.
    case softNotFoundPhrase = "soft-404-phrase"
    case softNotFoundSibling = "soft-404-sibling"
    case softNotFoundHome = "soft-404-home"
    case fragmentMissing = "fragment-missing"
    case fragmentUnverifiable = "fragment-unverifiable"
    /// `status`.
    case gone
    case notFound = "not-found"
    case clientError = "client-error"
    case serverError = "server-error"
    case unexpectedStatus = "unexpected-status"
    /// `url`: where the chain of redirects leads; `failure` as below.
    case redirectFailed = "redirect-failed"
    /// `failure`: a raw value of ``Failure``, whose words stand after `links_failure_`
    case failed
    case wellFormedMail = "mail-well-formed"
    case malformedMail = "mail-malformed"
    /// The name system says so, where it is asked.
    case mailDomainUnknown = "mail-domain-unknown"
    case wellFormedTelephone = "telephone-well-formed"
    case malformedTelephone = "telephone-malformed"
    /// `scheme`.
    case unknownScheme = "scheme-unknown"
    case excluded
  }

  package var key: Key
  /// By name; the report puts them into the sentence.
  package var values: [String: String]

  package init(_ key: Key, _ values: [String: String] = [:]) {
    self.key = key
    self.values = values
  }
}
