import Diagnostics
import Publishing
import Workspace

/// The lines that close a build, for people.
enum Summary {
  /// `Published 120 pages, 640 files in 0.42 s into /srv/site/public`, and what was kept back.
  static func published(_ report: BuildReport, into folder: OutputFolder, seconds: Double) -> String
  {
    line(
      "Published \(counted(report.pageCount, "page")), \(counted(report.fileCount, "file")) in "
        + "\(JSONPrinter.decimal(seconds: seconds)) s into \(folder.path)", report)
  }

  /// `Checked 120 pages in 0.40 s`, and what would be kept back.
  static func checked(_ report: BuildReport, seconds: Double) -> String {
    line(
      "Checked \(counted(report.pageCount, "page")) in \(JSONPrinter.decimal(seconds: seconds)) s",
      report)
  }

  /// `2 errors, 1 warning; nothing was published`; `nil` for a site without any.
  static func findings(_ report: BuildReport, outcome: String?) -> String? {
    TextPrinter.summary(errors: report.errorCount, warnings: report.warningCount).map {
      $0 + (outcome.map { "; \($0)" } ?? "") + "\n"
    }
  }

  private static func line(_ text: String, _ report: BuildReport) -> String {
    let keptBack = report.keptBack
    let parts = [
      (keptBack.drafts, counted(keptBack.drafts, "draft")),
      (keptBack.future, "\(keptBack.future) dated after today"),
      (keptBack.expired, "\(keptBack.expired) expired"),
    ].filter { $0.0 > 0 }.map(\.1)
    let ending = parts.isEmpty ? "" : "\nKept back: \(parts.joined(separator: ", "))"
    return text + ending + "\n"
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s")"
  }
}
