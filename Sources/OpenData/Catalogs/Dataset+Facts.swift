/// What catalogues ask of a dataset and derive from it.
extension Dataset {
  /// The day of its last change; that of its last version or of its issue where none is given.
  package var lastChanged: CalendarDate? { modified ?? versions.last?.date ?? issued }

  package var withdrawal: Withdrawal? {
    switch status {
    case .current: nil
    case .withdrawn(let withdrawal): withdrawal
    }
  }

  /// The version that is published now; `nil` before the first release.
  package var version: DatasetVersion? { versions.last }

  /// Its page in a language, or in the first of `tags` that has one.
  package func page(in tag: String, orOneOf tags: [String]) -> String? {
    pages[tag] ?? tags.lazy.compactMap { pages[$0] }.first
  }

  /// Its keywords; without any, the names of its classes, and without those its title, since DCAT-US
  /// demands one and these are what a reader would look for.
  var keywordsOrTitle: [LocalizedText] {
    if !keywords.isEmpty { return keywords }
    return classes.isEmpty ? [title] : classes.map(\.name)
  }

  /// The classes of a scheme: `theme`, `cake` or `service`.
  func classes(of scheme: String) -> [DatasetClass] { classes.filter { $0.scheme == scheme } }
}

/// What a catalogue's standard demands and a dataset does not say.
package enum DatasetGap: Sendable, Hashable, CaseIterable {
  /// No title in the catalogue's first language (DCAT-US 1.1, `title`).
  case title
  /// No description in the catalogue's first language (DCAT-US 1.1, `description`).
  case description
  /// Neither a day of change nor one of issue (DCAT-US 1.1, `modified`).
  case date
  /// The contact has no address of e-mail (DCAT-US 1.1, `contactPoint`, `hasEmail`).
  case email
  /// No table.
  case resources
}

extension Catalog {
  /// What a dataset would have to say to stand in every catalogue; a withdrawn one lacks nothing.
  ///
  /// With any of these but `resources` it is left out of `data.json`, which is valid or not as a whole.
  package func gaps(of dataset: Dataset) -> [DatasetGap] {
    guard dataset.status == .current else { return [] }
    let tag = languages.first ?? ""
    return DatasetGap.allCases.filter { gap in
      switch gap {
      case .title: dataset.title[tag: tag].isEmpty
      case .description: dataset.description[tag: tag].isEmpty
      case .date: dataset.lastChanged == nil
      case .email: dataset.contact.email == nil
      case .resources: dataset.resources.isEmpty
      }
    }
  }
}
