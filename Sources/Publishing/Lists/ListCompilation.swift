import Content
import Diagnostics
import Markup
import Mustache

/// What lists are made from, once every page's text is known.
struct ListCompiler: Sendable {
  let site: Site
  /// By page index.
  let digests: PageDigests

  /// One list to write: a section, a class or a standing page, in one language.
  enum Job: Sendable {
    case section(group: Int)
    case categories(language: Int)
    case scheme(CategoryScheme, language: Int)
    case term(CategoryScheme, code: String, language: Int)
    case siteMap(language: Int)
    case search(language: Int)
    case freshness(language: Int)
    case trace(page: Int)
    /// The open-data centre, whole or by a filter.
    case dataCentre(DataFilter?, language: Int)
    /// A dataset's place in `PageDigests.datasets`, and the page that it comes from.
    case dataset(Int, of: PageKey, language: Int)
    case notFound
    case departures
  }

  /// Every list of the site.
  var jobs: [Job] {
    var jobs: [Job] = []
    for (index, group) in site.groups.enumerated()
    where group.versions.contains(where: { $0.map { site.pages[$0].role } == .section }) {
      jobs.append(.section(group: index))
    }
    for (index, page) in site.pages.enumerated() {
      if page.frontMatter.evaluation.plan != nil { jobs.append(.trace(page: index)) }
    }
    for language in site.languages.indices {
      jobs.append(.categories(language: language))
      for scheme in CategoryScheme.allCases {
        jobs.append(.scheme(scheme, language: language))
        for code in site.taxonomies[scheme]?.codes ?? [] {
          jobs.append(.term(scheme, code: code, language: language))
        }
      }
      jobs += [.siteMap(language: language), .search(language: language)]
      if site.settings.hasFreshness { jobs.append(.freshness(language: language)) }
      jobs += dataJobs(language)
    }
    return jobs + [.notFound, .departures]
  }

  /// The open-data centre's, where the site has one.
  private func dataJobs(_ language: Int) -> [Job] {
    guard site.settings.offersData else { return [] }
    return [.dataCentre(nil, language: language)]
      + digests.dataCentre.filters.map { .dataCentre($0, language: language) }
      + digests.datasets.enumerated().map { .dataset($0, of: $1.key, language: language) }
  }

  /// Makes a list; what of the site it has read is noted in `reads`.
  ///
  /// - Throws: What `output` throws, which takes what is not kept in memory.
  func compile(
    _ job: Job, reads: Reads, output: any OutputSink
  ) throws -> CompiledGroup {
    var compiled = CompiledGroup(output: output)
    note(readsOf: job, in: reads)
    switch job {
    case .section(let group): try composeSection(group, reads: reads, into: &compiled)
    case .categories(let language): composeCategories(language, into: &compiled)
    case .scheme(let scheme, let language): composeScheme(scheme, language, into: &compiled)
    case .term(let scheme, let code, let language):
      composeTerm(scheme, code, language, into: &compiled)
    case .siteMap(let language): composeSiteMap(language, into: &compiled)
    case .search(let language): composeSearch(language, into: &compiled)
    case .freshness(let language): composeFreshness(language, into: &compiled)
    case .trace(let page): composeTrace(page, reads: reads, into: &compiled)
    case .dataCentre(let filter, let language):
      composeDataCentre(filter, language, into: &compiled)
    case .dataset(let index, _, let language): composeDataset(index, language, into: &compiled)
    case .notFound: composeNotFound(into: &compiled)
    case .departures: composeDepartures(into: &compiled)
    }
    return compiled
  }

  func entries(_ indices: ArraySlice<Int>, language: Int) -> [EntryModel] {
    indices.map { site.entry($0, languageIndex: language, digest: digests[$0]) }
  }

  /// Renders a page, unless something else has its address.
  func write(
    _ template: Template, _ model: PageModel, at address: String, as target: AddressBook.Target,
    into compiled: inout CompiledGroup
  ) {
    guard site.grants(address, to: target) else { return }
    compiled.render(template, model, at: address, of: site)
  }

  /// A generated page that every language has; `page` counts the pages of a long one, from 0.
  ///
  /// A language whose list is shorter is led to at its beginning.
  func model(
    _ subject: String, title: String, summary: String, language: Int, page: Int = 0,
    address: String? = nil
  ) -> PageModel {
    let words = site.words[language]
    let address = address ?? site.root(language) + subject
    var model = site.model(address: address, title: title, languageIndex: language)
    model.lead = summary.isEmpty ? nil : summary
    model.head.description = summary.isEmpty ? title : summary
    model.breadcrumbs = [
      BreadcrumbModel(words.home, url: site.root(language)), BreadcrumbModel(title, url: nil),
    ]
    model.languageLinks = site.languages.indices.filter { $0 != language }.map { other in
      let samePage =
        page == 0
        ? nil
        : site.addresses.address(
          ofGenerated: GeneratedPage.listPage(page, of: subject), language: other)
      return LanguageLinkModel(
        tag: site.languages[other].tag, label: site.words[other].label,
        url: Address.href(samePage ?? site.root(other) + subject), isTranslated: true)
    }
    // The pages on which a list goes on differ between languages: only its beginning has translations.
    if page == 0 { model.head.alternates = site.alternates(site.versions(ofGenerated: subject)) }
    model.head.metadata =
      DublinCore(
        site: site, languageIndex: language, title: title, summary: summary, identifier: subject
      ).metadata
    model.head.structuredData = StructuredData.breadcrumbs(model, site: site)
    return model
  }
}
