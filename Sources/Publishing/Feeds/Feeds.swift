import Content
import Diagnostics
import Encodings
import OpenData

/// Atom and JSON Feed of the newest news of a language.
struct Feeds {
  /// How many entries a feed has.
  private static let entryLimit = 30

  let site: Site
  let languageIndex: Int
  let digests: PageDigests

  private var words: Words { site.words[languageIndex] }
  private var root: String { site.root(languageIndex) }
  private var title: String {
    site.settings.agency.name[words.language] + words.titleSeparator + words("news")
  }

  /// News of the language, newest first.
  private var pages: [Page] {
    site.pages.filter {
      $0.languageIndex == languageIndex && $0.frontMatter.type == .news && $0.role == .page
    }
    .sorted {
      let (left, right) = ($0.frontMatter.date, $1.frontMatter.date)
      if left != right, let left, let right { return left > right }
      return $0.key < $1.key
    }
    .prefix(Self.entryLimit).map { $0 }
  }

  private func summary(of page: Page) -> String {
    let index = site.groups[page.group].versions[languageIndex]
    return page.frontMatter.summary ?? index.flatMap { digests[$0]?.summary } ?? page.title
  }

  private func timestamp(_ date: CalendarDate?) -> String {
    "\(date ?? site.options.today)T00:00:00+08:00"
  }

  private var updated: CalendarDate? {
    pages.compactMap(\.frontMatter.lastUpdated).max() ?? site.updated
  }

  /// `feed.xml` (RFC 4287).
  var atom: [UInt8] {
    var xml = XMLWriter()
    xml.open("feed", [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", words.language.tag)])
    xml.element("id", site.absoluteURL(root))
    xml.element("title", title)
    xml.element("updated", timestamp(updated))
    xml.empty(
      "link",
      [
        ("rel", "self"), ("type", "application/atom+xml"),
        ("href", site.absoluteURL(root + "feed.xml")),
      ])
    xml.empty(
      "link", [("rel", "alternate"), ("type", "text/html"), ("href", site.absoluteURL(root))])
    xml.open("author")
    xml.element("name", site.settings.agency.name[words.language])
    xml.close("author")
    xml.element("rights", LinkModel(license: site.settings.license, words: words).title)
    for page in pages {
      let url = site.absoluteURL(page.permalink)
      xml.open("entry")
      xml.element("id", url)
      xml.element("title", page.title)
      xml.element("published", timestamp(page.frontMatter.date))
      xml.element("updated", timestamp(page.frontMatter.lastUpdated))
      xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", url)])
      for scheme in CategoryScheme.allCases {
        for code in page.frontMatter.categories[scheme] ?? [] {
          guard let term = site.taxonomies[scheme]?[code] else { continue }
          xml.empty(
            "category",
            [
              ("term", code), ("scheme", site.absoluteURL(root + GeneratedPage.scheme(scheme))),
              ("label", term.name[words.language]),
            ])
        }
      }
      xml.element("summary", summary(of: page))
      xml.close("entry")
    }
    xml.close("feed")
    return xml.output
  }

  /// `feed.json` (JSON Feed 1.1).
  var json: [UInt8] {
    let items = pages.map { page -> JSON in
      let url = site.absoluteURL(page.permalink)
      var members: [JSON.Member] = [
        .init("id", .string(url)), .init("url", .string(url)), .init("title", .string(page.title)),
        .init("content_text", .string(summary(of: page))),
        .init("summary", .string(summary(of: page))),
        .init("date_published", .string(timestamp(page.frontMatter.date))),
        .init("date_modified", .string(timestamp(page.frontMatter.lastUpdated))),
        .init("language", .string(words.language.tag)),
      ]
      if !page.frontMatter.keywords.isEmpty {
        members.append(.init("tags", .array(page.frontMatter.keywords.map { .string($0) })))
      }
      return .object(members)
    }
    let feed: JSON = [
      "version": "https://jsonfeed.org/version/1.1", "title": .string(title),
      "home_page_url": .string(site.absoluteURL(root)),
      "feed_url": .string(site.absoluteURL(root + "feed.json")),
      "language": .string(words.language.tag),
      "authors": [
        ["name": .string(site.settings.agency.name[words.language]), "url": .string(site.baseURL)]
      ],
      "items": .array(items),
    ]
    return feed.bytes(pretty: true) + [UInt8(ascii: "\n")]
  }
}
