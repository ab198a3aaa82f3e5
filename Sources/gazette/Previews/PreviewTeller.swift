import Diagnostics
import Preview
import Publishing

/// Says in the terminal what a preview does.
struct PreviewTeller: Sendable {
  let terminal: Terminal
  let port: Int
  let isQuiet: Bool

  /// Says what the first build found, and where the preview is.
  func tellStart(_ outcome: PreviewSession.Outcome) {
    tell(outcome)
    terminal.write("Preview at http://localhost:\(port)/ (Ctrl-C ends it)\n")
  }

  /// Says what a build found and changed.
  func tell(_ outcome: PreviewSession.Outcome) {
    let report = outcome.report
    // What was told of the same site before need not be told again.
    if report.isUnchanged { return }
    let printer = TextPrinter(sources: report.sources, style: terminal.style)
    terminal.write(printer.text(report.diagnostics))
    let consequence = outcome.changedCount == nil ? "the pages stay as they were" : nil
    if let line = Summary.findings(report, isStrict: false, outcome: consequence) {
      terminal.write("\n" + line)
    }
    if !isQuiet, let changedCount = outcome.changedCount {
      let seconds = JSONPrinter.decimal(seconds: outcome.duration / .seconds(1))
      terminal.write(
        "Built in \(seconds) s: \(Summary.counted(report.compiledCount, "page")) compiled, "
          + "\(Summary.counted(changedCount, "file")) changed\n")
    }
  }
}
