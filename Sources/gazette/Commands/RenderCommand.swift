import ArgumentParser
import Diagnostics
import Markup
import Workspace

/// Turns Markdown into an HTML fragment.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Show the HTML of Markdown.",
    discussion: """
      Reads Markdown from standard input and writes an HTML fragment to standard output, without a \
      page round it and without knowing a site: links stay as they are written.

      EXAMPLES
        gazette render < content/index.md
        echo '**「重要」**的' | gazette render
        gazette render --profile commonmark < spec.md
      """)

  /// Which Markdown.
  enum Profile: String, CaseIterable, ExpressibleByArgument {
    case commonmark, gazette
  }

  @Option(
    help: ArgumentHelp(
      "The Markdown of pages (gazette), or CommonMark as its specification has it.",
      discussion: "CommonMark passes raw HTML through: show what comes of it to nobody."))
  var profile = Profile.gazette

  mutating func run() async throws {
    let terminal = Terminal()
    let profile = profile
    try await reportingFailures(on: terminal) {
      let input = try StandardStream.input.readAll()
      switch profile {
      case .commonmark: try StandardStream.output.write(renderCommonMark(input))
      case .gazette: try Self.render(input, terminal)
      }
    }
  }

  private static func render(_ input: [UInt8], _ terminal: Terminal) throws {
    let source = SourceFile(path: "standard input", bytes: input)
    let (document, diagnostics) = Document.parse(source)
    var options = RenderOptions()
    options.style = .fragment
    var renderer = HTMLRenderer(document: document, options: options)
    var html: [UInt8] = []
    renderer.render(document.blocks, to: &html)
    renderer.renderFootnotes(to: &html)
    try StandardStream.output.write(html)
    // A fragment is of use with its faults, so they are told and do not fail the command.
    let printer = TextPrinter(sources: [source.path: source], style: terminal.style)
    terminal.write(printer.text(diagnostics))
  }
}
