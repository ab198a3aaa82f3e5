import Content
import Encodings
import OpenData
import Search

extension Site {
  /// Whether a page is in the index of its language: where its address is another's, it is written nowhere.
  func isSearched(_ page: Page) -> Bool {
    guard let version = groups[page.group].versions[page.languageIndex] else { return false }
    return grants(page.permalink, to: .page(version))
  }

  /// The pages that are in the index of a language, in its order, by their places in ``groups``.
  func searchedGroups(_ language: Int) -> [Int] {
    let found = groups.indices.filter { index in
      groups[index].versions[language].map { isSearched(pages[$0]) } ?? false
    }
    let isSorted = zip(found, found.dropFirst()).allSatisfy { groups[$0].key < groups[$1].key }
    return isSorted ? found : found.sorted { groups[$0].key < groups[$1].key }
  }

  /// Where the files of the index of a language stand.
  func searchIndexRoot(_ language: Int) -> String { root(language) + GeneratedPage.searchIndex }

  /// A page's facets and what the words for them are.
  struct SearchFacetTable {
    private(set) var facets = SearchFacets()
    private var types: [String: Int] = [:]
    private var units: [String: Int] = [:]
    private var years: [Int: Int] = [:]
    private var classes: [[String: Int]] = []

    /// The words of a language for everything that `pages` are.
    init(_ pages: [Page], of site: Site, language: Int) {
      let words = site.words[language]
      let typesUsed = Set(pages.map(\.kind))
      for kind in PageType.allCases.map(\.rawValue) + ["section"] where typesUsed.contains(kind) {
        types[kind] = facets.types.count
        facets.types.append(SearchFacets.Value(kind, words("kind_\(kind)")))
      }
      let unitsUsed = Set(pages.compactMap(\.frontMatter.unit))
      for unit in site.settings.unitOrder where unitsUsed.contains(unit) {
        guard let name = site.settings.units[unit]?.name[words.language] else { continue }
        units[unit] = facets.units.count
        facets.units.append(SearchFacets.Value(unit, name))
      }
      for year in Set(pages.compactMap(\.frontMatter.year)).sorted(by: >) {
        years[year] = facets.years.count
        facets.years.append(SearchFacets.Value(String(year), words.year(year)))
      }
      for scheme in CategoryScheme.allCases {
        let codes = Set(pages.flatMap { $0.frontMatter.categories[scheme] ?? [] }).sorted()
        var places: [String: Int] = [:]
        var values: [SearchFacets.Value] = []
        for code in codes {
          guard let term = site.taxonomies[scheme]?[code] else { continue }
          places[code] = values.count
          values.append(SearchFacets.Value(code, "\(code) \(term.name[words.language])"))
        }
        classes.append(places)
        facets.classes.append((scheme.rawValue, values))
      }
    }

    func facets(of page: Page) -> SearchEntry.Facets {
      var facets = SearchEntry.Facets()
      facets.day = page.frontMatter.date.map { $0.dayNumber - CalendarDate.epoch }
      facets.type = types[page.kind]
      facets.unit = page.frontMatter.unit.flatMap { units[$0] }
      facets.year = page.frontMatter.year.flatMap { years[$0] }
      facets.classes = zip(CategoryScheme.allCases, classes).map { scheme, places in
        (page.frontMatter.categories[scheme] ?? []).compactMap { places[$0] }
      }
      return facets
    }
  }

  /// Changes with what the index has of a page besides its text.
  func searchFacetDigest(of group: PageGroup) -> UInt64 {
    var digester = Digester()
    for case let version? in group.versions {
      let frontMatter = pages[version].frontMatter
      digester.add(frontMatter.date?.description)
      digester.add(pages[version].kind)
      digester.add(frontMatter.unit)
      digester.add(frontMatter.year ?? -1)
      for scheme in CategoryScheme.allCases {
        for code in frontMatter.categories[scheme] ?? [] { digester.add(code) }
        digester.add(scheme.rawValue)
      }
    }
    return digester.fingerprint.low
  }
}

extension CalendarDate {
  /// The number of 1 January 1970.
  fileprivate static let epoch = 719_468
}
