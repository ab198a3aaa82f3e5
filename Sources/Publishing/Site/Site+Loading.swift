import Audit
package import Content
import Diagnostics
import Mustache
import OpenData
import Search

extension Site {
  /// Reads everything but the pages' texts: settings, classes, words, templates, front matter and addresses.
  ///
  /// - Returns: `nil` where the site has no settings or its templates do not compile; what is wrong then stands
  ///   in `diagnostics`.
  static func load(
    _ comparison: SourceComparison, options: BuildOptions, diagnostics: inout [Diagnostic]
  ) async -> Site? {
    let tree = comparison.tree
    diagnostics += tree.diagnostics
    guard let (settings, settingsFile) = loadSettings(tree, diagnostics: &diagnostics) else {
      return nil
    }
    let taxonomies = loadTaxonomies(tree, settings, diagnostics: &diagnostics)
    let theme = Theme(tree, diagnostics: &diagnostics)
    let (words, keys) = Words.load(theme, languages: settings.languages, diagnostics: &diagnostics)
    // Templates wait for nothing that is read from pages, nor pages for them.
    async let compilation = TemplateLibrary.compile(
      theme.templates, roots: Template.allCases.map { ($0.rawValue, PageModel.self) },
      messageKeys: keys)
    let context = FrontMatterContext(
      languages: settings.languages, units: settings.unitsOfPages, taxonomies: taxonomies)
    let read = await readPages(
      comparison, context: context, options: options, diagnostics: &diagnostics
    ) { taken in
      standingPages(theme, words: words, agency: settings.agency, beside: taken)
    }
    var assembly = SiteAssembly(settings: settings, options: options)
    assembly.add(read.outcomes.compactMap(\.page))
    assembly.add(unreadable: read.outcomes.filter { $0.page == nil }.map(\.location))
    assembly.listPages()
    assembly.assignFiles(tree)
    assembly.assignDataSources(tree)
    assembly.departures = loadDepartures(tree, settings, diagnostics: &diagnostics)
    assembly.datasetLedger = loadDatasetLedger(comparison, diagnostics: &diagnostics)
    assembly.translationLedger = loadTranslationLedger(comparison, diagnostics: &diagnostics)
    checkLinkExceptions(tree, diagnostics: &diagnostics)
    assembly.linkChecks = loadLinkChecks(tree, diagnostics: &diagnostics)
    assembly.privacyExceptions = loadPrivacyExceptions(
      tree, settings, today: options.today, diagnostics: &diagnostics)
    if let words = loadWordList(tree, diagnostics: &diagnostics) {
      assembly.writingTable = WritingTable(words)
    }
    if options.indexes {
      assembly.search = SearchVocabulary.load(tree, theme, diagnostics: &diagnostics)
    }
    assembly.claimAddresses(taxonomies: taxonomies, theme: theme, settingsFile: settingsFile)
    diagnostics += assembly.pagesElsewhere(settingsFile: settingsFile)
    diagnostics += assembly.diagnostics
    let (templates, templateProblems) = await compilation
    diagnostics += templateProblems
    return Site(
      assembly, settingsFile: settingsFile, tree: tree, theme: theme, words: words,
      templates: templates, taxonomies: taxonomies, reading: read.reading)
  }

  static func loadSettings(
    _ tree: SourceTree, diagnostics: inout [Diagnostic]
  ) -> (Settings, SourceFile)? {
    let path: SourcePath = "content/site.yml"
    guard tree.contains(path) else {
      diagnostics.append(
        Diagnostic(
          .missingSettings, "The site has no content/site.yml", file: path,
          help: "It names the agency, the languages and the address; docs/settings.md shows one."))
      return nil
    }
    guard let file = readFile(path, in: tree, diagnostics: &diagnostics) else { return nil }
    let known = diagnostics.count
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    // Where YAML is broken its keys are unknown; asking for them would only add noise.
    guard diagnostics.count == known else { return nil }
    let (settings, problems) = Settings.decode(node, file: file)
    diagnostics += problems
    return (settings, file)
  }

  /// The reviewed exceptions of `content/privacy.yml`.
  private static func loadPrivacyExceptions(
    _ tree: SourceTree, _ settings: Settings, today: CalendarDate, diagnostics: inout [Diagnostic]
  ) -> [PrivacyException] {
    guard tree.contains(PrivacyException.path),
      let file = readFile(PrivacyException.path, in: tree, diagnostics: &diagnostics)
    else { return [] }
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    let (exceptions, problems) = PrivacyException.decode(
      node, file: file, languages: settings.languages, today: today)
    diagnostics += problems
    return exceptions
  }

  /// Tells what is wrong with `content/links.yml`: a build asks no other site, but a mistake waits for no night.
  private static func checkLinkExceptions(_ tree: SourceTree, diagnostics: inout [Diagnostic]) {
    guard tree.contains(ExceptedLink.path),
      let file = readFile(ExceptedLink.path, in: tree, diagnostics: &diagnostics)
    else { return }
    diagnostics += ExceptedLink.decode(file).diagnostics
  }

  /// The site's own words, laid over the official list; `nil` where it has none.
  private static func loadWordList(
    _ tree: SourceTree, diagnostics: inout [Diagnostic]
  ) -> WordList? {
    guard tree.contains(WordList.path),
      let file = readFile(WordList.path, in: tree, diagnostics: &diagnostics)
    else { return nil }
    let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
    let (list, problems) = WordList.decode(node, file: file)
    diagnostics += problems
    return list
  }

  /// What was released of the site's data; `nil` where nothing was.
  ///
  /// A file that is the one of an earlier build was found right then, unless something was told of it.
  private static func loadDatasetLedger(
    _ comparison: SourceComparison, diagnostics: inout [Diagnostic]
  ) -> DatasetLedger? {
    load(DatasetLedger.path, comparison, diagnostics: &diagnostics) {
      let ledger = DatasetLedger($0)
      return (ledger, ledger.check)
    }
  }

  private static func loadTranslationLedger(
    _ comparison: SourceComparison, diagnostics: inout [Diagnostic]
  ) -> TranslationLedger? {
    load(TranslationLedger.path, comparison, diagnostics: &diagnostics) {
      let ledger = TranslationLedger($0)
      return (ledger, ledger.check)
    }
  }

  private static func loadLinkChecks(
    _ tree: SourceTree, diagnostics: inout [Diagnostic]
  ) -> LinkCheckLedger {
    guard tree.contains(LinkCheckLedger.path),
      let file = readFile(LinkCheckLedger.path, in: tree, diagnostics: &diagnostics)
    else { return LinkCheckLedger() }
    return LinkCheckLedger(file, diagnostics: &diagnostics)
  }

  private static func load<Ledger>(
    _ path: SourcePath, _ comparison: SourceComparison, diagnostics: inout [Diagnostic],
    _ decode: ([UInt8]) -> (Ledger, check: () -> [Diagnostic])
  ) -> Ledger? {
    guard let index = comparison.tree.index(of: path),
      let file = readFile(path, in: comparison.tree, diagnostics: &diagnostics)
    else { return nil }
    let (ledger, check) = decode(file.bytes)
    let isKnown =
      comparison.untouched(index) != nil
      && comparison.earlier.map { !$0.diagnostics.contains { $0.file == path } } ?? false
    if !isKnown { diagnostics += check() }
    return ledger
  }

  static func loadTaxonomies(
    _ tree: SourceTree, _ settings: Settings, diagnostics: inout [Diagnostic]
  ) -> [CategoryScheme: Taxonomy] {
    var taxonomies: [CategoryScheme: Taxonomy] = [:]
    for scheme in CategoryScheme.allCases {
      guard tree.contains(scheme.path),
        let file = readFile(scheme.path, in: tree, diagnostics: &diagnostics)
      else {
        taxonomies[scheme] = Taxonomy(scheme: scheme, terms: [])
        continue
      }
      let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
      let (taxonomy, problems) = Taxonomy.decode(
        node, scheme: scheme, file: file, languages: settings.languages)
      taxonomies[scheme] = taxonomy
      diagnostics += problems
    }
    return taxonomies
  }

  /// A text file whose bytes are UTF-8.
  static func readFile(
    _ path: SourcePath, in tree: SourceTree, diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    do {
      let source = PageSource(
        location: PageLocation(path, key: .home, language: Settings().firstLanguage),
        bytes: try tree.bytes(of: path))
      let problems = source.diagnostics.filter { $0.code == .invalidUTF8 }
      diagnostics += problems
      return problems.isEmpty ? source.file : nil
    } catch {
      diagnostics.append(Diagnostic(reading: path, error))
      return nil
    }
  }

  /// Reads every page: an outcome for each, in the order of paths, then the theme's own.
  private static func readPages(
    _ comparison: SourceComparison, context: FrontMatterContext, options: BuildOptions,
    diagnostics: inout [Diagnostic], standing: (Set<PageKey>) -> [PageSource]
  ) async -> (outcomes: [PageReader.Outcome], reading: PageReading) {
    let tree = comparison.tree
    var found: [(index: Int, location: PageLocation)] = []
    for (index, path) in tree.paths.enumerated() {
      if let location = PageLocation(
        path, languages: context.languages, diagnostics: &diagnostics)
      {
        found.append((index, location))
      }
    }
    // Sections come first: what they give decides what the pages beneath them are.
    var sections: [PageSource] = []
    for (_, location) in found where location.role == .section {
      guard let bytes = try? tree.bytes(of: location.path) else { continue }
      sections.append(PageSource(location: location, bytes: bytes))
    }
    let reader = PageReader(
      comparison, context: context, sections: sections, keptByteCount: options.keptByteCount)
    diagnostics += reader.cascades.diagnostics
    let places = found
    var outcomes =
      (try? await concurrentMap(count: places.count, jobs: options.jobs) { index in
        reader.read(places[index].index, places[index].location)
      }) ?? []
    var records = [SourceRecord?](repeating: nil, count: tree.paths.count)
    for (place, outcome) in zip(places, outcomes) { records[place.index] = outcome.memory }
    outcomes += standing(Set(places.map(\.location.key))).map {
      reader.decode($0, isInTree: false)
    }
    diagnostics += outcomes.flatMap(\.diagnostics)
    return (outcomes, PageReading(reader: reader, records: records))
  }

  /// The theme's declarations, in each language, where the site has no page of that name.
  private static func standingPages(
    _ theme: Theme, words: [Words], agency: Agency, beside taken: Set<PageKey>
  ) -> [PageSource] {
    var standing: [PageSource] = []
    for path in theme.files.keys.sorted() where path.hasPrefix("pages/") {
      guard let file = theme.files[path] else { continue }
      for words in words where path.hasSuffix(".\(words.language.tag).md") {
        let name = path.dropFirst("pages/".count).dropLast(words.language.tag.count + 4)
        let key = PageKey(String(name))
        guard !taken.contains(key) else { continue }
        let text = String(decoding: file.bytes, as: UTF8.self)
          .replacing("{agency}", with: agency.name[words.language])
        standing.append(
          PageSource(
            location: PageLocation(file.path, key: key, language: words.language),
            bytes: Array(text.utf8)))
      }
    }
    return standing
  }
}

extension SourceTree {
  /// The site's settings alone; `nil` where they cannot be read, which a build tells.
  package var settings: Settings? {
    var told: [Diagnostic] = []
    return Site.loadSettings(self, diagnostics: &told)?.0
  }
}
