/// Why there was no answer, or none that can be used.
///
/// The raw values are kept in the history and printed in reports.
package enum Failure: String, Sendable, Hashable, CaseIterable {
  /// The name system knows no such host.
  case noSuchName = "no-such-name"
  /// The name system itself could not be asked.
  case nameLookup = "name-lookup"
  case refused
  /// The network or the host cannot be reached.
  case unreachable
  case timeout
  /// The connection was cut.
  case reset
  /// The certificate is signed by itself.
  case selfSigned = "self-signed"
  case certificateExpired = "certificate-expired"
  case certificateNotYetValid = "certificate-not-yet-valid"
  case certificateWrongName = "certificate-wrong-name"
  /// The server does not send a certificate that leads from its own to a known root.
  case missingIntermediate = "missing-intermediate"
  /// Nobody this machine trusts has signed.
  case untrustedIssuer = "untrusted-issuer"
  case certificateRevoked = "certificate-revoked"
  /// No common version of TLS, or a handshake that went wrong.
  case tlsProtocol = "tls-protocol"
  /// An answer that is no HTTP, or breaks off.
  case httpProtocol = "http-protocol"
  /// The body is shorter than announced.
  case truncatedBody = "truncated-body"
  case headersTooLarge = "headers-too-large"
  case tooManyRedirects = "too-many-redirects"
  case redirectLoop = "redirect-loop"
  /// A redirect without an address, or with one that cannot be read.
  case badRedirect = "bad-redirect"
  /// The host's address is private, link-local, loopback or otherwise not public.
  case privateAddress = "private-address"
  /// The address carries a user name or password.
  case credentials
  /// An address that cannot be read, or of a scheme that must not be followed.
  case badAddress = "bad-address"
  /// The proxy named in the environment failed.
  case proxy
  /// The run's time was over before this address had its turn.
  case outOfTime = "out-of-time"

  /// Whether the reason lies in the server's certificate.
  package var isCertificate: Bool {
    switch self {
    case .selfSigned, .certificateExpired, .certificateNotYetValid, .certificateWrongName,
      .missingIntermediate, .untrustedIssuer, .certificateRevoked:
      true
    default: false
    }
  }
}
