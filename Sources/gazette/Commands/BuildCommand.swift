import ArgumentParser
import Diagnostics
import Encodings
import Publishing
import Workspace

/// Compiles a site and publishes it.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Publish a site.",
    discussion: """
      Compiles content/ and templates/ and puts the result in place of the output folder, as a whole: \
      readers see the old site or the new one, never half of either. While there are errors, the old \
      one stays as it is. Files in the output folder that no build wrote are kept.

      EXAMPLES
        gazette build                            the site in this folder
        gazette build sites/bureau --output www  another one, into www/
        gazette build --drafts --future          with what is not out yet
        gazette build --today 115-01-31          as it will be on that day
        gazette build --format json > found.json
      """)

  @OptionGroup var options: SiteOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Publish into this folder (default: public/ in the site's folder).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Flag(
    name: .customLong("no-audit"),
    help: "Leave the rules of `gazette check` out; what a page can't do without is checked anyway.")
  var skipsAudit = false

  @Flag(
    name: .customLong("no-search"),
    help: "Make no index: the search page then offers only lists to look through.")
  var skipsSearch = false

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = BuildFormat.text

  @Option(
    help: ArgumentHelp("Write what the build cost to this file, as JSON.", valueName: "file"),
    completion: .file())
  var stats: String?

  mutating func run() async throws {
    let terminal = Terminal()
    var buildOptions = try options.buildOptions()
    buildOptions.audits = !skipsAudit
    buildOptions.indexes = !skipsSearch
    let settledOptions = buildOptions
    Processor.returnLargeMemory()
    Processor.reportFileSizeLimit()
    try await reportingFailures(on: terminal) {
      try await publish(settledOptions, terminal)
    }
  }

  private func publish(_ buildOptions: BuildOptions, _ terminal: Terminal) async throws {
    let clock = ContinuousClock()
    let site = try SiteFolder(options.site)
    let folder = try OutputFolder(output, for: site)
    let statistics = try promisedStatistics(terminal)
    let teller = PublicationTeller(terminal: terminal, folder: folder, isQuiet: options.quiet)
    let publication = try Publication.begin(folder, jobs: buildOptions.jobs) { teller.tell($0) }
    let start = clock.now
    let outcome: Outcome
    do {
      outcome = try await ProgressLine(terminal, isQuiet: options.quiet).shown { progress in
        try await compile(site, buildOptions, into: publication, progress, clock)
      }
    } catch {
      // The first failure is the one to tell; what cannot be removed now goes before the next
      // build.
      try? await publication.discard()
      throw error
    }

    let report = outcome.report
    let seconds = (clock.now - start) / .seconds(1)
    try ReportPrinter(report: report, terminal: terminal, isStrict: buildOptions.isStrict).print(
      CheckFormat(format), seconds: seconds,
      written: outcome.published?.writtenCount ?? 0,
      outcome: outcome.published == nil ? "nothing was published" : nil)
    if let published = outcome.published {
      teller.tell(published)
      if !options.quiet {
        terminal.write(Summary.published(report, published, seconds: seconds))
      }
    }
    let json = Statistics(report: report, published: outcome.published, seconds: seconds)
      .json(phases: outcome.phases)
    try statistics?.write(json.bytes(pretty: true) + [UInt8(ascii: "\n")])
    if outcome.published == nil { throw ExitCode.siteHasErrors }
  }

  /// The file that `--stats` names, opened.
  private func promisedStatistics(_ terminal: Terminal) throws -> PromisedFile? {
    guard let stats else { return nil }
    do throws(FileSystemError) { return try PromisedFile(stats) } catch {
      terminal.error(
        "'\(stats)', which --stats names, can't be written: \(error.reason); nothing was built")
      throw ExitCode.inputOutput
    }
  }

  /// What a build came to.
  private struct Outcome {
    let report: BuildReport
    /// `nil` where errors kept the site from being published.
    let published: Publication.Outcome?
    let phases: [BuildReport.Phase]
  }

  private func compile(
    _ site: SiteFolder, _ buildOptions: BuildOptions, into publication: Publication,
    _ progress: BuildProgress, _ clock: ContinuousClock
  ) async throws -> Outcome {
    let start = clock.now
    // Sources are listed while it is seen how the output stands.
    async let listing = site.readTree()
    // What was remembered speaks of the site as it was left; after anybody else's hand it is made anew.
    let memory = await publication.standsAsLeft() ? publication.memory : nil
    let tree = try await listing
    let list = BuildReport.Phase(name: "list", duration: clock.now - start)
    let report = try await buildSite(
      tree, options: buildOptions, output: publication, memory: memory, progress: progress)
    progress.enter(.publishing)
    let written = clock.now
    var published: Publication.Outcome?
    if report.allowsPublication(buildOptions) {
      if let memory = report.memory {
        published = try await publication.commit(memory: memory)
      } else {
        try await publication.discard()
        published = .standing(fileCount: report.fileCount)
      }
    } else {
      try await publication.discard()
    }
    let publish = BuildReport.Phase(name: "publish", duration: clock.now - written)
    return Outcome(
      report: report, published: published, phases: [list] + report.phases + [publish])
  }
}

extension CheckFormat {
  init(_ format: BuildFormat) {
    switch format {
    case .text: self = .text
    case .json: self = .json
    case .sarif: self = .sarif
    }
  }
}
