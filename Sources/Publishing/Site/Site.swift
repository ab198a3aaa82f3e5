import Audit
import Content
import Diagnostics
import Hyperlinks
import Mustache
import OpenData
import Search

/// Everything that pages may know of each other, made before any page's text is read.
///
/// The texts themselves are parsed later, page by page, so that no page waits for another and memory holds one
/// page per task.
///
/// A class, since every page's composer, resolver and figures hold the site: copying its references took a
/// fiftieth of a build.
package final class Site: Sendable {
  let settings: Settings
  let settingsFile: SourceFile
  let options: BuildOptions
  /// Ends in a slash.
  let baseURL: String
  /// ``baseURL`` without its slash.
  let origin: String
  /// Where it is served, now and by its settings: addresses there are its own.
  let origins: SiteOrigins
  /// Path of the root in each language: `/` or `/en/`.
  private let roots: [String]
  /// Those of ``roots`` that name their language.
  let prefixedRoots: [String]
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
  /// The CSV files that datasets publish, by the place of their pages in ``groups``.
  let datasetFiles: [Int: [DatasetFile]]
  /// The files that no page offers as they are.
  let dataSources: [SourcePath: DataSource]
  /// What stood in the site before and left its address, and the ledger that remembers it.
  let departures: Departures
  /// What was released of the site's data; `nil` where nothing was.
  let datasetLedger: DatasetLedger?
  /// What translations were made from; `nil` where nobody has said so of any.
  let translationLedger: TranslationLedger?
  /// When links to other sites were checked.
  let linkChecks: LinkCheckLedger
  /// The rules that pages are audited by; `nil` where the build runs none.
  let profile: Profile?
  /// What the words of pages are looked up in.
  let writingTable: WritingTable
  /// Values that may be published though they look like personal data.
  let privacyExceptions: [PrivacyException]
  /// What searches look past; `nil` where the build makes no index.
  let search: SearchVocabulary?
  /// How texts are read for the index.
  let folding: Folding
  let suggestions: AddressSuggestions
  let lists: PageLists
  /// The date of the page that was changed last.
  let updated: CalendarDate?
  /// How the pages were read.
  let reading: PageReading
  /// By language; empty until the rest of the site is there to make it from.
  let furniture: [Furniture]

  var languages: [Language] { settings.languages }

  /// The site without furniture: what was read, and what `assembly` made of the pages.
  init(
    _ assembly: SiteAssembly, settingsFile: SourceFile, tree: SourceTree, theme: Theme,
    words: [Words], templates: TemplateLibrary, taxonomies: [CategoryScheme: Taxonomy],
    reading: PageReading
  ) {
    settings = assembly.settings
    self.settingsFile = settingsFile
    options = assembly.options
    baseURL = assembly.baseURL
    origin = String(baseURL.dropLast())
    origins = SiteOrigins(
      [baseURL, settings.baseURL], elsewhere: settings.linkCheck.elsewhere.map(\.value))
    roots = settings.languages.map { $0.prefix.isEmpty ? "/" : "/\($0.prefix)/" }
    prefixedRoots = roots.filter { $0 != "/" }
    self.tree = tree
    self.theme = theme
    self.words = words
    self.templates = templates
    self.taxonomies = taxonomies
    pages = assembly.pages
    groups = assembly.groups
    groupByKey = assembly.groupByKey
    keysByParent = Dictionary(grouping: groups.map(\.key), by: { $0.parent ?? .home })
    withheld = assembly.withheld
    addresses = assembly.addresses
    datasetFiles = assembly.datasetFiles
    dataSources = assembly.dataSources
    departures = assembly.departures
    datasetLedger = assembly.datasetLedger
    translationLedger = assembly.translationLedger
    linkChecks = assembly.linkChecks
    profile =
      assembly.options.audits
      ? Profile(
        assembly.settings.accessibility, silenced: assembly.settings.silencedCodes,
        only: assembly.options.onlyCodes) : nil
    writingTable = assembly.writingTable
    search = assembly.search
    folding = assembly.search?.folding ?? Folding()
    privacyExceptions = assembly.privacyExceptions
    suggestions = AddressSuggestions(addresses.inOrder)
    lists = assembly.lists
    updated = pages.compactMap(\.frontMatter.lastUpdated).max()
    self.reading = reading
    furniture = []
  }

  /// The same site with its furniture, or with more of its pages.
  private init(_ site: Site, pages: [Page]? = nil, furniture: [Furniture]? = nil) {
    settings = site.settings
    settingsFile = site.settingsFile
    options = site.options
    baseURL = site.baseURL
    origin = site.origin
    origins = site.origins
    roots = site.roots
    prefixedRoots = site.prefixedRoots
    tree = site.tree
    theme = site.theme
    words = site.words
    templates = site.templates
    taxonomies = site.taxonomies
    self.pages = pages ?? site.pages
    groups = site.groups
    groupByKey = site.groupByKey
    keysByParent = site.keysByParent
    withheld = site.withheld
    addresses = site.addresses
    datasetFiles = site.datasetFiles
    dataSources = site.dataSources
    departures = site.departures
    datasetLedger = site.datasetLedger
    translationLedger = site.translationLedger
    linkChecks = site.linkChecks
    profile = site.profile
    writingTable = site.writingTable
    search = site.search
    folding = site.folding
    privacyExceptions = site.privacyExceptions
    suggestions = site.suggestions
    lists = site.lists
    updated = site.updated
    reading = site.reading
    self.furniture = furniture ?? site.furniture
  }

  /// The site with the furniture of its pages, which needs every address to be known.
  func furnished(_ diagnostics: inout [Diagnostic]) -> Site {
    var furniture: [Furniture] = []
    for index in languages.indices {
      furniture.append(Furniture(site: self, languageIndex: index, diagnostics: &diagnostics))
    }
    return Site(self, furniture: furniture)
  }

  /// The site with these pages in the place of others that are the same but for what is left out.
  func completed(_ completed: [Int: Page]) -> Site {
    guard !completed.isEmpty else { return self }
    var pages = pages
    for (index, page) in completed { pages[index] = page }
    return Site(self, pages: pages)
  }
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
  func absoluteURL(_ path: String) -> String { origin + Address.encoded(path) }

  /// A destination that leads out of the site, as other sites know it: one on the host of the site has its host.
  func absoluteURL(leaving destination: String) -> String {
    destination.hasPrefix("/") ? origin + destination : destination
  }

  /// Path of the root in a language: `/` or `/en/`.
  func root(_ languageIndex: Int) -> String { roots[languageIndex] }
}

extension Site {
  /// The navigation of the settings; without one, the sections at the top.
  var navigationEntries: [NavigationEntry] {
    guard settings.navigation.isEmpty else { return settings.navigation }
    return topSections.compactMap { key in
      self.page(key, preferring: 0).map {
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
    let others = lists.bySection.keys.filter { $0.parent == .home && !navigated.contains($0) }
    return navigated + others.sorted()
  }
}

extension Site {
  /// The first section whose pages have a type, in a language.
  func sectionOfType(_ type: PageType, _ languageIndex: Int) -> Page? {
    let keys = lists.bySection.keys.sorted().filter { key in
      lists.bySection[key]?.contains { self.pages[$0].frontMatter.type == type } ?? false
    }
    return keys.lazy.compactMap { key in
      self.page(key, languageIndex).flatMap { $0.role == .section ? $0 : nil }
    }.first
  }
}
