import Content
import Diagnostics
import Mustache

extension Site {
  /// Reads everything but the pages' texts: settings, classes, words, templates, front matter and addresses.
  ///
  /// - Returns: `nil` where the site has no settings or its templates do not compile; what is wrong then stands
  ///   in `diagnostics`.
  static func load(
    _ tree: SourceTree, options: BuildOptions, diagnostics: inout [Diagnostic]
  ) async -> Site? {
    diagnostics += tree.diagnostics
    guard let (settings, settingsFile) = loadSettings(tree, diagnostics: &diagnostics) else {
      return nil
    }
    let taxonomies = loadTaxonomies(tree, settings, diagnostics: &diagnostics)
    let theme = Theme(tree, diagnostics: &diagnostics)
    let (words, keys) = Words.load(theme, languages: settings.languages, diagnostics: &diagnostics)
    let (templates, templateProblems) = TemplateLibrary.compile(
      theme.templates, roots: Template.allCases.map { ($0.rawValue, PageModel.self) },
      messageKeys: keys)
    diagnostics += templateProblems

    let context = FrontMatterContext(
      languages: settings.languages, units: settings.units, taxonomies: taxonomies)
    var sources = await readPages(
      tree, settings: settings, jobs: options.jobs, diagnostics: &diagnostics)
    sources += standingPages(theme, words: words, agency: settings.agency, beside: sources)
    let decoded = await decodePages(
      sources, context: context, jobs: options.jobs, diagnostics: &diagnostics)
    var assembly = SiteAssembly(settings: settings, options: options)
    assembly.add(decoded.pages)
    assembly.add(unreadable: decoded.unreadable)
    assembly.assignFiles(tree)
    assembly.claimAddresses(taxonomies: taxonomies, theme: theme, settingsFile: settingsFile)
    diagnostics += assembly.diagnostics
    return Site(
      assembly, settingsFile: settingsFile, tree: tree, theme: theme, words: words,
      templates: templates, taxonomies: taxonomies)
  }

  private static func loadSettings(
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

  private static func loadTaxonomies(
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
  private static func readFile(
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

  private static func readPages(
    _ tree: SourceTree, settings: Settings, jobs: Int, diagnostics: inout [Diagnostic]
  ) async -> [PageSource] {
    var locations: [PageLocation] = []
    for path in tree.paths {
      if let location = PageLocation(
        path, languages: settings.languages, diagnostics: &diagnostics)
      {
        locations.append(location)
      }
    }
    let found = locations
    let read = try? await concurrentMap(count: found.count, jobs: jobs) { index in
      let location = found[index]
      do {
        let source = PageSource(location: location, bytes: try tree.bytes(of: location.path))
        return (source as PageSource?, source.diagnostics)
      } catch let error as SourceReadingError {
        return (nil, [Diagnostic(reading: location.path, error)])
      }
    }
    diagnostics += (read ?? []).flatMap(\.1)
    return (read ?? []).compactMap(\.0)
  }

  /// The theme's declarations, in each language, where the site has no page of that name.
  private static func standingPages(
    _ theme: Theme, words: [Words], agency: Agency, beside sources: [PageSource]
  ) -> [PageSource] {
    let taken = Set(sources.map(\.location.key))
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

  private static func decodePages(
    _ sources: [PageSource], context: FrontMatterContext, jobs: Int,
    diagnostics: inout [Diagnostic]
  ) async -> (pages: [SiteAssembly.DecodedPage], unreadable: [PageLocation]) {
    let cascades = Cascades(sources, context: context)
    diagnostics += cascades.diagnostics
    let results = try? await concurrentMap(count: sources.count, jobs: jobs) { index in
      let source = sources[index]
      // Where YAML is broken its keys are unknown; asking for them would only add noise.
      guard source.diagnostics.allSatisfy({ $0.severity != .error }) else {
        return (SiteAssembly.DecodedPage?.none, [Diagnostic]())
      }
      let (frontMatter, problems) = FrontMatter.decode(
        source.frontMatter, cascade: cascades.members(for: source.location),
        role: source.location.role, file: source.file, context: context)
      return (SiteAssembly.DecodedPage(source: source, frontMatter: frontMatter), problems)
    }
    diagnostics += (results ?? []).flatMap(\.1)
    let pages = (results ?? []).compactMap(\.0)
    let read = Set(pages.map(\.source.location.path))
    return (pages, sources.map(\.location).filter { !read.contains($0.path) })
  }
}
