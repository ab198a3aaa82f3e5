import Encodings

/// What is being found out about one address: takes answers, says what to ask next.
///
/// Pure: the run performs what it says.
struct Errand {
  enum Next {
    /// Ask, not before so long from now.
    case ask(Request, after: Duration)
    /// Ask for a page beside this address that can't be there; the answer comes by `take(_: SiblingAnswer)`.
    case askSibling(WebAddress)
    /// Fetch the certificates at this address; they come by `take(_: [IssuerCertificate])`.
    case askIssuer(WebAddress)
    case done(Outcome)
  }

  struct Step {
    var next: Next
    /// How long the host that answered asks to be left alone.
    var rest: Duration?

    static func done(_ outcome: Outcome) -> Step { Step(next: .done(outcome)) }
  }

  let target: LinkTarget
  let address: WebAddress
  let settings: CheckSettings
  let softNotFound: SoftNotFound
  var backOff: BackOff
  var chain: RedirectChain
  var request: Request
  /// How often the current address has been asked, this time included.
  var attempt = 1
  var certificate: CertificateFacts?
  /// Why the server's certificate was refused, while more is found out about it.
  var certificateFailure: Failure?
  /// What the server leaves out of its chain of certificates, as far as it was found.
  var issuers: [IssuerCertificate] = []
  /// Where such certificates were looked for.
  var issuerAddresses: Set<String> = []
  /// The page, while its sibling is asked for.
  var page: (facts: PageFacts, response: Response)?
  private var requestCount = 0
  private var milliseconds = 0
  private var startedAt: Int?
  private var isPrivate = false

  init(_ target: LinkTarget, at address: WebAddress, settings: CheckSettings) {
    self.target = target
    self.address = address
    self.settings = settings
    softNotFound = SoftNotFound(adding: settings.notFoundPhrases)
    backOff = BackOff(
      base: settings.backOff, maximum: settings.maximumBackOff,
      seed: settings.seed ^ Fingerprint(of: target.url).low)
    chain = RedirectChain(address, maximum: settings.maximumRedirects)
    request = Request(address, .get)
    request = question(for: address)
    request.timeLimit = settings.linkLimit
  }

  /// The request that is to be made, or was made last.
  var pending: Request { request }

  /// Where the errand has come to.
  var current: WebAddress { chain.current }

  // MARK: Answers

  /// Takes the answer to the last request, at `now` in seconds since 1970.
  mutating func take(_ response: Response, at now: Int) -> Step {
    startedAt = startedAt ?? now - response.milliseconds / 1000
    requestCount += 1
    milliseconds += response.milliseconds
    isPrivate = isPrivate || response.isPrivate
    if let facts = response.certificates?.facts(lacksIntermediate: false) { certificate = facts }
    // Said of a connection that was kept open as well, which brings no certificates.
    if response.status != nil, !issuers.isEmpty { certificate?.lacksIntermediate = true }
    if let refused = certificateFailure { return judge(refused, response, now) }
    // An answer that breaks off within its body has answered all the same.
    guard let status = response.status, response.failure != .headersTooLarge else {
      return fail(response.failure ?? .httpProtocol)
    }
    if RedirectChain.isRedirect(response) { return follow(response) }
    if let wall = BotWall.name(response), request.method == .get || response.status == 999 {
      return .done(outcome(.blocked, status, Message(.blocked, ["wall": wall])))
    }
    if request.method == .head, !isBelieved(response) { return askAgain(.get) }
    if (200..<300).contains(status) { return reach(response) }
    return refuse(status, response, now)
  }

  // MARK: Ends that others decide

  /// The site's `robots.txt` asks programs to stay away.
  mutating func disallowed() -> Outcome {
    outcome(.excluded, nil, Message(.disallowed, ["url": current.string]))
  }

  /// The host asked to be left alone for longer than is waited.
  mutating func rateLimited() -> Outcome { outcome(.rateLimited, nil, Message(.rateLimited)) }

  /// The host has failed so for others of its links.
  mutating func failed(like failure: Failure, certificate facts: CertificateFacts?) -> Outcome {
    certificate = facts
    return outcome(of: failure)
  }

  mutating func ranOutOfTime(at now: Int) -> Outcome {
    startedAt = startedAt ?? now
    return outcome(
      .suspect, nil, Message(.failed, ["failure": Failure.outOfTime.rawValue]), .outOfTime)
  }

  mutating func noteStart(at now: Int) { startedAt = startedAt ?? now }

  // MARK: Asking

  func question(for address: WebAddress) -> Request {
    let wantsFragment = settings.checksFragments && !target.fragments.isEmpty
    let limit = wantsFragment ? settings.fragmentBodyLimit : settings.bodyLimit
    // Of a file it's enough that it is there; a page must be read, since a HEAD can't tell a page from one that
    // says that there is none.
    let isFile = !wantsFragment && Self.namesFile(address)
    var request = Request(address, isFile ? .head : .get, bodyLimit: limit)
    request.verification = verification
    return request
  }

  private static let fileTypes: Set<String> = [
    "pdf", "odt", "ods", "odp", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "json", "xml",
    "zip", "7z", "rar", "gz", "kml", "kmz", "shp", "txt", "rtf", "jpg", "jpeg", "png", "gif", "svg",
    "webp", "ico", "mp3", "mp4", "mov", "avi", "wmv", "epub", "apk", "exe", "msi", "dmg", "css",
    "js",
  ]

  private static func namesFile(_ address: WebAddress) -> Bool {
    guard let name = address.path.split(separator: "/").last, !address.path.hasSuffix("/"),
      let dot = name.lastIndex(of: ".")
    else { return false }
    return fileTypes.contains(name[name.index(after: dot)...].lowercased())
  }

  /// A HEAD is believed when it says yes of a file.
  ///
  /// A no may mean that the method isn't liked, and a page must be
  /// read.
  private func isBelieved(_ response: Response) -> Bool {
    guard let status = response.status, (200..<300).contains(status) else { return false }
    return response.header("content-type") != nil && !response.isHTML
  }

  /// What is asked of the server's certificates, for all that is known of them.
  private var verification: Request.Verification {
    issuers.isEmpty ? .whole : .completed(by: issuers)
  }

  /// Asks within the time that is left for the link.
  mutating func ask(_ next: Request, after wait: Duration = .zero) -> Step {
    let left = settings.linkLimit - .milliseconds(milliseconds)
    guard left > .zero else { return .done(tookTooLong()) }
    request = next
    request.timeLimit = left
    return Step(next: .ask(request, after: wait))
  }

  mutating func askAgain(_ method: Request.Method, after wait: Duration = .zero) -> Step {
    var next = request
    next.method = method
    next.verification = verification
    return ask(next, after: wait)
  }

  private mutating func follow(_ response: Response) -> Step {
    switch chain.take(response) {
    case .follow(let next):
      attempt = 1
      issuers = []
      issuerAddresses = []
      return ask(question(for: next))
    case .fail(let failure, let url):
      if failure == .redirectLoop || failure == .tooManyRedirects, chain.setsCookie {
        return .done(outcome(.blocked, response.status, Message(.cookieWall)))
      }
      var outcome = outcome(of: failure, status: response.status)
      outcome.message = Message(.redirectFailed, ["url": url, "failure": failure.rawValue])
      return .done(outcome)
    }
  }

  // MARK: Outcomes

  /// The link's time is over, and no server is to blame for all of it.
  func tookTooLong() -> Outcome {
    outcome(.suspect, nil, Message(.failed, ["failure": Failure.timeout.rawValue]), .timeout)
  }

  func outcome(of failure: Failure, status: Int? = nil) -> Outcome {
    let finding: Verdict =
      switch failure {
      case .privateAddress, .credentials: .unsafe
      // A link's own address can't be read; a redirect's leads where nobody must follow.
      case .badAddress: chain.hops.isEmpty ? .dead : .unsafe
      case .noSuchName, .refused, .unreachable, .timeout, .reset: .dead
      // Browsers may well find what the server leaves out.
      case .nameLookup, .proxy, .outOfTime, .missingIntermediate: .suspect
      default: .broken
      }
    return outcome(
      finding, status, Message(.failed, ["failure": failure.rawValue]), failure)
  }

  func outcome(
    _ finding: Verdict, _ status: Int?, _ message: Message, _ failure: Failure? = nil
  ) -> Outcome {
    Outcome(
      url: target.url, finding: finding, status: status, hops: chain.hops,
      finalURL: chain.hops.isEmpty ? nil : current.string, failure: failure,
      certificate: certificate, message: message, startedAt: startedAt ?? 0,
      milliseconds: milliseconds, requestCount: requestCount, isPrivate: isPrivate)
  }
}
