import Content
import Diagnostics
import Encodings
import Hyperlinks

extension SiteBuild {
  /// The links of written pages that find no written file, or no id where they lead.
  ///
  /// Where more than links is wrong (`isWhole` is false), files may be missing for that reason alone: then only
  /// links that stand in a page's source are told.
  ///
  /// Pages that were not compiled again are looked at only where an address has vanished since, or was missing
  /// before, and where they lead to an id of a page that was: nothing else can have come to be wrong.
  mutating func brokenLinks(isWhole: Bool) async throws -> [Diagnostic] {
    let addresses = addresses
    let missing = missingFiles(addresses)
    self.missing = Set(missing.keys)
    guard isWhole else { return try await missingIDs(isWhole: false) }
    let (data, told) = missingData(addresses)
    var diagnostics = data
    for (number, places) in missing.sorted(by: { $0.key < $1.key }) where !told.contains(number) {
      diagnostics += try await report(number, from: places, addresses)
    }
    return diagnostics + (try await missingIDs(isWhole: true))
  }

  // MARK: Data

  /// The links of sources to data that are not published, and the numbers of their addresses.
  ///
  /// Those of every page are looked at: what one links may have been withdrawn by another, of which it knows
  /// nothing. Few pages have any.
  private func missingData(_ addresses: Set<UInt64>) -> ([Diagnostic], Set<UInt64>) {
    var diagnostics: [Diagnostic] = []
    var told: Set<UInt64> = []
    for (_, unit) in units where unit.head.hasPendingLinks {
      for link in (try? unit.whole().links) ?? [] where link.isPending {
        let number = AddressNumber.of(link.target.address)
        guard !addresses.contains(number) else { continue }
        told.insert(number)
        let near = nearestData(to: link.target.address)
        diagnostics.append(
          Diagnostic(
            .brokenLink, "No data are published at \(link.target.address)" + didYouMean(near),
            file: link.file, range: link.range, help: help(for: link.target.address),
            suggestion: near))
      }
    }
    return (diagnostics, told)
  }

  /// A file of a format that the site doesn't offer has no right name that could be found.
  private func help(for address: String) -> String {
    let format = PageFormat.allCases.first { address.hasSuffix("." + $0.rawValue) }
    if let format, !site.settings.formats.contains(format) {
      return "'formats' in content/site.yml has no '\(format.rawValue)'; "
        + "add it, or take the link out."
    }
    return "Files of tables are named after their captions; /data/ lists all datasets."
  }

  /// The address of the data most alike.
  private func nearestData(to address: String) -> String? {
    let published = digests.datasets
    let files = published.flatMap(\.versions).flatMap(\.tables).flatMap(\.files).map(\.address)
    let pages = site.languages.indices.flatMap { language in
      published.map { site.root(language) + GeneratedPage.dataset($0.name) }
    }
    return Spelling.nearest(to: address, in: files + pages)
  }

  // MARK: Files

  /// The numbers of addresses that pages lead to and that are not written, each with the places of units that do.
  ///
  /// Units taken over are known by half of the number: some of them may lead elsewhere. Of those compiled now the
  /// first is enough.
  private func missingFiles(_ addresses: Set<UInt64>) -> [UInt64: [Int]] {
    var missing = audit.destinations.filter { !addresses.contains($0.key) }.mapValues { [$0] }
    let lost = Dictionary(grouping: lostAddresses(addresses)) { UInt32(truncatingIfNeeded: $0) }
    guard !lost.isEmpty else { return missing }
    for (place, entry) in units.enumerated() where !wasCompiled(entry.unit) {
      for half in Set(entry.unit.destinations.numbers) {
        for number in lost[half] ?? [] { missing[number, default: []].append(place) }
      }
    }
    return missing.mapValues { $0.sorted() }
  }

  /// Tells the first link to an address that is not written.
  ///
  /// Compiles units once more to find the link's words; where the whole is right this never happens.
  private mutating func report(
    _ number: UInt64, from places: [Int], _ addresses: Set<UInt64>
  ) async throws -> [Diagnostic] {
    for place in places {
      let work = units[place].work
      try await complete([work])
      for file in site.compile(work, digests: digests, reads: Reads()).files
      where file.path.string.hasSuffix(".html") {
        let links = WrittenLink.all(in: file.bytes, of: file.path, origins: site.origins)
        guard let link = links.first(where: { $0.address == number }) else { continue }
        // A server leads from the name of a folder to the folder.
        if addresses.contains(AddressNumber.of(link.path + "/")) { return [] }
        let near = site.nearest(
          to: link.path, languageIndex: site.languageIndex(at: file.path.address))
        return [
          Diagnostic(
            .brokenLink,
            "'\(link.text)' on \(file.path.address) leads to no file of the site"
              + didYouMean(near),
            file: self.place(of: link.text, on: file.path, from: work),
            help: "A template, or what fills it, writes this link.", suggestion: near)
        ]
      }
    }
    return []
  }

  // MARK: Ids

  private mutating func missingIDs(isWhole: Bool) async throws -> [Diagnostic] {
    var pages: [UInt64: WrittenPage] = [:]
    var askers: [(unit: Int, page: WrittenPage)] = []
    for (index, entry) in units.enumerated() {
      let isNew = wasCompiled(entry.unit)
      guard isNew || entry.unit.head.hasFragments, let unit = try? entry.unit.whole() else {
        continue
      }
      for page in unit.pages {
        if isNew { pages[page.address] = page }
        if !page.fragments.isEmpty { askers.append((index, page)) }
      }
    }
    guard !askers.isEmpty else { return [] }
    let wanted = Set(askers.flatMap { $0.page.fragments.map(\.address) })
    for entry in units where !wasCompiled(entry.unit) {
      guard let unit = try? entry.unit.whole() else { continue }
      for page in unit.pages where wanted.contains(page.address) { pages[page.address] = page }
    }
    var ids: [UInt64: [String]] = [:]
    // A text can stand on more than one page, as an outline does: its links are told once.
    var told: Set<LinkRecord> = []
    var diagnostics: [Diagnostic] = []
    for asker in askers {
      for fragment in asker.page.fragments {
        // Files that are no pages have no ids that could be known.
        guard let target = pages[fragment.address], !target.has(fragment.id) else { continue }
        let found = try await report(fragment, on: asker.page, from: asker.unit, &ids)
        diagnostics += found.filter { told.insert($0.link).inserted }.map(\.diagnostic)
        if found.isEmpty, isWhole {
          diagnostics += try await report(fragment, from: asker.unit)
        }
      }
    }
    return diagnostics
  }

  /// Tells a link that stands in a page's source, at its place.
  private mutating func report(
    _ fragment: WrittenPage.Fragment, on page: WrittenPage, from unit: Int,
    _ known: inout [UInt64: [String]]
  ) async throws -> [(link: LinkRecord, diagnostic: Diagnostic)] {
    let links = (try? units[unit].unit.whole().links) ?? []
    let found = links.filter { link in
      link.target.fragment.map { Fingerprint(of: $0).low } == fragment.id
        && AddressNumber.of(link.target.address) == fragment.address
    }
    guard !found.isEmpty else { return [] }
    let ids: [String]
    if let read = known[fragment.address] {
      ids = read
    } else {
      ids = try await self.ids(at: fragment.address)
      known[fragment.address] = ids
    }
    return found.map { link in
      let isOwn = fragment.address == page.address
      let wanted = link.target.fragment ?? ""
      let near = Spelling.nearest(to: wanted, in: ids)
      let diagnostic = Diagnostic(
        .brokenAnchor,
        "No heading on \(isOwn ? "this page" : link.target.address) has the id '\(wanted)'"
          + didYouMean(near),
        file: link.file, range: link.range,
        help: "Ids are made from headings; `{#id}` at a heading's end names one.",
        suggestion: near.map { (isOwn ? "" : link.target.address) + "#" + $0 })
      return (link, diagnostic)
    }
  }

  /// Tells a link that a template writes.
  private mutating func report(
    _ fragment: WrittenPage.Fragment, from unit: Int
  ) async throws -> [Diagnostic] {
    let work = units[unit].work
    try await complete([work])
    for file in site.compile(work, digests: digests, reads: Reads()).files
    where file.path.string.hasSuffix(".html") {
      let links = WrittenLink.all(in: file.bytes, of: file.path, origins: site.origins)
      guard
        let link = links.first(where: { $0.address == fragment.address && $0.id == fragment.id })
      else { continue }
      return [
        Diagnostic(
          .brokenAnchor, "'\(link.text)' on \(file.path.address) leads to no id",
          file: place(of: link.text, on: file.path, from: work),
          help: "A template, or what fills it, writes this link.")
      ]
    }
    return []
  }

  /// The ids of the page at an address as words, sorted, for suggestions: it is compiled once more.
  private mutating func ids(at address: UInt64) async throws -> [String] {
    let makers = units.filter { entry in
      ((try? entry.unit.whole().pages) ?? []).contains { $0.address == address }
    }
    guard let work = makers.first?.work else { return [] }
    try await complete([work])
    let files = site.compile(work, digests: digests, reads: Reads()).files
    let page = files.first { AddressNumber.of($0.path) == address }
    return page.map { WrittenLink.ids(in: $0.bytes).sorted() } ?? []
  }

  // MARK: Places

  /// The template that writes a link itself, else the source of the page.
  private func place(of link: String, on page: OutputPath, from work: Work) -> SourcePath {
    let templates = site.theme.files.values.filter { $0.path.string.hasSuffix(".mustache") }
    if let template = templates.sorted(by: { $0.path < $1.path })
      .first(where: { template in
        WrittenLink.all(in: template.bytes, of: page, origins: site.origins)
          .contains { $0.text == link }
      })
    {
      return template.path
    }
    if case .page(let group) = work,
      let version = site.groups[group].version(preferring: 0)
    {
      return site.pages[version].path
    }
    return site.settingsFile.path
  }
}
