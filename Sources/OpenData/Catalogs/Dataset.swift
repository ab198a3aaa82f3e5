/// Data published as one thing under one identifier (`dcat:Dataset`).
package struct Dataset: Sendable {
  /// Whether it is still offered (`adms:status`).
  package enum Status: Sendable, Hashable {
    case current
    /// Its URI stays for good; readers are told why and when.
    case withdrawn(Withdrawal)
  }

  /// Its name within the site, the same in every language and for good: `/data/NAME/` is its URI.
  ///
  /// Lower-case letters, digits, `.`, `_`, `-` and Han (Data Package 2, `name`).
  package var name: String
  package var title: LocalizedText
  package var description: LocalizedText
  package var keywords: [LocalizedText] = []
  /// The official classes it carries.
  package var classes: [DatasetClass] = []
  package var contact: ContactPoint
  /// The page that shows it, absolute, per language tag.
  package var pages: [String: String] = [:]
  package var issued: CalendarDate?
  /// The day of the last change of its content.
  package var modified: CalendarDate?
  package var frequency: Frequency?
  package var temporal: (start: CalendarDate, end: CalendarDate)?
  package var spatial: String?
  package var license: License
  package var status = Status.current
  /// Its versions, oldest first; none before the first release.
  package var versions: [DatasetVersion] = []
  /// Its tables; each has a distribution per format.
  package var resources: [DataResource] = []

  package init(
    name: String, title: LocalizedText, description: LocalizedText, contact: ContactPoint,
    license: License
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.contact = contact
    self.license = license
  }
}

/// An official class: 主題, 施政 or 服務.
package struct DatasetClass: Sendable, Hashable {
  /// `theme`, `cake` or `service`.
  package var scheme: String
  package var code: String
  package var name: LocalizedText
  /// The absolute address of the class's page.
  package var url: String

  package init(scheme: String, code: String, name: LocalizedText, url: String) {
    self.scheme = scheme
    self.code = code
    self.name = name
    self.url = url
  }
}

/// Why a dataset is no longer offered.
package struct Withdrawal: Sendable, Hashable {
  package var date: CalendarDate
  package var reason: LocalizedText
  /// Who approved it.
  package var approver: LocalizedText
  /// The absolute address of what takes its place.
  package var successor: String?

  package init(date: CalendarDate, reason: LocalizedText, approver: LocalizedText) {
    self.date = date
    self.reason = reason
    self.approver = approver
  }
}

/// One table of a dataset and the files that hold it.
package struct DataResource: Sendable {
  /// Unique within its dataset, as ``Dataset/name`` is written; for good.
  package var name: String
  package var title: LocalizedText
  package var schema: TableSchema
  package var rowCount: Int
  /// The language of its texts, where it is one (BCP 47).
  package var language: String?
  package var distributions: [Distribution] = []

  package init(name: String, title: LocalizedText, schema: TableSchema, rowCount: Int) {
    self.name = name
    self.title = title
    self.schema = schema
    self.rowCount = rowCount
  }
}

/// One file that holds a table (`dcat:Distribution`).
package struct Distribution: Sendable, Hashable {
  package enum Format: String, Sendable, CaseIterable { case csv, json, ods }

  package var format: Format
  /// Absolute.
  package var url: String
  package var byteCount: Int
  /// 64 hexadecimal digits, lower case.
  package var sha256: String

  package init(format: Format, url: String, byteCount: Int, sha256: String) {
    self.format = format
    self.url = url
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}
