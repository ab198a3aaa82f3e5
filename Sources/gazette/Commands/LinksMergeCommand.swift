import ArgumentParser
import Diagnostics
import Encodings
import LinkCheck
import LinkReports
import Publishing
import Workspace

/// Unites what the shards of a run found.
struct LinksMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Unite the reports of several machines, and their histories, into those of one.",
    discussion: """
      Each REPORT is the folder of a run's --report, or the JSON that it printed. The reports of all \
      shards of a run, merged, say what one machine would have found. The run is recorded in the \
      history, so that the shards of the next night can be compared with it.

      EXAMPLES
        gazette links merge shard-*/ --site . --report report
        gazette links merge 1.json 2.json --format json > all.json
        gazette links merge 1.json 2.json --unite 1.sqlite --unite 2.sqlite

      EXIT STATUS
        0   every link leads somewhere
        1   some do not
        64  a wrong command line, or reports that can't be merged
        74  a report or the history can't be read or written
      """)

  @Argument(help: ArgumentHelp("Reports of shards: folders or files of JSON.", valueName: "report"))
  var reports: [String]

  @Option(
    help: ArgumentHelp(
      "The site's folder, for its words, its exceptions and its history.", valueName: "dir"))
  var site: String?

  @OptionGroup var reportOptions: LinkReportOptions

  @Option(
    help: ArgumentHelp(
      "Take over the runs of this history too; it may be repeated.", valueName: "file"))
  var unite: [String] = []

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = LinksFormat.text

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  mutating func run() async throws {
    let terminal = Terminal()
    let options = BuildOptions(today: try Today.date(), jobs: Processor.count)
    try await reportingFailures(on: terminal) {
      let merged = try merge(terminal)
      let reported =
        if let site {
          try await ReportedSite(
            SiteFolder(site).readTree(), options: options, terminal: terminal)
        } else {
          try await ReportedSite(foreign: merged.site, options: options)
        }
      let previous = try remember(merged)
      let sources = reported.sources(of: merged)
      let printer = LinkReportPrinter(
        report: merged, previous: previous,
        furtherFindings: reported.diagnostics + reported.exceptions.findings(in: merged.verdicts)
          + merged.insideDiagnostics(sources: sources),
        sources: sources, frame: reported.frame, isForeign: site == nil,
        terminal: terminal)
      if let folder = reportOptions.report {
        try printer.write(into: ReportFolder(folder), listsUnits: reportOptions.unitLists)
      }
      if !(quiet && format == .text && !merged.fails) { try printer.print(format) }
      guard !merged.fails else { throw ExitCode.siteHasErrors }
    }
  }

  private func merge(_ terminal: Terminal) throws -> LinkReport {
    let shards = try reports.map { try LinkReport(reading: $0) }
    do {
      return try LinkReport.merging(shards)
    } catch MergeError.differentSites(let sites) {
      terminal.error(
        "The reports are of different sites: \(sites.joined(separator: ", ")). Merge those of one.")
      throw ExitCode.usage
    }
  }

  /// Records the run where a history is named, or the site's own.
  ///
  /// - Returns: When the run before it began.
  private func remember(_ report: LinkReport) throws -> Int? {
    guard site != nil || reportOptions.history != nil else { return nil }
    let history = try LinkHistory(at: reportOptions.historyPath(site: site ?? "."))
    let previous = try history.lastRun(of: report.site)?.startedAt
    for path in unite { try history.unite(with: LinkHistory(at: path)) }
    // The same reports merged again are the same run.
    let fingerprint = Fingerprint(of: report.record.bytes())
    let key = "merged-\(String(fingerprint.low, radix: 16))-\(String(fingerprint.high, radix: 16))"
    try history.record(report, key: key)
    try history.prune(before: report.startedAt - LinkHistory.keptSeconds)
    if let site { try LastLinkReport.keep(report, ofSite: site) }
    return previous
  }
}

/// A file that is no report of links.
struct UnreadableReport: Error {
  let path: String
  /// Where it is wrong: a byte, or a field.
  let place: String
}

extension LinkReport {
  /// Reads a report: the JSON of a run, or the newest in a report folder.
  init(reading path: String) throws {
    let file = Self.isFolder(path) ? path + "/links/latest.json" : path
    let bytes = try InputFile.read(file)
    do {
      try self.init(json: try JSON(parsing: bytes))
    } catch let error as JSONSyntaxError {
      throw UnreadableReport(path: file, place: "byte \(error.offset + 1) is no JSON")
    } catch let error as RecordError {
      throw UnreadableReport(path: file, place: "the field '\(error.field)' is missing or unknown")
    }
  }

  private static func isFolder(_ path: String) -> Bool { InputFile.isFolder(path) }
}
