import Content
import Diagnostics
import Encodings
import Figures
import Markup
import Mustache
import OpenData

/// What is the same on every page of a language, made once: navigation, colophon, units, classes, words of
/// the renderers.
final class Furniture: Sendable {
  let language: LanguageModel
  let accessKeys: AccessKeysModel
  let labels: RenderLabels
  let figureLabels: FigureLabels
  /// What every page's `head` has alike: icon, feeds, style sheets and scripts.
  let head: HeadModel
  /// The agency's name, which ends every page's title but its own.
  let agency: String
  /// The names by which titles call the agency and its units, longest first.
  let agencyNames: [String]
  /// By the ids of the settings.
  let units: [String: UnitFurniture]
  /// The licence of the site's text.
  let license: LinkModel
  /// Where readers send opinions.
  let feedbackURL: String?
  /// Writes tables as spreadsheets in the language; `nil` where the site offers none.
  let spreadsheets: ODSWriter?
  /// Writes pages as documents for office programs in the language; `nil` where the site offers none.
  let documents: ODTWriter?
  /// In the order of the schemes, by code.
  private let classes: [(scheme: CategoryScheme, links: [String: CategoryLinkModel])]
  /// The ways from the home page to each page that others lie beneath, itself included.
  private let trails: [PageKey: [BreadcrumbModel]]
  /// The site as seen from outside any navigation entry, and from within or on each of them.
  private let plain: PreparedRecord<SiteModel>
  private let variants:
    [(url: String, within: PreparedRecord<SiteModel>, on: PreparedRecord<SiteModel>)]
  private let home: String
  /// Changes with what the frame of every page shows.
  let digest: UInt64

  init(site: Site, languageIndex: Int, diagnostics: inout [Diagnostic]) {
    let words = site.words[languageIndex]
    home = site.root(languageIndex)
    language = LanguageModel(tag: words.language.tag, label: words.label)
    labels = RenderLabels(words)
    figureLabels = FigureLabels(words)
    accessKeys = AccessKeysModel(words)
    let builder = FurnitureBuilder(
      site: site, languageIndex: languageIndex, accessKeys: accessKeys)
    head = builder.head
    agency = site.settings.agency.name[words.language]
    agencyNames = builder.agencyNames
    units = builder.units
    license = LinkModel(license: site.settings.license, words: words)
    spreadsheets =
      site.tableFormats.contains(.ods) ? try? ODSWriter(language: words.language.tag) : nil
    documents =
      site.documentFormats.contains(.odt) ? try? ODTWriter(language: words.language.tag) : nil
    classes = builder.classes
    trails = builder.trails
    var model = builder.site(diagnostics: &diagnostics)
    model.navigation = builder.navigation(site.navigationEntries, diagnostics: &diagnostics)
    func prepare(_ model: SiteModel) -> PreparedRecord<SiteModel> {
      site.templates.prepare(model, messages: words.messages)
    }
    feedbackURL = model.feedbackURL
    plain = prepare(model)
    digest = model.digest
    let entries = NavigationPlace.all(in: model.navigation)
    variants = entries.map { place in
      (
        place.url, prepare(place.marked(model, isPage: false)),
        prepare(place.marked(model, isPage: true))
      )
    }
  }

  /// The site as the page at `href` shows it: the entry that leads to it or, else, the nearest above it is marked.
  func site(at href: String) -> PreparedRecord<SiteModel> {
    var best: (length: Int, record: PreparedRecord<SiteModel>)?
    for variant in variants where href.utf8.starts(with: variant.url.utf8) {
      let length = variant.url.utf8.count
      if length == href.utf8.count { return variant.on }
      if variant.url != home, length > (best?.length ?? 0) {
        best = (length, variant.within)
      }
    }
    return best?.record ?? plain
  }

  /// The way from the home page to a page that others lie beneath, itself included; `nil` for any other.
  func trail(to key: PageKey) -> [BreadcrumbModel]? { trails[key] }

  /// The classes of a page, list by list.
  func classes(_ codes: [CategoryScheme: [String]]) -> [CategoryLinkModel] {
    guard !codes.isEmpty else { return [] }
    var links: [CategoryLinkModel] = []
    for (scheme, known) in classes {
      for code in codes[scheme] ?? [] { if let link = known[code] { links.append(link) } }
    }
    return links
  }
}

/// A unit as pages show it.
struct UnitFurniture: Sendable {
  let model: UnitModel
  /// Its name, escaped, for the imprint.
  let nameHTML: [UInt8]

  init(_ unit: Unit, language: Language) {
    model = UnitModel(unit, language: language)
    nameHTML = Array(HTMLEscaping.escaped(model.name).utf8)
  }
}

/// An entry of the navigation, at the top or beneath one that is.
private struct NavigationPlace {
  let url: String
  let entry: Int
  let item: Int?

  static func all(in navigation: [NavigationModel]) -> [NavigationPlace] {
    navigation.enumerated().flatMap { index, entry in
      [NavigationPlace(url: entry.url, entry: index, item: nil)]
        + entry.items.enumerated().map { NavigationPlace(url: $1.url, entry: index, item: $0) }
    }
  }

  /// The site with this entry marked, and with it the one above it.
  func marked(_ site: SiteModel, isPage: Bool) -> SiteModel {
    var site = site
    if let item {
      site.navigation[entry].isCurrentSection = true
      site.navigation[entry].items[item].mark(isPage: isPage)
    } else {
      site.navigation[entry].mark(isPage: isPage)
    }
    return site
  }
}

extension NavigationModel {
  fileprivate mutating func mark(isPage: Bool) {
    if isPage { isCurrentPage = true } else { isCurrentSection = true }
  }
}
