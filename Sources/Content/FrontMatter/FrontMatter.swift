package import Diagnostics
package import Encodings
package import OpenData

/// What stands between the `---` lines of a page.
///
/// A class: it has some sixty fields, most of them of one type of page only, and a page is passed about more often
/// than it is read.
package final class FrontMatter: Sendable {
  package let title: String
  package let type: PageType
  package let slug: String?
  package let aliases: [Located<String>]
  /// Year of the Republic of China.
  package let year: Int?
  package let date: CalendarDate?
  package let updated: CalendarDate?
  package let review: CalendarDate?
  package let expires: CalendarDate?
  package let unit: String?
  package let number: String?
  package let categories: [CategoryScheme: [String]]
  package let audience: [String]
  package let keywords: [String]
  package let summary: String?
  package let sources: [Source]
  package let attachments: [Attachment]
  package let license: String?
  package let status: PageStatus
  package let replacedBy: Located<String>?
  package let changes: [Change]
  package let isDraft: Bool
  package let isPartial: Bool
  /// What is right on this page although a rule says otherwise.
  package let excuses: [Excuse]
  package let outlines: [OutlineRequest]
  package let measures: [Measure]
  package let evaluation: EvaluationFields
  package let procedure: ProcedureFields
  package let dataset: DatasetFields

  /// Reads the keys in the order in which what is wrong with them is told.
  init(_ decoder: inout FrontMatterDecoder) {
    title = decoder.title()
    type = decoder.type()
    let date = decoder.reader.date("date")
    updated = decoder.reader.date("updated")
    review = decoder.reader.date("review")
    expires = decoder.reader.date("expires")
    changes = decoder.changes()
    slug = decoder.slug()
    aliases = decoder.aliases()
    unit = decoder.unit()
    number = decoder.reader.text("number")
    license = decoder.reader.text("license")
    summary = decoder.reader.text("summary")
    audience = decoder.reader.texts("audience")
    keywords = decoder.reader.texts("keywords")
    attachments = decoder.attachments()
    categories = decoder.categories()
    sources = decoder.sources()
    status = decoder.reader.choice("status", PageStatus.self) ?? .current
    replacedBy = decoder.replacement(of: status)
    isDraft = decoder.reader.flag("draft") ?? false
    isPartial = decoder.reader.flag("partial") ?? false
    excuses = decoder.excuses()
    let isOfYear = type == .plan || type == .evaluation
    year = isOfYear ? decoder.year() : nil
    outlines = isOfYear ? decoder.outlines() : []
    measures = type == .plan ? decoder.measures() : []
    evaluation = type == .evaluation ? decoder.evaluation() : EvaluationFields()
    procedure = type == .sop ? decoder.procedure() : ProcedureFields()
    dataset = type == .dataset ? decoder.dataset(status) : DatasetFields()
    self.date = decoder.check(date, updated: updated, of: type, year: year)
  }

  /// Only what other pages may know, as ``write(to:)`` wrote it; all else as if it were not there.
  package init(from reader: inout BinaryReader) throws(BinaryReader.Damaged) {
    title = try reader.text()
    type = try reader.choice()
    slug = try reader.optionalText()
    aliases = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Located(try reader.text(), range: try reader.range())
    }
    year = try reader.optionalInteger()
    date = try reader.optionalDate()
    updated = try reader.optionalDate()
    review = try reader.optionalDate()
    expires = try reader.optionalDate()
    unit = try reader.optionalText()
    var categories: [CategoryScheme: [String]] = [:]
    for scheme in CategoryScheme.allCases {
      let codes = try reader.texts()
      if !codes.isEmpty { categories[scheme] = codes }
    }
    self.categories = categories
    keywords = try reader.texts()
    summary = try reader.optionalText()
    status = try reader.choice()
    changes = try reader.array { (reader) throws(BinaryReader.Damaged) in
      Change(date: try reader.date(), note: try reader.text())
    }
    isDraft = try reader.boolean()
    isPartial = try reader.boolean()
    var evaluation = EvaluationFields()
    evaluation.half = try reader.optionalInteger()
    // A page that reports on a plan is never short.
    guard try reader.optionalText() == nil else { throw BinaryReader.Damaged() }
    self.evaluation = evaluation
    outlines = try reader.array { (reader) throws(BinaryReader.Damaged) in
      try reader.outline()
    }
    number = nil
    excuses = []
    audience = []
    sources = []
    attachments = []
    license = nil
    replacedBy = nil
    measures = []
    procedure = ProcedureFields()
    dataset = DatasetFields()
  }

  /// The newest of `updated`, the change notes and `date`.
  package var lastUpdated: CalendarDate? {
    var newest = date
    func consider(_ day: CalendarDate) { newest = max(newest ?? day, day) }
    if let updated { consider(updated) }
    for change in changes { consider(change.date) }
    return newest
  }
}

/// A value and where it was written.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }
}

/// A work that a page relies on.
package struct Source: Sendable {
  package var title: String
  package var url: Located<String>?
  package var publisher: String?
  package var date: CalendarDate?
  package var accessed: CalendarDate?

  package init(title: String) { self.title = title }
}

/// A file offered with a page.
package struct Attachment: Sendable {
  package var file: Located<String>
  package var title: String

  package init(file: Located<String>, title: String) {
    self.file = file
    self.title = title
  }
}

/// A public change note.
package struct Change: Sendable {
  package var date: CalendarDate
  package var note: String

  package init(date: CalendarDate, note: String) {
    self.date = date
    self.note = note
  }
}

/// A part of a page whose headings, or a table whose merged columns, are the columns of an outline.
package struct OutlineRequest: Sendable {
  /// Where the rows come from.
  package enum Origin: Sendable, Hashable {
    /// The headings beneath the one with this number or text; the whole page without one.
    case headings(under: String?)
    /// The pipe table with this caption.
    case table(caption: String)
  }

  /// What of it is shown.
  package enum Presentation: String, Sendable, CaseIterable { case sections, table, both }

  package var origin: Origin
  /// The names of the columns, outermost first.
  ///
  /// The last is the content. Empty takes the table's header.
  package var columns: [String]
  package var presentation: Presentation
  package var range: SourceRange

  package init(
    origin: Origin, columns: [String], presentation: Presentation, range: SourceRange
  ) {
    self.origin = origin
    self.columns = columns
    self.presentation = presentation
    self.range = range
  }
}

/// Something a plan promises to measure.
package struct Measure: Sendable {
  /// Which way is better.
  package enum Direction: String, Sendable, CaseIterable { case up, down }

  package var id: String
  package var name: LocalizedText
  package var unit: LocalizedText
  package var target: Decimal?
  package var period: LocalizedText?
  package var direction: Direction
  /// The id of an outline row.
  package var row: Located<String>?
  package var range: SourceRange

  package init(id: String, name: LocalizedText, unit: LocalizedText, range: SourceRange) {
    self.id = id
    self.name = name
    self.unit = unit
    direction = .up
    self.range = range
  }
}

/// What only an evaluation has.
package struct EvaluationFields: Sendable {
  /// The result of one measure.
  package struct Result: Sendable {
    package var measure: Located<String>
    package var actual: Decimal?
    package var note: LocalizedText?

    package init(measure: Located<String>) { self.measure = measure }
  }

  /// 1 or 2.
  package var half: Int?
  /// The page it reports on.
  package var plan: Located<String>?
  package var results: [Result] = []

  package init() {}
}

/// What only a procedure has.
package struct ProcedureFields: Sendable {
  /// A paper the applicant brings.
  package struct Paper: Sendable {
    package var name: String
    package var copies: String?
    package var note: String?

    package init(name: String) { self.name = name }
  }

  /// A law it rests on.
  package struct LegalBasis: Sendable {
    package var title: String
    package var url: Located<String>?

    package init(title: String, url: Located<String>?) {
      self.title = title
      self.url = url
    }
  }

  /// A form to fill in: a file of the page or an address.
  package struct Form: Sendable {
    package var title: String
    package var file: Located<String>?
    package var url: Located<String>?

    package init(title: String) { self.title = title }
  }

  package var eligibility: String?
  package var papers: [Paper] = []
  package var processingTime: String?
  package var fee: String?
  package var legalBasis: [LegalBasis] = []
  package var forms: [Form] = []
  package var applyURL: Located<String>?
  package var progressURL: Located<String>?

  package init() {}
}

/// What only a dataset has.
package struct DatasetFields: Sendable {
  /// A data file.
  package struct Resource: Sendable {
    package var file: Located<String>
    package var title: String?
    package var encoding: String?
    package var fields: [Field]

    package init(file: Located<String>) {
      self.file = file
      fields = []
    }
  }

  /// A column.
  package struct Field: Sendable {
    package var name: Located<String>
    package var title: String?
    /// What its cells hold; `nil` where they are to tell.
    package var type: FieldType?
    package var text: String?
    package var unit: String?
    /// What is done to its values before they are published: the key `mask`.
    package var deidentification: Deidentification?
    /// What becomes of texts that a spreadsheet would run; `nil` where nothing is said, so that they are refused.
    package var spreadsheet: SpreadsheetPolicy?

    package init(name: Located<String>) { self.name = name }
  }

  /// A chart of the data.
  package struct Chart: Sendable {
    package var type: Located<String>
    package var x: Located<String>
    package var y: [Located<String>]
    package var caption: String?

    package init(type: Located<String>, x: Located<String>, y: [Located<String>], caption: String?)
    {
      self.type = type
      self.x = x
      self.y = y
      self.caption = caption
    }
  }

  /// Why the data are no longer offered.
  package struct Withdrawal: Sendable {
    package var date: CalendarDate
    package var reason: LocalizedText
    /// Who approved it.
    package var approver: LocalizedText
    /// What takes the data's place: an address of the site, or of another.
    package var successor: Located<String>?
    /// Where it is written.
    package var range: SourceRange

    package init(
      date: CalendarDate, reason: LocalizedText, approver: LocalizedText,
      successor: Located<String>?, range: SourceRange
    ) {
      self.date = date
      self.reason = reason
      self.approver = approver
      self.successor = successor
      self.range = range
    }
  }

  package var resources: [Resource] = []
  package var fields: [Field] = []
  package var frequency: Located<Frequency>?
  package var temporal: (start: CalendarDate, end: CalendarDate)?
  package var spatial: String?
  package var chart: Chart?
  /// Present only where the page's status is `withdrawn`.
  package var withdrawal: Withdrawal?

  package init() {}
}
