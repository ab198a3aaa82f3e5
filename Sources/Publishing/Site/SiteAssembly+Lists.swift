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
    var long: [(list: GeneratedPage.List, count: Int)] = []
    func add(_ pages: [Int], _ subject: @autoclosure () -> String) {
      // No language lists more pages than there are in all.
      guard pages.count > Site.entriesPerPage else { return }
      let groups = Set(pages.map { self.pages[$0].group })
      for language in settings.languages.indices {
        let count = groups.count { isListed($0, in: language) }
        guard count > Site.entriesPerPage else { continue }
        long.append((GeneratedPage.List(subject: subject(), language: language), count))
      }
    }
    for (section, pages) in lists.bySection { add(pages, GeneratedPage.list(of: section)) }
    for (scheme, terms) in lists.byTerm {
      for (code, pages) in terms { add(pages, GeneratedPage.term(code, scheme)) }
    }
    return long.sorted { $0.list < $1.list }
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
