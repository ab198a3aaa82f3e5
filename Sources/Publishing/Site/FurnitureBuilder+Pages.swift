import Content
import Mustache

/// What pages share besides the site's own frame.
extension FurnitureBuilder {
  /// The head of any page, still without title.
  var head: HeadModel {
    var head = HeadModel(title: "", icon: "/assets/mark.svg")
    head.feeds = feeds
    head.stylesheets = stylesheets
    head.scripts = ["/assets/enhance.js"]
    return head
  }

  /// The theme's sheet and, after it, every sheet that the site adds to `templates/assets/`, by name.
  private var stylesheets: [String] {
    let own = site.theme.ownPaths.filter {
      $0.hasPrefix("assets/") && $0.hasSuffix(".css") && $0 != "assets/style.css"
    }
    return ["/assets/style.css"] + own.sorted().map { "/" + $0 }
  }

  var feeds: [LinkModel] {
    let root = site.root(languageIndex)
    return [
      LinkModel(words("feed_atom"), url: root + "feed.xml", mediaType: "application/atom+xml"),
      LinkModel(words("feed_json"), url: root + "feed.json", mediaType: "application/feed+json"),
    ]
  }

  /// The names by which titles call the agency and its units, longest first.
  var agencyNames: [String] {
    ([settings.agency.name[language]] + settings.units.values.map { $0.name[language] })
      .sorted { ($0.count, $0) > ($1.count, $1) }
  }

  /// By the ids of the settings.
  var units: [String: UnitFurniture] {
    settings.units.mapValues { UnitFurniture($0, language: language) }
  }

  /// Links to the pages of the classes by code, in the order of the schemes.
  var classes: [(scheme: CategoryScheme, links: [String: CategoryLinkModel])] {
    let root = site.root(languageIndex)
    return CategoryScheme.allCases.compactMap { scheme in
      guard let taxonomy = site.taxonomies[scheme] else { return nil }
      let title = words(scheme.rawValue)
      var links: [String: CategoryLinkModel] = [:]
      for code in taxonomy.codes {
        // The first class of a code is the one that the code means.
        guard let term = taxonomy[code] else { continue }
        links[code] = CategoryLinkModel(
          scheme: title, code: code, name: term.name[language],
          url: root + GeneratedPage.term(code, scheme))
      }
      return (scheme, links)
    }
  }

  /// The way from the home page to each page that others lie beneath, itself included.
  var trails: [PageKey: [BreadcrumbModel]] {
    var trails: [PageKey: [BreadcrumbModel]] = [:]
    for key in site.keysByParent.keys { trails[key] = trail(to: key, &trails) }
    return trails
  }

  private func trail(
    to key: PageKey, _ known: inout [PageKey: [BreadcrumbModel]]
  ) -> [BreadcrumbModel] {
    if let trail = known[key] { return trail }
    guard let parent = key.parent else {
      return [BreadcrumbModel(words.home, url: site.root(languageIndex))]
    }
    var crumbs = trail(to: parent, &known)
    if let page = site.page(key, languageIndex) {
      crumbs.append(BreadcrumbModel(page.title, url: page.href))
    }
    known[key] = crumbs
    return crumbs
  }
}
