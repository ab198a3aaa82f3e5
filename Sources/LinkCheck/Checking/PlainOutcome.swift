import Hyperlinks

/// What can be said of an address without asking anybody.
enum PlainOutcome {
  /// `nil` for addresses of the web.
  static func of(_ target: LinkTarget, at now: Int) -> Outcome? {
    func outcome(
      _ finding: Verdict, _ key: Message.Key, _ values: [String: String] = [:],
      _ failure: Failure? = nil
    ) -> Outcome {
      Outcome(
        url: target.url, finding: finding, failure: failure, message: Message(key, values),
        startedAt: now)
    }
    let scheme = target.url.prefix { $0 != ":" }.lowercased()
    switch scheme {
    case "http", "https":
      guard let address = WebAddress(target.url) else {
        return outcome(.dead, .failed, ["failure": Failure.badAddress.rawValue], .badAddress)
      }
      guard address.hasCredentials else { return nil }
      return outcome(.unsafe, .failed, ["failure": Failure.credentials.rawValue], .credentials)
    case "mailto":
      let recipients = MailAddress.recipients(of: URLReference(target.url))
      return recipients.isEmpty || !recipients.allSatisfy(MailAddress.isValid)
        ? outcome(.dead, .malformedMail, [:], .badAddress) : outcome(.alive, .wellFormedMail)
    case "tel":
      return TelephoneNumber.isValid(URLReference(target.url).path)
        ? outcome(.alive, .wellFormedTelephone)
        : outcome(.dead, .malformedTelephone, [:], .badAddress)
    case "javascript", "vbscript", "file":
      return outcome(.unsafe, .unknownScheme, ["scheme": scheme], .badAddress)
    default: return outcome(.excluded, .unknownScheme, ["scheme": scheme])
    }
  }
}
