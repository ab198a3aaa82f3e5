/// What a publisher offers as data (DCAT 3, `dcat:Catalog`).
package struct Catalog: Sendable {
  /// The site's root, absolute, ends in `/`; every address of the catalogue begins with it.
  package var baseURL: String
  /// The tags of the site's languages (BCP 47), the first one first; texts are given in these.
  package var languages: [String]
  package var title: LocalizedText
  package var description: LocalizedText
  package var publisher: Publisher
  package var license: License
  /// In the order in which they are shown, withdrawn ones among them.
  package var datasets: [Dataset]

  package init(
    baseURL: String, languages: [String], title: LocalizedText, description: LocalizedText,
    publisher: Publisher, license: License, datasets: [Dataset]
  ) {
    self.baseURL = baseURL
    self.languages = languages
    self.title = title
    self.description = description
    self.publisher = publisher
    self.license = license
    self.datasets = datasets
  }
}

/// Who publishes (`foaf:Agent`).
package struct Publisher: Sendable, Hashable {
  package var name: LocalizedText
  /// The agency's code, such as `A41000000G`.
  package var code: String?
  /// The agency's object identifier, such as `2.16.886.101.20003.20082`.
  package var oid: String?

  package init(name: LocalizedText) { self.name = name }
}

/// Who answers questions (`vcard:Kind`).
package struct ContactPoint: Sendable, Hashable {
  package var name: LocalizedText
  package var email: String?
  package var phone: String?

  package init(name: LocalizedText) { self.name = name }
}

/// The terms under which data may be used.
package struct License: Sendable, Hashable {
  /// The identifier of the SPDX list, such as `OGDL-Taiwan-1.0`.
  package var id: String
  package var title: LocalizedText
  package var url: String?

  package init(id: String, title: LocalizedText, url: String?) {
    self.id = id
    self.title = title
    self.url = url
  }
}
