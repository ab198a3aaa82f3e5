import ArgumentParser
import Diagnostics
import Encodings
import Publishing
import Workspace

/// Compiles a site and writes its data alone.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the data of a site without its pages.",
    discussion: """
      Compiles the site as `gazette build` does, with the same findings, and writes what programs read: each \
      table in the site's formats, with the description beside each CSV, and the catalogues of data/. Every \
      file has the path that it has on the site. As with a build, the folder changes as a whole or not at \
      all, and files in it that no export wrote are kept.

      A folder that holds a published site is refused: its pages would be removed.

      EXAMPLES
        gazette export                             this site, into export/
        gazette export sites/bureau --output data  another one, into data/
        gazette export --format json > found.json
      """)

  @OptionGroup var options: SiteOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write into this folder (default: export/ in the site's folder).", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = BuildFormat.text

  mutating func run() async throws {
    let terminal = Terminal()
    var exportOptions = try options.buildOptions()
    exportOptions.scope = .data
    let buildOptions = exportOptions
    Processor.returnLargeMemory()
    Processor.reportFileSizeLimit()
    try await reportingFailures(on: terminal) { try await export(buildOptions, terminal) }
  }

  private func export(_ buildOptions: BuildOptions, _ terminal: Terminal) async throws {
    let clock = ContinuousClock()
    let site = try SiteFolder(options.site)
    let folder = try OutputFolder(forData: output, of: site)
    let teller = PublicationTeller(
      terminal: terminal, folder: folder, isQuiet: options.quiet, done: "The data are exported",
      next: "export")
    let publication = try Publication.begin(folder, jobs: buildOptions.jobs) { teller.tell($0) }
    let start = clock.now
    let report: BuildReport
    let exported: Publication.Outcome?
    do {
      (report, exported) = try await ProgressLine(terminal, isQuiet: options.quiet).shown {
        progress in
        let report = try await buildSite(
          try site.readTree(), options: buildOptions, output: publication, progress: progress)
        progress.enter(.publishing)
        guard report.allowsPublication(buildOptions) else {
          try await publication.discard()
          return (report, nil)
        }
        return (report, try await publication.commit(memory: []))
      }
    } catch {
      // The first failure is the one to tell; what cannot be removed now goes before the next export.
      try? await publication.discard()
      throw error
    }
    let seconds = (clock.now - start) / .seconds(1)
    try ReportPrinter(report: report, terminal: terminal, isStrict: buildOptions.isStrict).print(
      CheckFormat(format), seconds: seconds, written: exported?.writtenCount ?? 0,
      outcome: exported == nil ? "nothing was exported" : nil)
    guard let exported else { throw ExitCode.siteHasErrors }
    teller.tell(exported)
    if !options.quiet {
      terminal.write(Summary.exported(report, exported, seconds: seconds))
    }
  }
}
