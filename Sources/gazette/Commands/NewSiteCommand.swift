import ArgumentParser
import Drafting
import Workspace

/// Begins a site.
struct NewSiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Begin a site that builds at once.",
    discussion: """
      Writes content/ with settings, the lists of classes and a page of every type, in Chinese and English. \
      Comments in content/site.yml say what to change. The theme is in the program.

      EXAMPLES
        gazette new site my-site && gazette build my-site --strict
        gazette new site . --dry-run
      """)

  @Argument(
    help: "The folder of the site; made where it is missing.", completion: .directory)
  var folder: String

  @Option(
    help: ArgumentHelp("Date the pages of this day (default: today).", valueName: "date"))
  var today: Day?

  @Flag(help: "List the files, and write nothing.")
  var dryRun = false

  func validate() throws { try NamedFolder.check(folder) }

  mutating func run() async throws {
    let terminal = Terminal()
    let files = NewSite.files(today: try today?.date ?? Today.date())
    let (folder, dryRun) = (folder, dryRun)
    try await reportingFailures(on: terminal) {
      if dryRun {
        let list = files.map { "\(folder)/\($0.path)\n" }.joined()
        return try StandardStream.output.write(Array(list.utf8))
      }
      try Beginnings.write(files, into: folder)
      terminal.write(
        """
        Wrote \(Summary.counted(files.count, "file")) into \(folder)/content
        Next: change what content/site.yml marks, then run
          gazette build \(folder) --strict

        """)
    }
  }
}

/// Writes what was begun.
enum Beginnings {
  /// - Throws: ``FilesExist`` by their paths as a person would name them.
  static func write(_ files: [(path: String, bytes: [UInt8])], into folder: String) throws {
    do {
      try NewFiles(files).write(into: folder)
    } catch let error as FilesExist {
      throw FilesExist(
        folder: folder, paths: error.paths.map { folder == "." ? $0 : "\(folder)/\($0)" })
    }
  }

  /// Shows what would be written.
  static func show(_ files: [(path: String, bytes: [UInt8])], in folder: String) throws {
    for (path, bytes) in files {
      try StandardStream.output.write(Array("<!-- \(folder)/\(path) -->\n".utf8) + bytes)
    }
  }
}
