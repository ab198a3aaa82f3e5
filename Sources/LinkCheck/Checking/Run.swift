/// A run's state: errands, what they wait for, and whose turn it is.
///
/// Pure but for the clock it reads: `OutsideCheck` starts what it says and gives it the answers.
struct Run {
  private enum Work {
    case errand(Int, Request)
    case chase(Chase)

    var request: Request {
      switch self {
      case .errand(_, let request): request
      case .chase(let chase): chase.request
      }
    }
  }

  private let settings: CheckSettings
  private let clock: any RunClock
  private let startedAt: Int
  private var pacer: Pacer
  private var errands: [Int: Errand] = [:]
  private var works: [Int: Work] = [:]
  private var nextWork = 0
  private var origins: [String: OriginMemory] = [:]
  private var siblings: [String: SiblingMemory] = [:]
  /// Folders of each host that were asked for a page that can't be there.
  private var siblingKeys: [String: [String]] = [:]
  /// Hosts that asked to be left alone for longer than is waited.
  private var resting: Set<String> = []
  private var random: SeededGenerator
  private var outcomes: [Outcome] = []
  private var doneCount = 0
  private var totalCount = 0
  private var requestCount = 0

  init(settings: CheckSettings, clock: any RunClock, startedAt: Int) {
    self.settings = settings
    self.clock = clock
    self.startedAt = startedAt
    pacer = Pacer(allowance: settings.allowance, totalConcurrency: settings.totalConcurrency)
    random = SeededGenerator(seed: settings.seed)
  }

  var isDone: Bool { errands.isEmpty }

  var progress: CheckProgress {
    CheckProgress(
      done: doneCount, total: totalCount, requests: requestCount, running: pacer.runningCount)
  }

  /// How long nothing can begin, unless an answer comes.
  var idleTime: Duration {
    guard let turn = pacer.nextTurn else { return .seconds(1) }
    return max(.zero, min(.seconds(1), turn - clock.elapsed))
  }

  mutating func begin(_ targets: [LinkTarget]) {
    totalCount = targets.count
    for (number, target) in targets.enumerated() {
      if let outcome = PlainOutcome.of(target, at: now) {
        finish(outcome)
      } else if let address = WebAddress(target.url) {
        let errand = Errand(target, at: address, settings: settings)
        errands[number] = errand
        ask(errand.pending, for: number, after: .zero)
      }
    }
  }

  /// Takes what was found since the last time.
  mutating func takeOutcomes() -> [Outcome] {
    defer { outcomes = [] }
    return outcomes
  }

  /// Gives up what has not been answered.
  mutating func endEarly() {
    for number in errands.keys.sorted() {
      guard var errand = errands[number] else { continue }
      end(number, with: errand.ranOutOfTime(at: now))
    }
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
        if case .errand(let errand, let request) = work, answerFromMemory(errand, request) {
          works[number] = nil
          pacer.finish(request.address.host)
          continue
        }
        if case .errand(let errand, _) = work {
          let begin = now
          errands[errand]?.noteStart(at: begin)
        }
        requestCount += 1
        started.append((number, work.request))
      }
    }
  }

  /// Takes the answer to a request.
  mutating func take(_ response: Response, to number: Int) {
    guard let work = works.removeValue(forKey: number) else { return }
    let host = work.request.address.host
    pacer.finish(host)
    let origin = work.request.address.origin
    if let facts = response.certificates?.facts(lacksIntermediate: false) {
      origins[origin, default: OriginMemory()].certificate = facts
    }
    if origins[origin, default: OriginMemory()].note(response) {
      // Whatever ails the server ails all its links: they don't come one after the other to see.
      pacer.pause(host, until: clock.elapsed + settings.backOff)
    }
    switch work {
    case .chase(let chase):
      if [429, 503].contains(response.status) { rest(host, response) }
      take(response, to: chase)
    case .errand(let index, _):
      guard var errand = errands[index] else { return }
      let step = errand.take(response, at: now)
      errands[index] = errand
      if let duration = step.rest { rest(host, for: duration) }
      perform(step.next, for: index)
    }
  }

  private mutating func rest(_ host: String, _ response: Response) {
    guard let value = response.header("retry-after"),
      let seconds = RetryAfter.seconds(value, now: now)
    else { return }
    rest(host, for: .seconds(min(seconds, 31_536_000)))
  }

  /// Leaves a host alone: for so long, or for the rest of the run where that is too long to wait.
  private mutating func rest(_ host: String, for duration: Duration) {
    if duration > settings.patience {
      resting.insert(host)
    } else {
      pacer.pause(host, until: clock.elapsed + duration)
    }
  }

  private mutating func perform(_ next: Errand.Next, for index: Int) {
    switch next {
    case .ask(let request, let wait): ask(request, for: index, after: wait)
    case .askSibling(let address): askSibling(of: address, for: index)
    case .done(let outcome): end(index, with: outcome)
    }
  }

  /// Lets an errand's request wait for its turn, after its server's `robots.txt` is known.
  private mutating func ask(_ request: Request, for index: Int, after wait: Duration) {
    let origin = request.address.origin
    guard !answerFromMemory(index, request) else { return }
    if settings.obeysRobots {
      switch origins[origin, default: OriginMemory()].robots {
      case .unknown:
        origins[origin, default: OriginMemory()].robots = .asked(waiting: [index])
        guard let address = request.address.resolving("/robots.txt") else { return }
        enqueue(
          .chase(Chase(.robots(origin: origin), address, bodyLimit: 512 * 1024)), after: .zero)
        return
      case .asked(let waiting):
        origins[origin]?.robots = .asked(waiting: waiting + [index])
        return
      case .known(let rules):
        let address = request.address
        if !rules.allows(address.path + (address.query.map { "?\($0)" } ?? "")) {
          guard var errand = errands[index] else { return }
          return end(index, with: errand.disallowed())
        }
      }
    }
    enqueue(.errand(index, request), after: wait)
  }

  private mutating func enqueue(_ work: Work, after wait: Duration) {
    let host = work.request.address.host
    if !settings.shard.holds(host: host) {
      // A redirect into another shard's host: all shards together stay within twice its allowance.
      pacer.slow(host, to: settings.allowance.interval * settings.shard.count)
    }
    works[nextWork] = work
    // What is wrong with a certificate is wrong for all links that wait: it's found out ahead of them.
    let due = work.request.verifiesChain ? clock.elapsed + wait : .seconds(-1)
    pacer.add(nextWork, host: host, notBefore: due)
    nextWork += 1
  }

  /// Ends an errand whose server is known to be down, or to want rest; `false` where it must ask.
  private mutating func answerFromMemory(_ index: Int, _ request: Request) -> Bool {
    guard var errand = errands[index] else { return true }
    if let origin = origins[request.address.origin], let failure = origin.failure {
      end(index, with: errand.failed(like: failure, certificate: origin.certificate))
      return true
    }
    if resting.contains(request.address.host) {
      end(index, with: errand.rateLimited())
      return true
    }
    return false
  }

  // MARK: What errands wait for

  private mutating func take(_ response: Response, to chase: Chase) {
    var chase = chase
    if let next = chase.follow(response) {
      if !resting.contains(next.address.host) { return enqueue(.chase(chase), after: .zero) }
    }
    switch chase.purpose {
    case .robots(let origin): learn(robots(response), of: origin)
    case .sibling(let key): learn(sibling(response, chase), of: key)
    }
  }

  /// What isn't there forbids nothing.
  ///
  /// Nor does a server's failure: a link is followed by people, and whether it
  /// works is what they want to know.
  private func robots(_ response: Response) -> RobotsRules {
    guard response.status == 200 else { return .none }
    return RobotsRules(response.body, agent: CheckSettings.agent)
  }

  private mutating func learn(_ rules: RobotsRules, of origin: String) {
    guard case .asked(let waiting) = origins[origin, default: OriginMemory()].robots else { return }
    origins[origin]?.robots = .known(rules)
    for index in waiting {
      guard let errand = errands[index] else { continue }
      if let delay = rules.crawlDelay {
        pacer.slow(errand.current.host, to: .seconds(min(delay, 86_400)))
      }
      ask(errand.pending, for: index, after: .zero)
    }
  }

  private mutating func askSibling(of address: WebAddress, for index: Int) {
    let key = address.origin + address.directory
    switch siblings[key] {
    case .asked(let waiting): siblings[key] = .asked(waiting: waiting + [index])
    case .known(let answer): take(answer, for: index)
    case nil:
      let known = siblingKeys[address.host, default: []]
      guard known.count < settings.siblingLimit else {
        // Enough has been asked of this host: as it answered in one folder, so it is taken to in the next.
        if let last = known.last, case .known(let answer)? = siblings[last] {
          return take(answer, for: index)
        }
        return take(SiblingAnswer(status: nil, finalURL: "", signature: nil), for: index)
      }
      siblingKeys[address.host, default: []].append(key)
      siblings[key] = .asked(waiting: [index])
      let name = String(random.next() | 1 << 63, radix: 36)
      guard let sibling = address.resolving(address.directory + "gazette-\(name)") else { return }
      enqueue(
        .chase(Chase(.sibling(key: key), sibling, bodyLimit: settings.bodyLimit)), after: .zero)
    }
  }

  private func sibling(_ response: Response, _ chase: Chase) -> SiblingAnswer {
    var signature: PageSignature?
    if response.status == 200, response.isHTML, BotWall.name(response) == nil {
      let page = PageFacts(
        PageText.utf8(response.body, contentType: response.header("content-type")))
      signature = PageSignature(page, path: chase.request.address.path)
    }
    return SiblingAnswer(
      status: response.failure == nil ? response.status : nil, finalURL: chase.finalURL,
      signature: signature)
  }

  private mutating func learn(_ answer: SiblingAnswer, of key: String) {
    guard case .asked(let waiting)? = siblings[key] else { return }
    siblings[key] = .known(answer)
    for index in waiting { take(answer, for: index) }
  }

  private mutating func take(_ answer: SiblingAnswer, for index: Int) {
    guard var errand = errands[index] else { return }
    let step = errand.take(answer)
    errands[index] = errand
    perform(step.next, for: index)
  }

  // MARK: Ends

  private mutating func end(_ index: Int, with outcome: Outcome) {
    guard let errand = errands.removeValue(forKey: index) else { return }
    var outcome = outcome
    if outcome.startedAt == 0 { outcome.startedAt = now }
    let origin = errand.current.origin
    if outcome.certificate == nil { outcome.certificate = origins[origin]?.certificate }
    origins[origin, default: OriginMemory()].note(outcome)
    finish(outcome)
  }

  private mutating func finish(_ outcome: Outcome) {
    outcomes.append(outcome)
    doneCount += 1
  }

  /// In seconds since 1970.
  private var now: Int { startedAt + Int(clock.elapsed.components.seconds) }
}
