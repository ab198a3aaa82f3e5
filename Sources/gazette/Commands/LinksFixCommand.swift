import ArgumentParser
import Content
import Diagnostics
import LinkCheck
import Workspace

/// Writes the addresses of pages that have moved for good into the sources.
struct LinksFixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Write the new addresses of pages that have moved for good into the Markdown.",
    discussion: """
      Shows what would change, as a diff on standard output, and changes nothing without --yes. Only \
      the bytes of addresses change; what is written is whole or not at all, file by file. Fragments \
      stay; a link whose fragment the new page lacks is named and left to a person.

      EXAMPLES
        gazette links fix                    show the changes
        gazette links fix --yes              make them
        gazette links fix --archived --yes   and lead dead links to an archived copy
        gazette links fix | git apply        let git make them

      EXIT STATUS
        0   done, or nothing to do
        64  a wrong command line
        74  a file can't be read or written
      """)

  @Argument(
    help: "The site's folder: the one that holds content/.", completion: .directory)
  var site = "."

  @Option(
    help: ArgumentHelp(
      "Take the findings of this report (default: those of the site's last run).",
      valueName: "report"))
  var from: String?

  @Flag(help: "Write the changes.")
  var yes = false

  @Flag(help: "Lead links that are dead to an archived copy.")
  var archived = false

  @Option(
    help: ArgumentHelp(
      "Where archived copies are: {url} is the address, {date} the day since which it fails.",
      valueName: "pattern"))
  var archive = "https://web.archive.org/web/{date}/{url}"

  @Flag(name: .shortAndLong, help: "Say nothing but errors and warnings.")
  var quiet = false

  func validate() throws {
    guard ArchivePattern(archive) != nil else {
      throw ValidationError("--archive takes an https address that holds {url}.")
    }
  }

  mutating func run() async throws {
    let terminal = Terminal()
    try await reportingFailures(on: terminal) {
      let folder = try SiteFolder(site)
      let report = try LinkReport(reading: from ?? LastLinkReport.path(ofSite: site))
      let tree = try folder.readTree()
      let rewrites = report.rewrites(archive: archived ? ArchivePattern(archive) : nil)
      var files: [RewrittenFile] = []
      for (path, rewrites) in Dictionary(grouping: rewrites, by: \.place.file)
        .sorted(by: { $0.key < $1.key })
      {
        // A file that went away since the run has no links any more.
        guard tree.contains(path) else { continue }
        let source = SourceFile(path: path, bytes: try tree.bytes(of: path))
        files.append(AddressRewrite.apply(rewrites, to: source))
      }
      try show(files, terminal)
      if yes {
        for file in files where file.old != file.new {
          try folder.replace(file.path, with: file.new)
        }
      }
      if !quiet { terminal.write(summary(of: files, in: report)) }
    }
  }

  private func show(_ files: [RewrittenFile], _ terminal: Terminal) throws {
    let diff = files.map { UnifiedDiff.text(path: $0.path, old: $0.old, new: $0.new) }.joined()
    try StandardStream.output.write(Array(diff.utf8))
    for missed in files.flatMap(\.missed) {
      let place = missed.place
      let advice =
        missed.lostFragment.map {
          "'\(missed.old)' has moved to \(missed.new), which has no '#\($0)'; write the address and "
            + "the place by hand"
        }
        ?? "'\(missed.old)' isn't at this place, and doesn't stand exactly once in the file; "
        + "write \(missed.new) by hand"
      terminal.warning("\(place.file):\(place.line):\(place.column): \(advice)")
    }
  }

  private func summary(of files: [RewrittenFile], in report: LinkReport) -> String {
    let changed = files.filter { $0.old != $0.new }
    let count = changed.reduce(0) { $0 + $1.applied.count }
    var text =
      if count == 0 {
        "Nothing to change\n"
      } else {
        "\(yes ? "Changed" : "Would change") \(Summary.counted(count, "link")) in "
          + "\(Summary.counted(changed.count, "file"))\(yes ? "" : "; --yes does it")\n"
      }
    let dead = report.verdicts.filter { $0.verdict == .dead && $0.canBeArchived }
    guard !archived, !dead.isEmpty, let pattern = ArchivePattern(archive) else { return text }
    text += "Archived copies, which --archived writes:\n"
    for verdict in dead {
      let copy = pattern.address(of: verdict.target.url, since: verdict.since ?? report.finishedAt)
      text += "  \(verdict.target.url)\n    \(copy)\n"
    }
    return text
  }
}
