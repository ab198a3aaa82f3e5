/// What comes of answers that are none, or that refuse.
extension Errand {
  mutating func fail(_ failure: Failure) -> Step {
    if failure.isCertificate { return lookInto(failure) }
    switch failure {
    case .noSuchName, .badAddress, .privateAddress, .credentials, .headersTooLarge:
      return .done(outcome(of: failure))
    case .outOfTime:
      // Who kept us waiting before as well can't plead that this time was short.
      return .done(attempt > 1 ? outcome(of: .timeout) : tookTooLong())
    default:
      return retry(orElse: outcome(of: failure))
    }
  }

  mutating func retry(orElse outcome: Outcome) -> Step {
    guard attempt < settings.attempts else { return .done(outcome) }
    let wait = backOff.wait(afterAttempt: attempt)
    attempt += 1
    let step = askAgain(.get, after: wait)
    if case .done = step.next { return .done(outcome) }
    return step
  }

  mutating func refuse(_ status: Int, _ response: Response, _ now: Int) -> Step {
    let number = ["status": String(status)]
    let retryAfter = response.header("retry-after").flatMap { RetryAfter.seconds($0, now: now) }
    switch status {
    case 407 where response.proxy == .relayed:
      return .done(outcome(of: .proxy, status: status))
    case 401, 407: return .done(outcome(.needsSignIn, status, Message(.needsSignIn)))
    case 402, 403, 451: return .done(outcome(.suspect, status, Message(.forbidden, number)))
    case 404: return .done(outcome(.dead, status, Message(.notFound)))
    case 410: return .done(outcome(.dead, status, Message(.gone)))
    case 429: return rest(retryAfter, status)
    case 503 where retryAfter != nil: return rest(retryAfter, status)
    // A proxy says so of a server that it can't reach; it may as well be the one that fails.
    case 502...504 where response.proxy == .relayed:
      return retry(orElse: outcome(.suspect, status, Message(.serverError, number)))
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
    let step = askAgain(.get, after: wait)
    if case .done = step.next { return Step(next: .done(limited), rest: wait) }
    return Step(next: step.next, rest: wait)
  }
}
