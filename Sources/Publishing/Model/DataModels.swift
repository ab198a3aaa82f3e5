package import Mustache

/// What is known of a dataset besides its text: on its landing page and on pages of the type.
package struct DataModel: TemplateModel {
  package var tables: [DataTableModel] = []
  package var descriptions: [DownloadModel] = []
  package var otherDescriptions: [DescriptionGroupModel] = []
  package var digests: [FileDigestModel] = []
  package var versions: [DataVersionModel] = []
  package var quality: QualityModel
  package var citation: String
  package var contact: UnitModel
  package var centreURL: String

  package init(quality: QualityModel, citation: String, contact: UnitModel, centreURL: String) {
    self.quality = quality
    self.citation = citation
    self.contact = contact
    self.centreURL = centreURL
  }

  package static let modelName = "data"
  package static let fields: [Field<DataModel>] = [
    .list("tables", "its tables (on landing pages)") { $0.tables },
    .list("descriptions", "files that describe it to programs") { $0.descriptions },
    .list("other_descriptions", "those of its tables in other languages (on landing pages)") {
      $0.otherDescriptions
    },
    .list("digests", "the SHA-256 digest of each file") { $0.digests },
    .flag("has_digests", "whether there are files") { !$0.digests.isEmpty },
    .list("versions", "released versions, newest first") { $0.versions },
    .flag("has_versions", "whether any was released") { !$0.versions.isEmpty },
    .record("quality", "what the quality test found") { $0.quality },
    .text("citation", "how to cite it") { $0.citation },
    .record("contact", "who answers questions about it") { $0.contact },
    .text("centre_url", "the open-data centre") { $0.centreURL },
  ]
}

/// A table with its first rows, columns and files.
package struct DataTableModel: TemplateModel {
  package var id: String
  package var title: String
  /// The table's language where it is not the page's.
  package var language: String?
  package var size: String
  package var html: [UInt8]
  package var fieldsCaption: String
  package var fieldsRegion: String
  package var fieldDescriptions: [FieldModel] = []
  package var files: [DownloadModel] = []

  package init(
    id: String, title: String, size: String, html: [UInt8], fieldsCaption: String,
    fieldsRegion: String
  ) {
    self.id = id
    self.title = title
    self.size = size
    self.html = html
    self.fieldsCaption = fieldsCaption
    self.fieldsRegion = fieldsRegion
  }

  package static let modelName = "data table"
  package static let fields: [Field<DataTableModel>] = [
    .text("id", "id of its heading") { $0.id },
    .text("title", "its title") { $0.title },
    .optionalText("language", "the table's language where it is not the page's") { $0.language },
    .text("size", "such as 29列，4欄") { $0.size },
    .html("html", "the first rows as a table with caption") { $0.html },
    .text("fields_caption", "caption of the table of its columns") { $0.fieldsCaption },
    .text("fields_region", "what a screen reader calls that table's region") { $0.fieldsRegion },
    .list("fields", "the columns and what they mean") { $0.fieldDescriptions },
    .list("files", "its files") { $0.files },
  ]
}

/// Files that describe the tables of another language to programs.
package struct DescriptionGroupModel: TemplateModel {
  package var title: String
  /// BCP 47.
  package var language: String
  package var files: [DownloadModel]

  package init(title: String, language: String, files: [DownloadModel]) {
    self.title = title
    self.language = language
    self.files = files
  }

  package static let modelName = "descriptions of a language"
  package static let fields: [Field<DescriptionGroupModel>] = [
    .text("title", "the language's name in itself") { $0.title },
    .text("language", "the language") { $0.language },
    .list("files", "the files") { $0.files },
  ]
}

/// By what a download is known to be whole.
package struct FileDigestModel: TemplateModel {
  package var name: String
  package var digest: String

  package init(name: String, digest: String) {
    self.name = name
    self.digest = digest
  }

  package static let modelName = "file digest"
  package static let fields: [Field<FileDigestModel>] = [
    .text("name", "the file's name") { $0.name },
    .text("digest", "SHA-256, 64 hexadecimal digits") { $0.digest },
  ]
}

/// A released version of a dataset.
package struct DataVersionModel: TemplateModel {
  package var id: String
  package var number: String
  package var date: DateModel
  package var change: String
  package var note: String?
  /// `nil` where the version is that nothing is offered any more.
  package var digest: String?
  package var isCurrent: Bool

  package init(
    id: String, number: String, date: DateModel, change: String, note: String?, digest: String?,
    isCurrent: Bool
  ) {
    self.id = id
    self.number = number
    self.date = date
    self.change = change
    self.note = note
    self.digest = digest
    self.isCurrent = isCurrent
  }

  package static let modelName = "data version"
  package static let fields: [Field<DataVersionModel>] = [
    .text("id", "the fragment by which catalogues name it, such as `version-1.2.0`") { $0.id },
    .text("number", "such as 1.2.0") { $0.number },
    .record("date", "when it was released") { $0.date },
    .text("change", "the kind of change, in words") { $0.change },
    .optionalText("note", "what changed") { $0.note },
    .optionalText("digest", "SHA-256 of its content, where it has any") { $0.digest },
    .flag("is_current", "whether it is the one that is offered") { $0.isCurrent },
  ]
}

/// What the portal's quality test found of a dataset.
package struct QualityModel: TemplateModel {
  package var score: String
  package var url: String
  package var marks: [QualityMarkModel]
  package var note: String?

  package init(score: String, url: String, marks: [QualityMarkModel], note: String? = nil) {
    self.score = score
    self.url = url
    self.marks = marks
    self.note = note
  }

  package static let modelName = "quality"
  package static let fields: [Field<QualityModel>] = [
    .text("score", "such as 6項中通過5項") { $0.score },
    .text("url", "the page that explains each outcome") { $0.url },
    .list("marks", "the indicators; none where the data are withdrawn") { $0.marks },
    .flag("has_marks", "whether there are any") { !$0.marks.isEmpty },
    .optionalText("note", "why nothing is tested, as a sentence") { $0.note },
  ]
}

/// An indicator and its outcome.
package struct QualityMarkModel: TemplateModel {
  /// How an indicator came out.
  package enum Outcome: Sendable, Hashable { case pass, fail, unknown }

  package var title: String
  package var outcome: Outcome
  package var state: String
  package var text: String
  package var finding: String?

  package init(title: String, outcome: Outcome, state: String, text: String, finding: String?) {
    self.title = title
    self.outcome = outcome
    self.state = state
    self.text = text
    self.finding = finding
  }

  package static let modelName = "quality mark"
  package static let fields: [Field<QualityMarkModel>] = [
    .text("title", "such as 連結有效性") { $0.title },
    .flag("is_pass", "it passes") { $0.outcome == .pass },
    .flag("is_fail", "it fails") { $0.outcome == .fail },
    .flag("is_unknown", "what it would have to know is not known") { $0.outcome == .unknown },
    .text("state", "the outcome in a word") { $0.state },
    .text("text", "what is tested") { $0.text },
    .optionalText("finding", "why it fails") { $0.finding },
  ]
}

/// The open-data centre: all datasets, or those that pass a filter.
package struct DataCentreModel: TemplateModel {
  package var count: String
  package var entries: [DataEntryModel] = []
  package var filters: [DataFilterGroupModel] = []
  package var files: [MachineFileModel] = []
  /// All datasets, on the page of a filter.
  package var wholeURL: String?

  package init(count: String) { self.count = count }

  package static let modelName = "data centre"
  package static let fields: [Field<DataCentreModel>] = [
    .text("count", "such as 12個資料集") { $0.count },
    .list("entries", "the datasets") { $0.entries },
    .flag("has_entries", "whether there are any") { !$0.entries.isEmpty },
    .list("filters", "pages of datasets that have something in common, by what it is") {
      $0.filters
    },
    .flag("has_filters", "whether there are any") { !$0.filters.isEmpty },
    .list("files", "catalogues for programs (on the first page)") { $0.files },
    .flag("has_files", "whether there are any") { !$0.files.isEmpty },
    .optionalText("whole_url", "all datasets (on the page of a filter)") { $0.wholeURL },
  ]
}

/// A dataset in the list of the open-data centre.
package struct DataEntryModel: TemplateModel {
  package var title: String
  package var url: String
  package var language: String?
  package var summary: String?
  package var kind: String
  package var unit: String?
  package var updated: DateModel?
  package var version: String?
  package var quality: LinkModel
  package var files: [DownloadModel] = []
  package var tables: LinkModel?
  package var isWithdrawn = false

  package init(title: String, url: String, kind: String, quality: LinkModel) {
    self.title = title
    self.url = url
    self.kind = kind
    self.quality = quality
  }

  package static let modelName = "data entry"
  package static let fields: [Field<DataEntryModel>] = [
    .text("title", "title of the dataset") { $0.title },
    .text("url", "its page") { $0.url },
    .optionalText("language", "the title's language where it is not this list's") { $0.language },
    .optionalText("summary", "one or two sentences") { $0.summary },
    .text("kind", "kind of document that it comes from") { $0.kind },
    .optionalText("unit", "responsible unit") { $0.unit },
    .record("updated", "when it was changed last") { $0.updated },
    .optionalText("version", "such as 版本1.2.0") { $0.version },
    .record("quality", "the score of the quality test, and the page that explains it") {
      $0.quality
    },
    .list("files", "its files, where it is one table") { $0.files },
    .flag("has_files", "whether they are listed") { !$0.files.isEmpty },
    .record("tables", "how many tables it has, and where, if it is more than one") { $0.tables },
    .flag("has_tables", "whether it has more than one") { $0.tables != nil },
    .flag("is_withdrawn", "whether it is no longer offered") { $0.isWithdrawn },
  ]
}

/// Filters of one kind: 主題, 承辦單位, 格式.
package struct DataFilterGroupModel: TemplateModel {
  package var id: String
  package var title: String
  package var items: [DataFilterModel]

  package init(id: String, title: String, items: [DataFilterModel]) {
    self.id = id
    self.title = title
    self.items = items
  }

  package static let modelName = "data filter group"
  package static let fields: [Field<DataFilterGroupModel>] = [
    .text("id", "id of its heading") { $0.id },
    .text("title", "such as 主題分類") { $0.title },
    .list("items", "its filters") { $0.items },
  ]
}

/// A page of datasets that have something in common.
package struct DataFilterModel: TemplateModel {
  package var title: String
  package var url: String
  package var count: String
  package var isCurrent: Bool

  package init(title: String, url: String, count: String, isCurrent: Bool) {
    self.title = title
    self.url = url
    self.count = count
    self.isCurrent = isCurrent
  }

  package static let modelName = "data filter"
  package static let fields: [Field<DataFilterModel>] = [
    .text("title", "such as CSV") { $0.title },
    .text("url", "its page") { $0.url },
    .text("count", "such as 7個") { $0.count },
    .flag("is_current", "whether it is this page") { $0.isCurrent },
  ]
}

/// A catalogue for programs.
package struct MachineFileModel: TemplateModel {
  package var title: String
  package var url: String
  package var mediaType: String
  package var text: String

  package init(title: String, url: String, mediaType: String, text: String) {
    self.title = title
    self.url = url
    self.mediaType = mediaType
    self.text = text
  }

  package static let modelName = "machine file"
  package static let fields: [Field<MachineFileModel>] = [
    .text("title", "its name") { $0.title },
    .text("url", "its address") { $0.url },
    .text("media_type", "its media type") { $0.mediaType },
    .text("text", "what it is for") { $0.text },
  ]
}
