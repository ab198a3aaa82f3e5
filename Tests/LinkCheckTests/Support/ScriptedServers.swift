import LinkCheck

/// Servers that answer by a script, in a time of their own: no network, no waiting.
final class ScriptedServers: Transport, RunClock {
  /// One request as the servers saw it.
  struct Entry {
    var url: String
    var method: Request.Method
    var begin: Duration
    var end: Duration
    var timeLimit: Duration?
  }

  private(set) var elapsed = Duration.zero
  /// How the last run ended.
  private(set) var ending: OutsideCheck.Ending?
  private(set) var log: [Entry] = []
  private let answer: (Request, Int) -> Response
  private var counts: [String: Int] = [:]
  private var running: [(number: Int, end: Duration, response: Response)] = []

  /// `answer` gets the request, and how many there were for its address, itself included; its response comes after
  /// the milliseconds that it says.
  init(_ answer: @escaping (Request, Int) -> Response) { self.answer = answer }

  func start(_ request: Request, number: Int) {
    let url = request.address.string
    counts[url, default: 0] += 1
    let response = answer(request, counts[url, default: 1])
    let end = elapsed + .milliseconds(response.milliseconds)
    running.append((number, end, response))
    log.append(
      Entry(
        url: url, method: request.method, begin: elapsed, end: end,
        timeLimit: request.timeLimit))
  }

  func wait(upTo limit: Duration) -> [(number: Int, response: Response)] {
    let next = running.map(\.end).min() ?? elapsed + limit
    // Time passes even where nobody waits, so that a run that spins comes to its end.
    elapsed = max(elapsed + .microseconds(1), min(next, elapsed + limit))
    let done = running.filter { $0.end <= elapsed }
    running.removeAll { $0.end <= elapsed }
    return done.map { ($0.number, $0.response) }
  }

  /// When requests to a host began, its `robots.txt` included.
  func beginnings(at host: String) -> [Duration] {
    log.filter { $0.url.hasPrefix("http://\(host)/") }.map(\.begin)
  }

  func run(
    _ urls: [String], settings: CheckSettings = CheckSettings(), startedAt: Int = 1_795_284_000
  ) -> [Outcome] {
    let check = OutsideCheck(
      settings: settings, transport: self, clock: self, startedAt: startedAt)
    var outcomes: [Outcome] = []
    ending = check.run(urls.map { LinkTarget(url: $0) }) { outcomes.append($0) }
    return outcomes
  }
}

extension Response {
  static func page(_ text: String, milliseconds: Int = 20) -> Response {
    Response(
      status: 200, headers: [("content-type", "text/html")],
      body: Array("<title>\(text)</title><p>\(text)</p>".utf8), milliseconds: milliseconds)
  }

  static func status(
    _ status: Int, _ headers: [(String, String)] = [], milliseconds: Int = 20
  ) -> Response {
    Response(status: status, headers: headers, milliseconds: milliseconds)
  }

  static func failed(_ failure: Failure, milliseconds: Int = 20) -> Response {
    Response(failure: failure, milliseconds: milliseconds)
  }
}
