import ArgumentParser
import Content
import Diagnostics
import Publishing
import Workspace

/// Records what a site has released, so that nothing of it is ever lost.
struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Record every address of a site, so that none is ever lost.",
    discussion: """
      Compiles the site as `gazette check` does, and adds the addresses that are new to \
      content/ledger/urls.txt. From then on a build or check that would lose one of them fails, until \
      an alias leads on from it, the page is kept with a notice, or content/gone.yml says why it is \
      gone. Commit the file with the site: run this whenever a new page has gone live.

      Drafts and pages dated after today are not recorded. Nothing is while the site has errors.

      EXAMPLES
        gazette release                          the site in this folder
        gazette release --dry-run                list what is new, and write nothing
        gazette release sites/bureau --quiet     another one, from a script
      """)

  @Argument(help: "The site's folder: the one that holds content/.")
  var site = "."

  @Flag(help: "List the addresses that are new, on standard output, and write nothing.")
  var dryRun = false

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
    options.listsAddresses = true
    let buildOptions = options
    try await reportingFailures(on: terminal) {
      let folder = try SiteFolder(site)
      let tree = try folder.readTree()
      let report = try await compile(tree, buildOptions, terminal)
      guard report.allowsPublication(buildOptions) else { throw ExitCode.siteHasErrors }
      // Each part of the ledger is a file of its own, brought up to date from one compilation.
      for update in [try LedgerUpdate(addresses: report.addresses, tree: tree)] {
        try apply(update, to: folder, terminal)
      }
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

  private func summary(of update: LedgerUpdate) -> String {
    if update.additions.isEmpty {
      return "Nothing new: \(update.path) has \(Summary.counted(update.knownCount, update.noun))\n"
    }
    let added = Summary.counted(update.additions.count, "new " + update.noun)
    return dryRun
      ? "Would record \(added) in \(update.path)\n"
      : "Recorded \(added) in \(update.path), "
        + "\(update.knownCount + update.additions.count) in all\n"
  }
}

/// What a release adds to one file of the ledger.
private struct LedgerUpdate {
  let path: SourcePath
  /// What its lines are called, in the singular.
  let noun: String
  let knownCount: Int
  let additions: [String]
  /// The whole file with the additions.
  let bytes: [UInt8]

  /// - Throws: Where the ledger went away or cannot be read since the site was compiled.
  init(addresses: [String], tree: SourceTree) throws {
    path = AddressLedger.path
    let ledger = AddressLedger(tree.contains(path) ? try tree.bytes(of: path) : [])
    noun = "address"
    knownCount = ledger.count
    additions = ledger.additions(addresses)
    bytes = ledger.adding(additions)
  }
}
