import Content
import Encodings
import Mustache
import OpenData

/// A dataset as a page of one language shows it, from what catalogues say of it.
struct DatasetDescription {
  let site: Site
  let published: PublishedDataset
  let languageIndex: Int
  let catalog: Catalog
  let dataset: Dataset

  private var words: Words { site.words[languageIndex] }
  private var tag: String { words.language.tag }

  init(_ published: PublishedDataset, site: Site, languageIndex: Int) {
    self.site = site
    self.published = published
    self.languageIndex = languageIndex
    catalog = site.catalog(of: [published])
    var dataset = catalog.datasets[0]
    // A language may have no table, and a page all the same.
    if let group = site.groupByKey[published.key] {
      for page in site.groups[group].versions.compactMap({ $0.map { site.pages[$0] } }) {
        dataset.pages[page.language.tag] = page.url
      }
    }
    self.dataset = dataset
  }

  /// The version of its page in the reader's language, else the first.
  var version: PublishedDataset.Version {
    published.versions.first { $0.language == languageIndex } ?? published.versions[0]
  }

  /// Where readers of the language find it: a dataset has a page of its own, tables of other pages have one here.
  var address: String {
    guard published.type == .dataset else {
      return site.root(languageIndex) + GeneratedPage.dataset(published.name)
    }
    return site.page(published.key, preferring: languageIndex)?.permalink ?? version.permalink
  }

  var structuredData: StructuredDataModel {
    StructuredDataModel(json: catalog.schemaOrg(of: dataset, tag: tag))
  }

  // MARK: Model

  var model: DataModel {
    var model = DataModel(
      quality: quality, citation: citation, contact: contact,
      centreURL: site.root(languageIndex) + GeneratedPage.data)
    model.descriptions = [packageDescription] + descriptions(of: version.language)
    model.otherDescriptions = otherDescriptions
    // A dataset's files are offered beneath the page in each language: each tells of its own.
    let versions = published.type == .dataset ? [version] : published.versions
    model.digests = versions.flatMap(\.tables).flatMap(\.files).map { file in
      FileDigestModel(name: file.address, digest: file.digest)
    }
    model.versions = dataset.versions.reversed().map { version in
      // A withdrawal is a version that offers nothing.
      let isOffered = version.change != .withdrawn
      return DataVersionModel(
        id: "version-\(version.number)", number: version.number.description,
        date: words.dateModel(version.date),
        change: words("data_change_\(version.change.rawValue)"),
        note: version.note?[tag: tag],
        digest: isOffered ? version.digest : nil,
        isCurrent: isOffered && version == dataset.version)
    }
    return model
  }

  /// The tables, those of the reader's language first.
  var tables: [DataTableModel] {
    let resources = published.resources(languages: site.languages)
    let own = resources.filter { $0.version.language == version.language }
    let others = resources.filter { $0.version.language != version.language }
    return (own + others).enumerated().map { index, resource in
      let language = resource.version.language
      // A table is shown in the words of its own language.
      let words = site.words[language]
      let table = resource.table
      var model = DataTableModel(
        id: "g:table-\(index + 1)", title: table.title, size: size(of: table, words: words),
        html: PreviewTable(table, words: words).dataTable.html,
        fieldsCaption: words("data_fields_caption", ["title": table.title]), fieldsRegion: "")
      model.fieldsRegion = words("table_region", ["caption": model.fieldsCaption])
      model.language = language == languageIndex ? nil : words.language.tag
      model.fieldDescriptions = table.columns.map { FieldModel($0, words: words) }
      model.files = table.files.map { file in
        DownloadModel(
          file, of: table, id: "\(resource.name).\(file.format.rawValue)", words: words)
      }
      return model
    }
  }

  private func size(of table: PublishedTable, words: Words) -> String {
    words.count(table.rowCount, "count_rows") + words("list_comma")
      + words.count(table.columns.count, "count_columns")
  }

  private var packageDescription: DownloadModel {
    DownloadModel(
      title: words("data_package_title"),
      url: "/" + Address.href(GeneratedPage.dataset(published.name)) + "datapackage.json",
      format: "JSON", size: "")
  }

  /// What describes the tables of a language, in its words.
  private func descriptions(of language: Int) -> [DownloadModel] {
    let words = site.words[language]
    return published.resources(languages: site.languages)
      .filter { $0.version.language == language }
      .flatMap { resource in
        resource.table.files.compactMap { file in
          file.descriptionAddress.map { address in
            DownloadModel(
              title: words(
                file.format == .csv ? "data_csvw_title" : "data_json_schema_title",
                ["title": resource.table.title]), url: Address.href(address), format: "JSON",
              size: "")
          }
        }
      }
  }

  /// Those of the other languages; a dataset has a page of its own in each, which tells of them.
  private var otherDescriptions: [DescriptionGroupModel] {
    guard published.type != .dataset else { return [] }
    return published.versions.map(\.language).filter { $0 != version.language }
      .compactMap { language in
        let files = descriptions(of: language)
        guard !files.isEmpty else { return nil }
        return DescriptionGroupModel(
          title: site.words[language].label, language: site.languages[language].tag, files: files)
      }
  }

  private var citation: String {
    let date = dataset.lastChanged ?? site.options.today
    return words(
      "citation",
      [
        "agency": site.settings.agency.name[words.language], "roc_year": String(date.rocYear),
        "year": String(date.year), "title": citedTitle, "license": license.title,
      ])
  }

  /// With its version, where there is one, since others may differ.
  private var citedTitle: String {
    guard let number = dataset.version?.number else { return version.title }
    return version.title + words("open_parenthesis")
      + words("data_version", ["version": number.description]) + words("close_parenthesis")
  }

  private var license: LinkModel {
    published.license.map { LinkModel(license: $0, words: words) }
      ?? site.furniture[languageIndex].license
  }

  /// The unit that answers for the page, else the agency.
  private var contact: UnitModel {
    if let unit = published.unit.flatMap({ site.furniture[languageIndex].units[$0] }) {
      return unit.model
    }
    let agency = site.settings.agency
    var contact = UnitModel(name: agency.name[words.language])
    contact.phone = agency.phone
    contact.phoneURL = agency.phone.map(telephoneURL)
    contact.email = agency.email
    contact.emailURL = agency.email.map { "mailto:" + $0 }
    return contact
  }

  // MARK: Facts

  /// When the data were changed last; of those that are no longer offered, when that began.
  var lastChanged: CalendarDate? { dataset.withdrawal?.date ?? dataset.lastChanged }

  /// What stands under the title.
  enum Fact: CaseIterable { case page, updated, frequency, size, version, license }

  /// The facts that are known, but for those that the page tells in its own way.
  func facts(besides told: Set<Fact> = []) -> [PageFact] {
    Fact.allCases.filter { !told.contains($0) }.compactMap { fact in
      value(of: fact).map { PageFact(label(of: fact), $0) }
    }
  }

  private func label(of fact: Fact) -> String {
    switch fact {
    case .page: words("imprint_from")
    case .updated: dataset.withdrawal == nil ? words.imprint.updated : words("withdrawn_date")
    case .frequency: words.imprint.frequency
    case .size: words("imprint_rows")
    case .version: words("data_version_label")
    case .license: words("imprint_license")
    }
  }

  private func value(of fact: Fact) -> TextRun? {
    switch fact {
    case .page:
      guard published.type != .dataset else { return nil }
      return .link(
        version.title, href: Address.href(version.permalink),
        language: version.language == languageIndex ? nil : site.languages[version.language].tag)
    case .updated: return lastChanged.map { .date($0) }
    case .frequency: return dataset.frequency.map { .text(words("frequency_\($0.rawValue)")) }
    case .size:
      let tables = version.tables
      guard !tables.isEmpty else { return nil }
      guard tables.count == 1 else { return .text(words.count(tables.count, "count_tables")) }
      return .text(size(of: tables[0], words: words))
    case .version:
      guard let version = dataset.version else { return nil }
      let previous = dataset.versions.dropLast().last.map { previous in
        words("data_version_previous", ["version": previous.number.description])
      }
      return .text(version.number.description + (previous ?? ""))
    case .license:
      let link = license
      return .link(link.title, href: link.url, language: nil)
    }
  }
}
