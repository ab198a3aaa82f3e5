import Audit
import Content
import Diagnostics
import Search

/// Puts decoded pages together: which are published, which belong together, where they stand.
struct SiteAssembly {
  let settings: Settings
  let options: BuildOptions
  /// The site's address, which ends in a slash.
  let baseURL: String
  var diagnostics: [Diagnostic] = []
  private(set) var pages: [Page] = []
  private(set) var groups: [PageGroup] = []
  private(set) var groupByKey: [PageKey: Int] = [:]
  private(set) var withheld = WithheldPages()
  private(set) var lists = PageLists()
  var addresses = AddressBook()
  /// What datasets publish, by the place of their pages in ``groups``.
  var datasetFiles: [Int: [DatasetFile]] = [:]
  /// The files that no page offers as they are.
  var dataSources: [SourcePath: DataSource] = [:]
  /// Datasets that are kept back.
  private(set) var withheldDatasets: [ReadPage] = []
  /// What stood in the site before and left its address.
  var departures = Departures()
  /// What was released of the site's data; `nil` where nothing was.
  var datasetLedger: DatasetLedger?
  var translationLedger: TranslationLedger?
  /// When links to other sites were checked.
  var linkChecks = LinkCheckLedger()
  /// Values that may be published though they look like personal data.
  var privacyExceptions: [PrivacyException] = []
  /// What texts are looked up in.
  var writingTable = WritingTable.official
  /// What searches look past; `nil` where the build makes no index.
  var search: SearchVocabulary?

  init(settings: Settings, options: BuildOptions) {
    self.settings = settings
    self.options = options
    baseURL = options.baseURL ?? settings.baseURL
  }

  /// Takes the pages that are published now, in the order of their paths.
  mutating func add(_ read: [ReadPage]) {
    let origin = String(baseURL.dropLast())
    for page in read {
      if let reason = reasonToKeepBack(page.frontMatter) {
        withheld.add(
          page.location, reason,
          addresses: [permalink(page.location, page.frontMatter)]
            + page.frontMatter.aliases.map { AddressPath.normalized($0.value) })
        if page.frontMatter.type == .dataset { withheldDatasets.append(page) }
        continue
      }
      let location = page.location
      guard let language = settings.languages.firstIndex(of: location.language) else { continue }
      let group = groupByKey[location.key] ?? addGroup(location.key)
      if let other = groups[group].versions[language] {
        diagnostics.append(
          Diagnostic(
            .duplicateURL, "Two files are the page \(location.key) in '\(location.language.tag)'",
            file: location.path, help: "Keep one of them.",
            notes: [Note("The other one is here", file: pages[other].path)]))
        continue
      }
      groups[group].versions[language] = pages.count
      pages.append(
        Page(
          page, languageIndex: language, group: group,
          permalink: permalink(location, page.frontMatter), origin: origin))
    }
  }

  /// Remembers pages whose files are wrong, so that what refers to them is not wrong too.
  mutating func add(unreadable locations: [PageLocation]) {
    for location in locations { withheld.add(location, .unreadable) }
  }

  private mutating func addGroup(_ key: PageKey) -> Int {
    groupByKey[key] = groups.count
    groups.append(PageGroup(key: key, languageCount: settings.languages.count))
    return groups.count - 1
  }

  private func reasonToKeepBack(_ frontMatter: FrontMatter) -> WithheldPages.Reason? {
    if frontMatter.isDraft, !options.includesDrafts { return .draft }
    if let date = frontMatter.date, date > options.today, !options.includesFuture { return .future }
    if let expires = frontMatter.expires, expires < options.today { return .expired }
    return nil
  }

  private func permalink(_ location: PageLocation, _ frontMatter: FrontMatter) -> String {
    let prefix = location.language.prefix
    let root = prefix.isEmpty ? "/" : "/\(prefix)/"
    guard location.key != .home else { return root }
    guard let slug = frontMatter.slug else { return root + location.key.path + "/" }
    let parent = location.key.parent?.path ?? ""
    return root + (parent.isEmpty ? slug : parent + "/" + slug) + "/"
  }

  /// Puts the pages into their lists, once all are there.
  mutating func listPages() { lists = PageLists(self) }

  // MARK: Files

  /// Gives each file that is no page to the nearest page whose folder it lies in.
  mutating func assignFiles(_ tree: SourceTree) {
    for path in tree.paths where !path.string.hasSuffix(".md") {
      guard path.string.hasPrefix("content/") else { continue }
      let inside = String(path.string.dropFirst("content/".count))
      guard !isReserved(inside) else { continue }
      var key: PageKey? = PageKey(SourcePath(inside).directory)
      while let candidate = key {
        if let group = groupByKey[candidate] {
          let skipped = candidate.path.isEmpty ? 0 : candidate.path.count + 1
          groups[group].files.append(
            PageFile(source: path, name: String(inside.dropFirst(skipped))))
          break
        }
        // What belongs to a page that is not out is not out either.
        if withheld.contains(candidate) { break }
        key = candidate.parent
      }
    }
  }

  /// Takes away what datasets keep back: it is published as nothing, whichever page it belongs to.
  mutating func withholdFiles(_ withheld: Set<SourcePath>) {
    guard !withheld.isEmpty else { return }
    for index in groups.indices { groups[index].files.removeAll { withheld.contains($0.source) } }
  }

  /// Settings, class lists and the ledger are read by the program and published as nothing.
  private func isReserved(_ path: String) -> Bool {
    ["site.yml", "gone.yml", "privacy.yml", "links.yml", "words.yml", "search.yml"].contains(path)
      || path.hasPrefix("categories/") && path.hasSuffix(".yml") || path.hasPrefix("ledger/")
  }
}
