import Content

/// What kinds of documents are called.
struct KindWords: Sendable {
  let section: String
  private let byType: [PageType: String]

  /// Takes each text by its key, which is a prefix and the kind.
  init(_ prefix: String, _ text: (String) -> String) {
    section = text(prefix + "section")
    byType = Dictionary(
      uniqueKeysWithValues: PageType.allCases.map { ($0, text(prefix + $0.rawValue)) })
  }

  subscript(page: Page) -> String {
    page.role == .section ? section : self[page.frontMatter.type]
  }

  subscript(type: PageType) -> String { byType[type, default: ""] }
}

/// The labels of the imprint.
struct ImprintWords: Sendable {
  let asOf: String
  let date: String
  let frequency: String
  let number: String
  let period: String
  let plan: String
  let processingTime: String
  let review: String
  let status: String
  let unit: String
  let updated: String
  let year: String

  /// Takes each text by its key.
  init(_ text: (String) -> String) {
    asOf = text("imprint_as_of")
    date = text("imprint_date")
    frequency = text("imprint_frequency")
    number = text("imprint_number")
    period = text("imprint_period")
    plan = text("imprint_plan")
    processingTime = text("imprint_processing_time")
    review = text("imprint_review")
    status = text("imprint_status")
    unit = text("imprint_unit")
    updated = text("imprint_updated")
    year = text("imprint_year")
  }
}

/// What the elements of Dublin Core say in a language, whatever the page.
struct DublinCoreWords: Sendable {
  let format: String
  let language: String
  let types: KindWords

  /// Takes each text by its key.
  init(_ text: (String) -> String) {
    format = text("dc_format")
    language = text("dc_language")
    types = KindWords("dc_type_", text)
  }
}
