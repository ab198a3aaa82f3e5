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
  private let settings: CheckSettings
  private let softNotFound: SoftNotFound
  private var backOff: BackOff
  private var chain: RedirectChain
  private var request: Request
  private var attempt = 1
  private var requestCount = 0
  private var milliseconds = 0
  private var startedAt: Int?
  private var certificate: CertificateFacts?
  /// Why the server's certificate was refused, while more is found out about it.
  private var certificateFailure: Failure?
  private var lacksIntermediate = false
  /// The page, while its sibling is asked for.
  private var page: (facts: PageFacts, response: Response)?

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
    if let facts = response.certificates?.facts(lacksIntermediate: lacksIntermediate) {
      certificate = facts
    }
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

  /// Takes what a page answered that can't be there.
  mutating func take(_ sibling: SiblingAnswer) -> Step {
    guard let (facts, response) = page else { return fail(.httpProtocol) }
    let status = response.status ?? 0
    if !sibling.isHonest {
      if !chain.hops.isEmpty, sibling.finalURL == current.string {
        return .done(
          outcome(.soft404, status, Message(.softNotFoundHome, ["url": current.string])))
      }
      if sibling.signature?.isSamePage(as: PageSignature(facts, path: current.path)) == true {
        return .done(outcome(.soft404, status, Message(.softNotFoundSibling)))
      }
    }
    return .done(arrival(facts, response))
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

  private func question(for address: WebAddress) -> Request {
    let wantsFragment = settings.checksFragments && !target.fragments.isEmpty
    let limit = wantsFragment ? settings.fragmentBodyLimit : settings.bodyLimit
    // Of a file it's enough that it is there; a page must be read, since a HEAD can't tell a page from one that
    // says that there is none.
    let isFile = !wantsFragment && Self.namesFile(address)
    var request = Request(address, isFile ? .head : .get, bodyLimit: limit)
    request.verifiesChain = !lacksIntermediate
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

  private mutating func askAgain(_ method: Request.Method, after wait: Duration = .zero) -> Step {
    request.method = method
    request.verifiesChain = !lacksIntermediate
    return Step(next: .ask(request, after: wait))
  }

  private mutating func retry(orElse outcome: Outcome) -> Step {
    guard attempt < settings.attempts, Duration.milliseconds(milliseconds) < settings.linkLimit
    else { return .done(outcome) }
    let wait = backOff.wait(afterAttempt: attempt)
    attempt += 1
    return askAgain(.get, after: wait)
  }

  private mutating func follow(_ response: Response) -> Step {
    switch chain.take(response) {
    case .follow(let next):
      attempt = 1
      lacksIntermediate = false
      request = question(for: next)
      return Step(next: .ask(request, after: .zero))
    case .fail(let failure, let url):
      if failure == .redirectLoop || failure == .tooManyRedirects, chain.setsCookie {
        return .done(outcome(.blocked, response.status, Message(.cookieWall)))
      }
      var outcome = outcome(of: failure, status: response.status)
      outcome.message = Message(.redirectFailed, ["url": url, "failure": failure.rawValue])
      return .done(outcome)
    }
  }

  // MARK: Failures

  private mutating func fail(_ failure: Failure) -> Step {
    if failure.isCertificate {
      // Asked once more without looking at the chain, to see what it lacks and when it ended.
      certificateFailure = failure
      request.method = .head
      request.verifiesChain = false
      return Step(next: .ask(request, after: .zero))
    }
    switch failure {
    case .noSuchName, .badAddress, .privateAddress, .credentials, .proxy, .headersTooLarge,
      .outOfTime:
      return .done(outcome(of: failure))
    default:
      return retry(orElse: outcome(of: failure))
    }
  }

  private mutating func judge(_ refused: Failure, _ response: Response, _ now: Int) -> Step {
    certificateFailure = nil
    let isIncomplete =
      refused == .missingIntermediate && response.certificates?.lacksIntermediate == true
      && response.failure?.isCertificate != true
    certificate = response.certificates?.facts(lacksIntermediate: isIncomplete) ?? certificate
    guard isIncomplete else {
      return .done(
        outcome(of: refused == .missingIntermediate ? .untrustedIssuer : refused))
    }
    // Browsers find the missing certificate by themselves: the page is judged as they show it.
    lacksIntermediate = true
    request = question(for: current)
    return Step(next: .ask(request, after: .zero))
  }

  private mutating func refuse(_ status: Int, _ response: Response, _ now: Int) -> Step {
    let number = ["status": String(status)]
    let retryAfter = response.header("retry-after").flatMap { RetryAfter.seconds($0, now: now) }
    switch status {
    case 401, 407: return .done(outcome(.needsSignIn, status, Message(.needsSignIn)))
    case 402, 403, 451: return .done(outcome(.suspect, status, Message(.forbidden, number)))
    case 404: return .done(outcome(.dead, status, Message(.notFound)))
    case 410: return .done(outcome(.dead, status, Message(.gone)))
    case 429: return rest(retryAfter, status)
    case 503 where retryAfter != nil: return rest(retryAfter, status)
    case 408, 425, 500, 502, 503, 504, 520...530:
      return retry(orElse: outcome(.dead, status, Message(.serverError, number)))
    case 501, 505...599: return .done(outcome(.dead, status, Message(.serverError, number)))
    // The address is there, and wants to be asked otherwise than a reader would.
    case 405, 406, 411, 415, 417, 426, 428:
      return .done(outcome(.suspect, status, Message(.unexpectedStatus, number)))
    case 400..<500: return .done(outcome(.dead, status, Message(.clientError, number)))
    default: return .done(outcome(.suspect, status, Message(.unexpectedStatus, number)))
    }
  }

  private mutating func rest(_ seconds: Int?, _ status: Int) -> Step {
    let limited = outcome(.rateLimited, status, Message(.rateLimited))
    let wait =
      seconds.map { Duration.seconds(min($0, 31_536_000)) }
      ?? backOff.wait(afterAttempt: attempt)
    guard wait <= settings.patience, attempt < settings.attempts else {
      return Step(next: .done(limited), rest: wait)
    }
    attempt += 1
    var step = askAgain(.get, after: wait)
    step.rest = wait
    return step
  }

  // MARK: Pages

  private mutating func reach(_ response: Response) -> Step {
    let status = response.status ?? 0
    if !chain.hops.isEmpty, SignIn.isNeeded(from: address, to: current) {
      return .done(outcome(.needsSignIn, status, Message(.needsSignIn)))
    }
    guard response.isHTML, request.method == .get, status == 200 else {
      return .done(arrival(nil, response))
    }
    let facts = PageFacts(
      PageText.utf8(response.body, contentType: response.header("content-type")))
    if let phrase = softNotFound.phrase(in: facts, at: current), !address.isHome {
      return .done(outcome(.soft404, status, Message(.softNotFoundPhrase, ["phrase": phrase])))
    }
    guard settings.siblingLimit > 0, !address.isHome else {
      return .done(arrival(facts, response))
    }
    page = (facts, response)
    return Step(next: .askSibling(address))
  }

  private mutating func arrival(_ facts: PageFacts?, _ response: Response) -> Outcome {
    let status = response.status ?? 0
    if let facts, settings.checksFragments {
      let answers = target.fragments.map {
        ($0, FragmentCheck.answer($0, in: facts, pageIsWhole: response.bodyIsWhole))
      }
      for (answer, verdict, key) in [
        (FragmentCheck.Answer.missing, Verdict.dead, Message.Key.fragmentMissing),
        (.unverifiable, .unverifiable, .fragmentUnverifiable),
      ] {
        let fragments = answers.filter { $0.1 == answer }.map(\.0)
        guard let first = fragments.first else { continue }
        var found = outcome(verdict, status, Message(key, ["fragment": first]))
        found.missingFragments = fragments
        return found
      }
    }
    let found = outcome(.alive, status, Message(.alive))
    guard let first = chain.hops.first else { return found }
    let isPermanent = first.isPermanent
    return outcome(
      isPermanent ? .movedPermanently : .movedTemporarily, status,
      Message(
        isPermanent ? .movedPermanently : .movedTemporarily,
        ["url": found.permanentURL ?? current.string]))
  }

  // MARK: Outcomes

  private func outcome(of failure: Failure, status: Int? = nil) -> Outcome {
    let finding: Verdict =
      switch failure {
      case .privateAddress, .credentials: .unsafe
      // A link's own address can't be read; a redirect's leads where nobody must follow.
      case .badAddress: chain.hops.isEmpty ? .dead : .unsafe
      case .noSuchName, .refused, .unreachable, .timeout, .reset: .dead
      case .nameLookup, .proxy, .outOfTime: .suspect
      default: .broken
      }
    return outcome(
      finding, status, Message(.failed, ["failure": failure.rawValue]), failure)
  }

  private func outcome(
    _ finding: Verdict, _ status: Int?, _ message: Message, _ failure: Failure? = nil
  ) -> Outcome {
    Outcome(
      url: target.url, finding: finding, status: status, hops: chain.hops,
      finalURL: chain.hops.isEmpty ? nil : current.string, failure: failure,
      certificate: certificate, message: message, startedAt: startedAt ?? 0,
      milliseconds: milliseconds, requestCount: requestCount)
  }
}
