import Encodings

/// Fetches pages for what they hold: each to its last redirect, as politely as links are asked for.
///
/// A host's `robots.txt` comes first, its allowance, `Crawl-delay` and `Retry-After` are kept, and what fails in a way
/// that may pass is asked again. Where several machines read the same pages, each takes its part of the allowance.
///
/// Pure but for the clock it reads, as ``Run`` is: ``SiteReader`` starts what it says and gives it the answers.
struct PageFetcher {
  /// What became of a page.
  enum Arrival {
    /// The last answer, and where it came from.
    case response(Response, from: WebAddress)
    case none(SiteReader.Unreadable.Reason)
  }

  private struct Page {
    var chain: RedirectChain
    var backOff: BackOff
    let bodyLimit: Int
    /// Whether it is made for programs, as sitemaps are: then no rule is asked.
    let isForPrograms: Bool
    var attempt = 1

    var request: Request { Request(chain.current, .get, bodyLimit: bodyLimit) }
  }

  private enum Work {
    case page(Int, Request)
    case robots(Chase, origin: String)

    var request: Request {
      switch self {
      case .page(_, let request): request
      case .robots(let chase, _): chase.request
      }
    }
  }

  private let settings: CheckSettings
  private let clock: any RunClock
  private let startedAt: Int
  private var pacer: Pacer
  private var pages: [Int: Page] = [:]
  private var works: [Int: Work] = [:]
  private var nextWork = 0
  private var origins: [String: OriginMemory] = [:]
  /// The pages that wait for the rules of their server.
  private var waiting: [String: [Int]] = [:]
  private var arrivals: [(number: Int, arrival: Arrival)] = []
  /// The scheme of addresses whose proxy doesn't answer, however often it was tried.
  private(set) var silentProxy: String?
  /// What is handed on to the check of the links.
  private(set) var known = KnownHosts()

  /// `startedAt` is when the clock began, in seconds since 1970.
  init(settings: CheckSettings, clock: any RunClock, startedAt: Int) {
    self.settings = settings
    self.clock = clock
    self.startedAt = startedAt
    pacer = Pacer(allowance: settings.allowance, totalConcurrency: settings.totalConcurrency)
  }

  /// Whether nothing is waited for: neither a page nor an answer that none needs any more.
  var isDone: Bool { pages.isEmpty && pacer.runningCount == 0 }
  var runningCount: Int { pacer.runningCount }

  /// How long nothing can begin, unless an answer comes.
  var idleTime: Duration {
    guard let turn = pacer.nextTurn else { return .seconds(1) }
    return max(.zero, min(.seconds(1), turn - clock.elapsed))
  }

  /// Begins with addresses, which are known by their places from now on.
  mutating func begin(_ addresses: [WebAddress], bodyLimit: Int, areForPrograms: Bool) {
    for (number, address) in addresses.enumerated() {
      pages[number] = Page(
        chain: RedirectChain(address, maximum: settings.maximumRedirects),
        backOff: BackOff(
          base: settings.backOff, maximum: settings.maximumBackOff,
          seed: settings.seed ^ Fingerprint(of: address.string).low),
        bodyLimit: bodyLimit, isForPrograms: areForPrograms)
      ask(number)
    }
  }

  /// Takes what has arrived since the last time.
  mutating func takeArrivals() -> [(number: Int, arrival: Arrival)] {
    defer { arrivals = [] }
    return arrivals
  }

  /// Gives up what has not arrived.
  mutating func endEarly() {
    for number in pages.keys.sorted() { end(number, .none(.failure(.outOfTime))) }
  }

  // MARK: Requests

  /// Takes the requests that may begin now.
  mutating func startable() -> [(number: Int, request: Request)] {
    var started: [(number: Int, request: Request)] = []
    while true {
      let numbers = pacer.start(at: clock.elapsed)
      guard !numbers.isEmpty else { return started }
      for number in numbers {
        guard let work = works[number] else { continue }
        let host = work.request.address.host
        if case .page(let page, _) = work, !isWanted(page) {
          works[number] = nil
          pacer.finish(host)
          continue
        }
        known.pause(host, until: clock.elapsed + settings.allowance.interval)
        started.append((number, work.request))
      }
    }
  }

  /// Whether a page is still to be asked for; one whose server is down, or wants rest, ends here.
  private mutating func isWanted(_ number: Int) -> Bool {
    guard let address = pages[number]?.chain.current else { return false }
    if known.resting.contains(address.host) {
      end(number, .none(.resting))
    } else if let failure = origins[address.origin]?.failure {
      end(number, .none(.failure(failure)))
    } else {
      return true
    }
    return false
  }

  private mutating func endUnwanted() {
    for number in pages.keys.sorted() { _ = isWanted(number) }
  }

  /// Takes the answer to a request.
  mutating func take(_ response: Response, to number: Int) {
    guard let work = works.removeValue(forKey: number) else { return }
    let address = work.request.address
    pacer.finish(address.host)
    if origins[address.origin, default: OriginMemory()].note(response) {
      pause(address.host, for: settings.backOff)
      // Those that wait need no turn to learn that the server is down.
      if origins[address.origin]?.failure != nil {
        if response.proxy == .silent { silentProxy = address.scheme }
        endUnwanted()
      }
    }
    let wish = restingTime(response)
    if let wish { rest(address.host, for: wish) }
    switch work {
    case .page(let page, _): take(response, of: page, rest: wish)
    case .robots(var chase, let origin):
      if let next = chase.follow(response), !known.resting.contains(next.address.host) {
        return enqueue(.robots(chase, origin: origin))
      }
      let rules =
        response.status == 200
        ? RobotsRules(response.body, agent: CheckSettings.agent) : RobotsRules.none
      learn(rules, of: origin)
    }
  }

  private mutating func take(_ response: Response, of number: Int, rest wish: Duration?) {
    guard var page = pages[number] else { return }
    if RedirectChain.isRedirect(response) {
      switch page.chain.take(response) {
      case .follow:
        page.attempt = 1
        pages[number] = page
        return ask(number)
      case .fail(let failure, _): return end(number, .none(.failure(failure)))
      }
    }
    guard Self.mayPass(response), page.attempt < settings.attempts else {
      if response.proxy == .silent { silentProxy = page.chain.current.scheme }
      return end(number, .response(response, from: page.chain.current))
    }
    let wait = wish ?? page.backOff.wait(afterAttempt: page.attempt)
    page.attempt += 1
    pages[number] = page
    ask(number, after: wait)
  }

  /// Whether the same question may be answered otherwise a moment later.
  private static func mayPass(_ response: Response) -> Bool {
    if let status = response.status {
      return [408, 425, 429, 500, 502, 503, 504].contains(status)
    }
    switch response.failure {
    case .timeout, .reset, .refused, .unreachable, .nameLookup, .proxy: return true
    default: return false
    }
  }

  // MARK: Turns

  /// Lets a page wait for its turn, after its server's `robots.txt` is known.
  private mutating func ask(_ number: Int, after wait: Duration = .zero) {
    guard let page = pages[number] else { return }
    let address = page.chain.current
    guard isWanted(number) else { return }
    if settings.obeysRobots {
      switch origins[address.origin, default: OriginMemory()].robots {
      case .unknown:
        origins[address.origin, default: OriginMemory()].robots = .asked
        waiting[address.origin] = [number]
        guard let robots = address.resolving("/robots.txt") else { return }
        let chase = Chase(.robots(origin: address.origin), robots, bodyLimit: 512 * 1024)
        return enqueue(.robots(chase, origin: address.origin))
      case .asked:
        waiting[address.origin, default: []].append(number)
        return
      case .known(let rules):
        let path = address.path + (address.query.map { "?\($0)" } ?? "")
        guard page.isForPrograms || rules.allows(path) else {
          return end(number, .none(.disallowed))
        }
      }
    }
    enqueue(.page(number, page.request), after: wait)
  }

  private mutating func enqueue(_ work: Work, after wait: Duration = .zero) {
    let host = work.request.address.host
    let shard = settings.shard
    // Every machine reads every page: together they stay within the host's allowance, and begin one by one.
    pacer.slow(host, to: settings.allowance.interval * shard.count)
    let first = settings.allowance.interval * (shard.index - 1)
    works[nextWork] = work
    pacer.add(nextWork, host: host, notBefore: max(first, clock.elapsed + wait))
    nextWork += 1
  }

  private mutating func learn(_ rules: RobotsRules, of origin: String) {
    origins[origin]?.robots = .known(rules)
    for number in waiting.removeValue(forKey: origin) ?? [] {
      guard let host = pages[number]?.chain.current.host else { continue }
      known.learn(rules, of: origin, host: host)
      if let delay = rules.crawlDelay {
        pacer.slow(host, to: .seconds(min(delay, 86_400)) * settings.shard.count)
      }
      ask(number)
    }
  }

  /// How long an answer asks for its host to be left alone; `nil` where it does not.
  private func restingTime(_ response: Response) -> Duration? {
    guard response.status == 429 || response.status == 503,
      let value = response.header("retry-after"),
      let seconds = RetryAfter.seconds(
        value, now: startedAt + Int(clock.elapsed.components.seconds))
    else { return nil }
    return .seconds(min(seconds, 31_536_000))
  }

  /// Leaves a host alone: for so long, or for the rest of the run where that is too long to wait.
  private mutating func rest(_ host: String, for duration: Duration) {
    if duration > settings.patience {
      known.rest(host)
      endUnwanted()
    } else {
      pause(host, for: duration)
    }
  }

  private mutating func pause(_ host: String, for duration: Duration) {
    pacer.pause(host, until: clock.elapsed + duration)
    known.pause(host, until: clock.elapsed + duration)
  }

  private mutating func end(_ number: Int, _ arrival: Arrival) {
    if pages.removeValue(forKey: number) != nil { arrivals.append((number, arrival)) }
  }
}
