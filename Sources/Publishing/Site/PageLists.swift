import Content
import OpenData

/// The pages of a site as its lists have them, newest first.
struct PageLists: Sendable {
  /// Page indices that carry each class, per scheme and code, in all languages.
  private(set) var byTerm: [CategoryScheme: [String: [Int]]] = [:]
  /// Indices of the pages directly beneath each section, in all languages.
  private(set) var bySection: [PageKey: [Int]] = [:]
  /// Every evaluation.
  private(set) var evaluations: [Page] = []

  init() {}

  /// - Complexity: O(*n* log *n*) in the pages, which are sorted once.
  init(_ assembly: SiteAssembly) {
    let sections = assembly.sectionsAboveGroups
    for index in Self.newestFirst(assembly) {
      let page = assembly.pages[index]
      for (scheme, codes) in page.frontMatter.categories {
        for code in codes { byTerm[scheme, default: [:]][code, default: []].append(index) }
      }
      if let section = sections[page.group] { bySection[section, default: []].append(index) }
      if page.frontMatter.type == .evaluation, page.role == .page { evaluations.append(page) }
    }
  }

  /// Every page: those without a date last, those of one day by their names.
  private static func newestFirst(_ assembly: SiteAssembly) -> [Int] {
    struct Place {
      /// The days from the page's date to the end of the calendar, then the rank of its name.
      let order: UInt64
      let index: Int
    }
    let ranks = assembly.groupRanks
    var places = assembly.pages.enumerated().map { index, page in
      let age = page.frontMatter.date.map { 99_991_231 - ($0.year * 100 + $0.month) * 100 - $0.day }
      return Place(
        order: UInt64(age ?? 1 << 28) << 32 | UInt64(ranks[page.group]), index: index)
    }
    places.sort { $0.order == $1.order ? $0.index < $1.index : $0.order < $1.order }
    return places.map(\.index)
  }
}

extension SiteAssembly {
  /// The nearest section that each group lies in: the home page where there is none, nothing for itself.
  ///
  /// - Complexity: O(groups): pages of one folder share its answer.
  var sectionsAboveGroups: [PageKey?] {
    var known: [PageKey: PageKey] = [:]
    return groups.map { group in
      guard let parent = group.key.parent else { return nil }
      return section(from: parent, &known)
    }
  }

  /// The nearest section from `key` upwards.
  private func section(from key: PageKey, _ known: inout [PageKey: PageKey]) -> PageKey? {
    if let section = known[key] { return section }
    let section: PageKey? =
      groupByKey[key].map { isSection(groups[$0]) } ?? false
      ? key : key.parent.flatMap { self.section(from: $0, &known) }
    known[key] = section
    return section
  }

  private func isSection(_ group: PageGroup) -> Bool {
    group.versions.contains { $0.map { pages[$0].role != .page } ?? false }
  }

  /// The place of each group among all in the order of their keys.
  fileprivate var groupRanks: [Int] {
    var ranks = Array(repeating: 0, count: groups.count)
    let sorted = groups.indices.sorted { groups[$0].key < groups[$1].key }
    for (rank, group) in sorted.enumerated() { ranks[group] = rank }
    return ranks
  }
}
