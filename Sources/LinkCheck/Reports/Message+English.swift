extension Message {
  /// The sentence as diagnostics and machine reports say it: a headline, without a full stop.
  package var english: String {
    func value(_ name: String) -> String { values[name] ?? "?" }
    let failure = (values["failure"].flatMap(Failure.init(rawValue:)))?.english ?? "No answer"
    return switch key {
    case .alive: "The page answers"
    case .movedPermanently: "The page has moved for good"
    case .movedTemporarily: "The page stands elsewhere for now"
    case .needsSignIn: "The page asks who reads it"
    case .blocked: "A wall against programs stands before the page (\(value("wall")))"
    case .cookieWall: "The server sends programs that keep no cookies in a circle"
    case .forbidden: "The server answered \(value("status"))"
    case .disallowed: "The server's robots.txt asks programs to stay away"
    case .rateLimited: "The server asks to be asked less often"
    case .softNotFoundPhrase: "The page says '\(value("phrase"))', though its status is 200"
    case .softNotFoundSibling: "The server shows the same page for an address that cannot exist"
    case .softNotFoundHome: "The server leads to its home page instead"
    case .fragmentMissing: "The page answers, but has no such place in it"
    case .fragmentUnverifiable: "The page answers; only a browser can tell whether it has the place"
    case .gone: "The page is gone for good (410)"
    case .notFound: "There is no such page"
    case .clientError: "The server refuses the request (\(value("status")))"
    case .serverError: "The server fails (\(value("status")))"
    case .unexpectedStatus:
      "The server answers with a status that means nothing here (\(value("status")))"
    case .redirectFailed: "\(failure) on the way to \(value("url"))"
    case .failed: failure
    case .wellFormedMail: "The e-mail address is well formed"
    case .malformedMail: "This is no e-mail address"
    case .mailDomainUnknown: "No server takes mail for this domain"
    case .wellFormedTelephone: "The telephone number is well formed"
    case .malformedTelephone: "This is no telephone number"
    case .unknownScheme: "Programs for '\(value("scheme")):' are not on every device"
    case .excluded: "The link is not asked"
    }
  }
}

extension Failure {
  /// What went wrong, as a sentence without a full stop.
  package var english: String {
    switch self {
    case .noSuchName: "There is no server of this name"
    case .nameLookup: "The name system did not answer"
    case .refused: "The server refuses connections"
    case .unreachable: "The server cannot be reached"
    case .timeout: "The server did not answer in time"
    case .reset: "The server cut the connection"
    case .selfSigned: "The server's certificate is signed by itself"
    case .certificateExpired: "The server's certificate has expired"
    case .certificateNotYetValid: "The server's certificate is not valid yet"
    case .certificateWrongName: "The server's certificate is for another name"
    case .missingIntermediate: "The server leaves out an intermediate certificate"
    case .untrustedIssuer: "Nobody who is trusted has signed the server's certificate"
    case .certificateRevoked: "The server's certificate was revoked"
    case .tlsProtocol: "No secure connection could be made"
    case .httpProtocol: "The answer is no HTTP"
    case .truncatedBody: "The answer breaks off"
    case .headersTooLarge: "The answer's header fields are too large"
    case .tooManyRedirects: "There are too many redirects"
    case .redirectLoop: "The redirects lead in a circle"
    case .badRedirect: "A redirect leads nowhere"
    case .privateAddress: "The server's address is not a public one"
    case .credentials: "The address holds a user name or password"
    case .badAddress: "This is no address that can be followed"
    case .proxy: "The proxy failed"
    case .outOfTime: "The time of the run was over before this link had its turn"
    }
  }
}
