import Content
import Diagnostics
import Mustache
import OpenData

extension ListCompiler {
  /// A list of the open-data centre, as many pages as it takes: all datasets, or those that pass a filter.
  func composeDataCentre(
    _ filter: DataFilter?, _ language: Int, into compiled: inout CompiledGroup
  ) {
    let words = site.words[language]
    let datasets = digests.dataCentre.datasets(passing: filter)
    let subject = filter?.subject ?? GeneratedPage.data
    let paginator = Paginator(base: site.root(language) + subject, entryCount: datasets.count)
    let feed = filter == nil ? writeChanges(language, into: &compiled) : nil
    if filter == nil, language == 0 { reportNamesakes(into: &compiled) }
    for number in 0..<paginator.pageCount {
      var model = dataModel(
        number == 0 ? subject : GeneratedPage.listPage(number, of: subject),
        title: filter.map { title(of: $0, words) } ?? words("open_data"),
        summary: filter == nil
          ? words(
            "data_catalog_description", ["agency": site.settings.agency.name[words.language]]) : "",
        crumbs: [], language: language)
      var centre = DataCentreModel(count: words.count(datasets.count, "count_datasets"))
      centre.entries = datasets[paginator.range(number)].map { entry($0, language) }
      centre.filters = filters(current: filter, language)
      centre.wholeURL = filter == nil ? nil : site.root(language) + GeneratedPage.data
      if filter == nil, number == 0, !digests.datasets.isEmpty {
        centre.files = machineFiles(hasFeed: feed != nil, language)
      }
      model.kind = filter.map { words($0.family.wordKey) }
      model.dataCentre = centre
      model.listing = paginator.listing(number, entries: [], isDated: false, words: words)
      if let feed { model.head.feeds.append(feed) }
      write(
        .data, model, at: paginator.address(number), in: language, into: &compiled)
    }
  }

  /// A page of the centre at a path beneath the language's root; `crumbs` lie between the centre and it.
  ///
  /// All languages have it at the same path.
  func dataModel(
    _ subject: String, title: String, summary: String, crumbs: [BreadcrumbModel], language: Int
  ) -> PageModel {
    let centre = BreadcrumbModel(
      site.words[language]("open_data"), url: site.root(language) + GeneratedPage.data)
    var model = model(subject, title: title, summary: summary, language: language)
    if subject != GeneratedPage.data {
      model.breadcrumbs.insert(contentsOf: [centre] + crumbs, at: 1)
      model.head.alternates = site.alternates(
        site.languages.indices.map { ($0, site.root($0) + subject) })
      model.head.structuredData = StructuredData.breadcrumbs(model, site: site)
    }
    return model
  }

  /// Renders a page of the centre, unless a page of the site stands there, which is told.
  func write(
    _ template: Template, _ model: PageModel, at address: String, in language: Int,
    into compiled: inout CompiledGroup
  ) {
    guard let taken = site.addresses[address],
      taken != .generated(subject: GeneratedPage.data, language: language)
    else { return compiled.render(template, model, at: address, of: site) }
    let (file, range) = site.place(of: taken)
    compiled.diagnostics.append(
      Diagnostic(
        .duplicateURL, "The open-data centre has a page of its own at \(address)", file: file,
        range: range, help: "Give what stands there another name or slug."))
  }

  private func reportNamesakes(into compiled: inout CompiledGroup) {
    for dataset in digests.namesakes {
      guard let page = site.page(dataset.key, preferring: 0),
        let other = digests.datasets.first(where: { $0.name == dataset.name })
          .flatMap({ site.page($0.key, preferring: 0) })
      else { continue }
      compiled.diagnostics.append(
        Diagnostic(
          .duplicateURL, "The data of two pages would be called '\(dataset.name)'",
          file: page.path, help: "Rename one of the pages: /data/\(dataset.name)/ stays for good.",
          notes: [Note("The other one is here", file: other.path)]))
    }
  }

  /// Writes the feed of changes, where there are any.
  private func writeChanges(_ language: Int, into compiled: inout CompiledGroup) -> LinkModel? {
    let words = site.words[language]
    let address = site.root(language) + GeneratedPage.dataChanges
    let title = words(
      "data_changes_title", ["agency": site.settings.agency.name[words.language]])
    let kinds = Dictionary(
      uniqueKeysWithValues: DatasetChange.Kind.allCases.map { ($0, words("data_\($0.rawValue)")) })
    guard site.grants(address, to: .siteFile(nil)),
      let feed = site.catalog(of: digests.datasets).changesAtom(
        tag: words.language.tag, at: site.absoluteURL(address), title: title, kinds: kinds)
    else { return nil }
    compiled.files.append((Address.outputPath(address), feed))
    return LinkModel(title, url: address, mediaType: "application/atom+xml")
  }
}

extension Site {
  /// Where it is written down that something stands at an address.
  fileprivate func place(of target: AddressBook.Target) -> (SourcePath, SourceRange) {
    switch target {
    case .page(let index), .document(let index): (pages[index].path, .start)
    case .redirect(let index, let range): (pages[index].path, range)
    case .untranslated(let group, _):
      (groups[group].version(preferring: 0).map { pages[$0].path } ?? settingsFile.path, .start)
    case .file(let group, let name, _):
      (groups[group].files.first { $0.name == name }?.source ?? settingsFile.path, .start)
    case .gone(let index):
      (GoneAddress.path, departures.entries[departures.gone[index].entry].url.range)
    case .generated, .siteFile: (settingsFile.path, .start)
    }
  }
}

// MARK: - What a list shows

extension ListCompiler {
  private func entry(_ published: PublishedDataset, _ language: Int) -> DataEntryModel {
    let words = site.words[language]
    let description = DatasetDescription(published, site: site, languageIndex: language)
    let version = description.version
    let quality = description.quality
    var entry = DataEntryModel(
      title: version.title, url: Address.href(description.address),
      kind: words.kinds[published.type], quality: LinkModel(quality.score, url: quality.url))
    let isOwn = version.language == language
    entry.language = isOwn ? nil : site.languages[version.language].tag
    entry.summary =
      isOwn && !version.summary.isEmpty && version.summary != version.title
      ? version.summary.shortened(to: 120) : nil
    entry.unit = published.unit.flatMap { site.furniture[language].units[$0]?.model.name }
    entry.updated = description.lastChanged.map(words.dateModel)
    entry.version = description.dataset.version.map {
      words("data_version", ["version": $0.number.description])
    }
    entry.isWithdrawn = description.dataset.withdrawal != nil
    if version.tables.count == 1, let table = version.tables.first {
      entry.files = table.files.map { DownloadModel($0, of: table, words: words) }
    } else if !version.tables.isEmpty {
      let formats = site.tableFormats.map(\.label)
      entry.tables = LinkModel(
        words.count(version.tables.count, "count_tables") + words("open_parenthesis")
          + words.list(formats) + words("close_parenthesis"), url: entry.url)
    }
    return entry
  }

  private func filters(current: DataFilter?, _ language: Int) -> [DataFilterGroupModel] {
    let words = site.words[language]
    let filters = digests.dataCentre.filters
    return DataFilter.Family.allCases.compactMap { family in
      let items = filters.filter { $0.family == family }.map { filter in
        DataFilterModel(
          title: label(of: filter, words), url: Address.href(site.root(language) + filter.subject),
          count: words.number(digests.dataCentre.count(of: filter)), isCurrent: filter == current)
      }
      guard !items.isEmpty else { return nil }
      return DataFilterGroupModel(
        id: "g:filter-\(family.name)", title: words(family.wordKey), items: items)
    }
  }

  private func label(of filter: DataFilter, _ words: Words) -> String {
    switch filter {
    case .kind(let type): words.kinds[type]
    case .category(let scheme, let code):
      site.taxonomies[scheme]?[code].map { "\(code) \($0.name[words.language])" } ?? code
    case .unit(let id): site.settings.units[id]?.name[words.language] ?? id
    case .format(let format): format.label
    }
  }

  private func title(of filter: DataFilter, _ words: Words) -> String {
    words("data_filtered_title", ["name": label(of: filter, words)])
  }

  private func machineFiles(hasFeed: Bool, _ language: Int) -> [MachineFileModel] {
    let words = site.words[language]
    var files = [
      ("data.json", "application/json"), ("catalog.jsonld", "application/ld+json"),
      ("catalog.ttl", "text/turtle"), ("datapackage.json", "application/json"),
      ("portal.json", "application/json"), ("inventory.csv", "text/csv"),
      ("openapi.json", "application/json"), ("changes.json", "application/json"),
    ].map { name, type in
      MachineFileModel(
        title: name, url: "/data/\(name)", mediaType: type, text: words("data_file_\(name)"))
    }
    if hasFeed {
      files.append(
        MachineFileModel(
          title: "changes.xml", url: site.root(language) + GeneratedPage.dataChanges,
          mediaType: "application/atom+xml", text: words("data_file_changes.xml")))
    }
    return files
  }
}
