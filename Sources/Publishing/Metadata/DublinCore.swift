import Content
import Mustache
import OpenData

/// The 15 elements of Dublin Core and the three categories, as 行政機關電子資料流通詮釋資料及分類檢索規範 demands them.
///
/// All 15 are always there; those that may repeat do.
struct DublinCore {
  let site: Site
  let languageIndex: Int
  var title: String
  var summary: String
  var identifier: String
  var date: CalendarDate?
  var coverage: (start: CalendarDate, end: CalendarDate)?
  var creator: String
  var type: String
  var keywords: [String] = []
  var license: String
  var source: String?
  var relation: String?
  var categories: [CategoryScheme: [String]] = [:]

  private var words: Words { site.words[languageIndex] }

  init(site: Site, page: Page, summary: String) {
    self.init(
      site: site, languageIndex: page.languageIndex, title: page.title, summary: summary,
      identifier: page.key.path)
    let frontMatter = page.frontMatter
    date = frontMatter.lastUpdated
    coverage = frontMatter.dataset.temporal ?? Self.period(of: frontMatter)
    if let unit = frontMatter.unit.flatMap({ site.settings.units[$0] }) {
      creator = unit.name[page.language]
    }
    type = words.dublinCore.types[page]
    keywords = frontMatter.keywords
    if let own = frontMatter.license { license = LinkModel(license: own, words: words).title }
    source = frontMatter.sources.first?.title
    relation = page.key.parent.flatMap { site.page($0, page.languageIndex)?.title }
    categories = frontMatter.categories
  }

  /// A page that the program makes.
  init(site: Site, languageIndex: Int, title: String, summary: String, identifier: String) {
    self.site = site
    self.languageIndex = languageIndex
    self.title = title
    self.summary = summary
    self.identifier = identifier
    creator = site.settings.agency.name[site.languages[languageIndex]]
    let words = site.words[languageIndex]
    type = words.dublinCore.types[.page]
    license = site.furniture[languageIndex].license.title
    date = site.updated
  }

  var metadata: [MetadataModel] {
    let agency = site.settings.agency
    let name = agency.name[words.language]
    let code = agency.oid ?? agency.code
    let day = (date ?? site.options.today).description
    let identifier = identifier.isEmpty ? "home" : identifier
    let keywordList = keywords.joined(separator: ",")
    var metadata = [
      MetadataModel("DC.Title", title),
      MetadataModel("DC.Creator", creator),
      MetadataModel("DC.Subject", keywords.isEmpty ? title : keywordList),
      MetadataModel("DC.Description", summary.isEmpty ? title : summary.shortened(to: 200)),
      MetadataModel("DC.Publisher", name),
      MetadataModel("DC.Contributor", creator),
      MetadataModel("DC.Date", day),
      MetadataModel("DC.Type", type),
      MetadataModel("DC.Format", words.dublinCore.format),
      MetadataModel("DC.Identifier", code.map { $0 + "/" + identifier } ?? identifier),
      MetadataModel("DC.Source", source ?? name),
      MetadataModel("DC.Language", words.dublinCore.language),
      MetadataModel("DC.Relation", relation ?? name),
      MetadataModel("DC.Coverage.t.min", coverage?.start.description ?? day),
      MetadataModel("DC.Coverage.t.max", coverage?.end.description ?? day),
      MetadataModel("DC.Rights", license),
    ]
    for scheme in CategoryScheme.allCases {
      for code in categories[scheme] ?? [] { metadata.append(MetadataModel(scheme.metaName, code)) }
    }
    if !keywords.isEmpty {
      metadata.append(MetadataModel("Keywords", keywordList))
    }
    return metadata
  }

  /// The calendar year, or half of it, that a plan or an evaluation covers.
  private static func period(
    of frontMatter: FrontMatter
  ) -> (start: CalendarDate, end: CalendarDate)? {
    guard let year = frontMatter.year.map({ $0 + CalendarDate.rocOffset }) else { return nil }
    let months: (Int, Int, Int) =
      switch frontMatter.evaluation.half {
      case 1: (1, 6, 30)
      case 2: (7, 12, 31)
      default: (1, 12, 31)
      }
    guard let start = CalendarDate(year: year, month: months.0, day: 1),
      let end = CalendarDate(year: year, month: months.1, day: months.2)
    else { return nil }
    return (start, end)
  }
}
