import Content
import Mustache

extension Site {
  /// The model of a page at an address, with what every page has.
  func model(address: String, title: String, languageIndex: Int) -> PageModel {
    let furniture = furniture[languageIndex]
    var head = furniture.head
    head.title =
      title == furniture.agency
      ? title : title + words[languageIndex].titleSeparator + furniture.agency
    head.canonical = absoluteURL(address)
    let href = Address.href(address)
    return PageModel(
      language: furniture.language, site: furniture.site(at: href), head: head, url: href,
      title: title, heading: title)
  }

  /// Renders a page to its output file.
  func render(
    _ template: Template, _ model: PageModel, at address: String
  ) -> (path: OutputPath, bytes: [UInt8]) {
    var output: [UInt8] = []
    output.reserveCapacity(24 * 1024)
    let language = languages.firstIndex { $0.tag == model.language.tag } ?? 0
    templates.render(
      template.rawValue, model, messages: words[language].messages, into: &output)
    return (Address.outputPath(address), output)
  }

  /// The page at an address written in front matter, in the wanted language where it exists.
  func page(at address: String, preferring languageIndex: Int) -> Page? {
    let path = address.hasSuffix("/") ? address : address + "/"
    switch addresses[path] {
    case .page(let index): return page(pages[index].key, preferring: languageIndex)
    case .untranslated(let group, _):
      return groups[group].version(preferring: languageIndex).map { pages[$0] }
    default: return nil
    }
  }

  /// The way from the home page to a page; the page itself has no address.
  func breadcrumbs(of page: Page) -> [BreadcrumbModel] {
    breadcrumbs(above: page.key, languageIndex: page.languageIndex)
      + [BreadcrumbModel(shortTitle(of: page), url: nil)]
  }

  /// The way from the home page to the page above `key`.
  func breadcrumbs(above key: PageKey, languageIndex: Int) -> [BreadcrumbModel] {
    key.parent.flatMap { furniture[languageIndex].trail(to: $0) } ?? []
  }

  /// A plan's year stands for its long title in breadcrumbs.
  private func shortTitle(of page: Page) -> String {
    guard page.frontMatter.type == .plan, page.role == .page, let year = page.frontMatter.year
    else { return page.title }
    return words[page.languageIndex].year(year)
  }

  /// The page in the other languages: itself, the page that says it is missing, or the home page.
  func languageLinks(of group: PageGroup, from languageIndex: Int) -> [LanguageLinkModel] {
    languages.indices.filter { $0 != languageIndex }.map { index in
      let version = group.versions[index]
      return LanguageLinkModel(
        tag: languages[index].tag, label: words[index].label,
        url: version.map { pages[$0].href }
          ?? Address.href(untranslatedAddress(of: group, in: index) ?? root(index)),
        isTranslated: version != nil)
    }
  }

  /// The address of the page that says a translation is missing.
  func untranslatedAddress(of group: PageGroup, in languageIndex: Int) -> String? {
    guard let original = group.version(preferring: 0) else { return nil }
    let own = pages[original].language.prefix
    let path = pages[original].permalink.dropFirst(own.isEmpty ? 1 : own.count + 2)
    let address = root(languageIndex) + path
    if case .untranslated = addresses[address] { return address }
    return nil
  }

  /// `hreflang` both ways, with the first language as `x-default`; none where there is one version.
  func alternates(of group: PageGroup) -> [AlternateModel] {
    alternates(
      group.versions.compactMap { version in
        version.map { AlternateModel(tag: pages[$0].language.tag, url: pages[$0].url) }
      })
  }

  func alternates(_ versions: [(language: Int, address: String)]) -> [AlternateModel] {
    alternates(
      versions.map {
        AlternateModel(tag: languages[$0.language].tag, url: absoluteURL($0.address))
      })
  }

  private func alternates(_ models: [AlternateModel]) -> [AlternateModel] {
    guard models.count > 1 else { return [] }
    return models + [AlternateModel(tag: "x-default", url: models[0].url)]
  }
}
