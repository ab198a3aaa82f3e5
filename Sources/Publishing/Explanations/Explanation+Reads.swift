import Content
import Diagnostics
import Mustache

extension Explanation {
  /// Sorts out what was read; the page itself is left out, since its sources are told.
  mutating func take(
    _ reads: [Resource], besides own: PageKey?, in tree: SourceTree, ledger: DatasetLedger?
  ) {
    var parts: [String: [String]] = [:]
    var files: Set<SourcePath> = []
    var others: [String] = []
    func add(_ path: String, _ part: String) {
      guard path != own?.description, parts[path]?.contains(part) != true else { return }
      parts[path, default: []].append(part)
    }
    for read in Set(reads) {
      switch read {
      case .source(let key): add(key.description, "text and front matter")
      case .page(let key): add(key.description, "title, address and dates")
      case .address(let path): add(path.isEmpty ? "/" : path, "what stands there")
      // A link is looked up as a file first, whether or not there is one; pages are told as such.
      case .file(let path) where path.string.hasSuffix(".md") || !tree.contains(path): break
      case .file(let path): files.insert(path)
      // A section's own list is a part of it, and yet made of other pages.
      case .section(let key): others.append("the pages beneath \(key), as lists show them")
      case .term(let scheme, let code):
        others.append("the pages of class \(code) (\(scheme.rawValue)), as lists show them")
      case .frame: others.append("settings, words, templates and navigation")
      case .today: others.append("the day of the build")
      case .addresses:
        others.append("every address and every page that is kept back, for links that lead nowhere")
      // What the rules tell of a page's age stands in no file.
      case .age, .year: break
      case .pages: others.append("the front matter of every page")
      case .evaluations: others.append("evaluations and the plans that they report on")
      case .entries: others.append("every page, as lists show it")
      case .departures: others.append("aliases, and addresses that are gone")
      case .texts: others.append("the text of every page")
      case .datasets: others.append("what every page publishes as data")
      case .dataset(let name): others.append("the data of \(name)")
      // Every page with data asks for it, whether or not they were ever released.
      case .release(let name):
        if ledger?.range(of: name) != nil { files.insert(DatasetLedger.path) }
      case .translations:
        if tree.contains(TranslationLedger.path) { files.insert(TranslationLedger.path) }
      }
    }
    pages = parts.map { PageRead(path: $0.key, parts: $0.value.sorted()) }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.files = files.sorted()
    self.others = others.sorted()
  }
}

extension Site {
  /// The page that a unit of work writes; `nil` for what is made of many.
  func ownKey(of work: Work) -> PageKey? {
    switch work {
    case .page(let group), .list(.section(let group)): groups[group].key
    case .list(.trace(let page)): pages[page].key
    case .list, .siteFile, .index: nil
    }
  }

  /// The files that a unit of work is made of, besides what all pages depend on.
  func sources(of work: Work) -> [SourcePath] {
    switch work {
    case .page(let group), .list(.section(let group)):
      groups[group].versions.compactMap { $0.map { pages[$0].path } }
    case .list(.trace(let page)): [pages[page].path]
    case .list(.dataset(_, let key, _)):
      (groupByKey[key].map { groups[$0].versions } ?? []).compactMap { $0.map { pages[$0].path } }
    case .list(.scheme(let scheme, _)), .list(.term(let scheme, _, _)): [scheme.path]
    case .list(.categories): CategoryScheme.allCases.map(\.path).filter(tree.contains)
    case .list(.departures), .siteFile(.servers):
      [GoneAddress.path, AddressLedger.path].filter(tree.contains)
    case .siteFile(.security), .siteFile(.robots): [settingsFile.path]
    case .list, .siteFile, .index: []
    }
  }

  /// A template as an explanation names it.
  func use(of template: Template) -> Explanation.TemplateUse {
    Explanation.TemplateUse(
      path: Theme.path(ofTemplate: template.rawValue),
      isOwn: theme.ownPaths.contains(template.rawValue + ".mustache"),
      partials: templates.templates(includedBy: template.rawValue).map(Theme.path))
  }

  /// The templates that a template is included by, itself among them where it makes pages.
  func templates(including path: SourcePath) -> [SourcePath] {
    Template.allCases.filter { template in
      let uses = use(of: template)
      return uses.path == path || uses.partials.contains(path)
    }.map { Theme.path(ofTemplate: $0.rawValue) }
  }
}

extension Theme {
  static func path(ofTemplate name: String) -> SourcePath {
    SourcePath("templates/\(name).mustache")
  }

  /// Whether the theme has a file, of its own or built in.
  func has(_ path: SourcePath) -> Bool {
    path.string.hasPrefix("templates/") && files[String(path.string.dropFirst(10))] != nil
  }
}
