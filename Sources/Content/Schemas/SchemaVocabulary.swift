import OpenData

/// What a site's own files say that its pages may name: editors complete it.
package struct SchemaVocabulary: Sendable {
  /// Tags, the first language's first; empty takes any.
  package var languages: [String] = []
  package var units: [ValueSchema.Word] = []
  package var terms: [CategoryScheme: [ValueSchema.Word]] = [:]
  /// The kinds of chart that can be drawn.
  package var charts: [ValueSchema.Word] = []

  /// What is known without a site.
  package init() {}

  /// What a site's settings and class lists name, each with its names in the site's languages.
  package init(settings: Settings, taxonomies: [CategoryScheme: Taxonomy]) {
    let tags = settings.languages.map(\.tag)
    func meaning(_ name: LocalizedText) -> String {
      name.texts(in: tags).map(\.text).joined(separator: " / ")
    }
    languages = tags
    // What could not be read is not all that there is.
    units =
      settings.areUnitsKnown
      ? settings.units.sorted { $0.key < $1.key }
        .map { ValueSchema.Word($0.key, meaning: meaning($0.value.name)) } : []
    terms = taxonomies.mapValues { taxonomy in
      taxonomy.terms.map { ValueSchema.Word($0.code, meaning: meaning($0.name)) }
    }
  }
}
