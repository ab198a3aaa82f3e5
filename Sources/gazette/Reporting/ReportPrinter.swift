import AuditReports
import Diagnostics
import Encodings
import Publishing
import Workspace

/// Says what a build or a check found, to people or to tools.
struct ReportPrinter {
  let report: BuildReport
  /// What a check has to say beside findings.
  var audit: AuditReport?
  let terminal: Terminal
  /// Whether warnings count as errors.
  var isStrict = false

  /// Writes the findings: text to standard error, the rest to standard output.
  ///
  /// `written` counts the files published; `outcome` says what became of the site, for people.
  func print(
    _ format: CheckFormat, seconds: Double, written: Int, outcome: String?
  ) throws(FileSystemError) {
    switch format {
    case .text:
      let printer = TextPrinter(sources: report.sources, style: terminal.style)
      terminal.write(printer.text(report.diagnostics))
      if let line = Summary.findings(report, isStrict: isStrict, outcome: outcome) {
        terminal.write("\n" + line)
      }
    case .json: try write(json(seconds: seconds, written: written))
    case .sarif:
      let printer = SARIFPrinter(sources: report.sources, version: Gazette.version)
      try write(
        printer.json(
          audit?.findings ?? FindingList(report.diagnostics),
          properties: audit.map { .object($0.properties) }, describe: RuleDescription.init(of:)))
    case .junit:
      let printer = JUnitPrinter(sources: report.sources)
      let xml = printer.xml(
        audit?.findings ?? FindingList(report.diagnostics), further: audit.map { [$0.suite] } ?? [],
        seconds: seconds)
      try StandardStream.output.write(Array(xml.utf8))
    }
  }

  /// Findings and summary, and of a check what else it has to say.
  func json(seconds: Double, written: Int) -> JSON {
    let summary = BuildSummary(
      errors: report.errorCount, warnings: report.warningCount, pages: report.pageCount,
      written: written, seconds: seconds)
    let printer = JSONPrinter(sources: report.sources)
    let json = printer.json(report.diagnostics, summary: summary)
    guard let audit, case .object(let members) = json else { return json }
    return .object(members + audit.members(printer))
  }

  private func write(_ json: JSON) throws(FileSystemError) {
    try StandardStream.output.write(json.bytes(pretty: true) + [UInt8(ascii: "\n")])
  }
}

extension BuildReport {
  /// Whether what was found lets the site be published.
  func allowsPublication(_ options: BuildOptions) -> Bool {
    errorCount == 0 && !(options.isStrict && warningCount > 0)
  }
}
