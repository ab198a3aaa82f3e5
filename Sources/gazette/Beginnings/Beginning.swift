import ArgumentParser
import Content
import Drafting
import Import
import Workspace

/// A page to be begun by the command line.
struct Beginning {
  private let type: PageType
  private let options: NewPageOptions

  init(_ type: PageType, _ options: NewPageOptions) {
    self.type = type
    self.options = options
  }

  static func configuration(
    _ name: String, _ abstract: String, _ example: String, _ more: String = ""
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, abstract: abstract,
      discussion: "\(more.isEmpty ? "" : more + "\n\n")EXAMPLES\n  \(example)")
  }

  /// - Throws: A validation error for a year AD or none at all.
  static func check(year: Int) throws {
    guard (1...300).contains(year) else {
      throw ValidationError(
        year > 1911
          ? "\(year) is a year AD; the year of the Republic is \(year - 1911)."
          : "\(year) is no year of the Republic.")
    }
  }

  /// Asks what is missing, and writes the page.
  ///
  /// - Parameters:
  ///   - id: The page's name, where its type has one.
  ///   - complete: Adds what its type has of its own.
  /// - Throws: What stops the command.
  func run(
    id: String? = nil, _ complete: (inout NewPage, SiteSketch, Terminal) -> Void = { _, _, _ in }
  ) async throws {
    let terminal = Terminal()
    try await reportingFailures(on: terminal) {
      let site = try SiteSketch(options.site)
      var page = try page(site, id: id, terminal)
      complete(&page, site, terminal)
      let section = SiteSketch.section(of: type)
      let files = page.files().map { ("\(section)/\($0.path)", $0.bytes) }
      if options.dryRun { return try Beginnings.show(files, in: options.site) }
      try Beginnings.write(files, into: options.site)
      for (path, _) in files { terminal.write("Wrote \(path)\n") }
    }
  }

  private func page(
    _ site: SiteSketch, id: String?, _ terminal: Terminal
  ) throws -> NewPage {
    var questions = Questions()
    let title = questions.answer(
      options.title, flag: "title", question: "Title", terminal)
    let needsUnit = !site.settings.units.isEmpty && !site.gives(["unit"], to: type)
    let unit =
      needsUnit || options.unit != nil
      ? questions.answer(
        options.unit, flag: "unit",
        question: "Unit (\(site.settings.units.keys.sorted().joined(separator: ", ")))", terminal)
      : nil
    var codes: [String: [String]] = [:]
    for (scheme, given) in [
      ("theme", options.theme), ("cake", options.cake), ("service", options.service),
    ] {
      guard given != nil || !site.gives(["categories", scheme], to: type) else { continue }
      let answer = questions.answer(
        given, flag: scheme, question: "Codes of content/categories/\(scheme).yml", terminal)
      codes[scheme] = answer?.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    }
    try questions.finish()
    if let unit, site.settings.units[unit] == nil {
      throw ValidationError(
        "'\(unit)' is no unit of site.yml; there are "
          + site.settings.units.keys.sorted().joined(separator: ", ") + ".")
    }
    let name = options.id ?? id ?? PageName.make(of: options.titleEN ?? title ?? "")
    guard let name else {
      throw ValidationError("The page needs a name of letters and digits: give --id.")
    }
    var titles: [String: String] = [:]
    titles[site.settings.firstLanguage.tag] = title
    if let english = options.titleEN { titles["en"] = english }
    var page = NewPage(
      type: type, id: name, titles: titles, date: try options.date?.date ?? Today.date())
    page.unit = unit
    page.unitName = (unit.flatMap { site.settings.units[$0] } ?? site.unit(of: type))?.name
    page.theme = codes["theme"] ?? []
    page.cake = codes["cake"] ?? []
    page.service = codes["service"] ?? []
    return page
  }
}
