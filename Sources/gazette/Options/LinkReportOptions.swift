import ArgumentParser
import LinkCheck
import Workspace

/// Where what a check of outside links found is written and remembered.
struct LinkReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write a dated report of the run into this folder.",
      discussion: """
        As pages in each language (links/2026-01-31/index.html), as CSV, JSON and Markdown, and \
        links/latest.json. Nothing outside the folder is written.
        """,
      valueName: "dir"), completion: .directory)
  var report: String?

  @Flag(help: "Write each unit's list to a file of its own, ready to mail.")
  var unitLists = false

  @Option(
    help: ArgumentHelp(
      "Remember runs in this file (default: .gazette/links.sqlite in the site).",
      valueName: "file"), completion: .file())
  var history: String?

  func validate() throws {
    if unitLists, report == nil {
      throw ValidationError(
        "--unit-lists needs --report, the folder that the lists are written to.")
    }
  }

  /// The file of a site's history; its folder is made where it is missing.
  ///
  /// `site` is the site's folder; the current one where something else is checked.
  func historyPath(site: String) throws(FileSystemError) -> String {
    if let history { return history }
    let folder = site == "." ? ".gazette" : site + "/.gazette"
    _ = try ReportFolder(folder)
    return folder + "/links.sqlite"
  }
}

/// What a report of outside links is said in.
enum LinksFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif, junit, csv, markdown
}

/// Where copies of pages are kept.
extension ArchivePattern: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
