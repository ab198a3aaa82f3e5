import ArgumentParser
import Content
import Diagnostics
import Encodings
import Glibc
import Hyperlinks
import LinkCheck
import Publishing
import Workspace

/// Asks other sites for the links that a site, a folder of HTML or a live site has.
struct OutsideLinks {
  private let options: OutsideOptions
  private let format: CheckFormat
  private let isQuiet: Bool
  private let terminal: Terminal
  private let start = ContinuousClock.now

  init(_ options: OutsideOptions, _ format: CheckFormat, isQuiet: Bool, _ terminal: Terminal) {
    self.options = options
    self.format = format
    self.isQuiet = isQuiet
    self.terminal = terminal
  }

  // MARK: What is checked

  /// A site: each link at its line, with the unit that owns the page.
  func check(
    _ built: BuildReport, of tree: SourceTree, in folder: String, _ settings: Settings,
    inside: LinksReport, isStrict: Bool
  ) throws {
    var targets = TargetList()
    for link in built.outsideLinks {
      targets.add(
        link.destination,
        at: LinkPlace(
          file: link.file, line: link.range.start.line, column: link.range.start.column,
          unit: link.unit, text: link.text))
    }
    try check(
      targets.sorted, of: settings.baseURL, settings: settings.linkCheck,
      contact: settings.agency.email, historyFolder: folder, inside: inside, isStrict: isStrict
    ) { path in
      (try? tree.bytes(of: path)).map { SourceFile(path: path, bytes: $0) }
    }
  }

  /// A folder of HTML from anything: each link at the line of its page.
  func check(
    _ folder: HTMLFolder, named name: String, ignoring: [String], inside: LinksReport
  ) throws {
    var targets = TargetList()
    for page in folder.paths where page.hasPrefix(folder.part) && Self.isPage(page) {
      let file = SourceFile(path: SourcePath(page), bytes: try folder.read(page))
      for link in DocumentLinks(file.bytes, ignoring: ignoring).links {
        var destination = link.address
        if destination.hasPrefix("//") { destination = "https:" + destination }
        guard let scheme = URLReference(destination).scheme?.lowercased(),
          ["http", "https", "mailto", "tel"].contains(scheme)
        else { continue }
        let place = file.scalarPosition(of: file.position(at: link.range.lowerBound))
        targets.add(
          destination, at: LinkPlace(file: file.path, line: place.line, column: place.column))
      }
    }
    try check(
      targets.sorted, of: name, settings: LinkCheckSettings(), contact: nil, historyFolder: ".",
      inside: inside, isStrict: false
    ) { path in
      (try? folder.read(path.string)).map { SourceFile(path: path, bytes: $0) }
    }
  }

  /// A live site, as its sitemap lists it: every link, those within the site too.
  func checkLiveSite(_ sitemap: WebAddress) throws {
    let site = sitemap.origin + "/"
    let transport = try transport(LinkCheckSettings(), site: site, contact: nil)
    let reading = LinkProgressLine(terminal, isQuiet: isQuiet, verb: "Reading", noun: "pages")
    let reader = SiteReader(
      settings: options.checkSettings(LinkCheckSettings()), transport: transport,
      clock: SystemRunClock(), progress: reading.show)
    let result = reader.read(sitemap: sitemap)
    reading.clear()
    guard let result else {
      terminal.error("'\(sitemap.string)' is no sitemap that can be read.")
      throw ExitCode.inputOutput
    }
    for page in result.unreadable {
      let reason =
        page.status.map { "status \($0)" } ?? page.failure?.english ?? "no answer"
      terminal.warning("'\(page.url)' of the sitemap can't be read (\(reason)).")
    }
    try check(
      result.targets.sorted, of: site, settings: LinkCheckSettings(), contact: nil,
      historyFolder: ".", inside: LinksReport(findings: [], checked: nil, sources: [:]),
      isStrict: false
    ) { _ in nil }
  }

  private static func isPage(_ path: String) -> Bool {
    [".html", ".htm", ".xhtml"].contains { path.lowercased().hasSuffix($0) }
  }

  // MARK: The run

  private func check(
    _ targets: [LinkTarget], of site: String, settings: LinkCheckSettings, contact: String?,
    historyFolder: String, inside: LinksReport, isStrict: Bool,
    source: (SourcePath) -> SourceFile?
  ) throws {
    let clock = SystemRunClock()
    let line = LinkProgressLine(terminal, isQuiet: isQuiet, verb: "Asking", noun: "links")
    var run = LinkRun(
      site: site, settings: options.checkSettings(settings),
      transport: try transport(settings, site: site, contact: contact), clock: clock)
    run.gate = Gate.Settings(settings)
    if options.rechecks { run.lifetimes = .none }
    run.progress = line.show
    let history = try LinkHistory(at: try historyPath(in: historyFolder))
    defer { line.clear() }
    let result = try run.report(
      on: targets, history: history, key: Self.randomKey(), at: Int(time(nil)))
    line.clear()
    try tell(result.report, inside: inside, source: source)
    let fails =
      result.report.fails
      || inside.findings.contains { $0.diagnostic.severity == .error || isStrict }
    if fails { throw ExitCode.siteHasErrors }
  }

  private func transport(
    _ settings: LinkCheckSettings, site: String, contact: String?
  ) throws -> CurlTransport {
    try options.transport(
      settings, site: WebAddress(site) == nil ? nil : site, contact: contact)
  }

  /// The history's file; its folder is made where it is missing.
  private func historyPath(in folder: String) throws(FileSystemError) -> String {
    if let path = options.history { return path }
    let state = "\(folder)/.gazette"
    if mkdir(state, 0o777) != 0, errno != EEXIST {
      throw FileSystemError(.create, state, number: errno)
    }
    return "\(state)/links.sqlite"
  }

  private static func randomKey() -> String {
    (0..<32).map { _ in String(Int.random(in: 0..<16), radix: 16) }.joined()
  }

  // MARK: What is said

  private func tell(
    _ report: LinkReport, inside: LinksReport, source: (SourcePath) -> SourceFile?
  ) throws {
    var sources = inside.sources
    for verdict in report.verdicts where !verdict.verdict.isWell {
      for place in verdict.target.places where sources[place.file] == nil {
        sources[place.file] = source(place.file)
      }
    }
    let diagnostics =
      (inside.findings.map(\.diagnostic) + report.diagnostics(sources: sources)).sorted()
    let printer = LinksPrinter(report: inside, terminal: terminal)
    try printer.print(
      format, diagnostics, sources: sources, outside: report,
      seconds: (ContinuousClock.now - start) / .seconds(1))
    if !isQuiet { terminal.write(report.summaryLine + "\n") }
  }
}
