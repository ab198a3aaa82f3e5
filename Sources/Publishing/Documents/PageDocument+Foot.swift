import Content
import Mustache
import OpenData

extension PageDocument {
  /// Files, sources, changes, and who answers for the page under which licence.
  func foot(_ foot: FootModel) -> [TextDocument.Block] {
    var blocks: [TextDocument.Block] = []
    if !foot.downloads.isEmpty {
      blocks += [heading("downloads"), list(foot.downloads.map(download))]
    }
    if !foot.sources.isEmpty {
      blocks += [heading("sources"), list(foot.sources.map(source))]
    }
    if !foot.changes.isEmpty {
      blocks += [heading("changes")] + table(foot.changes.map { fact($0.date.text, $0.note) })
    }
    return blocks + [heading("about_page")] + table(about(foot))
  }

  private func source(_ source: SourceModel) -> [TextDocument.Inline] {
    var inlines: [TextDocument.Inline]
    switch (source.url, source.language) {
    case (let url?, _): inlines = [link(source.title, url)]
    case (nil, let tag?): inlines = [.language(tag: tag, [.text(source.title)])]
    case (nil, nil): inlines = [.text(source.title)]
    }
    var rest = ""
    if let publisher = source.publisher { rest += words("list_comma") + publisher }
    if let date = source.date { rest += words("list_comma") + date.text }
    if let accessed = source.accessed {
      rest +=
        words("open_parenthesis") + words("accessed") + words.colon + accessed.text
        + words("close_parenthesis")
    }
    inlines.append(.text(rest + words("full_stop")))
    return inlines
  }

  private func about(_ foot: FootModel) -> [Fact] {
    var facts = [
      fact(words("document_publisher"), site.settings.agency.name[page.language]),
      ([.text(words("page_address"))], [link(page.url, page.href)]),
    ]
    if let unit = foot.unit { facts.append(([.text(words.imprint.unit)], contact(unit))) }
    if !foot.categories.isEmpty {
      facts.append(
        (
          [.text(words("categories_label"))],
          lines(foot.categories.map { [link("\($0.scheme) \($0.code) \($0.name)", $0.url)] })
        ))
    }
    if !foot.keywords.isEmpty { facts.append(fact(words("keywords"), words.list(foot.keywords))) }
    if let license = foot.license {
      facts.append(([.text(words("imprint_license"))], [link(license.title, license.url)]))
    }
    if let identifier = foot.identifier { facts.append(fact(words("identifier"), identifier)) }
    if let updated = foot.updated { facts.append(fact(words.imprint.updated, updated.text)) }
    return facts
  }

  /// The unit, its head, and how to reach it.
  func contact(_ unit: UnitModel) -> [TextDocument.Inline] {
    var entries: [[TextDocument.Inline]] = [
      [.text(unit.name + (unit.head.map { words("list_comma") + $0 } ?? ""))]
    ]
    if let phone = unit.phone {
      entries.append([unit.phoneURL.map { link(phone, $0) } ?? .text(phone)])
    }
    if let email = unit.email {
      entries.append([unit.emailURL.map { link(email, $0) } ?? .text(email)])
    }
    return lines(entries)
  }
}
