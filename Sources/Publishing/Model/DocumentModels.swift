package import Mustache

/// One entry of the imprint: a label and its value.
package struct ImprintModel: TemplateModel {
  package var label: String
  package var html: [UInt8]

  package init(_ label: String, html: [UInt8]) {
    self.label = label
    self.html = html
  }

  package static let modelName = "imprint entry"
  package static let fields: [Field<ImprintModel>] = [
    .text("label", "such as 發布日期") { $0.label },
    .html("html", "its value: text, a `time` element or a link") { $0.html },
  ]
}

/// Something the reader must know before reading on.
package struct NoticeModel: TemplateModel {
  /// Which look and icon a notice has.
  package enum Kind: Sendable, Hashable { case note, important, warning, caution }

  package var id: String
  package var kind: Kind
  package var title: String
  package var html: [UInt8]

  package init(id: String, kind: Kind, title: String, html: [UInt8]) {
    self.id = id
    self.kind = kind
    self.title = title
    self.html = html
  }

  package static let modelName = "notice"
  package static let fields: [Field<NoticeModel>] = [
    .text("id", "id of its title") { $0.id },
    .text("title", "such as 本計畫已停止適用") { $0.title },
    .html("html", "its paragraphs") { $0.html },
    .flag("is_note", "a remark") { $0.kind == .note },
    .flag("is_important", "something important") { $0.kind == .important },
    .flag("is_warning", "a warning") { $0.kind == .warning },
    .flag("is_caution", "withdrawn or dangerous") { $0.kind == .caution },
  ]
}

/// The headings of a page.
package struct OutlineModel: TemplateModel {
  package var title: String
  package var items: [OutlineItemModel]
  package var showsAllLevels = false
  package var tables: [LinkModel] = []

  package init(title: String, items: [OutlineItemModel]) {
    self.title = title
    self.items = items
  }

  package static let modelName = "outline"
  package static let fields: [Field<OutlineModel>] = [
    .text("title", "such as 本頁大綱") { $0.title },
    .list("items", "headings of the first level") { $0.items },
    .flag("shows_all_levels", "whether deeper levels show on narrow screens too (FAQ)") {
      $0.showsAllLevels
    },
    .list("tables", "the same text as tables") { $0.tables },
  ]
}

/// A heading in the outline.
package struct OutlineItemModel: TemplateModel {
  package var url: String
  package var number: String?
  package var title: String
  package var isLong = false
  package var children: [OutlineItemModel] = []

  package init(url: String, number: String?, title: String) {
    self.url = url
    self.number = number
    self.title = title
  }

  package static let modelName = "outline item"
  package static let fields: [Field<OutlineItemModel>] = [
    .text("url", "its address, `#…`") { $0.url },
    .optionalText("number", "such as 壹、") { $0.number },
    .text("title", "the heading without its number") { $0.title },
    .flag("is_long", "whether it needs a line of its own") { $0.isLong },
    .list("children", "headings beneath it") { $0.children },
    .flag("has_children", "whether there are any") { !$0.children.isEmpty },
  ]
}

/// What stands at the foot of a document.
package struct FootModel: TemplateModel {
  package var downloads: [DownloadModel] = []
  package var sources: [SourceModel] = []
  package var changes: [ChangeModel] = []
  package var unit: UnitModel?
  package var categories: [CategoryLinkModel] = []
  package var keywords: [String] = []
  package var license: LinkModel?
  package var identifier: String?
  package var updated: DateModel?

  package init() {}

  package static let modelName = "foot"
  package static let fields: [Field<FootModel>] = [
    .list("downloads", "files of the page") { $0.downloads },
    .flag("has_downloads", "whether there are any") { !$0.downloads.isEmpty },
    .list("sources", "cited sources") { $0.sources },
    .flag("has_sources", "whether there are any") { !$0.sources.isEmpty },
    .list("changes", "public change notes, newest first") { $0.changes },
    .flag("has_changes", "whether there are any") { !$0.changes.isEmpty },
    .record("unit", "responsible unit") { $0.unit },
    .list("categories", "主題, 施政 and 服務 classes") { $0.categories },
    .flag("has_categories", "whether there are any") { !$0.categories.isEmpty },
    .texts("keywords", "keywords") { $0.keywords },
    .flag("has_keywords", "whether there are any") { !$0.keywords.isEmpty },
    .record("license", "licence of the page") { $0.license },
    .optionalText("identifier", "stable identifier (datasets)") { $0.identifier },
    .record("updated", "date of the last change") { $0.updated },
  ]
}

/// A file to download.
package struct DownloadModel: TemplateModel {
  package var title: String
  package var url: String
  package var format: String
  package var size: String
  package var id: String?

  package init(title: String, url: String, format: String, size: String) {
    self.title = title
    self.url = url
    self.format = format
    self.size = size
  }

  package static let modelName = "download"
  package static let fields: [Field<DownloadModel>] = [
    .text("title", "name of the file") { $0.title },
    .text("url", "its address") { $0.url },
    .text("format", "such as ODT") { $0.format },
    .text("size", "such as 31 KB") { $0.size },
    .optionalText("id", "the fragment by which catalogues name it, such as `outline.csv`") {
      $0.id
    },
  ]
}

/// A cited source.
package struct SourceModel: TemplateModel {
  package var title: String
  package var url: String?
  package var language: String?
  package var publisher: String?
  package var date: DateModel?
  package var accessed: DateModel?

  package init(title: String) { self.title = title }

  package static let modelName = "source"
  package static let fields: [Field<SourceModel>] = [
    .text("title", "title of the work") { $0.title },
    .optionalText("url", "where it is") { $0.url },
    .optionalText("language", "its language where it is not the page's") { $0.language },
    .optionalText("publisher", "who published it") { $0.publisher },
    .record("date", "when it was published") { $0.date },
    .record("accessed", "when it was read") { $0.accessed },
  ]
}

/// A public change note.
package struct ChangeModel: TemplateModel {
  package var date: DateModel
  package var note: String

  package init(date: DateModel, note: String) {
    self.date = date
    self.note = note
  }

  package static let modelName = "change"
  package static let fields: [Field<ChangeModel>] = [
    .record("date", "when") { $0.date },
    .text("note", "what changed") { $0.note },
  ]
}

/// The unit that answers for a page.
package struct UnitModel: TemplateModel {
  package var name: String
  package var head: String?
  package var phone: String?
  package var phoneURL: String?
  package var email: String?
  package var emailURL: String?

  package init(name: String) { self.name = name }

  package static let modelName = "unit"
  package static let fields: [Field<UnitModel>] = [
    .text("name", "its name") { $0.name },
    .optionalText("head", "its head") { $0.head },
    .optionalText("phone", "telephone number as written") { $0.phone },
    .optionalText("phone_url", "`tel:` address of it") { $0.phoneURL },
    .optionalText("email", "e-mail address") { $0.email },
    .optionalText("email_url", "`mailto:` address of it") { $0.emailURL },
  ]
}

/// A class of one of the three category lists.
package struct CategoryLinkModel: TemplateModel {
  package var scheme: String
  package var code: String
  package var name: String
  package var url: String

  package init(scheme: String, code: String, name: String, url: String) {
    self.scheme = scheme
    self.code = code
    self.name = name
    self.url = url
  }

  package static let modelName = "category link"
  package static let fields: [Field<CategoryLinkModel>] = [
    .text("scheme", "主題, 施政 or 服務") { $0.scheme },
    .text("code", "such as I00") { $0.code },
    .text("name", "such as 公共資訊") { $0.name },
    .text("url", "page of the class") { $0.url },
  ]
}
