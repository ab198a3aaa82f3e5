/// A page as a site's index knows it.
package struct SearchEntry: Sendable {
  /// What readers may choose pages by: places in the lists of ``SearchFacets``, from 0.
  package struct Facets: Sendable, Hashable {
    /// The day that it bears, in days since 1970; `nil` where it bears none.
    package var day: Int?
    package var type: Int?
    package var unit: Int?
    package var year: Int?
    /// Of each classification, in the order of the lists.
    package var classes: [[Int]] = []

    package init() {}
  }

  /// A number by which later builds know the page.
  package var key: UInt64
  package var record: PageRecord
  /// What ``AnalyzedPage`` gave; `nil` where that is the same as when the index was made.
  package var terms: [UInt8]?
  package var facets: Facets

  package init(key: UInt64, record: PageRecord, terms: [UInt8]?, facets: Facets) {
    self.key = key
    self.record = record
    self.terms = terms
    self.facets = facets
  }
}

/// What pages can be chosen by, as values and the words that readers see for them.
package struct SearchFacets: Sendable {
  package struct Value: Sendable {
    package var value: String
    package var label: String

    package init(_ value: String, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  package var types: [Value] = []
  package var units: [Value] = []
  package var years: [Value] = []
  /// A list for each classification, with its name.
  package var classes: [(name: String, values: [Value])] = []

  package init() {}
}

/// What a search looks past: characters and words that mean the same.
package struct SearchVocabulary: Sendable {
  /// Variants of characters and what they are read as, such as 臺 and 台.
  package var variants: [(variant: Unicode.Scalar, form: Unicode.Scalar)] = []
  /// Words of which one is found by another.
  package var synonyms: [[String]] = []

  package init() {}

  package var folding: Folding { Folding(variants: variants) }
}

/// A file of an index.
package struct SearchFile: Sendable {
  /// Such as `terms-0c2f81aa.bin`.
  package var name: String
  package var byteCount: Int
  /// `nil` where the file stands as it is to be.
  package var bytes: [UInt8]?
}
