import ArgumentParser
import Content
import Diagnostics
import Encodings
import OpenData
import Publishing
import Workspace

/// Says how translations stand to their originals.
struct TranslationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translations",
    abstract: "Say which translations are missing, stale or without an original.",
    discussion: """
      The ledger remembers, section by section, which state of the original a translation was made from. Where \
      a section changes, exactly that one is stale in the other language: here, in `gazette check`, and in a \
      notice on the page, until somebody brings the translation up to date and accepts it.

      EXAMPLES
        gazette translations                                what is to be done
        gazette translations --format json                  all of it, for tools
        gazette translations accept /plans/115/             this page is up to date
        gazette translations accept /plans/115/ --language en
        gazette translations accept --all                   all, to begin with
      """,
    subcommands: [TranslationsListCommand.self, TranslationsAcceptCommand.self],
    defaultSubcommand: TranslationsListCommand.self)
}

/// Lists translations and what they lack.
struct TranslationsListCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List what is missing, stale or without an original.",
    discussion: """
      What `gazette translations` does when no other of its commands is named.

      EXAMPLES
        gazette translations list                 what is to be done in this site
        gazette translations list sites/bureau    in another one
        gazette translations list --format json   all of it, for tools
      """)

  @OptionGroup var options: SiteOptions

  @Option(help: "Say it to people (text) or to tools (json), on standard output.")
  var format = TranslationsFormat.text

  mutating func run() async throws {
    let terminal = Terminal()
    let buildOptions = try options.buildOptions()
    try await reportingFailures(on: terminal) {
      let tree = try SiteFolder(options.site).readTree()
      let records = try await tree.translations(buildOptions, options.quiet, terminal)
      let printer = TranslationsPrinter(records: records)
      switch format {
      case .text:
        try StandardStream.output.write(Array(printer.text.utf8))
        if !options.quiet { terminal.write(printer.summary) }
      case .json: try StandardStream.output.write(printer.json.bytes(pretty: true) + [0x0A])
      }
    }
  }
}

/// Records that translations answer their originals as they are now.
struct TranslationsAcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Say that a page's translations are up to date.",
    discussion: """
      Records in content/ledger/translations.yml which state of its original each translation answers.

      EXAMPLES
        gazette translations accept /plans/115/               the page there
        gazette translations accept content/plans/115.en.md   the same, by a file
        gazette translations accept /plans/115/ --language en
        gazette translations accept --all --dry-run           see what it would do
      """)

  @Argument(
    help: ArgumentHelp("The page's address or file.", valueName: "page"), completion: .file())
  var pages: [String] = []

  @Flag(help: "Every page.")
  var all = false

  @Option(help: ArgumentHelp("Only the translation into this language.", valueName: "tag"))
  var language: String?

  @Option(help: ArgumentHelp("The site's folder.", valueName: "dir"), completion: .directory)
  var site = "."

  @Flag(help: "Say what would be recorded, and write nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The day on which it is accepted.", valueName: "date"))
  var today: Day?

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  func validate() throws {
    guard pages.isEmpty == all else {
      throw ValidationError("Name the pages that are up to date, or all of them with --all.")
    }
  }

  mutating func run() async throws {
    let terminal = Terminal()
    let date = try today?.date ?? Today.date()
    let options = BuildOptions(today: date, jobs: Processor.count)
    let (quiet, acceptance) = (
      quiet, Acceptance(pages: pages, language: language, date: date)
    )
    let (site, dryRun) = (site, dryRun)
    try await reportingFailures(on: terminal) {
      let folder = try SiteFolder(site)
      let tree = try folder.readTree()
      let records = try await tree.translations(options, quiet, terminal)
      let path = TranslationLedger.path
      let ledger = TranslationLedger(tree.contains(path) ? try tree.bytes(of: path) : [])
      let (bytes, accepted) = try acceptance.apply(records, to: ledger)
      if !dryRun, !accepted.isEmpty { try folder.replace(path, with: bytes) }
      guard !quiet else { return }
      for record in accepted { terminal.write("  \(record.address) \(record.language)\n") }
      terminal.write(
        accepted.isEmpty
          ? "Nothing new: these translations were accepted as they are\n"
          : "\(dryRun ? "Would accept" : "Accepted") "
            + "\(Summary.counted(accepted.count, "translation")) in \(path)\n")
    }
  }
}

extension SourceTree {
  /// Compiles the site and gives how its translations stand.
  ///
  /// - Throws: ``ExitCode/siteHasErrors`` where the site has errors, after they are told.
  fileprivate func translations(
    _ given: BuildOptions, _ isQuiet: Bool, _ terminal: Terminal
  ) async throws -> [TranslationRecord] {
    var options = given
    options.recordsTranslations = true
    let settled = options
    var report = try await ProgressLine(terminal, isQuiet: isQuiet).shown { progress in
      try await buildSite(self, options: settled, output: DiscardingSink(), progress: progress)
    }
    report.diagnostics.removeAll { $0.severity == .warning }
    guard report.errorCount == 0 else {
      try ReportPrinter(report: report, terminal: terminal)
        .print(.text, seconds: 0, written: 0, outcome: nil)
      throw ExitCode.siteHasErrors
    }
    return report.translations
  }
}
