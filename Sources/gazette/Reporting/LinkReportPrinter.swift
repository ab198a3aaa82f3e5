import ArgumentParser
import Content
import Diagnostics
import Encodings
import LinkCheck
import LinkReports
import OpenData
import Publishing
import Workspace

/// Says what a check of outside links found, to people or to tools, and writes it into a report folder.
struct LinkReportPrinter {
  let report: LinkReport
  /// When the run before began, in seconds since 1970.
  let previous: Int?
  /// What is wrong within the site, and with the exceptions themselves.
  let furtherFindings: [Diagnostic]
  /// The files that links stand in, as far as they are at hand.
  let sources: [SourcePath: SourceFile]
  let frame: ReportFrame
  /// Whether the site was not made by this program.
  let isForeign: Bool
  let terminal: Terminal

  /// Writes the findings: text to standard error, the rest to standard output.
  ///
  /// Where it is quiet, the line that sums up stands beneath findings alone, and never by itself.
  func print(_ format: LinksFormat, isQuiet: Bool) throws {
    let diagnostics = (report.diagnostics(sources: sources) + furtherFindings).sorted()
    switch format {
    case .text:
      let printer = TextPrinter(sources: sources, style: terminal.style)
      let text = printer.text(diagnostics)
      if isQuiet, text.isEmpty { return }
      terminal.write(text + (text.isEmpty ? "" : "\n") + report.summaryLine + "\n")
    case .json: try write(report.json)
    case .sarif:
      try write(SARIFPrinter(sources: sources, version: Gazette.version).json(diagnostics))
    case .junit:
      let seconds = Double(report.finishedAt - report.startedAt)
      try write(JUnitPrinter(sources: sources).xml(diagnostics, seconds: seconds))
    case .csv: try StandardStream.output.write(report.csv())
    case .markdown:
      try write(ReportFiles.summary(report, previous: previous, frame: frame))
    }
  }

  /// Writes the files of the report into a folder, the pages first and `latest.json` last, and says where they are.
  func write(into path: String, listsUnits: Bool, isQuiet: Bool) throws {
    let folder = try ReportFolder(path)
    let files = try ReportFiles(
      report, previous: previous, frame: frame, isForeign: isForeign,
      name: try folder.place(of: report), listsUnits: listsUnits)
    for file in files.files { try folder.write(file.bytes, to: file.path) }
    if !isQuiet {
      terminal.write("Report: \(path)\(path.hasSuffix("/") ? "" : "/")\(files.page)\n")
    }
  }

  private func write(_ json: JSON) throws {
    try StandardStream.output.write(json.bytes(pretty: true) + [UInt8(ascii: "\n")])
  }

  private func write(_ text: String) throws { try StandardStream.output.write(Array(text.utf8)) }
}

extension ReportFolder {
  /// The name of a run's own folder beneath `links/`: its day, and a number where other runs of the day have theirs.
  ///
  /// The folder is made here, so that of two runs that end at once each has its own. A run that goes on, or whose
  /// shards are merged once more, is known by its beginning and has the place that it had.
  fileprivate func place(of report: LinkReport) throws -> String {
    let day = Instant(seconds: report.startedAt).taiwan.date
    var name = day
    var number = 1
    while try !makeFolder(at: "links/" + name), try !holds(report, at: "links/" + name) {
      number += 1
      name = "\(day)-\(number)"
    }
    return name
  }

  /// Whether a folder has an earlier report of the same run.
  private func holds(_ report: LinkReport, at path: String) throws -> Bool {
    guard let bytes = try read(path + "/report.json"), let json = try? JSON(parsing: bytes),
      let run = json["run"]
    else { return false }
    return run["startedAt"]?.whole == report.startedAt && run["site"]?.text == report.site
  }
}

/// The site that a report is about, as far as it is at hand.
struct ReportedSite {
  let frame: ReportFrame
  let exceptions: LinkExceptions
  /// Of the exceptions' file.
  let diagnostics: [Diagnostic]
  let tree: SourceTree?

  /// A site of this program.
  ///
  /// - Throws: ``ExitCode/siteHasErrors`` where its settings or templates cannot be used, which is told.
  init(_ tree: SourceTree, options: BuildOptions, terminal: Terminal) async throws {
    var found: [Diagnostic] = []
    guard let frame = await ReportFrame.load(tree, options: options, diagnostics: &found) else {
      terminal.write(TextPrinter(sources: [:], style: terminal.style).text(found.sorted()))
      throw ExitCode.siteHasErrors
    }
    var problems: [Diagnostic] = []
    var exceptions = LinkExceptions([], today: options.today.description)
    if tree.contains(ExceptedLink.path) {
      let file = SourceFile(path: ExceptedLink.path, bytes: try tree.bytes(of: ExceptedLink.path))
      exceptions = LinkExceptions.decode(file, today: options.today, diagnostics: &problems)
    }
    self.frame = frame
    self.exceptions = exceptions
    diagnostics = problems
    self.tree = tree
  }

  /// A site that something else made.
  init(foreign site: String, options: BuildOptions) async throws {
    guard let frame = await ReportFrame.foreign(site, options: options) else {
      throw ExitCode.internalFault
    }
    self.frame = frame
    exceptions = LinkExceptions([], today: options.today.description)
    diagnostics = []
    tree = nil
  }

  /// The files that links of a report stand in.
  func sources(of report: LinkReport) -> [SourcePath: SourceFile] {
    guard let tree else { return [:] }
    let paths = Set(
      report.verdicts.flatMap(\.target.places).map(\.file) + exceptions.entries.map(\.file)
        + report.inside.map(\.place.file))
    var sources: [SourcePath: SourceFile] = [:]
    // One that went away meanwhile is shown without its line.
    for path in paths where tree.contains(path) {
      sources[path] = (try? tree.bytes(of: path)).map { SourceFile(path: path, bytes: $0) }
    }
    return sources
  }
}
