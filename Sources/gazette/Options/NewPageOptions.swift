import ArgumentParser
import Content
import Workspace

/// What every new page is asked.
struct NewPageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The title in the site's first language.", valueName: "text"))
  var title: String?

  @Option(
    name: .customLong("title-en"),
    help: ArgumentHelp("The English title; without it, no English page is made.", valueName: "text")
  )
  var titleEN: String?

  @Option(
    help: ArgumentHelp("The key in site.yml of the unit that answers for it.", valueName: "key"))
  var unit: String?

  @Option(help: ArgumentHelp("Codes of the theme class (主題), with commas.", valueName: "code,…"))
  var theme: String?

  @Option(help: ArgumentHelp("Codes of the cake class (施政), with commas.", valueName: "code,…"))
  var cake: String?

  @Option(help: ArgumentHelp("Codes of the service class (服務), with commas.", valueName: "code,…"))
  var service: String?

  @Option(
    help: ArgumentHelp(
      """
      The name of the page's file and the end of its address (default: of the English title, else of the \
      title; of plans and evaluations, the year).
      """,
      valueName: "name"))
  var id: String?

  @Option(help: ArgumentHelp("The day of issue (default: today).", valueName: "date"))
  var date: Day?

  @Option(help: ArgumentHelp("The site's folder.", valueName: "folder"), completion: .directory)
  var site = "."

  @Flag(help: "Show the files on standard output, and write nothing.")
  var dryRun = false

  func validate() throws {
    try NamedFolder.check(site)
    if let id { try PageID.check(id) }
  }
}

/// Asks a person for what the command line has left open.
///
/// Only where both ends are a terminal: a script must never wait for an answer.
struct Questions {
  private let isInteractive = StandardStream.input.isTerminal && StandardStream.error.isTerminal
  private var missing: [String] = []

  /// The answer given, or asked for; `nil` is noted as missing.
  mutating func answer(
    _ given: String?, flag: String, question: String, _ terminal: Terminal
  ) -> String? {
    if let given, !given.isEmpty { return given }
    if isInteractive {
      terminal.write(question + ": ")
      if let line = readLine(), !line.isEmpty { return line }
    }
    missing.append("--" + flag)
    return nil
  }

  /// - Throws: A validation error that names what is missing.
  func finish() throws {
    guard missing.isEmpty else {
      throw ValidationError("The page needs \(missing.joined(separator: ", ")).")
    }
  }
}
