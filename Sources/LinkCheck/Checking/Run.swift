/// A run's state: errands, what they wait for, and whose turn it is.
///
/// Pure but for the clock it reads: `OutsideCheck` starts what it says and gives it the answers.
struct Run {
  let settings: CheckSettings
  var errands: [Int: Errand] = [:]
  var origins: [String: OriginMemory]
  /// By origin and folder.
  var siblings: [String: Awaited<SiblingAnswer>] = [:]
  /// Folders of each host that were asked for a page that can't be there.
  var siblingKeys: [String: [String]] = [:]
  /// By the address that a certificate names.
  var issuers: [String: Awaited<[IssuerCertificate]>] = [:]
  /// Hosts that asked to be left alone for longer than is waited.
  private(set) var resting: Set<String>
  /// How often in a row hosts have asked to be left alone.
  private var limitations: [String: Int] = [:]
  var random: SeededGenerator
  /// The scheme of addresses whose proxy didn't answer, however often it was tried.
  private(set) var silentProxy: String?
  private let clock: any RunClock
  private let startedAt: Int
  private(set) var pacer: Pacer
  private var works: [Int: Work] = [:]
  private var nextWork = 0
  private var outcomes: [Outcome] = []
  private var doneCount = 0
  private var totalCount = 0
  private var requestCount = 0

  init(settings: CheckSettings, clock: any RunClock, startedAt: Int, hosts: KnownHosts) {
    self.settings = settings
    self.clock = clock
    self.startedAt = startedAt
    pacer = hosts.pacer(settings)
    origins = hosts.origins
    resting = hosts.resting
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
        ask(.errand(number, errand.pending))
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
        guard let waiting = works[number] else { continue }
        if case .errand(let index, _) = waiting {
          let begin = now
          errands[index]?.noteStart(at: begin)
        }
        let work = completed(waiting)
        works[number] = work
        requestCount += 1
        started.append((number, work.request))
      }
    }
  }

  /// The work with the certificates that its server was found to leave out since it waits.
  private mutating func completed(_ work: Work) -> Work {
    let request = work.request
    guard request.verification == .whole, let found = origins[request.address.origin]?.issuers
    else { return work }
    switch work {
    case .errand(let index, _):
      errands[index]?.complete(by: found)
      return .errand(index, errands[index]?.pending ?? request)
    case .chase(var chase):
      chase.complete(by: found)
      return .chase(chase)
    }
  }

  /// Takes the answer to a request.
  mutating func take(_ response: Response, to number: Int) {
    guard let work = works.removeValue(forKey: number) else { return }
    let host = work.request.address.host
    pacer.finish(host)
    let origin = work.request.address.origin
    note(response, over: work.request.verification, of: origin)
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
      if case .done = step.next, response.proxy == .silent {
        // Of the link nothing has been found out, nor would be of any other.
        silentProxy = work.request.address.scheme
        return
      }
      noteLimitation(of: host, step.rest)
      perform(step.next, for: index)
    }
    if origins[origin]?.failure != nil { settle(host) }
  }

  /// Learns of a server's certificates what holds for all its links.
  private mutating func note(
    _ response: Response, over verification: Request.Verification, of origin: String
  ) {
    guard verification != .none, response.status != nil else { return }
    var isCompleted = false
    if case .completed(let found) = verification {
      isCompleted = true
      origins[origin, default: OriginMemory()].issuers = found
    }
    if let facts = response.certificates?.facts(lacksIntermediate: isCompleted) {
      origins[origin, default: OriginMemory()].certificate = facts
    }
  }

  /// Leaves a host alone that asks for it; for the rest of the run, where it does so every time.
  private mutating func noteLimitation(of host: String, _ duration: Duration?) {
    guard let duration else {
      limitations[host] = nil
      return
    }
    limitations[host, default: 0] += 1
    let isHopeless = limitations[host, default: 0] >= settings.attempts
    rest(host, for: isHopeless ? settings.patience + .seconds(1) : duration)
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
      settle(host)
    } else {
      pacer.pause(host, until: clock.elapsed + duration)
    }
  }

  mutating func perform(_ next: Errand.Next, for index: Int) {
    switch next {
    case .ask(let request, let wait): ask(.errand(index, request), after: wait)
    case .askSibling(let address): askSibling(of: address, for: index)
    case .askIssuer(let address): askIssuer(at: address, for: index)
    case .done(let outcome): end(index, with: outcome)
    }
  }

  /// Lets a request wait for its turn, after its server's `robots.txt` is known.
  mutating func ask(_ work: Work, after wait: Duration = .zero) {
    let address = work.request.address
    switch work {
    case .errand(let index, let request):
      if answerFromMemory(index, request) { return }
    case .chase(let chase):
      if resting.contains(address.host) { return giveUp(chase) }
      if chase.isBeyondRobots { return enqueue(work, after: wait) }
    }
    guard settings.obeysRobots else { return enqueue(work, after: wait) }
    switch origins[address.origin, default: OriginMemory()].robots {
    case .unknown:
      origins[address.origin, default: OriginMemory()].robots = .asked
      origins[address.origin]?.waiting.append(work)
      askRobots(of: address)
    case .asked: origins[address.origin]?.waiting.append(work)
    case .known(let rules):
      if rules.allows(address) { return enqueue(work, after: wait) }
      switch work {
      case .errand(let index, _):
        guard var errand = errands[index] else { return }
        end(index, with: errand.disallowed())
      case .chase(let chase): giveUp(chase)
      }
    }
  }

  mutating func slow(_ host: String, to interval: Duration) { pacer.slow(host, to: interval) }

  private mutating func enqueue(_ work: Work, after wait: Duration) {
    let host = work.request.address.host
    if !settings.shard.holds(host: host) {
      // A redirect into another shard's host: all shards together stay within twice its allowance.
      pacer.slow(host, to: settings.allowance.interval * settings.shard.count)
    }
    works[nextWork] = work
    // What is wrong with a certificate is wrong for all links that wait, and so is what mends it: that is found out
    // ahead of them.
    let isAhead = wait == .zero && work.request.verification != .whole
    pacer.add(nextWork, host: host, notBefore: isAhead ? .seconds(-1) : clock.elapsed + wait)
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

  /// Ends what waits for a server that is known to be down, or for a host that wants rest: it needs no turn.
  private mutating func settle(_ host: String) {
    let isResting = resting.contains(host)
    let numbers = Set(
      pacer.waiting(at: host).filter {
        guard let origin = works[$0]?.request.address.origin else { return false }
        return isResting || origins[origin]?.failure != nil
      })
    guard !numbers.isEmpty else { return }
    pacer.remove(numbers, from: host)
    for number in numbers.sorted() {
      switch works.removeValue(forKey: number) {
      case .errand(let index, let request)?: _ = answerFromMemory(index, request)
      case .chase(let chase)?: giveUp(chase)
      case nil: continue
      }
    }
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
    if origins[origin]?.failure != nil { settle(errand.current.host) }
  }

  private mutating func finish(_ outcome: Outcome) {
    outcomes.append(outcome)
    doneCount += 1
  }

  /// In seconds since 1970.
  private var now: Int { startedAt + Int(clock.elapsed.components.seconds) }
}
