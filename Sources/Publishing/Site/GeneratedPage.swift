import Content

/// The pages that the program makes from others.
///
/// A subject is a path beneath a language's root.
enum GeneratedPage {
  static let categories = "categories/"
  static let siteMap = "sitemap/"
  static let search = "search/"

  static func scheme(_ scheme: CategoryScheme) -> String { "categories/\(scheme.rawValue)/" }

  static func term(_ code: String, _ scheme: CategoryScheme) -> String {
    "categories/\(scheme.rawValue)/\(code)/"
  }

  /// Every subject that each language has.
  static func subjects(_ taxonomies: [CategoryScheme: Taxonomy]) -> [String] {
    var subjects = [categories, siteMap, search]
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
