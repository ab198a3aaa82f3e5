import ArgumentParser
import Diagnostics
import Encodings
import Publishing
import Workspace

/// Tells what made a page and why.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell what made a page, why the last build compiled it, and what that cost.",
    discussion: """
      PATH is a file of the output, an address, or a source; of a source, every page is told that it \
      makes. Sources, template, data and whatever else the page reads come from compiling it once \
      more, in memory; the last build's reason and time are what that build left beside the output \
      folder. Builds that found nothing changed do not count, and options such as --drafts are those \
      of the last build. Writes nothing and waits for no build.

      EXAMPLES
        gazette explain /plans/115/                       an address
        gazette explain public/plans/115/index.html       a file of the output
        gazette explain content/plans/115.zh-Hant.md      the pages of a source
        gazette explain /feed.xml sites/bureau --format json
      """)

  @Argument(help: "A file of the output, an address, or a source.", completion: .file())
  var path: String

  @Argument(
    help: "The site's folder: the one that holds content/.", completion: .directory)
  var site = "."

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder that the site is published into (default: public/ in the site's folder).",
      valueName: "dir"), completion: .directory)
  var output: String?

  @Option(help: "Say it to people (text) or to tools (json), on standard output.")
  var format = ExplanationFormat.text

  @Option(
    help: ArgumentHelp(
      "Work on this many pages at once (default: the number of processors).", valueName: "n"))
  var jobs: JobCount?

  mutating func run() async throws {
    let terminal = Terminal()
    let command = self
    try await reportingFailures(on: terminal) {
      try await command.explain(terminal)
    }
  }

  private func explain(_ terminal: Terminal) async throws {
    let site = try SiteFolder(site)
    let folder = try OutputFolder(output, for: site)
    guard let memory = try Publication.memory(of: folder) else {
      terminal.error(
        "Nothing is known of '\(folder.path)': no build has published a site there. "
          + "Run gazette build first.")
      throw ExitCode.usage
    }
    let answer = try await Publishing.explain(
      try query(site, folder), in: try site.readTree(), memory: memory,
      program: Gazette.program, jobs: jobs?.count ?? Processor.count)
    switch answer {
    case .unknown(let nearest):
      let suggestion = nearest.map { "; did you mean '\($0)'?" } ?? ""
      terminal.error("'\(path)' is no page, file or source of the site\(suggestion)")
      throw ExitCode.usage
    case .unreadable:
      terminal.error(
        "What the last build left in '\(folder.path)' is another version's. Run gazette build first."
      )
      throw ExitCode.usage
    case .broken(let diagnostics):
      terminal.write(TextPrinter(sources: [:], style: terminal.style).text(diagnostics))
      terminal.error(
        "The site has errors, so that nothing can be compiled; gazette check tells them.")
      throw ExitCode.siteHasErrors
    case .explained(let explanations):
      try write(ExplanationPrinter(explanations: explanations, folder: folder.path.lastComponent))
    case .everything, .withheld, .unused:
      try write(ExplanationPrinter(sentence: sentence(answer) ?? ""))
    }
  }

  private func write(_ printer: ExplanationPrinter) throws {
    switch format {
    case .text: try StandardStream.output.write(Array(printer.text.utf8))
    case .json:
      try StandardStream.output.write(printer.json.bytes(pretty: true) + [UInt8(ascii: "\n")])
    }
  }

  /// What the path means: a place on the disk where it is one of the site's, else as it is written.
  private func query(_ site: SiteFolder, _ folder: OutputFolder) throws -> ExplanationQuery {
    // An address is absolute too; it is not below the site's folder.
    if let place = try? CanonicalPath(path) {
      if let rest = place.path(below: folder.path) { return .output(rest) }
      if let rest = place.path(below: site.path), SiteFolder.holdsSource(rest) {
        return .source(SourcePath(rest))
      }
    }
    if SiteFolder.holdsSource(path) { return .source(SourcePath(path)) }
    let prefix = folder.path.lastComponent + "/"
    return .output(path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
  }

  private func sentence(_ answer: ExplanationAnswer) -> String? {
    switch answer {
    case .everything(let path, let templates) where !templates.isEmpty:
      (["\(path) is part of the pages of:"] + templates.map { "  \($0)" }
        + ["Where a template changes, the next build compiles every page."]).joined(separator: "\n")
    case .everything(let path, _):
      "Every page depends on \(path): where it changes, the next build compiles all."
    case .withheld(let why): "Not published: \(why)"
    case .unused(let path): "No page is made of \(path), and none reads it."
    case .explained, .unknown, .unreadable, .broken: nil
    }
  }
}
