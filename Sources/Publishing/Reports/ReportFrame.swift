package import Content
package import Diagnostics
import Encodings
import Mustache

/// A site as a frame for pages that no build makes: its words, its masthead and what its pages are called.
///
///     let frame = await ReportFrame.load(tree, options: options)
///     let html = frame?.page(report, head, languageIndex: 0)
///
/// Such pages lie in a folder of their own, which may be opened where it lies, mailed, or put into the site. So their
/// links lead to the site by absolute addresses, and to files beside them by relative ones.
package struct ReportFrame: Sendable {
  /// A page of the site, as it is known by its source.
  package struct SourcePage: Sendable, Hashable {
    package let title: String
    /// Absolute.
    package let url: String
    /// The unit that answers for it, a key of the settings.
    package let unit: String?
    /// BCP 47.
    package let language: String
  }

  private let site: Site
  /// What is wrong with the site's settings, templates and front matter.
  package let diagnostics: [Diagnostic]
  private let pages: [SourcePath: SourcePage]

  /// Reads settings, words, templates and front matter, and no page's text.
  ///
  /// - Returns: `nil` where they cannot be used; `diagnostics` then say why.
  package static func load(
    _ tree: SourceTree, options: BuildOptions, diagnostics: inout [Diagnostic]
  ) async -> ReportFrame? {
    var found: [Diagnostic] = []
    let loaded = await Site.load(
      SourceComparison(tree, nil), options: options, diagnostics: &found)
    let site = loaded?.furnished(&found)
    diagnostics += found
    return site.map { ReportFrame($0, diagnostics: found) }
  }

  private init(_ site: Site, diagnostics: [Diagnostic]) {
    self.site = site
    self.diagnostics = diagnostics
    pages = Dictionary(
      site.pages.map { page in
        (
          page.path,
          SourcePage(
            title: page.title, url: page.url, unit: page.frontMatter.unit,
            language: page.language.tag)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  package var languages: [Language] { site.languages }
  /// Ends in a slash.
  package var baseURL: String { site.baseURL }
  package var units: [String: Unit] { site.settings.units }

  package func words(_ languageIndex: Int) -> Words { site.words[languageIndex] }

  /// The page that a source file makes; `nil` for a file that makes none.
  package func page(of source: SourcePath) -> SourcePage? { pages[source] }

  /// The address of a language's root: `/` or `/en/`.
  package func root(_ languageIndex: Int) -> String { site.root(languageIndex) }

  /// The files that the pages show, by their path beneath the report's folder.
  package var assets: [(path: String, bytes: [UInt8])] {
    site.theme.assets.map { ($0.path.string, $0.bytes) }
  }
}

extension ReportFrame {
  /// What a report's page has beside the report.
  package struct PageHead: Sendable {
    /// Where it lies, from the report folder's root, the same in each language: `links/2026-01-31/`.
    package var address: String
    package var title: String
    /// What stands under the title, label and HTML.
    package var imprint: [ImprintModel]

    package init(address: String, title: String, imprint: [ImprintModel]) {
      self.address = address
      self.title = title
      self.imprint = imprint
    }
  }

  /// A report of links as a page in a language.
  ///
  /// - Returns: The file's path beneath the report folder, and its bytes.
  package func page(
    _ report: LinkReportModel, _ head: PageHead, languageIndex: Int
  ) -> (path: String, bytes: [UInt8]) {
    page(.linkReport, head, kind: "links_report", languageIndex) { $0.linkReport = report }
  }

  /// A report of an audit as a page in a language.
  ///
  /// - Returns: The file's path beneath the report folder, and its bytes.
  package func page(
    _ report: AuditReportModel, _ head: PageHead, languageIndex: Int
  ) -> (path: String, bytes: [UInt8]) {
    page(.checkReport, head, kind: "check_report", languageIndex) { $0.checkReport = report }
  }

  /// `kind` is the key of what such reports are called; `fill` gives the page its report.
  private func page(
    _ template: Template, _ head: PageHead, kind: String, _ languageIndex: Int,
    _ fill: (inout PageModel) -> Void
  ) -> (path: String, bytes: [UInt8]) {
    let words = site.words[languageIndex]
    let own = site.root(languageIndex) + head.address
    var model = site.model(address: own, title: head.title, languageIndex: languageIndex)
    model.kind = words(kind)
    model.head.description = head.title
    model.head.isHiddenFromSearch = true
    model.head.canonical = nil
    model.head.feeds = []
    model.breadcrumbs = [
      BreadcrumbModel(words.home, url: site.root(languageIndex)),
      BreadcrumbModel(words(kind), url: nil),
    ]
    model.languageLinks = site.languages.indices.filter { $0 != languageIndex }.map { other in
      LanguageLinkModel(
        tag: site.languages[other].tag, label: site.words[other].label,
        url: site.root(other) + head.address, isTranslated: true)
    }
    model.imprint = head.imprint
    fill(&model)
    let file = site.render(template, model, at: own)
    let relocated = Relocation(
      page: own, baseURL: site.baseURL, roots: localRoots(head.address)
    ).relocated(file.bytes)
    return (file.path.string, relocated)
  }

  /// What lies in the report's folder, from its root: the assets and the reports in each language.
  private func localRoots(_ address: String) -> [String] {
    let folder = address.split(separator: "/").first.map(String.init) ?? address
    return ["/assets/"] + site.languages.indices.map { site.root($0) + folder + "/" }
  }
}
