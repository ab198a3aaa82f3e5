import Content
import Mustache

extension ListCompiler {
  /// Beyond so many pages a list of all titles is too long to look through; 網站導覽 has them by section.
  private static let titleLimit = 500

  /// The search page: the form, popular queries and the way through the classes.
  func composeSearch(_ language: Int, into compiled: inout CompiledGroup) {
    let words = site.words[language]
    var model = model(
      GeneratedPage.search, title: words("search"), summary: "",
      language: language)
    let sections = site.entryIndices(site.lists.bySection[.home] ?? [], languageIndex: language)
      .filter { site.pages[$0].role == .section }
      .sorted { site.pages[$0].key < site.pages[$1].key }
    model.search = SearchModel(
      popular: site.settings.popularSearches.map { $0[words.language] },
      schemes: CategoryScheme.allCases.map {
        LinkModel(
          words($0.rawValue), url: site.root(language) + GeneratedPage.scheme($0))
      },
      sections: sections.map {
        let entry = site.entry($0, languageIndex: language)
        return LinkModel(entry.title, url: entry.url, language: entry.language)
      },
      indexURL: site.search == nil ? nil : Address.href(site.searchIndexRoot(language)))
    model.search?.titles = titles(language)
    write(
      .search, model, at: site.root(language) + GeneratedPage.search,
      as: .generated(subject: GeneratedPage.search, language: language), into: &compiled)
  }

  /// Every page of a language by its title: digits, letters, then Han characters by strokes.
  private func titles(_ language: Int) -> [TitleGroupModel] {
    let words = site.words[language]
    let pages = site.searchedGroups(language).compactMap { group in
      site.groups[group].versions[language].map { site.pages[$0] }
    }
    guard pages.count <= Self.titleLimit else { return [] }
    let sorted = pages.map { (page: $0, key: TitleKey($0.title)) }.sorted {
      $0.key != $1.key ? $0.key < $1.key : $0.page.key < $1.page.key
    }
    var groups: [TitleGroupModel] = []
    for (page, key) in sorted {
      let label = key.label(words)
      let link = LinkModel(page.title, url: page.href)
      if groups.last?.label == label {
        groups[groups.count - 1].pages.append(link)
      } else {
        groups.append(TitleGroupModel(label: label, pages: [link]))
      }
    }
    return groups
  }
}

/// Where a title stands among others.
private struct TitleKey: Comparable {
  /// What titles are grouped by, in the order of the groups.
  private enum Head: Comparable {
    case digit
    case letter(String)
    case strokes(Int)
    case other
  }

  private let head: Head
  /// The places of the first characters.
  private let places: [Int]

  /// Marks at the beginning of the title are passed over.
  init(_ title: String) {
    let scalars = title.unicodeScalars.drop { !$0.properties.isAlphabetic && !($0.isDigit) }
    places = scalars.prefix(24).map { scalar in
      StrokeOrder.places[scalar].map { $0 + 1 << 21 }
        ?? Int(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value)
    }
    guard let first = scalars.first else {
      head = .other
      return
    }
    if first.isDigit {
      head = .digit
    } else if let strokes = StrokeOrder.strokes(of: first) {
      head = .strokes(strokes)
    } else if first.value < 0x2E80 {
      head = .letter(first.properties.uppercaseMapping)
    } else {
      head = .other
    }
  }

  static func < (left: TitleKey, right: TitleKey) -> Bool {
    left.head != right.head
      ? left.head < right.head : left.places.lexicographicallyPrecedes(right.places)
  }

  func label(_ words: Words) -> String {
    switch head {
    case .digit: "0–9"
    case .letter(let letter): letter
    case .strokes(let count): words("search_strokes", ["n": words.number(count)])
    case .other: words("search_other_titles")
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
