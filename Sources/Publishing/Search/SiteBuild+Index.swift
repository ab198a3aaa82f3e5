import Content
import Encodings
import OpenData
import Search

extension SiteBuild {
  /// Makes the index of each language, or takes over what an earlier build made, once all pages are compiled.
  ///
  /// An index is a unit of work that reads every page. It is brought up to date by the pages that were compiled now, so
  /// that its cost is that of what has changed.
  ///
  /// - Throws: What the output throws, and `BinaryReader.Damaged` where an earlier build's index is.
  mutating func compileIndex() async throws {
    let site = self.site
    guard site.search != nil else { return }
    let stored = site.languages.indices.map { language in
      earlier?.units[UnitMemory.id(site.name(of: .index(language: language)))]
    }
    let pages = pageUnits
    let isKept = !changesIndex && stored.allSatisfy { $0 != nil } && !hasLostPages(pages)
    if isKept {
      for (language, unit) in zip(site.languages.indices, stored) {
        if let unit { keep(unit, of: .index(language: language)) }
      }
      return
    }
    let (terms, output, number) = (terms, output, history.number)
    let results = try await concurrentMap(count: stored.count, jobs: site.options.jobs) {
      language in
      let start = ContinuousClock.now
      let index = try site.searchIndex(
        of: pages, language: language, terms: terms, memory: stored[language]?.search)
      var unit = UnitMemory(name: site.name(of: .index(language: language)))
      let root = String(site.searchIndexRoot(language).dropFirst())
      for file in index.files {
        let path = OutputPath(root + file.name)
        if let bytes = file.bytes { try output.write(bytes, to: path) }
        unit.outputs.append(UnitMemory.Output(path: path, byteCount: file.byteCount))
      }
      unit.reads = [Resource.texts.id]
      unit.search = index.memory
      unit.reason = stored[language] == nil ? .first : .changed(Resource.texts.id)
      unit.build = number
      unit.microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
      return (try unit.stored(), unit.outputs.map(\.path))
    }
    for (language, (unit, paths)) in results.enumerated() {
      take(unit, of: .index(language: language), writing: paths)
    }
  }

  /// The units of the pages, by the pages' places.
  private var pageUnits: [Int: StoredUnit] {
    var pages: [Int: StoredUnit] = Dictionary(minimumCapacity: site.groups.count)
    for (work, unit) in units {
      if case .page(let group) = work { pages[group] = unit }
    }
    return pages
  }

  /// Whether the earlier build had a page that is no more.
  private func hasLostPages(_ pages: [Int: StoredUnit]) -> Bool {
    guard let earlier else { return false }
    let indexes = site.languages.indices.map { UnitMemory.id(site.name(of: .index(language: $0))) }
    let present = Set(pages.values.map(\.head.id) + indexes)
    return earlier.units.contains { id, unit in !present.contains(id) && !unit.search.isEmpty }
  }
}

extension Site {
  /// What a page's unit remembers for the index.
  func searchTexts(
    _ pages: [(language: Int, page: AnalyzedPage)], of work: Work
  ) -> [UInt8] {
    guard case .page(let group) = work, !pages.isEmpty else { return [] }
    return SearchText.bytes(
      pages.map { SearchText($0.page, language: $0.language) },
      facets: searchFacetDigest(of: groups[group]))
  }

  /// The index of a language from the units of all pages, and the terms of those that were compiled now.
  fileprivate func searchIndex(
    of units: [Int: StoredUnit], language: Int, terms: [UInt64: [Int: [UInt8]]],
    memory: ArraySlice<UInt8>?
  ) throws -> SearchIndex {
    let found = searchedGroups(language).compactMap { group in
      groups[group].versions[language].map { (group, pages[$0]) }
    }
    let table = SearchFacetTable(found.map(\.1), of: self, language: language)
    var entries: [SearchEntry] = []
    entries.reserveCapacity(found.count)
    for (group, page) in found {
      guard let unit = units[group],
        let record = try SearchText.record(in: unit.search, language: language)
      else { continue }
      entries.append(
        SearchEntry(
          key: unit.head.id, record: record, terms: terms[unit.head.id]?[language],
          facets: table.facets(of: page)))
    }
    return try SearchIndex(
      entries, facets: table.facets, vocabulary: search ?? SearchVocabulary(), memory: memory)
  }
}
