import Diagnostics
import Publishing
import Workspace

/// The lines that close a build, for people.
enum Summary {
  /// `Published 10,861 pages in 1.040 s (10,400 pages/s): 3 files written, 10,868 unchanged`, or
  /// `Nothing has changed: 10,861 pages stand in 0.040 s`; and what was kept back.
  static func published(
    _ report: BuildReport, _ outcome: Publication.Outcome, seconds: Double
  ) -> String {
    let pages = counted(report.pageCount, "page")
    let time = "\(JSONPrinter.decimal(seconds: seconds)) s"
    if report.isUnchanged {
      let verb = report.pageCount == 1 ? "stands" : "stand"
      return line("Nothing has changed: \(pages) \(verb) in \(time)", report)
    }
    let rate = grouped(rounded(pagesPerSecond(report, seconds: seconds)))
    return line("Published \(pages) in \(time) (\(rate) pages/s): \(files(outcome))", report)
  }

  /// `Exported 12 datasets in 0.310 s: 40 files written, 3 unchanged`, and what was kept back.
  static func exported(
    _ report: BuildReport, _ outcome: Publication.Outcome, seconds: Double
  ) -> String {
    let datasets = counted(report.datasetCount, "dataset")
    let time = "\(JSONPrinter.decimal(seconds: seconds)) s"
    return line("Exported \(datasets) in \(time): \(files(outcome))", report)
  }

  private static func files(_ outcome: Publication.Outcome) -> String {
    let written = outcome.writtenCount
    var files = [written == 0 ? "no file written" : "\(counted(written, "file")) written"]
    if outcome.unchangedCount > 0 { files.append("\(grouped(outcome.unchangedCount)) unchanged") }
    if outcome.removedCount > 0 { files.append("\(grouped(outcome.removedCount)) removed") }
    return files.joined(separator: ", ")
  }

  /// How many pages of the site stand for each second of the build, whether or not it had to compile
  /// them.
  static func pagesPerSecond(_ report: BuildReport, seconds: Double) -> Double {
    Double(report.pageCount) / max(seconds, 0.000_001)
  }

  /// `Checked 120 pages in 0.40 s`, and what would be kept back.
  static func checked(_ report: BuildReport, seconds: Double) -> String {
    line(
      "Checked \(counted(report.pageCount, "page")) in \(JSONPrinter.decimal(seconds: seconds)) s",
      report)
  }

  /// `2 errors, 1 warning; nothing was published`; `nil` for a site without any.
  ///
  /// Where warnings alone are why, that is said: `1 warning (--strict: warnings count as errors)`.
  static func findings(_ report: BuildReport, isStrict: Bool, outcome: String?) -> String? {
    let isWhy = isStrict && report.errorCount == 0
    return TextPrinter.summary(errors: report.errorCount, warnings: report.warningCount).map {
      $0 + (isWhy ? " (--strict: warnings count as errors)" : "")
        + (outcome.map { "; \($0)" } ?? "") + "\n"
    }
  }

  /// What is excused, a line each with its reason, under a heading; empty where nothing is.
  static func excused(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let lines = diagnostics.map { diagnostic in
      "  \(diagnostic.file):\(diagnostic.range.start.line): \(diagnostic.message) "
        + "[\(diagnostic.code.rawValue)]: \(diagnostic.excuse?.reason ?? "")\n"
    }
    return "Excused: \(counted(diagnostics.count, "finding"))\n" + lines.joined()
  }

  private static func line(_ text: String, _ report: BuildReport) -> String {
    let keptBack = report.keptBack
    let parts = [
      (keptBack.drafts, counted(keptBack.drafts, "draft")),
      (keptBack.future, "\(grouped(keptBack.future)) dated after today"),
      (keptBack.expired, "\(grouped(keptBack.expired)) expired"),
    ].filter { $0.0 > 0 }.map(\.1)
    let ending = parts.isEmpty ? "" : "\nKept back: \(parts.joined(separator: ", "))"
    return text + ending + unreleased(report.unreleasedData) + "\n"
  }

  /// Which data a release would record; the first few by name.
  private static func unreleased(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    let shown = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(grouped(names.count - 5)) more" : ""
    return "\nData changed since the last release: \(shown)\(rest) (gazette release records it)"
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s")"
  }

  /// `10,861`.
  static func grouped(_ count: Int) -> String {
    let digits = String(count)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3), text != "-" { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A rate with the three digits that mean something; 10,442.7 is 10,400.
  static func rounded(_ rate: Double) -> Int {
    var unit = 1.0
    while rate / unit >= 1000 { unit *= 10 }
    return Int((rate / unit).rounded() * unit)
  }
}
