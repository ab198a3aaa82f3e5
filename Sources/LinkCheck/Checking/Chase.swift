/// A question that isn't about a link but that links wait for: a site's `robots.txt`, a page that can't be there, or
/// a certificate that a server leaves out.
///
/// Follows redirects as an errand does, and asks once: what can't be had is taken for not there.
struct Chase {
  enum Purpose: Sendable, Hashable {
    case robots(origin: String)
    case sibling(key: String)
    case issuer(address: String)
  }

  let purpose: Purpose
  /// Whether `robots.txt` has no say: in where it stands itself, and in what encryption needs.
  var isBeyondRobots: Bool {
    if case .sibling = purpose { return false }
    return true
  }

  private(set) var request: Request
  private var chain: RedirectChain

  init(_ purpose: Purpose, _ address: WebAddress, bodyLimit: Int) {
    self.purpose = purpose
    request = Request(address, .get, bodyLimit: bodyLimit)
    // RFC 9309, §2.3.1.2: at least five.
    chain = RedirectChain(address, maximum: 5)
  }

  /// The next request, where the answer sends on; `nil` where it is the last.
  mutating func follow(_ response: Response) -> Request? {
    guard RedirectChain.isRedirect(response), case .follow(let next) = chain.take(response) else {
      return nil
    }
    request.address = next
    request.verification = .whole
    return request
  }

  /// Goes on with certificates that the server was found to leave out.
  mutating func complete(by found: [IssuerCertificate]) {
    request.verification = .completed(by: found)
  }

  /// Where it ended.
  var finalURL: String { chain.current.string }
}
