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
    return PageModel(
      language: furniture.language, site: furniture.site(at: address), head: head,
      url: Address.href(address), title: title, heading: title)
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
        url: Address.href(
          version.map { pages[$0].permalink } ?? untranslatedAddress(of: group, in: index)
            ?? root(index)),
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
      group.versions.enumerated().compactMap { index, version in
        version.map { (index, pages[$0].permalink) }
      })
  }

  func alternates(_ versions: [(language: Int, address: String)]) -> [AlternateModel] {
    guard versions.count > 1, let first = versions.first else { return [] }
    return versions.map {
      AlternateModel(tag: languages[$0.language].tag, url: absoluteURL($0.address))
    } + [AlternateModel(tag: "x-default", url: absoluteURL(first.address))]
  }
}
