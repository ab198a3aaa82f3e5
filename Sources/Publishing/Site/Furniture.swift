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
  private let within: [PreparedRecord<SiteModel>]
  private let on: [PreparedRecord<SiteModel>]
  private let navigationURLs: [String]

  init(site: Site, languageIndex: Int, diagnostics: inout [Diagnostic]) {
    let words = site.words[languageIndex]
    language = LanguageModel(tag: words.language.tag, label: words.label)
    labels = RenderLabels(words)
    figureLabels = FigureLabels(words)
    accessKeys = AccessKeysModel(words)
    feeds = [
      LinkModel(words("feed_atom"), url: site.root(languageIndex) + "feed.xml", mediaType: "application/atom+xml"),
      LinkModel(words("feed_json"), url: site.root(languageIndex) + "feed.json", mediaType: "application/feed+json"),
    ]
    let builder = FurnitureBuilder(
      site: site, languageIndex: languageIndex, accessKeys: accessKeys, feeds: feeds)
    var model = builder.site(diagnostics: &diagnostics)
    model.navigation = builder.navigation(site.settings.navigation, diagnostics: &diagnostics)
    let urls = model.navigation.map(\.url)
    navigationURLs = urls
    plain = PreparedRecord(model)
    func variant(_ index: Int, onPage: Bool) -> PreparedRecord<SiteModel> {
      var changed = model
      if onPage {
        changed.navigation[index].isCurrentPage = true
      } else {
        changed.navigation[index].isCurrentSection = true
      }
      return PreparedRecord(changed)
    }
    within = urls.indices.map { variant($0, onPage: false) }
    on = urls.indices.map { variant($0, onPage: true) }
  }

  /// The site as a page at `address` shows it.
  func site(at address: String) -> PreparedRecord<SiteModel> {
    let href = Address.href(address)
    if let index = navigationURLs.firstIndex(of: href) { return on[index] }
    var best: (index: Int, length: Int)?
    for (index, url) in navigationURLs.enumerated()
    where href.hasPrefix(url) && url.utf8.count > (best?.length ?? 0) && url.utf8.count > 4 {
      best = (index, url.utf8.count)
    }
    return best.map { within[$0.index] } ?? plain
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
    tableWithoutCaption = words("table_caption_default")
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
