import Audit
import Content
import Diagnostics
import Encodings
import Hyperlinks
import Search

/// One build of a site: what is compiled, what is taken over from an earlier build, what was written.
struct SiteBuild {
  private(set) var site: Site
  let earlier: EarlierBuild?
  let history: BuildHistory
  let output: any OutputSink
  private let progress: BuildProgress?
  private let resources: ResourceTable
  /// The numbers of the resources that the earlier build knew otherwise.
  private var changedResources: Set<UInt64> = []
  private var listings = ResourceTable()
  /// Whether anything has changed that lists show.
  private var changesLists: Bool
  /// Whether anything has changed that an index shows.
  private(set) var changesIndex = false
  /// The terms of the pages that were compiled now, by their units and languages.
  private(set) var terms: [UInt64: [Int: [UInt8]]] = [:]
  private(set) var digests: PageDigests
  /// Every unit, in order: compiled now, or as the earlier build stored it.
  private(set) var units: [(work: Work, unit: StoredUnit)] = []
  /// The numbers of the units that were compiled now.
  private var compiled: Set<UInt64> = []
  private(set) var compiledPageCount = 0
  /// Of the units that were compiled now.
  private(set) var outsideLinks: [OutsideLink] = []
  private(set) var translations: [TranslationRecord] = []
  private(set) var audit: LinkAudit
  private var written: Set<OutputPath> = []
  /// What the earlier build wrote of the units that were compiled now; in the end, what is written no more.
  private var replaced: [OutputPath] = []
  /// The numbers of addresses that pages lead to, or may, and that are not written.
  var missing: Set<UInt64> = []

  init(
    _ site: Site, earlier: EarlierBuild?, history: BuildHistory, output: any OutputSink,
    progress: BuildProgress? = nil
  ) {
    self.site = site
    self.earlier = earlier
    self.history = history
    self.output = output
    self.progress = progress
    resources = site.resources(since: earlier)
    digests = PageDigests(count: site.pages.count)
    audit = LinkAudit(origins: site.origins)
    changesLists =
      earlier?.today != site.options.today || site.reading.changedTexts == nil
  }

  // MARK: Compiling

  mutating func compilePages() async throws {
    // Without an earlier build all is compiled, which can be said at once.
    if earlier == nil { progress?.expect(site.expectedPageCount(of: site.pageWork + listWork)) }
    changedResources = earlier.map { resources.changes(since: $0.resources) } ?? []
    try await compile(site.pageWork, changed: changedResources)
    var datasets: [PublishedDataset] = []
    for (work, unit) in units {
      guard case .page(let group) = work else { continue }
      if unit.head.hasDataset, let dataset = try? unit.whole().dataset { datasets.append(dataset) }
      for summary in unit.summaries {
        guard let page = site.groups[group].versions[summary.language] else { continue }
        digests[page] = PageDigest(summary: summary.text)
      }
    }
    digests.take(datasets)
  }

  mutating func compileLists() async throws {
    var changed = changedResources
    if let earlier, !changesLists {
      listings = earlier.listings
    } else {
      listings = site.listings(digests)
      if let earlier { changed.formUnion(listings.changes(since: earlier.listings)) }
    }
    try await compile(listWork, changed: changed)
  }

  private var listWork: [Work] {
    ListCompiler(site: site, digests: digests).jobs.map { .list($0) } + site.siteFileWork
  }

  /// A unit that is to be compiled.
  private struct Task: Sendable {
    let place: Int
    let work: Work
    let name: String
    let reason: UnitMemory.Reason
  }

  /// What the compilation of a unit gives.
  private struct Compiled: Sendable {
    let place: Int
    let unit: StoredUnit
    let paths: [OutputPath]
    let outsideLinks: [OutsideLink]
    let translations: [TranslationRecord]
    let terms: [Int: [UInt8]]
  }

  private mutating func compile(_ works: [Work], changed: Set<UInt64>) async throws {
    var tasks: [Task] = []
    var units: [StoredUnit?] = []
    units.reserveCapacity(works.count)
    for (place, work) in works.enumerated() {
      let name = site.name(of: work)
      guard let stored = earlier?.units[UnitMemory.id(name)] else {
        tasks.append(Task(place: place, work: work, name: name, reason: .first))
        units.append(nil)
        continue
      }
      units.append(stored)
      guard !changed.isEmpty, let id = stored.firstRead(among: changed) else { continue }
      tasks.append(Task(place: place, work: work, name: name, reason: .changed(id)))
      if let before = try? stored.whole() { replaced += before.outputs.map(\.path) }
    }
    if earlier != nil { progress?.expect(site.expectedPageCount(of: tasks.map(\.work))) }
    try await complete(tasks.map(\.work))
    let first = self.units.count
    for (place, unit) in try await compile(tasks, from: first) {
      // A page's summary may be the first paragraph of its text.
      if units[place].map({ $0.summaries != unit.summaries }) ?? true { changesLists = true }
      if unit.head.hasDataset || units[place]?.head.hasDataset ?? false { changesLists = true }
      if units[place].map({ $0.search != unit.search }) ?? !unit.search.isEmpty {
        changesIndex = true
      }
      units[place] = unit
      compiled.insert(unit.head.id)
      compiledPageCount += unit.head.pageCount
    }
    self.units += zip(works, units).compactMap { work, unit in unit.map { (work, $0) } }
  }

  /// Reads whatever was left out of the pages that are to be compiled.
  mutating func complete(_ works: [Work]) async throws {
    let site = self.site
    let indices = Set(works.flatMap { site.groupsRead(by: $0) }).sorted().flatMap { group in
      site.groups[group].versions.compactMap { $0 }.filter { !site.pages[$0].isWhole }
    }
    guard !indices.isEmpty else { return }
    let read = try await concurrentMap(count: indices.count, jobs: site.options.jobs) { index in
      let page = site.pages[indices[index]]
      // What is another file by now is left out, and told where its text is read.
      let bytes = (try? site.tree.bytes(of: page.path)).flatMap { bytes in
        Fingerprint(of: bytes) == site.reading.content(of: page) ? bytes : nil
      }
      let source = bytes.map { PageSource(location: page.location, bytes: $0) }
      var read = source.flatMap { site.reading.reader.decode($0).page }
      read?.sourceIndex = page.sourceIndex
      return read.map(page.completed)
    }
    self.site = site.completed(
      Dictionary(
        zip(indices, read).compactMap { index, page in page.map { (index, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  private mutating func compile(
    _ tasks: [Task], from first: Int
  ) async throws -> [(place: Int, unit: StoredUnit)] {
    let site = self.site
    let output = self.output
    let digests = self.digests
    let progress = self.progress
    let number = history.number
    let (results, workers) = try await concurrentMap(
      count: tasks.count, jobs: site.options.jobs, worker: { LinkAudit(origins: site.origins) }
    ) { audit, index in
      let task = tasks[index]
      let start = ContinuousClock.now
      let reads = Reads()
      let compiled = try site.compile(task.work, digests: digests, reads: reads, output: output)
      let isWhole = site.options.scope == .site || task.work.isData
      let data = isWhole ? [] : compiled.tablePaths
      var unit = UnitMemory(name: task.name)
      unit.diagnostics = compiled.diagnostics
      unit.judged = compiled.judged
      for file in compiled.files {
        let path = UnitMemory.Output(path: file.path, byteCount: file.bytes.count)
        if path.isPage {
          unit.pages.append(audit.read(file.bytes, of: file.path, unit: first + task.place))
          unit.diagnostics += site.audit(
            file.bytes, at: file.path, from: site.source(of: task.work, at: file.path),
            told: compiled.diagnostics, judged: &unit.judged)
        }
        unit.diagnostics += site.auditStyles(at: file.path, judged: &unit.judged)
        if isWhole || data.contains(file.path) { try output.write(file.bytes, to: file.path) }
        unit.outputs.append(path)
      }
      site.excuse(&unit.diagnostics, of: task.work)
      unit.outputs += compiled.streamed
      unit.reads = reads.distinct
      unit.destinations = audit.takeListed()
      unit.summaries = compiled.summaries
      unit.dataset = compiled.dataset
      unit.links = compiled.links
      unit.search = site.searchTexts(compiled.searchPages, of: task.work)
      unit.reason = task.reason
      unit.build = number
      unit.microseconds = (ContinuousClock.now - start).microseconds
      progress?.finish(site.expectedPageCount(of: task.work))
      return Compiled(
        place: task.place, unit: try unit.stored(), paths: unit.outputs.map(\.path),
        outsideLinks: compiled.outsideLinks, translations: compiled.translations,
        terms: Dictionary(
          compiled.searchPages.map { ($0.language, $0.page.terms) },
          uniquingKeysWith: { first, _ in first }))
    }
    for worker in workers { audit.merge(worker) }
    for result in results {
      written.formUnion(result.paths)
      outsideLinks += result.outsideLinks
      translations += result.translations
      if !result.terms.isEmpty { terms[result.unit.head.id] = result.terms }
    }
    return results.map { ($0.place, $0.unit) }
  }

  /// Takes a unit that was made of all others.
  mutating func take(_ unit: StoredUnit, of work: Work, writing paths: [OutputPath]) {
    if let before = try? earlier?.units[unit.head.id]?.whole() {
      replaced += before.outputs.map(\.path)
    }
    written.formUnion(paths)
    compiled.insert(unit.head.id)
    units.append((work, unit))
  }

  /// Takes over a unit of the earlier build.
  mutating func keep(_ unit: StoredUnit, of work: Work) { units.append((work, unit)) }

  // MARK: What is left

  /// Removes what the earlier build wrote and this one does not.
  mutating func removeVanished() throws {
    guard let earlier else { return }
    let present = Set(units.map(\.unit.head.id))
    for (id, unit) in earlier.units where !present.contains(id) {
      if let unit = try? unit.whole() { replaced += unit.outputs.map(\.path) }
    }
    replaced.removeAll { written.contains($0) }
    for path in Set(replaced).sorted() { try output.remove(path) }
  }

  /// What each unit found; each is told again though it was not compiled again.
  var diagnostics: [Diagnostic] {
    units.flatMap { _, unit in
      unit.head.hasDiagnostics ? (try? unit.whole().diagnostics) ?? [] : []
    }
  }

  /// The number of each address that is written.
  var addresses: Set<UInt64> {
    guard let earlier else { return Set(written.map(AddressNumber.of)) }
    return Set(earlier.addresses).subtracting(replaced.map(AddressNumber.of))
      .union(written.map(AddressNumber.of))
  }

  /// The numbers of addresses that were written, or led to in vain, and are not written now: pages taken over may
  /// lead to them, and to no other that is not.
  func lostAddresses(_ written: Set<UInt64>) -> [UInt64] {
    guard let earlier else { return [] }
    return Set(replaced.map(AddressNumber.of)).union(earlier.missing).subtracting(written).sorted()
  }

  var summary: BuildMemory.Summary {
    var summary = BuildMemory.Summary()
    for (_, unit) in units {
      summary.pageCount += unit.head.pageCount
      summary.fileCount += unit.head.fileCount
      summary.byteCount += unit.head.byteCount
    }
    summary.keptBack = site.withheld.counts
    if site.datasetLedger != nil {
      summary.unreleasedData = digests.datasets.filter { $0.next != nil }.map(\.name)
    }
    summary.judged = judged
    return summary
  }

  /// What the rules had to judge on each page, by its source.
  private var judged: JudgedPages {
    var pages = JudgedPages()
    guard site.profile != nil else { return pages }
    var byPage = [RuleSet](repeating: RuleSet(), count: site.pages.count)
    var ofNoPage = RuleSet()
    for (work, unit) in units {
      for language in unit.judged.languages {
        if case .page(let group) = work,
          let page = site.groups[group].version(preferring: language)
        {
          byPage[page].formUnion(unit.judged[language])
        } else {
          ofNoPage.formUnion(unit.judged[language])
        }
      }
    }
    for (page, rules) in zip(site.pages, byPage) where !rules.isEmpty {
      pages.add(rules, of: page.frontMatter.unit)
    }
    if !ofNoPage.isEmpty { pages.add(ofNoPage, of: nil) }
    return pages
  }

  func wasCompiled(_ unit: StoredUnit) -> Bool { compiled.contains(unit.head.id) }

  /// What the next build may know.
  func memory(
    ground: Fingerprint, diagnostics: [Diagnostic], units: [SourcePath: String]
  ) -> [UInt8] {
    var summary = summary
    summary.units = units
    let comparison = site.reading.reader.comparison
    let sources = site.tree.paths.indices.map { index in
      site.reading.records[index]
        ?? .read(
          SourceMemory(
            path: site.tree.paths[index], stamp: site.tree.stamps[index],
            content: comparison.recorded(index)))
    }
    return BuildMemory(
      ground: ground, today: site.options.today, history: history, sources: sources,
      resources: resources,
      listings: listings, units: self.units.map(\.unit), addresses: addresses.sorted(),
      missing: missing.sorted(), problems: site.tree.problems, summary: summary,
      diagnostics: diagnostics
    ).bytes
  }
}

extension Duration {
  /// Whole microseconds.
  fileprivate var microseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
  }
}
