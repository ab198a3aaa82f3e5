import CCurl
import Hyperlinks

/// Whether anybody takes mail for a domain, as the name system says.
package enum MailDomain: Sendable, Hashable {
  case takesMail
  /// There is no such domain, or it has neither a server for mail nor an address.
  case takesNone
  /// The name system did not answer.
  case unknown

  /// Asks for a domain in ASCII: for its MX (RFC 5321, §5.1), which may say that there is none (RFC 7505), else for
  /// an address.
  ///
  /// Blocks for as long as the name servers take, at most some seconds each. `server` is one to ask instead of the
  /// system's, by its IPv4 address.
  package init(asking domain: String, server: (address: String, port: UInt16)? = nil) {
    self =
      switch ccurl_mail(domain, server?.address, server?.port ?? 53) {
      case CCURL_MAIL_TAKEN: .takesMail
      case CCURL_MAIL_REFUSED: .takesNone
      default: .unknown
      }
  }
}

/// Looks at the domains of mail addresses that are well by their form, each domain once.
struct MailCheck {
  private let ask: (String) -> MailDomain
  private var known: [String: MailDomain] = [:]
  /// Domains in a row of which the name system said nothing.
  private var silenceCount = 0

  /// After so many the name system is taken to be out of reach, as behind a proxy, and asked no more.
  private static let patience = 3

  init(_ ask: @escaping (String) -> MailDomain) { self.ask = ask }

  /// The outcome of a `mailto:` link, dead where a recipient's domain takes no mail; any other as it is.
  mutating func judged(_ outcome: Outcome) -> Outcome {
    guard outcome.message.key == .wellFormedMail else { return outcome }
    for recipient in MailAddress.recipients(of: URLReference(outcome.url)) {
      guard let at = recipient.lastIndex(of: "@"),
        let domain = HostName.ascii(String(recipient[recipient.index(after: at)...])),
        answer(domain) == .takesNone
      else { continue }
      var dead = outcome
      dead.finding = .dead
      // As definite as for a page: the name system has said so.
      dead.failure = .noSuchName
      dead.message = Message(.mailDomainUnknown)
      return dead
    }
    return outcome
  }

  private mutating func answer(_ domain: String) -> MailDomain {
    if let known = known[domain] { return known }
    guard silenceCount < Self.patience else { return .unknown }
    let answer = ask(domain)
    silenceCount = answer == .unknown ? silenceCount + 1 : 0
    known[domain] = answer
    return answer
  }
}
