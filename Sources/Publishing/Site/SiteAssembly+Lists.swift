import Content

extension SiteAssembly {
  /// Gives the pages on which long lists go on their addresses.
  ///
  /// - Complexity: O(pages).
  mutating func claimListPages() {
    let bases = sectionBases
    for (list, count) in longLists {
      let base =
        bases[list] ?? addresses.address(ofGenerated: list.subject, language: list.language)
      guard let base else { continue }
      let paginator = Paginator(base: base, entryCount: count)
      for number in 1..<paginator.pageCount {
        claim(
          paginator.address(number),
          .generated(
            subject: GeneratedPage.listPage(number, of: list.subject), language: list.language))
      }
    }
  }

  /// The lists that take more than one page and how many entries they have, as `Site.entryIndices` counts them.
  private var longLists: [(list: GeneratedPage.List, count: Int)] {
    var bySection: [PageKey: [Int]] = [:]
    var byTerm: [CategoryScheme: [String: [Int]]] = [:]
    let none = Array(repeating: 0, count: settings.languages.count)
    let sections = sectionsAboveGroups
    for (index, group) in groups.enumerated() {
      let classes = classes(of: group)
      for language in settings.languages.indices where isListed(index, in: language) {
        if let section = sections[index] { bySection[section, default: none][language] += 1 }
        for (scheme, code) in classes {
          byTerm[scheme, default: [:]][code, default: none][language] += 1
        }
      }
    }
    var lists: [(list: GeneratedPage.List, count: Int)] = []
    func add(_ counts: [Int], _ subject: String) {
      for (language, count) in counts.enumerated() where count > Site.entriesPerPage {
        lists.append((GeneratedPage.List(subject: subject, language: language), count))
      }
    }
    for (section, counts) in bySection { add(counts, GeneratedPage.list(of: section)) }
    for (scheme, terms) in byTerm {
      for (code, counts) in terms { add(counts, GeneratedPage.term(code, scheme)) }
    }
    return lists.sorted { $0.list < $1.list }
  }

  /// The classes that a page carries, whichever language names them, each once.
  private func classes(of group: PageGroup) -> [(scheme: CategoryScheme, code: String)] {
    var classes: [(scheme: CategoryScheme, code: String)] = []
    for case let version? in group.versions {
      for (scheme, codes) in pages[version].frontMatter.categories {
        for code in codes where !classes.contains(where: { $0 == (scheme, code) }) {
          classes.append((scheme, code))
        }
      }
    }
    return classes
  }

  /// Whether a list of a language shows a page: in that language, or as the page that says it is missing.
  private func isListed(_ group: Int, in language: Int) -> Bool {
    let versions = groups[group].versions
    if versions[language] != nil { return true }
    guard let original = versions.lazy.compactMap({ $0 }).first else { return false }
    let address = untranslatedAddress(of: pages[original], in: settings.languages[language])
    return addresses[address] == .untranslated(group: group, language: language)
  }

  /// Where the list of each section begins.
  private var sectionBases: [GeneratedPage.List: String] {
    var bases: [GeneratedPage.List: String] = [:]
    for page in pages where page.role == .section {
      let list = GeneratedPage.List(
        subject: GeneratedPage.list(of: page.key), language: page.languageIndex)
      bases[list] = page.permalink
    }
    return bases
  }
}
