import Content
import OpenData

extension Settings {
  /// The formats in which tables are published, in the order of the settings.
  var tableFormats: [Distribution.Format] {
    formats.compactMap { Distribution.Format(rawValue: $0.rawValue) }
  }

  /// Whether tables are published as data, so that there is an open-data centre.
  var offersData: Bool { !tableFormats.isEmpty }
}

extension Site {
  /// The formats in which tables are published, in the order of the settings.
  var tableFormats: [Distribution.Format] { settings.tableFormats }

  /// The site's data as catalogues have it.
  func catalog(of datasets: [PublishedDataset]) -> Catalog {
    let tags = languages.map(\.tag)
    func text(_ key: String) -> LocalizedText {
      LocalizedText(zip(tags, words).map { ($0, $1(key)) })
    }
    var publisher = Publisher(name: settings.agency.name)
    publisher.code = settings.agency.code
    publisher.oid = settings.agency.oid
    let title = LocalizedText(
      zip(languages, words).map { language, words in
        (
          language.tag,
          words("data_catalog_title", ["agency": settings.agency.name[language]])
        )
      })
    return Catalog(
      baseURL: baseURL, languages: tags, title: title,
      description: LocalizedText(
        zip(languages, words).map { language, words in
          (
            language.tag,
            words("data_catalog_description", ["agency": settings.agency.name[language]])
          )
        }),
      publisher: publisher, license: license(settings.license),
      datasets: datasets.map(dataset))
  }

  private func dataset(_ published: PublishedDataset) -> Dataset {
    func text(_ value: (PublishedDataset.Version) -> String) -> LocalizedText {
      LocalizedText(published.versions.map { (languages[$0.language].tag, value($0)) })
    }
    var dataset = Dataset(
      name: published.name, title: text(\.title), description: text(\.summary),
      contact: contact(published.unit), license: license(published.license ?? settings.license))
    dataset.keywords = keywords(published)
    dataset.classes = published.classes.compactMap(datasetClass)
    for version in published.versions {
      dataset.pages[languages[version.language].tag] = url(ofAddress: version.permalink)
    }
    dataset.issued = published.issued
    dataset.versions = published.released
    dataset.modified = published.lastChanged
    if let withdrawal = published.withdrawal { dataset.status = .withdrawn(withdrawal) }
    dataset.frequency = published.frequency
    dataset.temporal = published.temporal.map { ($0.start, $0.end) }
    dataset.spatial = published.spatial
    dataset.resources = published.resources(languages: languages).map { name, version, table in
      resource(name, table, of: published, in: version)
    }
    return dataset
  }

  /// An absolute address.
  private func url(ofAddress address: String) -> String {
    baseURL.dropLast() + Address.encoded(address)
  }

  /// The words of all languages, matched by their place.
  private func keywords(_ published: PublishedDataset) -> [LocalizedText] {
    let count = published.versions.map(\.keywords.count).max() ?? 0
    return (0..<count).map { index in
      LocalizedText(
        published.versions.compactMap { version in
          version.keywords.indices.contains(index)
            ? (languages[version.language].tag, version.keywords[index]) : nil
        })
    }
  }

  private func contact(_ unit: String?) -> ContactPoint {
    let unit = unit.flatMap { settings.units[$0] }
    var contact = ContactPoint(name: unit?.name ?? settings.agency.name)
    contact.email = unit?.email ?? settings.agency.email
    contact.phone = unit?.phone ?? settings.agency.phone
    return contact
  }

  private func license(_ id: String) -> License {
    if id == License.openGovernmentData.id { return .openGovernmentData }
    let links = words.map { LinkModel(license: id, words: $0) }
    return License(
      id: id, title: LocalizedText(zip(languages, links).map { ($0.tag, $1.title) }),
      url: links.first?.url)
  }

  private func datasetClass(_ item: PublishedDataset.Class) -> DatasetClass? {
    guard let term = taxonomies[item.scheme]?[item.code] else { return nil }
    return DatasetClass(
      scheme: item.scheme.rawValue, code: item.code, name: term.name,
      url: url(ofAddress: root(0) + GeneratedPage.term(item.code, item.scheme)))
  }

  private func resource(
    _ name: String, _ table: PublishedTable, of published: PublishedDataset,
    in version: PublishedDataset.Version
  ) -> DataResource {
    let others = table.isShared ? published.versions : [version]
    func text(_ value: (PublishedTable) -> String?) -> LocalizedText? {
      let texts = others.compactMap { version in
        let same = version.tables.first {
          $0.name == table.name && $0.isShared == table.isShared
        }
        return same.flatMap(value).map { (tag: languages[version.language].tag, text: $0) }
      }
      return texts.isEmpty ? nil : LocalizedText(texts)
    }
    var schema = TableSchema(
      fields: table.columns.map { column in
        var field = Field(name: column.name, type: column.type)
        func own(_ value: @escaping (PublishedTable.Column) -> String?) -> LocalizedText? {
          text { $0.columns.first { $0.name == column.name }.flatMap(value) }
        }
        field.title = own(\.title)
        field.description = own(\.description)
        field.unit = own(\.unit)
        if column.hasApostrophes { field.spreadsheet = .apostrophe }
        return field
      })
    schema.primaryKey = []
    var resource = DataResource(
      name: name, title: text { $0.title } ?? LocalizedText(table.title), schema: schema,
      rowCount: table.rowCount)
    resource.language = table.isShared ? nil : languages[version.language].tag
    resource.distributions = table.files.map { file in
      Distribution(
        format: file.format, url: url(ofAddress: file.address), byteCount: file.byteCount,
        sha256: file.digest)
    }
    return resource
  }
}

extension PublishedDataset {
  /// The tables under names that are unique in the dataset: those of the first language that the page has keep
  /// theirs.
  ///
  /// What all languages share is there once.
  func resources(
    languages: [Language]
  ) -> [(name: String, version: Version, table: PublishedTable)] {
    guard let first = versions.first else { return [] }
    return versions.flatMap { version in
      let isFirst = version.language == first.language
      return version.tables.filter { isFirst || !$0.isShared }.map { table in
        (
          isFirst ? table.name : "\(table.name)-\(languages[version.language].tag)", version, table
        )
      }
    }
  }
}

extension Site {
  /// What the data of a page are called, whether or not it has any; `nil` where the site offers none.
  func datasetName(of group: PageGroup) -> String? {
    guard !tableFormats.isEmpty, let page = group.version(preferring: 0).map({ pages[$0] }) else {
      return nil
    }
    return PublishedDataset.name(of: page.key, type: page.frontMatter.type)
  }

  /// How many rows a page's table had at its last release; `nil` where it was never released.
  func releasedRowCount(of table: PageTable, on page: Page) -> Int? {
    let type = page.frontMatter.type
    let entry = datasetLedger?[PublishedDataset.name(of: page.key, type: type)]
    let first = groups[page.group].versions.lazy.compactMap(\.self).first
    let isFirst = table.isShared || first.map { pages[$0].languageIndex } == page.languageIndex
    let name = isFirst ? table.name : "\(table.name)-\(page.language.tag)"
    return entry?.content.tables.first { $0.name == name }?.rowCount
  }
}
