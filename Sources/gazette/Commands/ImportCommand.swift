import ArgumentParser
import Content
import Import
import Workspace

/// Makes pages of documents that were written elsewhere.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Begin pages from documents: ODT, DOCX, HTML, CSV.",
    discussion: """
      Headings are recognised by their styles, or by 壹、 一、 （一） 1. (1) where there are none; merged \
      table cells are kept, footnotes too, and images are saved in the page's folder. What Markdown has no \
      place for is listed on standard error. Front matter is begun: a key whose value is TODO is for you to \
      fill in, and `gazette check` names its line until you have.

      ODT and CSV are read by Gazette itself; DOCX and HTML need Pandoc. A CSV file becomes a dataset, or \
      with another --type a page that shows it as a table. Nothing that is there is written over, unless \
      --force is given; of the files of all pages, all are written or none.

      EXAMPLES
        gazette import 115年度計畫.docx                into content/plans/
        gazette import a.odt b.odt --unit planning     two pages, of one unit
        gazette import report.html --to content/about --lang en
        gazette import counts.csv --id service-counts  a dataset
        gazette import old.docx --dry-run              show it, write nothing
      """)

  @Argument(
    help: "The documents: .odt, .docx, .html, .htm or .csv.",
    completion: .file(extensions: ["odt", "docx", "html", "htm", "csv"]))
  var files: [String]

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "Write into this folder (default: the type's, such as content/plans, of the site in this folder).",
      valueName: "folder"), completion: .directory)
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "The language of the texts, such as zh-Hant or en (default: by their letters).",
      valueName: "tag"))
  var lang: String?

  @Option(
    help: ArgumentHelp(
      "What kind of page it is; told by the words of the title, unless given.", valueName: "type"))
  var type: PageType?

  @Option(
    help: ArgumentHelp(
      "The name of the page's file and the end of its address (default: year, else the file's name).",
      valueName: "name"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "The key in site.yml of the unit that answers for the pages.", valueName: "key"))
  var unit: String?

  @Option(help: ArgumentHelp("The title (default: the text's).", valueName: "text"))
  var title: String?

  @Flag(help: "Show the pages on standard output, and write nothing.")
  var dryRun = false

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  func validate() throws {
    if files.isEmpty { throw ValidationError("Name the documents to import.") }
    if files.count > 1, id != nil || title != nil {
      throw ValidationError("--id and --title are for one document; import them one by one.")
    }
    if let folder { try NamedFolder.check(folder) }
    if let id { try PageID.check(id) }
    if let lang, !FileImport.isLanguage(lang) {
      throw ValidationError("'\(lang)' is no language tag; write zh-Hant or en.")
    }
  }

  mutating func run() async throws {
    let terminal = Terminal()
    var options = ImportOptions()
    options.language = lang
    options.type = type
    options.id = id
    options.unit = unit
    options.title = title
    let imports = Imports(
      options: options, folder: folder, replaces: force, isDryRun: dryRun, isQuiet: quiet)
    let files = files
    try await reportingFailures(on: terminal) { try imports.run(files, terminal) }
  }
}

extension PageType: ExpressibleByArgument {}
