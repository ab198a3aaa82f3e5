import ArgumentParser
import Diagnostics
import Encodings
import Publishing
import Workspace

/// Compiles a site and publishes nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a site, and publish nothing.",
    discussion: """
      Compiles the site as `gazette build` does, down to every link and anchor, and writes no file.

      EXAMPLES
        gazette check                         the site in this folder
        gazette check sites/bureau --strict   warnings count as well
        gazette check --format sarif          findings for a code host, on standard output
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = CheckFormat.text

  mutating func run() async throws {
    let terminal = Terminal()
    let buildOptions = try options.buildOptions()
    try await reportingFailures(on: terminal) {
      let start = ContinuousClock.now
      let tree = try SiteFolder(options.site).readTree()
      let sink = DiscardingSink()
      let report = try await ProgressLine(terminal, isQuiet: options.quiet).shown { progress in
        try await buildSite(tree, options: buildOptions, output: sink, progress: progress)
      }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let printer = ReportPrinter(report: report, terminal: terminal)
      try printer.print(format, seconds: seconds, written: 0, outcome: nil)
      guard report.allowsPublication(buildOptions) else { throw ExitCode.siteHasErrors }
      if !options.quiet { terminal.write(Summary.checked(report, seconds: seconds)) }
    }
  }
}
