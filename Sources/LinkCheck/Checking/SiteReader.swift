import Diagnostics
import Encodings
import Hyperlinks

/// Reads a live site, page by page as its sitemap lists them, for the links they hold.
///
/// As polite as the check itself, and as careful: `robots.txt` is obeyed, addresses are judged as resolved, redirects
/// are followed, and a host is asked no more than its allowance.
package struct SiteReader {
  /// An address that could not be read.
  package struct Unreadable: Error, Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
      case status(Int)
      case failure(Failure)
      /// `robots.txt` asks programs to stay away.
      case disallowed
      /// The host asked to be left alone for longer than is waited.
      case resting
      /// It answers with something else.
      case noSitemap
      /// The proxy for addresses of this scheme doesn't answer, and nothing more can be read.
      case proxyIsSilent(scheme: String)
    }

    package var url: String
    package var reason: Reason

    package init(url: String, reason: Reason) {
      self.url = url
      self.reason = reason
    }
  }

  package struct Result: Sendable {
    package var targets = TargetList()
    package var pageCount = 0
    /// Pages that were not read, in the order of their addresses.
    package var unreadable: [Unreadable] = []
    /// What the check of the links goes on with.
    package var hosts = KnownHosts()
  }

  private let settings: CheckSettings
  private let transport: any Transport
  private let clock: any RunClock
  private let startedAt: Int
  private let progress: (CheckProgress) -> Void

  /// `startedAt` is when the clock began, in seconds since 1970.
  package init(
    settings: CheckSettings, transport: any Transport, clock: any RunClock, startedAt: Int,
    progress: @escaping (CheckProgress) -> Void = { _ in }
  ) {
    self.settings = settings
    self.transport = transport
    self.clock = clock
    self.startedAt = startedAt
    self.progress = progress
  }

  /// Bytes of a sitemap that are read (sitemaps.org allows 50 MB), and of a page.
  private static let sitemapLimit = 50 << 20
  private static let pageLimit = 4 << 20
  /// Sitemaps within sitemaps.
  private static let depth = 3

  /// Reads the sitemap and every page that it lists.
  ///
  /// Pages of other hosts than the sitemap's are not read: a sitemap speaks for its own (sitemaps.org).
  ///
  /// - Throws: Why the first sitemap itself can't be read, or that nothing can be read any more.
  package func read(sitemap address: WebAddress) throws(Unreadable) -> Result {
    var fetcher = PageFetcher(settings: settings, clock: clock, startedAt: startedAt)
    var result = Result()
    var pages: [WebAddress] = []
    var sitemaps = [address]
    for level in 0..<Self.depth where !sitemaps.isEmpty {
      var further: [WebAddress] = []
      try fetch(sitemaps, with: &fetcher, areSitemaps: true) { address, arrival in
        switch Self.sitemap(arrival) {
        case .success(let sitemap):
          let own = sitemap.addresses.filter { $0.host == address.host }
          if sitemap.isIndex { further += own } else { pages += own }
        case .failure(let reason):
          result.unreadable.append(Unreadable(url: address.string, reason: reason))
        }
      }
      if level == 0, let problem = result.unreadable.first { throw problem }
      sitemaps = further
    }
    var seen: Set<String> = []
    pages.removeAll { !seen.insert($0.string).inserted }
    try fetch(pages, with: &fetcher, areSitemaps: false) { page, arrival in
      switch arrival {
      case .response(let response, let final) where response.status == 200:
        // What is no page has no links.
        guard response.isHTML else { return }
        result.pageCount += 1
        Self.gather(response, from: final, into: &result.targets)
      case .response(let response, _):
        result.unreadable.append(
          Unreadable(url: page.string, reason: Self.reason(of: response)))
      case .none(let reason):
        result.unreadable.append(Unreadable(url: page.string, reason: reason))
      }
    }
    result.unreadable.sort { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }
    result.hosts = fetcher.known
    return result
  }

  private static func sitemap(
    _ arrival: PageFetcher.Arrival
  ) -> Swift.Result<Sitemap, Unreadable.Reason> {
    switch arrival {
    case .none(let reason): .failure(reason)
    case .response(let response, _) where response.status == 200:
      sitemap(response.body).map { .success($0) } ?? .failure(.noSitemap)
    case .response(let response, _): .failure(reason(of: response))
    }
  }

  private static func reason(of response: Response) -> Unreadable.Reason {
    response.status.map { .status($0) } ?? .failure(response.failure ?? .httpProtocol)
  }

  /// A sitemap as it is, or as a file of gzip (sitemaps.org).
  private static func sitemap(_ body: [UInt8]) -> Sitemap? {
    guard Gzip.isGzip(body) else { return Sitemap(body) }
    return Gzip.unpacked(body, limit: sitemapLimit).flatMap { Sitemap($0) }
  }

  private static func gather(
    _ response: Response, from page: WebAddress, into targets: inout TargetList
  ) {
    let bytes = PageText.utf8(response.body, contentType: response.header("content-type"))
    let document = DocumentLinks(bytes)
    let path = SourcePath(page.string)
    let file = SourceFile(path: path, bytes: bytes)
    let base = document.base.flatMap(page.resolving) ?? page
    for link in document.links where !link.address.hasPrefix("#") && !link.address.isEmpty {
      let place = file.scalarPosition(of: file.position(at: link.range.lowerBound))
      let scheme = URLReference(link.address).scheme?.lowercased()
      let isOfWeb = scheme == nil || scheme == "http" || scheme == "https"
      if scheme == "data" || scheme == "blob" || scheme == "about" { continue }
      var destination = link.address
      if isOfWeb, scheme == nil, let resolved = base.resolving(link.address) {
        destination = resolved.string + (resolved.fragment.map { "#\($0)" } ?? "")
      }
      targets.add(
        destination,
        at: LinkPlace(
          file: path, line: place.line, column: place.column, written: link.address))
    }
  }

  /// Asks for addresses; `take` gets each with what became of it.
  private func fetch(
    _ addresses: [WebAddress], with fetcher: inout PageFetcher, areSitemaps: Bool,
    take: (WebAddress, PageFetcher.Arrival) -> Void
  ) throws(Unreadable) {
    fetcher.begin(
      addresses, bodyLimit: areSitemaps ? Self.sitemapLimit : Self.pageLimit,
      areForPrograms: areSitemaps)
    var done = 0
    var isOver = false
    while true {
      let arrivals = fetcher.takeArrivals()
      if let scheme = fetcher.silentProxy {
        let number = arrivals.first?.number ?? 0
        throw Unreadable(url: addresses[number].string, reason: .proxyIsSilent(scheme: scheme))
      }
      for (number, arrival) in arrivals {
        done += 1
        take(addresses[number], arrival)
      }
      progress(
        CheckProgress(
          done: done, total: addresses.count, requests: done, running: fetcher.runningCount))
      guard !fetcher.isDone, !isOver else { return }
      guard clock.elapsed < settings.totalLimit else {
        fetcher.endEarly()
        isOver = true
        continue
      }
      for (number, request) in fetcher.startable() { transport.start(request, number: number) }
      let wait = min(fetcher.idleTime, settings.totalLimit - clock.elapsed)
      for (number, response) in transport.wait(upTo: max(.zero, wait)) {
        fetcher.take(response, to: number)
      }
    }
  }
}

extension SiteReader.Unreadable.Reason: Error {}

extension SiteReader.Unreadable.Reason {
  /// What went wrong, as part of a sentence.
  package var english: String {
    switch self {
    case .status(let status): "status \(status)"
    case .failure(.outOfTime): "the time of the run was over"
    case .failure(let failure): failure.english
    case .disallowed: "robots.txt asks programs to stay away"
    case .resting: "its server asks to be left alone for longer than is waited"
    case .noSitemap: "it is no sitemap"
    case .proxyIsSilent: Failure.proxy.english
    }
  }
}
