import Content
import Diagnostics
import OpenData

extension SiteAssembly {
  /// Gives every page, file, generated page and alias its address, and tells which meet at one.
  mutating func claimAddresses(
    taxonomies: [CategoryScheme: Taxonomy], theme: Theme, settingsFile: SourceFile
  ) {
    addresses.documentNames = settings.formats.compactMap(\.documentName)
    for (index, page) in pages.enumerated() { claim(page.permalink, .page(index)) }
    for index in groups.indices { claimUntranslated(index) }
    if groupByKey[.home] == nil, !withheld.isUnreadable(.home) { reportMissingHome(settingsFile) }
    claimGenerated(taxonomies)
    claimListPages()
    for asset in theme.assets { claim("/" + asset.path.string, .siteFile(nil)) }
    for index in groups.indices { claimFiles(of: index) }
    for name in settings.verificationFiles where name.contains("/") {
      let path = SourcePath("content/\(name)")
      claim("/" + path.lastComponent, .siteFile(path))
    }
    for (index, page) in pages.enumerated() {
      for alias in page.frontMatter.aliases {
        claim(
          AddressPath.normalized(alias.value), .redirect(page: index, range: alias.range),
          at: (page.path, alias.range))
      }
    }
    claimDepartures()
    reportTwins()
  }

  mutating func claim(
    _ address: String, _ target: AddressBook.Target, at place: (SourcePath, SourceRange)? = nil
  ) {
    guard let taken = addresses.claim(address, for: target) else { return }
    let (file, range) = place ?? self.place(of: target) ?? ("content/site.yml", .start)
    let notes = self.place(of: taken).map { file, range in
      [Note("It is taken by this", file: file, range: range)]
    }
    diagnostics.append(
      Diagnostic(
        .duplicateURL, "The address \(address) is taken", file: file, range: range,
        help: notes == nil
          ? "The program writes a page of its own there; choose another name or slug."
          : "Choose another name, slug or alias.",
        notes: notes ?? []))
  }

  func place(of target: AddressBook.Target) -> (SourcePath, SourceRange)? {
    switch target {
    case .page(let index): (pages[index].path, .start)
    case .redirect(let index, let range): (pages[index].path, range)
    case .untranslated(let group, _):
      groups[group].versions.lazy.compactMap { $0 }.first.map { (pages[$0].path, .start) }
    case .file(let group, let name, _):
      groups[group].files.first { $0.name == name }.map { ($0.source, .start) }
    case .gone(let index): place(ofEntry: departures.gone[index].entry)
    case .generated, .siteFile, .document: nil
    }
  }

  private func place(ofEntry index: Int) -> (SourcePath, SourceRange) {
    (departures.entries[index].file, departures.entries[index].url.range)
  }

  private mutating func reportMissingHome(_ settingsFile: SourceFile) {
    let tag = settings.firstLanguage.tag
    diagnostics.append(
      Diagnostic(
        .missingHome, "The site has no home page", file: settingsFile.path,
        help: "Write content/index.\(tag).md with a `title:`."))
  }

  private mutating func claimUntranslated(_ group: Int) {
    guard let original = groups[group].versions.lazy.compactMap({ $0 }).first else { return }
    let page = pages[original]
    for (index, language) in settings.languages.enumerated()
    where groups[group].versions[index] == nil {
      // Every page links home: there is one in each language.
      let isHome = groups[group].key == .home
      let given = settings.translations[page.frontMatter.type]
      let policy = isHome && given == .omit ? .notice : given
      guard policy != .omit else { continue }
      diagnostics.append(
        Diagnostic(
          .missingTranslation, "The page is missing in '\(language.tag)'", file: page.path,
          severity: policy == .error ? .error : .warning,
          help: "Write \(translationPath(of: page, in: language)), or set the policy of "
            + "'\(page.frontMatter.type.rawValue)' under 'translations' in content/site.yml."))
      guard policy == .notice else { continue }
      claim(
        untranslatedAddress(of: page, in: language), .untranslated(group: group, language: index))
    }
  }

  func untranslatedAddress(of page: Page, in language: Language) -> String {
    let own = page.language.prefix
    let path = own.isEmpty ? page.permalink.dropFirst() : page.permalink.dropFirst(own.count + 2)
    return (language.prefix.isEmpty ? "/" : "/\(language.prefix)/") + path
  }

  private func translationPath(of page: Page, in language: Language) -> String {
    var stem = String(page.path.string.dropLast(3))
    let tag = "." + page.language.tag
    if stem.hasSuffix(tag) { stem = String(stem.dropLast(tag.count)) }
    return "\(stem).\(language.tag).md"
  }

  private mutating func claimGenerated(_ taxonomies: [CategoryScheme: Taxonomy]) {
    for (index, language) in settings.languages.enumerated() {
      let root = language.prefix.isEmpty ? "/" : "/\(language.prefix)/"
      for subject in GeneratedPage.subjects(taxonomies, settings: settings) {
        claim(root + subject, .generated(subject: subject, language: index))
      }
      for feed in ["feed.xml", "feed.json"] { claim(root + feed, .siteFile(nil)) }
      if settings.offersData {
        claim(root + GeneratedPage.dataChanges, .siteFile(nil))
      }
    }
    for file in ["sitemap.xml", "robots.txt", "404.html", ".well-known/security.txt"] {
      claim("/" + file, .siteFile(nil))
    }
    if settings.offersData {
      for path in CatalogFiles.paths { claim("/" + path.string, .siteFile(nil)) }
    }
    for path in ServerMaps.paths { claim("/" + path.string, .siteFile(nil)) }
    for page in pages {
      for subject in GeneratedPage.subpages(of: page) {
        claim(
          page.permalink + subject,
          .generated(
            subject: GeneratedPage.subpage(subject, of: page.key), language: page.languageIndex))
      }
    }
  }

  /// Whether something is written where a file of a page would be copied to: the file itself, or, where it is a
  /// dataset's, the table made of it.
  private func offers(_ file: PageFile, of group: Int) -> Bool {
    switch dataSources[file.source] {
    case nil: true
    case .published(group, let name, _)?:
      file.name == name + ".csv" && settings.tableFormats.contains(.csv)
    default: false
    }
  }

  private mutating func claimFiles(of group: Int) {
    for version in groups[group].versions.compactMap({ $0 }) {
      let page = pages[version]
      for file in groups[group].files where offers(file, of: group) {
        claim(
          page.permalink + file.name,
          .file(group: group, name: file.name, language: page.languageIndex))
      }
    }
  }
}
