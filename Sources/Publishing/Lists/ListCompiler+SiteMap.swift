import Content
import Mustache

extension ListCompiler {
  /// How many pages of a section 網站導覽 lists before it points to the section's own list.
  private static let entriesPerSection = 30

  /// 網站導覽: the access keys and the tree of pages.
  func composeSiteMap(_ language: Int, into compiled: inout CompiledGroup) {
    let words = site.words[language]
    var model = model(
      GeneratedPage.siteMap, title: words("site_map"), summary: "",
      language: language)
    var nodes: [SiteMapNodeModel] = []
    for index in topPages(language) {
      nodes.append(node(index, number: "\(nodes.count + 1)", language: language, depth: 0))
    }
    nodes.append(
      SiteMapNodeModel(
        number: "\(nodes.count + 1)", title: words("categories"),
        url: site.root(language) + GeneratedPage.categories,
        children: CategoryScheme.allCases.enumerated().map { place, scheme in
          SiteMapNodeModel(
            number: "\(nodes.count + 1).\(place + 1)", title: words(scheme.rawValue),
            url: site.root(language) + GeneratedPage.scheme(scheme))
        }))
    if site.settings.offersData {
      nodes.append(
        SiteMapNodeModel(
          number: "\(nodes.count + 1)", title: words("open_data"),
          url: site.root(language) + GeneratedPage.data))
    }
    if site.settings.hasFreshness {
      nodes.append(
        SiteMapNodeModel(
          number: "\(nodes.count + 1)", title: words("freshness"),
          url: site.root(language) + GeneratedPage.freshness))
    }
    nodes.append(
      SiteMapNodeModel(
        number: "\(nodes.count + 1)", title: words("search"),
        url: site.root(language) + GeneratedPage.search))
    model.siteMap = SiteMapModel(
      accessKeys: site.furniture[language].accessKeys.all, sections: nodes)
    write(
      .sitemap, model, at: site.root(language) + GeneratedPage.siteMap,
      as: .generated(subject: GeneratedPage.siteMap, language: language), into: &compiled)
  }

  /// Sections in the order of the navigation, then single pages by name.
  private func topPages(_ language: Int) -> [Int] {
    let order = Dictionary(
      site.topSections.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return site.entryIndices(site.lists.bySection[.home] ?? [], languageIndex: language).sorted {
      let (left, right) = (site.pages[$0].key, site.pages[$1].key)
      let (first, second) = (order[left] ?? .max, order[right] ?? .max)
      return first == second ? left < right : first < second
    }
  }

  private func node(_ index: Int, number: String, language: Int, depth: Int) -> SiteMapNodeModel {
    let page = site.pages[index]
    let entry = site.entry(index, languageIndex: language)
    var node = SiteMapNodeModel(
      number: number, title: page.title, url: entry.url, language: entry.language)
    guard page.role == .section, depth < 4 else { return node }
    let children = site.entryIndices(
      site.lists.bySection[page.key] ?? [], languageIndex: language)
    for (place, child) in children.prefix(Self.entriesPerSection).enumerated() {
      node.children.append(
        self.node(child, number: "\(number).\(place + 1)", language: language, depth: depth + 1))
    }
    if children.count > Self.entriesPerSection {
      node.more = LinkModel(
        site.words[language].count(children.count, "count_pages"), url: entry.url)
    }
    return node
  }

  /// One page for what is not there, in the first language, with ways on in each.
  func composeNotFound(into compiled: inout CompiledGroup) {
    let words = site.words[0]
    var model = model("404.html", title: words("not_found_title"), summary: "", language: 0)
    model.head.canonical = nil
    model.head.alternates = []
    model.head.isHiddenFromSearch = true
    model.languageLinks = site.languages.indices.dropFirst().map {
      LanguageLinkModel(
        tag: site.languages[$0].tag, label: site.words[$0].label, url: site.root($0),
        isTranslated: true)
    }
    write(.notFound, model, at: "/404.html", as: .siteFile(nil), into: &compiled)
  }
}
