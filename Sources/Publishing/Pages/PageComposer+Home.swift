import Content
import Mustache

extension PageComposer {
  /// How many pages a section shows on the home page.
  private static let entriesPerColumn = 3
  private static let newsCount = 5

  /// The newest news of all sections that hold news, the other sections with their newest pages, and the
  /// classes of 服務.
  func home() -> HomeModel {
    var home = HomeModel()
    let language = page.languageIndex
    var news: [Int] = []
    var newsSections: [Page] = []
    for key in site.topSections {
      guard let section = site.page(key, language) else { continue }
      let children = site.entryIndices(site.lists.bySection[key] ?? [], languageIndex: language)
      let isNews = children.contains { site.pages[$0].frontMatter.type == .news }
      if isNews {
        news += children
        newsSections.append(section)
      } else {
        home.columns.append(column(section, children.prefix(Self.entriesPerColumn)))
      }
    }
    home.news = newestFirst(news).prefix(Self.newsCount).map {
      site.entry($0, languageIndex: language)
    }
    if newsSections.count == 1 {
      home.newsURL = newsSections.first.map { $0.href }
    } else {
      // No one page has all news: each section leads to its own.
      home.columns = newsSections.map { column($0, []) } + home.columns
    }
    home.services = services()
    home.categoriesURL = site.root(language) + GeneratedPage.categories
    return home
  }

  private func column(_ section: Page, _ entries: ArraySlice<Int>) -> ColumnModel {
    ColumnModel(
      title: section.title, url: section.href,
      summary: section.frontMatter.summary,
      entries: entries.map { site.entry($0, languageIndex: page.languageIndex) })
  }

  /// Pages without a date come last, those of one day in the order of their names.
  private func newestFirst(_ indices: [Int]) -> [Int] {
    indices.sorted { left, right in
      let (a, b) = (site.pages[left], site.pages[right])
      switch (a.frontMatter.date, b.frontMatter.date) {
      case (let first?, let second?) where first != second: return first > second
      case (_?, nil): return true
      case (nil, _?): return false
      default: return a.key < b.key
      }
    }
  }

  /// The top classes of 服務 with how many pages carry each.
  private func services() -> [TermModel] {
    let lists = ListCompiler(site: site, digests: PageDigests(count: 0))
    return (site.taxonomies[.service]?.topTerms ?? []).map {
      lists.term($0, .service, page.languageIndex)
    }
  }
}
