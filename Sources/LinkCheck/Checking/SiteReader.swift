import Diagnostics
import Encodings
import Hyperlinks

/// Reads a live site, page by page as its sitemap lists them, for the links they hold.
///
/// As polite as the check itself, and as careful: addresses are judged as resolved, redirects are followed, and a
/// host is asked no more than its allowance.
package struct SiteReader {
  /// A page that could not be read.
  package struct Unreadable: Sendable, Hashable {
    package var url: String
    package var status: Int?
    package var failure: Failure?
  }

  package struct Result: Sendable {
    package var targets = TargetList()
    package var pageCount = 0
    package var unreadable: [Unreadable] = []
  }

  private let settings: CheckSettings
  private let transport: any Transport
  private let clock: any RunClock
  private let progress: (CheckProgress) -> Void

  package init(
    settings: CheckSettings, transport: any Transport, clock: any RunClock,
    progress: @escaping (CheckProgress) -> Void = { _ in }
  ) {
    self.settings = settings
    self.transport = transport
    self.clock = clock
    self.progress = progress
  }

  /// Bytes of a sitemap that are read (sitemaps.org allows 50 MB), and of a page.
  private static let sitemapLimit = 50 << 20
  private static let pageLimit = 4 << 20
  /// Sitemaps within sitemaps.
  private static let depth = 3

  /// Reads the sitemap and every page that it lists; `nil` where the first sitemap itself is none.
  ///
  /// Pages of other hosts than the sitemap's are not read: a sitemap speaks for its own (sitemaps.org).
  package func read(sitemap address: WebAddress) -> Result? {
    var pages: [WebAddress] = []
    var sitemaps = [address]
    for level in 0..<Self.depth where !sitemaps.isEmpty {
      var further: [WebAddress] = []
      var isRead = false
      fetch(sitemaps, limit: Self.sitemapLimit) { _, response, _ in
        guard response.status == 200, let sitemap = Self.sitemap(response.body) else { return }
        isRead = true
        let own = sitemap.addresses.filter { $0.host == address.host }
        if sitemap.isIndex { further += own } else { pages += own }
      }
      guard isRead || level > 0 else { return nil }
      sitemaps = further
    }
    var result = Result()
    var seen: Set<String> = []
    pages.removeAll { !seen.insert($0.string).inserted }
    fetch(pages, limit: Self.pageLimit) { page, response, final in
      guard response.status == 200, response.isHTML else {
        if response.status != 200 {
          result.unreadable.append(
            Unreadable(url: page.string, status: response.status, failure: response.failure))
        }
        return
      }
      result.pageCount += 1
      Self.gather(response, from: final, into: &result.targets)
    }
    return result
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

  /// Asks for addresses, each once, as the pacer allows; `take` gets the last answer and where it came from.
  private func fetch(
    _ addresses: [WebAddress], limit: Int,
    take: (WebAddress, Response, WebAddress) -> Void
  ) {
    var pacer = Pacer(
      allowance: settings.allowance, totalConcurrency: settings.totalConcurrency)
    var chains = addresses.map { RedirectChain($0, maximum: settings.maximumRedirects) }
    for (number, address) in addresses.enumerated() {
      pacer.add(number, host: address.host, notBefore: clock.elapsed)
    }
    var done = 0
    while done < addresses.count, clock.elapsed < settings.totalLimit {
      for number in pacer.start(at: clock.elapsed) {
        transport.start(Request(chains[number].current, .get, bodyLimit: limit), number: number)
      }
      let wait = (pacer.nextTurn.map { $0 - clock.elapsed } ?? .seconds(1))
      for (number, response) in transport.wait(upTo: max(.zero, min(.seconds(1), wait))) {
        pacer.finish(chains[number].current.host)
        if RedirectChain.isRedirect(response),
          case .follow(let next) = chains[number].take(response)
        {
          pacer.add(number, host: next.host, notBefore: clock.elapsed)
          continue
        }
        done += 1
        take(addresses[number], response, chains[number].current)
      }
      progress(
        CheckProgress(
          done: done, total: addresses.count, requests: done, running: pacer.runningCount))
    }
  }
}
