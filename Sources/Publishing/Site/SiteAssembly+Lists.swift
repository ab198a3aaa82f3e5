import Content

extension SiteAssembly {
  /// Gives the pages on which long lists go on their addresses.
  ///
  /// - Complexity: O(pages).
  mutating func claimListPages() {
    let bases = sectionBases
    for (list, count) in entryCounts.sorted(by: { $0.key < $1.key })
    where count > Site.entriesPerPage {
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

  /// How many entries each section and each class lists, as `Site.entryIndices` counts them.
  private var entryCounts: [GeneratedPage.List: Int] {
    var counts: [GeneratedPage.List: Int] = [:]
    for (index, group) in groups.enumerated() {
      let subjects = subjects(listing: group)
      for language in settings.languages.indices where isListed(index, in: language) {
        for subject in subjects {
          counts[GeneratedPage.List(subject: subject, language: language), default: 0] += 1
        }
      }
    }
    return counts
  }

  /// The lists that a page stands in: its section's and its classes', whichever language names them.
  private func subjects(listing group: PageGroup) -> Set<String> {
    var subjects: Set<String> = []
    if let section = section(above: group.key) { subjects.insert(GeneratedPage.list(of: section)) }
    for version in group.versions.compactMap({ $0 }) {
      for (scheme, codes) in pages[version].frontMatter.categories {
        subjects.formUnion(codes.map { GeneratedPage.term($0, scheme) })
      }
    }
    return subjects
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
