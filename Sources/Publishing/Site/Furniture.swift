import Content
import Diagnostics
import Encodings
import Figures
import Markup
import Mustache

/// What is the same on every page of a language, made once: navigation, colophon, words of the renderers.
struct Furniture: Sendable {
  let language: LanguageModel
  let accessKeys: AccessKeysModel
  let labels: RenderLabels
  let figureLabels: FigureLabels
  let feeds: [LinkModel]
  /// The site as seen from outside any navigation entry, and from within or on each of them.
  private let plain: PreparedRecord<SiteModel>
  private let variants:
    [(url: String, within: PreparedRecord<SiteModel>, on: PreparedRecord<SiteModel>)]
  private let home: String

  init(site: Site, languageIndex: Int, diagnostics: inout [Diagnostic]) {
    let words = site.words[languageIndex]
    home = site.root(languageIndex)
    language = LanguageModel(tag: words.language.tag, label: words.label)
    labels = RenderLabels(words)
    figureLabels = FigureLabels(words)
    accessKeys = AccessKeysModel(words)
    feeds = [
      LinkModel(
        words("feed_atom"), url: site.root(languageIndex) + "feed.xml",
        mediaType: "application/atom+xml"),
      LinkModel(
        words("feed_json"), url: site.root(languageIndex) + "feed.json",
        mediaType: "application/feed+json"),
    ]
    let builder = FurnitureBuilder(
      site: site, languageIndex: languageIndex, accessKeys: accessKeys, feeds: feeds)
    var model = builder.site(diagnostics: &diagnostics)
    model.navigation = builder.navigation(site.navigationEntries, diagnostics: &diagnostics)
    plain = PreparedRecord(model)
    let entries = NavigationPlace.all(in: model.navigation)
    variants = entries.map { place in
      (place.url, place.marked(model, isPage: false), place.marked(model, isPage: true))
    }
  }

  /// The site as a page at `address` shows it: the entry that leads to it or, else, the nearest above it is marked.
  func site(at address: String) -> PreparedRecord<SiteModel> {
    let href = Address.href(address)
    var best: (length: Int, record: PreparedRecord<SiteModel>)?
    for variant in variants {
      if variant.url == href { return variant.on }
      let length = variant.url.utf8.count
      if href.hasPrefix(variant.url), variant.url != home, length > (best?.length ?? 0) {
        best = (length, variant.within)
      }
    }
    return best?.record ?? plain
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
  func marked(_ site: SiteModel, isPage: Bool) -> PreparedRecord<SiteModel> {
    var site = site
    if let item {
      site.navigation[entry].isCurrentSection = true
      site.navigation[entry].items[item].mark(isPage: isPage)
    } else {
      site.navigation[entry].mark(isPage: isPage)
    }
    return PreparedRecord(site)
  }
}

extension NavigationModel {
  fileprivate mutating func mark(isPage: Bool) {
    if isPage { isCurrentPage = true } else { isCurrentSection = true }
  }
}

extension AccessKeysModel {
  init(_ words: Words) {
    self.init(
      upper: AccessKeyModel(key: "U", title: words("region_upper")),
      center: AccessKeyModel(key: "C", title: words("region_center")),
      lower: AccessKeyModel(key: "Z", title: words("region_lower")),
      search: AccessKeyModel(key: "S", title: words("region_search")))
  }

  /// In the order of the page.
  var all: [AccessKeyModel] { [upper, center, lower, search] }
}

extension RenderLabels {
  init(_ words: Words) {
    self.init()
    notesTitle = words("note_title")
    noteReference = words("note_reference")
    backToNote = words("back_to_note")
    alertTitles = [
      .note: words("alert_note"), .tip: words("alert_tip"), .important: words("alert_important"),
      .warning: words("alert_warning"), .caution: words("alert_caution"),
    ]
    tableRegion = words("table_region")
    // The renderer itself numbers those that would be called the same.
    tableWithoutCaption = words("table_caption_default", ["n": ""]).trimmed
    codeRegion = words("code_region")
    rowID = words("row_id_label")
    rowIDTitle = words("row_id_title")
  }
}

extension FigureLabels {
  init(_ words: Words) {
    self.init(number: { value, digits in words.number(value, fractionDigits: digits) }) { key in
      Phrase(words(key.rawValue))
    }
  }
}
