import Content
import Encodings
import Mustache

/// Writes the page that says, in the reader's language, that a page exists only in another.
func composeUntranslated(
  group index: Int, language: Int, site: Site, into compiled: inout CompiledGroup
) {
  let group = site.groups[index]
  guard let address = site.untranslatedAddress(of: group, in: language),
    site.grants(address, to: .untranslated(group: index, language: language)),
    let original = group.version(preferring: 0).map({ site.pages[$0] })
  else { return }
  let words = site.words[language]
  let kind = words.kinds[original]
  // A language that has no name in this one is called as it calls itself.
  let nameKey = "language_\(original.language.tag)"
  let originalLanguage =
    words.has(nameKey) ? words(nameKey) : site.words[original.languageIndex].label
  let notice = words(
    "notice_untranslated_title_\(original.kind)", fallback: "notice_untranslated_title",
    ["language": originalLanguage])
  let title =
    original.frontMatter.year.map { kind + words.colon + words.year($0) } ?? notice
  var model = site.model(address: address, title: title, languageIndex: language)
  model.kind = kind
  model.breadcrumbs =
    site.breadcrumbs(above: original.key, languageIndex: language)
    + [BreadcrumbModel(original.frontMatter.year.map(words.year) ?? title, url: nil)]
  model.languageLinks = site.languageLinks(of: group, from: language)
  model.listing = ListingModel(
    entries: site.translatedPages(beneath: original.key, language: language), isDated: false)
  model.head.isHiddenFromSearch = true
  if let date = original.frontMatter.date {
    model.imprint.append(ImprintModel(words.imprint.date, html: words.dateHTML(date)))
  }
  let unit = original.frontMatter.unit.flatMap { site.furniture[language].units[$0] }
  if let unit { model.imprint.append(ImprintModel(words.imprint.unit, html: unit.nameHTML)) }
  var html = Array("<p>".utf8)
  html.appendEscaped(words("notice_untranslated_text", ["language": originalLanguage]))
  html += "</p>\n<p lang=\"\(original.language.tag)\"><a href=\"".utf8
  html.appendEscaped(original.href)
  html += "\" hreflang=\"\(original.language.tag)\">".utf8
  html.appendEscaped(original.title)
  html += "</a></p>\n".utf8
  model.notices = [
    NoticeModel(
      id: "g:untranslated", kind: .note,
      title: notice, html: html)
  ]
  model.head.metadata =
    DublinCore(
      site: site, languageIndex: language, title: title, summary: title,
      identifier: original.key.path
    ).metadata
  var foot = FootModel()
  foot.unit = unit?.model
  model.foot = foot
  compiled.render(.untranslated, model, at: address, of: site)
}

extension Site {
  /// What a section holds in a language that the section itself is missing in; the list is not divided.
  fileprivate func translatedPages(beneath section: PageKey, language: Int) -> [EntryModel] {
    (lists.bySection[section] ?? []).filter { pages[$0].languageIndex == language }
      .map { entry($0, languageIndex: language) }
  }
}
