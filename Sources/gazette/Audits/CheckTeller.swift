import ArgumentParser
import Audit
import AuditReports
import Content
import Diagnostics
import Publishing
import Workspace

/// Says what a check found, to people or to tools, and writes it into a report folder.
struct CheckTeller {
  let options: BuildOptions
  let baseline: Baseline?
  let format: CheckFormat
  /// Where a dated report is written; `nil` for none.
  let reportFolder: String?
  let isQuiet: Bool
  let start: ContinuousClock.Instant
  let terminal: Terminal

  /// What was checked.
  enum Subject {
    case site(SourceTree)
    /// A folder of HTML from anything, by its name.
    case html(String)
  }

  /// - Throws: ``ExitCode/siteHasErrors`` where the site could not be published; what the disk refuses.
  func tell(_ found: BuildReport, of subject: Subject) async throws {
    var report = found
    let passed = FindingFilter(options.onlyCodes, baseline).apply(to: &report.diagnostics)
    let audit = audit(report, passed, of: subject)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let printer = ReportPrinter(
      report: report, audit: audit, terminal: terminal, isStrict: options.isStrict)
    try printer.print(format, seconds: seconds, written: 0, outcome: nil)
    if !isQuiet { terminal.write(passed.text + Summary.excused(report.excused)) }
    // Whoever asked sees what was found also where the report cannot be written.
    if let reportFolder {
      let files = AuditReportFiles(
        audit, json: printer.json(seconds: seconds, written: 0),
        frame: try await frame(of: subject),
        isForeign: subject.isForeign)
      let folder = try ReportFolder(reportFolder)
      for file in files.files { try folder.write(file.bytes, to: file.path) }
    }
    guard report.allowsPublication(options) else { throw ExitCode.siteHasErrors }
    if !isQuiet { terminal.write(Summary.checked(report, seconds: seconds)) }
  }

  private func audit(
    _ report: BuildReport, _ passed: FindingFilter.Passed, of subject: Subject
  ) -> AuditReport {
    let site: String
    var settings = report.settings
    switch subject {
    case .html(let folder): site = folder
    case .site(let tree):
      // A check that found nothing changed has not looked at them.
      settings = settings ?? tree.settings
      site = options.baseURL ?? settings?.baseURL ?? ""
    }
    return AuditReport(
      site: site, day: options.today,
      findings: FindingList(
        report.diagnostics, excused: excused(report), known: passed.known),
      judged: report.judged, target: settings?.accessibility ?? AccessibilityTarget(),
      silenced: settings?.silencedCodes ?? [], only: options.onlyCodes,
      pageCount: report.pageCount, units: report.units)
  }

  private func excused(_ report: BuildReport) -> [Diagnostic] {
    options.onlyCodes.isEmpty
      ? report.excused : report.excused.filter { options.onlyCodes.contains($0.code) }
  }

  private func frame(of subject: Subject) async throws -> ReportFrame {
    switch subject {
    case .site(let tree):
      try await ReportedSite(tree, options: options, terminal: terminal).frame
    case .html(let folder): try await ReportedSite(foreign: folder, options: options).frame
    }
  }
}

extension CheckTeller.Subject {
  fileprivate var isForeign: Bool { if case .html = self { true } else { false } }
}
