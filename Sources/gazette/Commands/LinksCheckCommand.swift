import ArgumentParser
import Diagnostics
import Encodings
import Hyperlinks
import LinkCheck
import Publishing
import Workspace

/// Checks links.
struct LinksCheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find the links that lead nowhere, of a site or of any folder of HTML.",
    discussion: """
      Of a site, links are told at the line of the Markdown, template or setting that holds them; \
      nothing is published. Of a folder of HTML, at the line of the page, whatever made it.

      EXAMPLES
        gazette links                                   the links within this site
        gazette links --html public                     those of a folder of HTML
        gazette links --html dist --extensionless       /about is about.html
        gazette links --html public --format junit      findings for CI
        gazette links --external                        those to other sites, too
        gazette links --sitemap https://www.example.gov.tw/sitemap.xml
                                                        every link of a live site

      EXIT STATUS
        0   every link leads somewhere
        1   some do not
        64  a wrong command line
        74  a file or folder can't be read, or a site not be reached
      """)

  @OptionGroup var options: SiteOptions

  @OptionGroup(title: "Any folder of HTML") var htmlOptions: HTMLOptions

  @OptionGroup(title: "Other sites") var outsideOptions: OutsideOptions

  @OptionGroup(title: "Report") var reportOptions: LinkReportOptions

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = LinksFormat.text

  /// - Throws: A validation error for options that mean nothing without others.
  func validate() throws {
    if outsideOptions.records, htmlOptions.html != nil {
      throw ValidationError("--record is about a site; a folder of HTML has no ledger.")
    }
    guard !outsideOptions.asks else { return }
    if reportOptions.report != nil || reportOptions.history != nil {
      throw ValidationError(
        "--report and --history are about links to other sites; ask them with --external.")
    }
    if insideFormat == nil {
      throw ValidationError(
        "--format \(format.rawValue) is for links to other sites; ask them with --external.")
    }
  }

  /// The format where no other site is asked; `nil` where it has none of that name.
  private var insideFormat: CheckFormat? { CheckFormat(rawValue: format.rawValue) }

  private func outsideLinks(_ buildOptions: BuildOptions, _ terminal: Terminal) -> OutsideLinks {
    OutsideLinks(
      outsideOptions, reportOptions, buildOptions, format, isQuiet: options.quiet, terminal)
  }

  mutating func run() async throws {
    let terminal = Terminal()
    let buildOptions = try options.buildOptions()
    if let sitemap = outsideOptions.sitemap {
      guard options.site == ".", htmlOptions.html == nil else {
        throw ValidationError("Name one of a site, a folder with --html, and a --sitemap.")
      }
      try await reportingFailures(on: terminal) {
        try await outsideLinks(buildOptions, terminal)
          .checkLiveSite(sitemap.address)
      }
    } else if let html = htmlOptions.html {
      guard options.site == "." else {
        throw ValidationError("Name either a site or, with --html, a folder of HTML.")
      }
      try await reportingFailures(on: terminal) {
        try await checkFolder(html, buildOptions, terminal)
      }
    } else {
      try await reportingFailures(on: terminal) {
        try await checkSite(buildOptions, terminal)
      }
    }
  }

  private func checkFolder(
    _ html: String, _ buildOptions: BuildOptions, _ terminal: Terminal
  ) async throws {
    let start = ContinuousClock.now
    let folder: HTMLFolder
    do {
      folder = try HTMLFolder(root: htmlOptions.root ?? html, part: html)
    } catch is PartElsewhere {
      throw ValidationError("The folder of --html must lie in that of --root.")
    }
    let found = try await folder.brokenLinks(htmlOptions.rules, jobs: buildOptions.jobs)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let report = LinksReport(found, sources: try folder.sources(of: found.faults))
    if outsideOptions.asks {
      return try await outsideLinks(buildOptions, terminal)
        .check(folder, named: html, htmlOptions.rules, inside: report)
    }
    try LinksPrinter(report: report, terminal: terminal)
      .print(insideFormat ?? .text, seconds: seconds)
    guard report.findings.isEmpty else { throw ExitCode.siteHasErrors }
    if !options.quiet {
      terminal.write(
        "Checked \(Summary.counted(found.linkCount, "link")) of "
          + "\(Summary.counted(found.pageCount, "page")) in "
          + "\(JSONPrinter.decimal(seconds: seconds)) s\n")
    }
  }

  private func checkSite(_ buildOptions: BuildOptions, _ terminal: Terminal) async throws {
    let start = ContinuousClock.now
    let tree = try SiteFolder(options.site).readTree()
    let buildOptions = buildOptions.recordingOutsideLinks(outsideOptions.asks)
    let built = try await ProgressLine(terminal, isQuiet: options.quiet).shown { progress in
      try await buildSite(
        tree, options: buildOptions, output: DiscardingSink(), progress: progress)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let report = LinksReport(built)
    if outsideOptions.asks, let settings = built.settings {
      return try await outsideLinks(buildOptions, terminal)
        .check(built, of: tree, in: options.site, settings, inside: report.withoutExceptions)
    }
    try LinksPrinter(report: report, terminal: terminal)
      .print(insideFormat ?? .text, seconds: seconds)
    let isFailure = report.findings.contains {
      $0.diagnostic.severity == .error || buildOptions.isStrict
    }
    guard !isFailure else { throw ExitCode.siteHasErrors }
    if !options.quiet { terminal.write(Summary.checked(built, seconds: seconds)) }
  }
}

extension HTMLFolder {
  /// The pages that faults stand in, to show their lines.
  fileprivate func sources(of faults: [LinkFault]) throws -> [SourcePath: SourceFile] {
    var sources: [SourcePath: SourceFile] = [:]
    for page in Set(faults.map(\.page)) {
      sources[SourcePath(page)] = SourceFile(path: SourcePath(page), bytes: try read(page))
    }
    return sources
  }
}

extension BuildOptions {
  fileprivate func recordingOutsideLinks(_ records: Bool) -> BuildOptions {
    var options = self
    options.recordsOutsideLinks = records
    return options
  }
}
