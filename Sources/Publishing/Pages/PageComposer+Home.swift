import Content
import Mustache

extension PageComposer {
  /// How many pages a section shows on the home page.
  private static let entriesPerColumn = 3
  private static let newsCount = 5

  /// The newest news, the sections with their newest pages, and the classes of 服務.
  func home() -> HomeModel {
    var home = HomeModel()
    let language = page.languageIndex
    for key in site.topSections {
      guard let section = site.page(key, language) else { continue }
      let children = site.entryIndices(site.pagesBySection[key] ?? [], languageIndex: language)
      let isNews = children.contains { site.pages[$0].frontMatter.type == .news }
      let shown = children.prefix(isNews ? Self.newsCount : Self.entriesPerColumn)
        .map { site.entry($0, languageIndex: language) }
      if isNews {
        home.news = shown
        home.newsURL = Address.href(section.permalink)
      } else {
        home.columns.append(
          ColumnModel(
            title: section.title, url: Address.href(section.permalink),
            summary: section.frontMatter.summary, entries: shown))
      }
    }
    home.services = services()
    home.categoriesURL = site.root(language) + GeneratedPage.categories
    return home
  }

  /// The top classes of 服務 with how many pages carry each.
  private func services() -> [TermModel] {
    let lists = ListCompiler(site: site, digests: [])
    return (site.taxonomies[.service]?.topTerms ?? []).map {
      lists.term($0, .service, page.languageIndex)
    }
  }
}
