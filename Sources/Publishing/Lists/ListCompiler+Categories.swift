import Content
import Mustache

extension ListCompiler {
  /// The three lists together.
  func composeCategories(_ language: Int, into compiled: inout CompiledGroup) {
    let words = site.words[language]
    var model = model(
      GeneratedPage.categories, title: words("categories"),
      summary: words("categories_lead"), language: language)
    model.kind = words("categories")
    model.categories = CategoriesModel(
      schemes: CategoryScheme.allCases.map { scheme($0, language) }, showsOneScheme: false)
    write(
      .categories, model, at: site.root(language) + GeneratedPage.categories,
      as: .generated(subject: GeneratedPage.categories, language: language), into: &compiled)
  }

  /// One list.
  func composeScheme(
    _ scheme: CategoryScheme, _ language: Int, into compiled: inout CompiledGroup
  ) {
    let words = site.words[language]
    let subject = GeneratedPage.scheme(scheme)
    var model = model(
      subject, title: words(scheme.rawValue),
      summary: words("\(scheme.rawValue)_summary"), language: language)
    model.kind = words("categories")
    model.breadcrumbs.insert(categoriesCrumb(language), at: 1)
    model.categories = CategoriesModel(
      schemes: CategoryScheme.allCases.map { self.scheme($0, language, current: scheme) },
      showsOneScheme: true)
    write(
      .scheme, model, at: site.root(language) + subject,
      as: .generated(subject: subject, language: language), into: &compiled)
  }

  /// One class and the pages that carry it.
  func composeTerm(
    _ scheme: CategoryScheme, _ code: String, _ language: Int, into compiled: inout CompiledGroup
  ) {
    guard let taxonomy = site.taxonomies[scheme], let term = taxonomy[code] else { return }
    let words = site.words[language]
    let indices = site.entryIndices(
      site.lists.byTerm[scheme]?[code] ?? [], languageIndex: language)
    let subject = GeneratedPage.term(code, scheme)
    let paginator = Paginator(base: site.root(language) + subject, entryCount: indices.count)
    let title = term.name[words.language]
    for number in 0..<paginator.pageCount {
      var model = model(
        subject, title: title, summary: "", language: language, page: number,
        address: paginator.address(number))
      model.kind = words(scheme.rawValue)
      model.headingAgency = code
      model.breadcrumbs =
        [model.breadcrumbs[0], categoriesCrumb(language), schemeCrumb(scheme, language)]
        + taxonomy.path(to: code).map { step in
          BreadcrumbModel(
            step.name[words.language],
            url: step.code == code
              ? nil : site.root(language) + GeneratedPage.term(step.code, scheme))
        }
      model.imprint = imprint(of: code, count: indices.count, words: words)
      model.categories = CategoriesModel(schemes: [], showsOneScheme: false)
      model.categories?.subclasses = taxonomy.children(of: code).map {
        self.term($0, scheme, language)
      }
      model.listing = paginator.listing(
        number, entries: entries(indices[paginator.range(number)], language: language),
        isDated: true, words: words)
      model.head.metadata.append(MetadataModel(scheme.metaName, code))
      model.head.structuredData = StructuredData.breadcrumbs(model, site: site)
      let target = number == 0 ? subject : GeneratedPage.listPage(number, of: subject)
      write(
        .term, model, at: paginator.address(number),
        as: .generated(subject: target, language: language), into: &compiled)
    }
  }

  private func imprint(of code: String, count: Int, words: Words) -> [ImprintModel] {
    [
      ImprintModel(words("imprint_code"), html: Array(code.utf8)),
      ImprintModel(words("imprint_count"), html: Array(words.count(count, "count_pages").utf8)),
    ]
  }

  private func categoriesCrumb(_ language: Int) -> BreadcrumbModel {
    BreadcrumbModel(
      site.words[language]("categories"), url: site.root(language) + GeneratedPage.categories)
  }

  private func schemeCrumb(_ scheme: CategoryScheme, _ language: Int) -> BreadcrumbModel {
    BreadcrumbModel(
      site.words[language](scheme.rawValue),
      url: site.root(language) + GeneratedPage.scheme(scheme))
  }

  private func scheme(
    _ scheme: CategoryScheme, _ language: Int, current: CategoryScheme? = nil
  ) -> SchemeModel {
    let words = site.words[language]
    let taxonomy = site.taxonomies[scheme]
    let isShown = current == nil || current == scheme
    return SchemeModel(
      id: scheme.rawValue, title: words(scheme.rawValue),
      summary: words("\(scheme.rawValue)_summary"),
      url: site.root(language) + GeneratedPage.scheme(scheme), isCurrent: current == scheme,
      terms: isShown ? (taxonomy.map(ordered) ?? []).map { term($0, scheme, language) } : [])
  }

  /// Each top class followed by those beneath it.
  private func ordered(_ taxonomy: Taxonomy) -> [Term] {
    func withChildren(_ term: Term, depth: Int) -> [Term] {
      guard depth < 8 else { return [term] }
      return [term]
        + taxonomy.children(of: term.code).flatMap { withChildren($0, depth: depth + 1) }
    }
    return taxonomy.topTerms.flatMap { withChildren($0, depth: 0) }
  }

  func term(_ term: Term, _ scheme: CategoryScheme, _ language: Int) -> TermModel {
    let words = site.words[language]
    let count = site.entryIndices(
      site.lists.byTerm[scheme]?[term.code] ?? [], languageIndex: language
    ).count
    return TermModel(
      code: term.code, name: term.name[words.language],
      url: site.root(language) + GeneratedPage.term(term.code, scheme), count: count,
      countText: words.count(count, "count_pages"), isChild: term.parent != nil)
  }
}
