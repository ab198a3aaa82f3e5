import ArgumentParser
import Content
import Diagnostics
import Publishing
import Workspace

/// Writes the schemas that editors check and complete YAML by.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Write what editors check and complete front matter and site.yml by.",
    discussion: """
      JSON Schema (draft-07) of the front matter of a page (front-matter) or of a section's _index.md \
      (section), or of content/site.yml (site): their keys and what each takes, with a word about it. \
      With SITE, the languages, units and class codes of that site stand in it, so that an editor offers \
      them; write it again when they have changed. docs/editors.md says how VS Code and others use it.

      EXAMPLES
        gazette schema site                         to standard output, for any site
        gazette schema front-matter sites/bureau    with the names of one site
        gazette schema all . --to schemas           all three files, into schemas/
      """)

  @Argument(help: "Of what.")
  var kind: SchemaSelection

  @Argument(
    help: "The folder of the site whose names are to be offered: the one that holds content/.",
    completion: .directory)
  var site: String?

  @Option(
    help: ArgumentHelp(
      "Write files into this folder: front-matter.schema.json and so on.",
      discussion: "Those that would not change are left alone.", valueName: "dir"),
    completion: .directory)
  var to: String?

  func validate() throws {
    guard kind.schemas.count == 1 || to != nil else {
      throw ValidationError("All of them are several files: name a folder, --to schemas")
    }
  }

  mutating func run() async throws {
    let terminal = Terminal()
    let command = self
    try await reportingFailures(on: terminal) { try command.write(terminal) }
  }

  private func write(_ terminal: Terminal) throws {
    let vocabulary = try vocabulary(terminal)
    guard let to else {
      for schema in kind.schemas { try StandardStream.output.write(schema.bytes(vocabulary)) }
      return
    }
    let folder = try ReportFolder(to)
    for schema in kind.schemas {
      let bytes = schema.bytes(vocabulary)
      guard try folder.read(schema.fileName) != bytes else { continue }
      try folder.write(bytes, to: schema.fileName)
      terminal.write("Wrote \(folder.path)/\(schema.fileName)\n")
    }
  }

  private func vocabulary(_ terminal: Terminal) throws -> SchemaVocabulary {
    guard let site else { return .general }
    let (vocabulary, errors) = SchemaVocabulary.of(try SiteFolder(site).readTree())
    guard errors.isEmpty else {
      terminal.write(TextPrinter(sources: [:], style: terminal.style).text(errors))
      terminal.error("The site's names are not known while its settings have errors.")
      throw ExitCode.siteHasErrors
    }
    return vocabulary
  }
}
