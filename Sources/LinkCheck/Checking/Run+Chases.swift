/// What links wait for: each question is put once, whichever link comes to it first.
extension Run {
  mutating func take(_ response: Response, to chase: Chase) {
    var chase = chase
    if chase.follow(response) != nil { return ask(.chase(chase)) }
    switch chase.purpose {
    case .robots(let origin): learn(robots(response), of: origin)
    case .sibling(let key): learn(sibling(response, chase), of: key)
    case .issuer(let address):
      learn(response.status == 200 ? IssuerCertificate.all(in: response.body) : [], at: address)
    }
  }

  /// Goes on without an answer, where the question must not be put.
  mutating func giveUp(_ chase: Chase) {
    switch chase.purpose {
    case .robots(let origin): learn(.none, of: origin)
    case .sibling(let key): learn(.unknown, of: key)
    case .issuer(let address): learn([], at: address)
    }
  }

  // MARK: robots.txt

  mutating func askRobots(of address: WebAddress) {
    guard let robots = address.resolving("/robots.txt") else {
      return learn(.none, of: address.origin)
    }
    ask(.chase(Chase(.robots(origin: address.origin), robots, bodyLimit: 512 * 1024)))
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
    guard case .asked = origins[origin, default: OriginMemory()].robots else { return }
    origins[origin]?.robots = .known(rules)
    let waiting = origins[origin]?.waiting ?? []
    origins[origin]?.waiting = []
    for work in waiting {
      if let delay = rules.crawlDelay {
        slow(work.request.address.host, to: .seconds(min(delay, 86_400)))
      }
      ask(work)
    }
  }

  // MARK: Pages that can't be there

  mutating func askSibling(of address: WebAddress, for index: Int) {
    let key = address.origin + address.directory
    if let known = siblings[key] {
      guard let answer = known.answer else {
        siblings[key]?.waiting.append(index)
        return
      }
      return take(answer, for: index)
    }
    let name = String(random.next() | 1 << 63, radix: 36)
    guard let sibling = address.resolving(address.directory + "gazette-\(name)"),
      mayAsk(sibling)
    else { return take(.unknown, for: index) }
    let keys = siblingKeys[address.host, default: []]
    guard keys.count < settings.siblingLimit else {
      // Enough has been asked of this host: as it answered in one folder, so it is taken to in the next.
      return take(keys.last.flatMap { siblings[$0]?.answer } ?? .unknown, for: index)
    }
    siblingKeys[address.host, default: []].append(key)
    siblings[key] = Awaited(waiting: [index])
    ask(.chase(Chase(.sibling(key: key), sibling, bodyLimit: settings.bodyLimit)))
  }

  private func mayAsk(_ address: WebAddress) -> Bool {
    guard settings.obeysRobots, case .known(let rules)? = origins[address.origin]?.robots else {
      return true
    }
    return rules.allows(address)
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
    guard let known = siblings[key], known.answer == nil else { return }
    siblings[key] = Awaited(answer: answer)
    for index in known.waiting { take(answer, for: index) }
  }

  private mutating func take(_ answer: SiblingAnswer, for index: Int) {
    guard var errand = errands[index] else { return }
    let step = errand.take(answer)
    errands[index] = errand
    perform(step.next, for: index)
  }

  // MARK: Certificates that servers leave out

  mutating func askIssuer(at address: WebAddress, for index: Int) {
    let key = address.string
    if let known = issuers[key] {
      guard let answer = known.answer else {
        issuers[key]?.waiting.append(index)
        return
      }
      return take(answer, for: index)
    }
    issuers[key] = Awaited(waiting: [index])
    ask(
      .chase(Chase(.issuer(address: key), address, bodyLimit: IssuerCertificate.bundleLimit)))
  }

  private mutating func learn(_ answer: [IssuerCertificate], at key: String) {
    guard let known = issuers[key], known.answer == nil else { return }
    issuers[key] = Awaited(answer: answer)
    for index in known.waiting { take(answer, for: index) }
  }

  private mutating func take(_ answer: [IssuerCertificate], for index: Int) {
    guard var errand = errands[index] else { return }
    let step = errand.take(answer)
    errands[index] = errand
    perform(step.next, for: index)
  }
}
