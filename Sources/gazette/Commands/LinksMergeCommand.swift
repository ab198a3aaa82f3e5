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
      history, so that the shards of the next night can be compared with it. Shards that are missing, \
      or left from another night, are an error.

      EXAMPLES
        gazette links merge shard-*/ --site . --report report
        gazette links merge 1.json 2.json --format json > all.json
        gazette links merge shard-*/ --site . --unite 1.sqlite --unite 2.sqlite
                                             keep both histories
        gazette links merge 1/ 3/ --partial  although the second failed

      EXIT STATUS
        0   every link leads somewhere
        1   some do not
        64  a wrong command line, or reports that can't be merged
        74  a report or the history can't be read or written
      """)

  @Argument(
    help: ArgumentHelp("Reports of shards: folders or files of JSON.", valueName: "report"),
    completion: .file())
  var reports: [String]

  @Option(
    help: ArgumentHelp(
      "The site's folder, for its words, its exceptions and its history.", valueName: "dir"),
    completion: .directory)
  var site: String?

  @OptionGroup var reportOptions: LinkReportOptions

  @Option(
    help: ArgumentHelp(
      "Take over the runs of this history too; it may be repeated.", valueName: "file"),
    completion: .file())
  var unite: [String] = []

  @Flag(
    name: .customLong("partial"),
    help: "Merge though shards of the run are missing; nothing is recorded.")
  var isPartial = false

  @Flag(help: "Let warnings about the site itself count as errors.")
  var strict = false

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = LinksFormat.text

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  /// - Throws: A validation error for options that mean nothing without others.
  func validate() throws {
    if !unite.isEmpty, site == nil, reportOptions.history == nil {
      throw ValidationError(
        "--unite takes runs over into a history; name it with --history, or the site with --site.")
    }
    if !unite.isEmpty, isPartial {
      throw ValidationError("--partial records nothing, so that --unite has nothing to add to.")
    }
  }

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
      // Without its other shards it can't be known that an exception speaks of nothing.
      let ofExceptions =
        merged.isWhole ? reported.exceptions.findings(in: merged.verdicts) : []
      let sources = reported.sources(of: merged)
      let printer = LinkReportPrinter(
        report: merged, previous: previous,
        furtherFindings: reported.diagnostics + ofExceptions
          + merged.insideDiagnostics(sources: sources),
        sources: sources, frame: reported.frame, isForeign: site == nil,
        terminal: terminal)
      if let folder = reportOptions.report {
        try printer.write(into: folder, listsUnits: reportOptions.unitLists, isQuiet: quiet)
      }
      let fails = merged.fails(besides: reported.diagnostics, isStrict: strict)
      try printer.print(format, isQuiet: quiet)
      guard !fails else { throw ExitCode.siteHasErrors }
    }
  }

  private func merge(_ terminal: Terminal) throws -> LinkReport {
    let shards = try reports.map { try LinkReport(reading: $0) }
    do {
      return try LinkReport.merging(shards, isPartial: isPartial)
    } catch {
      terminal.error(sentence(for: error))
      throw ExitCode.usage
    }
  }

  private func sentence(for error: MergeError) -> String {
    func list(_ parts: [some CustomStringConvertible]) -> String {
      parts.map(\.description).joined(separator: ", ")
    }
    func time(_ second: Int) -> String {
      let clock = Instant(seconds: second).taiwan
      return "\(clock.date) \(clock.time)"
    }
    return switch error {
    case .nothingToMerge: "There is no report to merge."
    case .differentSites(let sites):
      "The reports are of different sites: \(list(sites)). Merge those of one."
    case .differentDivisions(let shards):
      "The reports are of runs that were divided differently: \(list(shards)). Merge those of one."
    case .startedApart(let first, let last):
      "The reports are of different nights: one began at \(time(first)), another at \(time(last)). "
        + "A machine that failed may have left its last report behind."
    case .missingShards(let shards):
      "The reports are not the whole run: \(list(shards)) is missing. Name it too, or merge what "
        + "there is with --partial, which records nothing."
    }
  }

  /// Records a whole run where a history is named, or the site's own.
  ///
  /// - Returns: When the run before it began.
  private func remember(_ report: LinkReport) throws -> Int? {
    guard report.isWhole, site != nil || reportOptions.history != nil else { return nil }
    // Before anything is recorded: one that can't be read leaves all as it was.
    let others = try unite.map { try LinkHistory(reading: $0) }
    let history = try LinkHistory(at: reportOptions.historyPath(site: site ?? "."))
    let previous = try history.lastRun(of: report.site)?.startedAt
    for other in others { try history.unite(with: other) }
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
