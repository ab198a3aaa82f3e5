import Content

/// The pages that the program makes from others.
///
/// A subject is a path beneath a language's root.
enum GeneratedPage {
  static let categories = "categories/"
  static let siteMap = "sitemap/"
  static let search = "search/"
  /// The calendar of updates, of sites that have units or obligations: else there is nobody to ask.
  static let freshness = "about/freshness/"
  /// The folder of the index that the search page reads; no page.
  static let searchIndex = "search/index/"

  static func scheme(_ scheme: CategoryScheme) -> String { "categories/\(scheme.rawValue)/" }

  static func term(_ code: String, _ scheme: CategoryScheme) -> String {
    "categories/\(scheme.rawValue)/\(code)/"
  }

  /// Every subject that each language has, as far as it is known before any text is read.
  static func subjects(
    _ taxonomies: [CategoryScheme: Taxonomy], settings: Settings
  ) -> [String] {
    var subjects = [categories, siteMap, search]
    if settings.offersData { subjects.append(data) }
    if settings.hasFreshness { subjects.append(freshness) }
    for scheme in CategoryScheme.allCases {
      subjects.append(Self.scheme(scheme))
      subjects += (taxonomies[scheme]?.codes ?? []).map { term($0, scheme) }
    }
    return subjects
  }

  /// The path of a page's outline as a table, beneath the page.
  static func table(_ index: Int) -> String { index == 0 ? "table/" : "table-\(index + 1)/" }

  /// The path of the page that follows an evaluation's plan to its results, beneath the evaluation.
  static let trace = "plan/"

  /// A list in one language.
  struct List: Hashable, Comparable {
    let subject: String
    let language: Int

    static func < (left: List, right: List) -> Bool {
      (left.subject, left.language) < (right.subject, right.language)
    }
  }

  /// The subject of a section's list.
  static func list(of section: PageKey) -> String { section.path + "/" }

  /// The subject of a further page of a list; 1 is the second.
  static func listPage(_ number: Int, of subject: String) -> String {
    "\(subject)page/\(number + 1)/"
  }

  /// Whether a subject is a further page of a list.
  static func isListPage(_ subject: String) -> Bool {
    let parts = subject.split(separator: "/")
    return parts.count > 1 && parts[parts.count - 2] == "page"
      && parts[parts.count - 1].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The subject of something beneath a page: its table, its trace.
  static func subpage(_ name: String, of key: PageKey) -> String { key.path + "/" + name }

  /// What stands beneath a page besides its files.
  static func subpages(of page: Page) -> [String] {
    guard page.role == .page else { return [] }
    var subpages: [String] = []
    for (index, outline) in page.frontMatter.outlines.enumerated()
    where outline.presentation != .sections {
      guard case .headings = outline.origin else { continue }
      subpages.append(table(index))
    }
    if page.frontMatter.evaluation.plan != nil { subpages.append(trace) }
    return subpages
  }
}

extension Settings {
  /// Whether the site has a calendar of updates.
  var hasFreshness: Bool { !units.isEmpty || !obligations.isEmpty }
}
