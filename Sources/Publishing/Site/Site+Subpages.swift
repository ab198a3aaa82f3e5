import Content
import Mustache

/// The pages beneath a page: an outline as a table, the page that follows a plan to its results.
extension Site {
  /// Where a generated subject stands, in the languages that have it.
  func versions(ofGenerated subject: String) -> [(language: Int, address: String)] {
    languages.indices.compactMap { language in
      addresses.address(ofGenerated: subject, language: language).map { (language, $0) }
    }
  }

  /// Links to a generated page in the other languages; where one lacks it, to the page that it belongs to.
  func languageLinks(
    of group: PageGroup, from languageIndex: Int, toGenerated subject: String
  ) -> [LanguageLinkModel] {
    let versions = versions(ofGenerated: subject)
    return languageLinks(of: group, from: languageIndex).map { link in
      guard let version = versions.first(where: { languages[$0.language].tag == link.tag }) else {
        return link
      }
      var link = link
      link.url = Address.href(version.address)
      return link
    }
  }

  /// The model of a page that stands beneath `page`, with the way to it and its other languages.
  ///
  /// `name` follows the address of `page`, such as `table/`.
  func model(beneath page: Page, of group: PageGroup, name: String, title: String) -> PageModel {
    let words = words[page.languageIndex]
    let subject = GeneratedPage.subpage(name, of: page.key)
    var model = model(
      address: page.permalink + name, title: "\(page.title)\(words.colon)\(title)",
      languageIndex: page.languageIndex)
    model.kind = words.kinds[page]
    model.headingAgency = page.title
    model.heading = title
    model.breadcrumbs =
      breadcrumbs(of: page).map { crumb in
        BreadcrumbModel(crumb.title, url: crumb.url ?? page.href)
      } + [BreadcrumbModel(title, url: nil)]
    model.languageLinks = languageLinks(
      of: group, from: page.languageIndex, toGenerated: subject)
    model.head.alternates = alternates(versions(ofGenerated: subject))
    model.head.structuredData = StructuredData.breadcrumbs(model, site: self)
    return model
  }
}
