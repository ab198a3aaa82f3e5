import ArgumentParser
import Content
import Glibc
import LinkCheck

/// Whether other sites are asked, and how.
struct OutsideOptions: ParsableArguments {
  @Flag(name: .customLong("external"), help: "Ask for the links that lead to other sites, too.")
  var isExternal = false

  @Option(
    name: .customLong("sitemap"),
    help: ArgumentHelp(
      "Check a live site, whatever made it: every page that its sitemap lists, and their links.",
      valueName: "url"))
  var sitemap: SitemapAddress?

  @Option(
    help: ArgumentHelp(
      "Check the part of the links' hosts that falls to machine I of N.",
      discussion: "All links of a host fall to one machine, so that none asks it too often.",
      valueName: "i/n"), transform: Shard.init(argument:))
  var shard: Shard?

  @Flag(
    name: .customLong("allow-private"),
    help: "Ask for addresses of this machine and of private networks, too.")
  var allowsPrivate = false

  @Flag(
    name: .customLong("recheck"),
    help: "Ask for every link, even where the last answer still holds.")
  var rechecks = false

  @Flag(
    name: .customLong("mx"),
    help: "Ask the name system whether anybody takes mail for the domains of mailto: links.")
  var asksMailDomains = false

  @Flag(
    name: .customLong("record"),
    help: "Record in the site's ledger that its links were checked on this day.")
  var records = false

  @Option(
    help: ArgumentHelp("The time from one request to a host to the next.", valueName: "seconds"))
  var interval: Double?

  @Option(help: ArgumentHelp("Requests to one host at once.", valueName: "n"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("The time that one request may take.", valueName: "seconds"))
  var timeout: Int?

  @Option(
    name: .customLong("time-limit"),
    help: ArgumentHelp("The time that the run may take.", valueName: "minutes"))
  var timeLimit: Int?

  @Option(
    name: .customLong("resolve"),
    help: ArgumentHelp(
      "The address of a host in place of the name system's; repeatable.",
      discussion: "As curl has it: www.example.gov.tw:443:192.0.2.1", valueName: "host:port:address"
    ))
  var resolve: [ResolveChoice] = []

  /// Whether anything leaves this machine.
  var asks: Bool { isExternal || sitemap != nil }

  func validate() throws {
    let isUsed =
      shard != nil || allowsPrivate || rechecks || asksMailDomains || interval != nil
      || concurrency != nil
      || timeout != nil || timeLimit != nil || !resolve.isEmpty
    if isUsed, !asks {
      throw ValidationError(
        "--shard, --timeout and the like are about other sites; ask them with --external.")
    }
    if records, sitemap != nil || shard != nil || !isExternal {
      throw ValidationError(
        "--record is about all links of a site; use it with --external, without --shard and "
          + "--sitemap.")
    }
    // As `interval` of site.yml.
    if let interval, !(0.05...3600).contains(interval) {
      throw ValidationError("--interval takes 0.05 to 3600 seconds.")
    }
    for (name, value, bounds) in [
      ("concurrency", concurrency, 1...16), ("timeout", timeout, 1...300),
      ("time-limit", timeLimit, 1...1440),
    ] {
      if let value, !bounds.contains(value) {
        throw ValidationError(
          "--\(name) takes \(bounds.lowerBound) to \(bounds.upperBound).")
      }
    }
  }

  /// How links are asked for: as the site says, and as the command line says instead.
  func checkSettings(_ site: LinkCheckSettings) -> CheckSettings {
    var settings = CheckSettings()
    if let seconds = interval ?? site.interval {
      settings.allowance.interval = .milliseconds(Int(seconds * 1000))
    }
    if let count = concurrency ?? site.concurrency { settings.allowance.concurrency = count }
    if let attempts = site.attempts { settings.attempts = attempts }
    if let minutes = timeLimit ?? site.timeLimit { settings.totalLimit = .seconds(minutes * 60) }
    if let obeys = site.obeysRobots { settings.obeysRobots = obeys }
    if site.probes == false { settings.siblingLimit = 0 }
    // A link has as long as its requests may take where they all fail.
    settings.linkLimit = max(settings.linkLimit, requestLimit(site) * 3)
    settings.notFoundPhrases = site.notFoundPhrases
    settings.seed = UInt64.random(in: .min ... .max)
    if let shard { settings.shard = shard }
    return settings
  }

  private func requestLimit(_ site: LinkCheckSettings) -> Duration {
    .seconds(timeout ?? site.timeout ?? 20)
  }

  /// What asks, as the command line, the site's settings and the environment want it.
  ///
  /// `site` is the one for which is asked, `contact` whom a server's operator may write to.
  func transport(
    _ settings: LinkCheckSettings, site: String?, contact: String?
  ) throws(CurlTransport.Unavailable) -> CurlTransport {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { getenv($0) }.map { String(cString: $0) }.first { !$0.isEmpty }
    }
    var environment: [String: String] = [:]
    for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
      environment[name] = value(name)
      // A web server sets HTTP_PROXY from a request's header.
      if name != "http_proxy" { environment[name.uppercased()] = value(name.uppercased()) }
    }
    let limit = requestLimit(settings)
    var options = CurlTransport.Options(
      userAgent: CheckSettings.userAgent(
        version: Gazette.version, site: site, contact: settings.contact ?? contact),
      connectTimeout: min(limit, .seconds(10)), timeout: limit,
      proxy: ProxySettings(environment: environment),
      certificateFile: value("CURL_CA_BUNDLE", "SSL_CERT_FILE"),
      certificateFolder: value("SSL_CERT_DIR"), resolve: resolve.map(\.entry))
    if allowsPrivate { options.permits = { _ in true } }
    return try CurlTransport(options)
  }
}

extension Shard {
  /// `I/N`.
  ///
  /// - Throws: A validation error that says what is wrong with it.
  fileprivate init(argument: String) throws {
    guard let shard = Shard(argument) else {
      throw ValidationError(
        "'\(argument)' is no part of a run: write 2/4 for the second machine of four.")
    }
    self = shard
  }
}

/// `HOST:PORT:ADDRESS`.
struct ResolveChoice: ExpressibleByArgument {
  let entry: ResolveEntry

  init?(argument: String) {
    guard let entry = ResolveEntry(argument) else { return nil }
    self.entry = entry
  }
}

/// The address of a sitemap.
struct SitemapAddress: ExpressibleByArgument {
  let address: WebAddress

  init?(argument: String) {
    guard let address = WebAddress(argument), !address.hasCredentials else { return nil }
    self.address = address
  }
}

extension Gate.Settings {
  /// As a site has them.
  init(_ settings: LinkCheckSettings) {
    self.init()
    if let nights = settings.nights { self.nights = nights }
    if let hours = settings.hours { span = hours * 3600 }
    if let runs = settings.definiteRuns { definiteRuns = runs }
  }
}
