import Content
import Mustache
import OpenData

extension ListCompiler {
  /// What stands at a dataset's URI and beneath it: its page, or what leads to that, and its quality.
  func composeDataset(_ index: Int, _ language: Int, into compiled: inout CompiledGroup) {
    let description = DatasetDescription(
      digests.datasets[index], site: site, languageIndex: language)
    if description.published.type == .dataset {
      composeWay(to: description, language, into: &compiled)
    } else {
      composeLanding(description, language, into: &compiled)
    }
    composeQuality(description, language, into: &compiled)
  }

  /// A dataset's own page shows all: its URI leads there.
  private func composeWay(
    to description: DatasetDescription, _ language: Int, into compiled: inout CompiledGroup
  ) {
    guard let page = site.page(description.published.key, preferring: language) else { return }
    let address = site.root(language) + GeneratedPage.dataset(description.published.name)
    var model = site.model(
      address: address, title: page.title, languageIndex: language)
    model.head.canonical = page.url
    model.head.isHiddenFromSearch = true
    model.redirect = LinkModel(
      page.title, url: page.href, language: page.languageIndex == language ? nil : page.language.tag
    )
    write(.redirect, model, at: address, in: language, into: &compiled)
  }

  private func composeLanding(
    _ description: DatasetDescription, _ language: Int, into compiled: inout CompiledGroup
  ) {
    let words = site.words[language]
    let published = description.published
    let version = description.version
    let isOwn = version.language == language
    let subject = GeneratedPage.dataset(published.name)
    var model = dataModel(
      subject, title: isOwn ? words("data_landing_title", ["title": version.title]) : version.title,
      summary: isOwn ? version.summary : "", crumbs: [], language: language)
    model.headingLanguage = isOwn ? nil : site.languages[version.language].tag
    model.kind = words("kind_dataset")
    model.imprint = description.facts().map { $0.model(words: site.words[language]) }
    model.data = description.model
    model.data?.tables = description.tables
    model.head.structuredData.append(description.structuredData)
    var foot = FootModel()
    foot.unit = published.unit.flatMap { site.furniture[language].units[$0]?.model }
    foot.categories = site.furniture[language].classes(published.codes)
    foot.keywords = isOwn ? version.keywords : []
    foot.identifier = description.catalog.uri(of: description.dataset).text
    foot.updated = description.dataset.lastChanged.map(words.dateModel)
    model.foot = foot
    write(
      .landing, model, at: site.root(language) + subject, in: language, into: &compiled)
  }

  private func composeQuality(
    _ description: DatasetDescription, _ language: Int, into compiled: inout CompiledGroup
  ) {
    let words = site.words[language]
    let version = description.version
    let subject = GeneratedPage.quality(of: description.published.name)
    var model = dataModel(
      subject,
      title: words("quality_page_title", ["title": version.title]),
      summary: words("quality_lead"),
      crumbs: [BreadcrumbModel(version.title, url: Address.href(description.address))],
      language: language)
    model.kind = words("quality_title")
    model.data = description.model
    write(
      .quality, model, at: site.root(language) + subject, in: language, into: &compiled)
  }
}

extension PublishedDataset {
  /// The codes of its classes, as front matter has them.
  fileprivate var codes: [CategoryScheme: [String]] {
    Dictionary(grouping: classes, by: \.scheme).mapValues { $0.map(\.code) }
  }
}
