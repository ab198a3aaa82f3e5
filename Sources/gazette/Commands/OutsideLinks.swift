import ArgumentParser
import Content
import Diagnostics
import Encodings
import Glibc
import Hyperlinks
import LinkCheck
import Publishing
import Workspace

/// The proxy for addresses of a scheme doesn't answer, and nothing more can be asked.
struct SilentProxy: Error {
  let scheme: String
}

/// Asks other sites for the links that a site, a folder of HTML or a live site has.
struct OutsideLinks {
  let options: OutsideOptions
  let reportOptions: LinkReportOptions
  let buildOptions: BuildOptions
  let format: LinksFormat
  let isQuiet: Bool
  let terminal: Terminal

  init(
    _ options: OutsideOptions, _ reportOptions: LinkReportOptions, _ buildOptions: BuildOptions,
    _ format: LinksFormat, isQuiet: Bool, _ terminal: Terminal
  ) {
    self.options = options
    self.reportOptions = reportOptions
    self.buildOptions = buildOptions
    self.format = format
    self.isQuiet = isQuiet
    self.terminal = terminal
  }

  // MARK: What is checked

  /// A site: each link at its line, with the unit that owns the page.
  func check(
    _ built: BuildReport, of tree: SourceTree, in folder: String, _ settings: Settings,
    inside: LinksReport
  ) async throws {
    var targets = TargetList()
    for link in built.outsideLinks {
      targets.add(
        link.address,
        at: LinkPlace(
          file: link.file, line: link.range.start.line, column: link.range.start.column,
          unit: link.unit, text: link.text,
          written: link.address == link.destination ? nil : link.destination))
    }
    let reported = try await ReportedSite(tree, options: buildOptions, terminal: terminal)
    try check(
      targets.sorted,
      of: Subject(
        site: settings.baseURL, settings: settings.linkCheck, contact: settings.agency.email,
        historyFolder: folder, isForeign: false, reported: reported, inside: inside))
  }

  /// A folder of HTML from anything: each link at the line of its page.
  func check(
    _ folder: HTMLFolder, named name: String, _ rules: LinkRules, inside: LinksReport
  ) async throws {
    var targets = TargetList()
    for link in try folder.outsideLinks(rules) {
      targets.add(
        link.address,
        at: LinkPlace(
          file: SourcePath(link.page), line: link.position.line, column: link.position.column,
          written: link.address == link.written ? nil : link.written))
    }
    let reported = try await ReportedSite(foreign: name, options: buildOptions)
    try check(
      targets.sorted, of: Subject(site: name, isForeign: true, reported: reported, inside: inside))
  }

  /// A live site, as its sitemap lists it: every link, those within the site too.
  func checkLiveSite(_ sitemap: WebAddress) async throws {
    let site = sitemap.origin + "/"
    var asking = try asking(LinkCheckSettings(), site: site, contact: nil)
    let reading = LinkProgressLine(terminal, isQuiet: isQuiet, verb: "Reading", noun: "pages")
    let reader = SiteReader(
      settings: options.checkSettings(LinkCheckSettings()), transport: asking.transport,
      clock: asking.clock, startedAt: asking.startedAt, progress: reading.show)
    let result: SiteReader.Result
    do {
      result = try reader.read(sitemap: sitemap)
    } catch {
      reading.clear()
      if case .proxyIsSilent(let scheme) = error.reason { throw SilentProxy(scheme: scheme) }
      terminal.error(Self.sentence(for: error))
      throw ExitCode.inputOutput
    }
    reading.clear()
    tell(result.unreadable)
    asking.hosts = result.hosts
    let reported = try await ReportedSite(foreign: site, options: buildOptions)
    try check(
      result.targets.sorted,
      of: Subject(
        site: site, isForeign: true, reported: reported,
        inside: LinksReport(findings: [], checked: nil, sources: [:])), asking: asking)
  }

  private static func sentence(for problem: SiteReader.Unreadable) -> String {
    let sentence = "'\(problem.url)' can't be read as a sitemap (\(problem.reason.english))."
    return problem.reason == .failure(.privateAddress)
      ? sentence + " --allow-private asks private networks, too." : sentence
  }

  /// Beyond so many addresses that one reason keeps from being read, a list says no more than their number.
  private static let shownCount = 10

  private func tell(_ unreadable: [SiteReader.Unreadable]) {
    for (reason, pages) in Dictionary(grouping: unreadable, by: \.reason.english)
      .sorted(by: { $0.key < $1.key })
    {
      for page in pages.prefix(Self.shownCount) {
        terminal.warning("'\(page.url)' of the sitemap was not read (\(reason)).")
      }
      if pages.count > Self.shownCount {
        let further = Summary.counted(pages.count - Self.shownCount, "further page")
        terminal.warning("\(further) of the sitemap were not read (\(reason)).")
      }
    }
  }

  // MARK: The run

  /// Whose links are asked for.
  private struct Subject {
    /// The base URL, or what is checked instead of a site of this program.
    var site: String
    var settings = LinkCheckSettings()
    var contact: String?
    /// The folder that the history lies in.
    var historyFolder = "."
    var isForeign: Bool
    var reported: ReportedSite
    /// What was found within the site.
    var inside: LinksReport
  }

  /// What asks, in a run that may have begun with reading pages.
  private struct Asking {
    let transport: CurlTransport
    let clock = SystemRunClock()
    /// When the clock began, in seconds since 1970.
    let startedAt = Int(time(nil))
    var hosts = KnownHosts()
  }

  private func check(
    _ targets: [LinkTarget], of subject: Subject, asking begun: Asking? = nil
  ) throws {
    let settings = options.checkSettings(subject.settings)
    let asking =
      try begun ?? asking(subject.settings, site: subject.site, contact: subject.contact)
    let history = try LinkHistory(
      at: try reportOptions.historyPath(site: subject.historyFolder))
    var check = RecordedCheck(
      history: history, site: subject.site, exceptions: subject.reported.exceptions)
    check.shard = settings.shard
    check.gate = Gate.Settings(subject.settings)
    if options.rechecks { check.lifetimes = .none }
    check.lifetimes.admitsPrivate = options.allowsPrivate
    let line = LinkProgressLine(terminal, isQuiet: isQuiet, verb: "Asking", noun: "links")
    defer { line.clear() }
    let asksMailDomains = options.asksMailDomains || subject.settings.mx == true
    let now = Int(time(nil))
    var result = try check.run(
      targets, key: Self.randomKey(), at: now, finish: { Int(time(nil)) }
    ) { targets, found in
      let outside = OutsideCheck(
        settings: settings, transport: asking.transport, clock: asking.clock,
        startedAt: asking.startedAt, hosts: asking.hosts,
        mailDomain: asksMailDomains ? { MailDomain(asking: $0) } : nil, progress: line.show)
      if case .proxyIsSilent(let scheme) = try outside.run(targets, found: found) {
        throw SilentProxy(scheme: scheme)
      }
    }
    line.clear()
    result.report.inside = subject.inside.faults(of: subject.reported.frame)
    if options.shard == nil {
      try LastLinkReport.keep(result.report, ofSite: subject.historyFolder)
    }
    // A ledger that can't be written keeps nobody from reading what was found.
    let told: Result<Void, any Error> = Result { try tell(result, of: subject) }
    if options.records { try record(result.report, inSite: subject.historyFolder) }
    try told.get()
  }

  /// Notes in the site's ledger that its links were checked today.
  ///
  /// Links without their turn are not counted. Where no site answered, the network was at fault, and nothing is noted.
  private func record(_ report: LinkReport, inSite path: String) throws {
    guard !report.isUnanswered else {
      terminal.warning("No site answered; the check is not recorded.")
      return
    }
    let folder = try SiteFolder(path)
    let tree = try folder.readTree()
    var ledger = LinkCheckLedger()
    if tree.contains(LinkCheckLedger.path) {
      let file = SourceFile(
        path: LinkCheckLedger.path, bytes: try tree.bytes(of: LinkCheckLedger.path))
      var problems: [Diagnostic] = []
      ledger = LinkCheckLedger(file, diagnostics: &problems)
      // What a merge has damaged is not written over.
      guard problems.isEmpty else {
        terminal.error("'\(LinkCheckLedger.path)' is damaged: restore it from its history.")
        throw ExitCode.siteHasErrors
      }
    }
    ledger.record(
      LinkCheckLedger.Entry(
        date: buildOptions.today, checked: report.verdicts.count { $0.outcome.hadTurn },
        dead: report.summary.counts[.dead] ?? 0))
    try folder.replace(LinkCheckLedger.path, with: ledger.bytes)
  }

  private func asking(
    _ settings: LinkCheckSettings, site: String, contact: String?
  ) throws -> Asking {
    Asking(
      transport: try options.transport(
        settings, site: WebAddress(site) == nil ? nil : site, contact: contact))
  }

  private static func randomKey() -> String {
    (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
  }

  // MARK: What is said

  private func tell(_ result: RecordedCheck.Result, of subject: Subject) throws {
    let (report, reported, inside) = (result.report, subject.reported, subject.inside)
    // A shard can't know that an exception speaks of nothing.
    let ofExceptions =
      options.shard == nil ? reported.exceptions.findings(in: report.verdicts) : []
    let sources = reported.sources(of: report).merging(inside.sources) { first, _ in first }
    let printer = LinkReportPrinter(
      report: report, previous: result.previous,
      furtherFindings: reported.diagnostics + ofExceptions + inside.findings.map(\.diagnostic),
      sources: sources, frame: reported.frame, isForeign: subject.isForeign, terminal: terminal)
    if let folder = reportOptions.report {
      try printer.write(into: folder, listsUnits: reportOptions.unitLists, isQuiet: isQuiet)
    }
    let fails = report.fails(besides: reported.diagnostics, isStrict: buildOptions.isStrict)
    try printer.print(format, isQuiet: isQuiet)
    guard !fails else { throw ExitCode.siteHasErrors }
  }
}

extension LinkReport {
  /// Whether the run asked for pages, and got word of none of them; what was known from before says nothing.
  fileprivate var isUnanswered: Bool {
    // The clock of the asking began a moment before the run; what is remembered is hours old.
    let due = verdicts.filter {
      $0.outcome.startedAt >= startedAt - 60
        && ["http://", "https://"].contains(where: $0.target.url.hasPrefix)
    }
    return !due.isEmpty && due.allSatisfy(\.outcome.isUnanswered)
  }
}

extension Outcome {
  /// Whether the link was asked for: not where the run's time was over before, or the proxy failed.
  fileprivate var hadTurn: Bool { failure != .outOfTime && failure != .proxy }

  /// Whether neither a server nor the name system said anything.
  fileprivate var isUnanswered: Bool {
    switch failure {
    case .outOfTime, .proxy, .nameLookup, .unreachable, .timeout: true
    default: false
    }
  }
}
