import Content
import Diagnostics
import Mustache

/// Everything that pages may know of each other, made before any page's text is read.
///
/// The texts themselves are parsed later, page by page, so that no page waits for another and memory holds one
/// page per task.
package struct Site: Sendable {
  let settings: Settings
  let settingsFile: SourceFile
  let options: BuildOptions
  let baseURL: String
  let tree: SourceTree
  let theme: Theme
  let words: [Words]
  let templates: TemplateLibrary
  let taxonomies: [CategoryScheme: Taxonomy]
  let pages: [Page]
  let groups: [PageGroup]
  let groupByKey: [PageKey: Int]
  /// The keys directly beneath each, in the order of their paths.
  let keysByParent: [PageKey: [PageKey]]
  /// Pages that exist as files but are not published now, and why.
  let withheld: WithheldPages
  let addresses: AddressBook
  /// Page indices that carry each class, newest first, per scheme and language.
  let pagesByTerm: [CategoryScheme: [String: [Int]]]
  /// Indices of the pages directly beneath each section, newest first, in all languages.
  let pagesBySection: [PageKey: [Int]]
  /// Every evaluation, newest first.
  let evaluations: [Page]
  /// The date of the page that was changed last.
  let updated: CalendarDate?
  /// By language; made once the rest is there.
  private(set) var furniture: [Furniture] = []

  var languages: [Language] { settings.languages }
}

extension Site {
  /// The page of a key in a language; `nil` where it is missing.
  func page(_ key: PageKey, _ languageIndex: Int) -> Page? {
    guard let group = groupByKey[key], let index = groups[group].versions[languageIndex] else {
      return nil
    }
    return pages[index]
  }

  /// The page of a key in a language, or in the first language there is.
  func page(_ key: PageKey, preferring languageIndex: Int) -> Page? {
    guard let group = groupByKey[key],
      let index = groups[group].version(preferring: languageIndex)
    else { return nil }
    return pages[index]
  }

  /// Whether an address was given to a target.
  ///
  /// Where two claim one address, only the first is written; the other is told in a diagnostic.
  func grants(_ address: String, to target: AddressBook.Target) -> Bool {
    addresses[address] == target
  }

  /// The absolute form of a path of the site.
  func absoluteURL(_ path: String) -> String {
    baseURL.dropLast() + Address.encoded(path)
  }

  /// Path of the root in a language: `/` or `/en/`.
  func root(_ languageIndex: Int) -> String {
    let prefix = languages[languageIndex].prefix
    return prefix.isEmpty ? "/" : "/\(prefix)/"
  }
}

extension Site {
  /// The navigation of the settings; without one, the sections at the top.
  var navigationEntries: [NavigationEntry] {
    guard settings.navigation.isEmpty else { return settings.navigation }
    return topSections.compactMap { key in
      page(key, preferring: 0).map {
        NavigationEntry(page: $0.permalink, title: nil, items: [], range: .start)
      }
    }
  }

  /// The sections at the top, each once: in the order of the navigation, then by name.
  var topSections: [PageKey] {
    var navigated: [PageKey] = []
    for entry in settings.navigation {
      guard case .page(let index)? = addresses[entry.page], pages[index].role == .section,
        !navigated.contains(pages[index].key)
      else { continue }
      navigated.append(pages[index].key)
    }
    let others = pagesBySection.keys.filter { $0.parent == .home && !navigated.contains($0) }
    return navigated + others.sorted()
  }
}

extension Site {
  /// The first section whose pages have a type, in a language.
  func sectionOfType(_ type: PageType, _ languageIndex: Int) -> Page? {
    let keys = pagesBySection.keys.sorted().filter { key in
      pagesBySection[key]?.contains { pages[$0].frontMatter.type == type } ?? false
    }
    return keys.lazy.compactMap { key in
      page(key, languageIndex).flatMap { $0.role == .section ? $0 : nil }
    }.first
  }
}

extension Site {
  /// The site with the furniture of its pages, which needs every address to be known.
  func furnished(_ diagnostics: inout [Diagnostic]) -> Site {
    var site = self
    var furniture: [Furniture] = []
    for index in languages.indices {
      furniture.append(Furniture(site: self, languageIndex: index, diagnostics: &diagnostics))
    }
    site.furniture = furniture
    return site
  }
}
