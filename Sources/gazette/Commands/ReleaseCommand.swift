import ArgumentParser
import Content
import Diagnostics
import Publishing
import Workspace

/// Records what a site has released, so that nothing of it is ever lost.
struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Record the addresses of a site and the versions of its data.",
    discussion: """
      Compiles the site as `gazette check` does, and adds the addresses that are new to \
      content/ledger/urls.txt. From then on a build or check that would lose one of them fails, until \
      an alias leads on from it, the page is kept with a notice, or content/gone.yml says why it is \
      gone.

      Datasets that are new or have changed get a version in content/ledger/datasets.yml: 1.0.0 at \
      first, then a major one where columns or tables differ, a minor one where rows were added, else \
      a patch. Its note is --note, else the newest of the page's `changes:` since the version before.

      Commit the files with the site: run this whenever something new has gone live. Drafts and pages \
      dated after today are not recorded. Nothing is while the site has errors.

      EXAMPLES
        gazette release                          the site in this folder
        gazette release --dry-run                list what is new, and write nothing
        gazette release --note 更正9月數值。     why the data have changed
        gazette release sites/bureau --quiet     another one, from a script
      """)

  @Argument(
    help: "The site's folder: the one that holds content/.", completion: .directory)
  var site = "."

  @Flag(
    help: "List the addresses and versions that are new, on standard output, and write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("Say this of every new version of data.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "Work on this many pages at once (default: the number of processors).", valueName: "n"))
  var jobs: JobCount?

  @Option(
    help: ArgumentHelp(
      "Compile as if on this day: what is due or expired is measured against it.",
      valueName: "date"))
  var today: Day?

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  mutating func run() async throws {
    let terminal = Terminal()
    var options = BuildOptions(
      today: try today?.date ?? Today.date(), jobs: jobs?.count ?? Processor.count)
    options.recordsRelease = true
    let buildOptions = options
    try await reportingFailures(on: terminal) {
      let folder = try SiteFolder(site)
      let tree = try folder.readTree()
      let report = try await compile(tree, buildOptions, terminal)
      guard report.allowsPublication(buildOptions) else { throw ExitCode.siteHasErrors }
      // Each part of the ledger is a file of its own, brought up to date from one compilation. The versions come
      // first: the feeds of changes, whose addresses the other part holds, are made of them.
      let versions = try LedgerUpdate(
        datasets: report.datasets, note: note, languages: report.languages, tree: tree)
      let feeds = versions.additions.isEmpty ? [] : report.changeFeeds
      let addresses = try LedgerUpdate(addresses: report.addresses + feeds, tree: tree)
      for update in [versions, addresses] { try apply(update, to: folder, terminal) }
    }
  }

  private func compile(
    _ tree: SourceTree, _ options: BuildOptions, _ terminal: Terminal
  ) async throws -> BuildReport {
    let start = ContinuousClock.now
    let sink = DiscardingSink()
    let report = try await ProgressLine(terminal, isQuiet: quiet).shown { progress in
      try await buildSite(tree, options: options, output: sink, progress: progress)
    }
    try ReportPrinter(report: report, terminal: terminal).print(
      .text, seconds: (ContinuousClock.now - start) / .seconds(1), written: 0,
      outcome: report.errorCount > 0 ? "nothing was recorded" : nil)
    return report
  }

  private func apply(
    _ update: LedgerUpdate, to folder: SiteFolder, _ terminal: Terminal
  ) throws {
    if dryRun {
      let list = update.additions.map { $0 + "\n" }.joined()
      try StandardStream.output.write(Array(list.utf8))
    } else if !update.additions.isEmpty {
      try folder.replace(update.path, with: update.bytes)
    }
    if !quiet { terminal.write(summary(of: update)) }
  }

  /// Nothing is said of a part that has nothing to remember, such as the data of a site without any.
  private func summary(of update: LedgerUpdate) -> String {
    if update.additions.isEmpty {
      let known = Summary.counted(update.knownCount, update.noun)
      return update.knownCount == 0 ? "" : "Nothing new: \(update.path) has \(known)\n"
    }
    let added = Summary.counted(update.additions.count, update.addedNoun)
    guard !dryRun else { return "Would record \(added) in \(update.path)\n" }
    let list = update.listsAdditions ? update.additions.map { "  \($0)\n" }.joined() : ""
    return "Recorded \(added) in \(update.path), \(update.total)\n" + list
  }
}
