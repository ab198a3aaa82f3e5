import Diagnostics
import Encodings
import LinkCheck
import Workspace

/// Says what a check of links found, to people or to tools.
struct LinksPrinter {
  let report: LinksReport
  let terminal: Terminal

  /// Writes the findings: text to standard error, the rest to standard output.
  func print(_ format: CheckFormat, seconds: Double) throws(FileSystemError) {
    let diagnostics = report.findings.map(\.diagnostic)
    switch format {
    case .text:
      let printer = TextPrinter(sources: report.sources, style: terminal.style)
      terminal.write(printer.text(diagnostics))
      let errors = diagnostics.count { $0.severity == .error }
      if let line = TextPrinter.summary(errors: errors, warnings: diagnostics.count - errors) {
        terminal.write("\n\(line)\n")
      }
    case .json: try write(json(seconds: seconds))
    case .sarif:
      let printer = SARIFPrinter(sources: report.sources, version: Gazette.version)
      try write(printer.json(diagnostics))
    case .junit:
      let xml = JUnitPrinter(sources: report.sources).xml(diagnostics, seconds: seconds)
      try StandardStream.output.write(Array(xml.utf8))
    }
  }

  private func write(_ json: JSON) throws(FileSystemError) {
    try StandardStream.output.write(json.bytes(pretty: true) + [UInt8(ascii: "\n")])
  }

  private func json(seconds: Double) -> JSON {
    let verdicts = Dictionary(grouping: report.findings, by: \.verdict.rawValue).mapValues(\.count)
    var summary = verdicts.sorted { $0.key < $1.key }.map { JSON.Member($0, .integer($1)) }
    summary.append(JSON.Member("checked", report.checked.map { .integer($0) } ?? .null))
    summary.append(JSON.Member("seconds", .number(JSONPrinter.decimal(seconds: seconds))))
    return ["links": .array(report.findings.map(json)), "summary": .object(summary)]
  }

  private func json(_ finding: LinksReport.Finding) -> JSON {
    let diagnostic = finding.diagnostic
    let start = report.start(of: finding)
    return [
      "url": .string(finding.url),
      "verdict": .string(finding.verdict.rawValue),
      "file": .string(diagnostic.file.string),
      "line": .integer(start.line),
      "column": .integer(start.column),
      "unit": .null,
      "status": .null,
      "finalURL": .null,
      "since": .null,
      "message": .string(diagnostic.message),
    ]
  }
}
