import ArgumentParser
import Workspace

/// The command line.
@main
struct Gazette: AsyncParsableCommand {
  static let version = "0.1.0"

  /// Changes with the program, whose output another version's is not to be mixed with.
  static var program: String { "\(version) \(Processor.programStamp)" }

  static let configuration = CommandConfiguration(
    commandName: "gazette",
    abstract: "Publishes an agency's plans, reports, questions, procedures and data from Markdown.",
    discussion: """
      A site is a folder with content/ (what editors write), templates/ (what designers change) and \
      public/ (what readers get). One command turns the first two into the third.

      EXAMPLES
        gazette build                    publish the site in this folder into public/
        gazette serve                    see it in a browser that follows every save
        gazette check --strict           find what is wrong, and publish nothing
        gazette export                   write the data alone into export/
        gazette links --html dist        find the dead links of a folder of HTML
        gazette release                  record all addresses, so that none is lost
        gazette explain /plans/115/      see what made a page, and why
        gazette new site my-site         begin a site
        gazette import 115年度計畫.docx   begin a page from a document
        gazette render < page.md         see the HTML of a text

      EXIT STATUS
        0   clean
        1   errors in the site; nothing was published
        64  a wrong command line
        70  a fault of ours
        74  the disk failed; the old site stands
      """,
    version: version,
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, ExportCommand.self,
      ReleaseCommand.self, TranslationsCommand.self, ExplainCommand.self, LinksCommand.self,
      NewCommand.self, ImportCommand.self, RenderCommand.self, SchemaCommand.self,
      CompletionsCommand.self,
    ])
}
