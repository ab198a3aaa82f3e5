import ArgumentParser
import Content
import Diagnostics
import Drafting
import Workspace

/// Begins a plan, from nothing or from last year's.
struct NewPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Begin the plan of a year.",
    discussion: """
      With --from, every language of that year's plan is carried over: outline, text and measures, with the \
      year advanced in title, dates and row numbers. What was true of the old year alone is left out (changes, \
      aliases, document number, status), and what can't be advanced for certain is listed with its line.

      EXAMPLES
        gazette new plan 116 --from 115
        gazette new plan 116 --from 115 --dry-run
        gazette new plan 116 --title 116年度執行計畫 --unit planning
      """)

  @Argument(help: "The year of the Republic.")
  var year: Int

  @Option(help: ArgumentHelp("Carry the plan of this year forward.", valueName: "year"))
  var from: Int?

  @OptionGroup var options: NewPageOptions

  func validate() throws {
    try Beginning.check(year: year)
    if let from {
      try Beginning.check(year: from)
      if from == year { throw ValidationError("--from is another year than the plan's.") }
      let others = [
        options.title, options.titleEN, options.unit, options.id, options.theme, options.cake,
        options.service,
      ]
      if others.contains(where: { $0 != nil }) {
        throw ValidationError(
          "--title, --title-en, --unit, --id and classes are carried over with --from; leave them out."
        )
      }
    }
  }

  mutating func run() async throws {
    let (year, from, options) = (year, from, options)
    guard let from else {
      return try await Beginning(.plan, options).run(id: "\(year)") { page, _, _ in
        page.year = year
      }
    }
    let terminal = Terminal()
    try await reportingFailures(on: terminal) {
      try Self.carry(from: from, to: year, options, terminal)
    }
  }

  private static func carry(
    from: Int, to: Int, _ options: NewPageOptions, _ terminal: Terminal
  ) throws {
    let site = try SiteSketch(options.site)
    let section = SiteSketch.section(of: .plan)
    let date = try options.date?.date ?? Today.date()
    var files: [(path: String, bytes: [UInt8])] = []
    var notes: [String] = []
    for language in site.settings.languages {
      let candidates =
        ["\(section)/\(from).\(language.tag).md"]
        + (language == site.settings.firstLanguage ? ["\(section)/\(from).md"] : [])
      guard let path = candidates.first(where: { site.tree.contains(SourcePath($0)) }) else {
        continue
      }
      let text = String(decoding: try site.bytes(of: path), as: UTF8.self)
      let (carried, found) = NextPlan.carry(text, from: from, to: to, date: date)
      let target = "\(section)/\(to).\(language.tag).md"
      files.append((target, Array(carried.utf8)))
      notes += found.map { "\(target):\($0.line): \($0.text)" }
    }
    guard !files.isEmpty else {
      throw ValidationError(
        "There is no plan '\(section)/\(from)' in '\(options.site)' to carry forward.")
    }
    if options.dryRun {
      try Beginnings.show(files, in: options.site)
    } else {
      try Beginnings.write(files, into: options.site)
      for (path, _) in files { terminal.write("Wrote \(path)\n") }
    }
    for note in notes { terminal.write("note: \(note)\n") }
    terminal.write(
      "When it is published, write `status: superseded` and `replaced_by: /plans/\(to)/` into "
        + "the plan of \(from).\n")
  }
}
