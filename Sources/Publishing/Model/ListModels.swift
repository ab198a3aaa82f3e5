package import Mustache

/// A list of pages.
package struct ListingModel: TemplateModel {
  package var entries: [EntryModel]
  package var isDated: Bool
  package var previousURL: String?
  package var nextURL: String?
  package var position: String?

  package init(entries: [EntryModel], isDated: Bool) {
    self.entries = entries
    self.isDated = isDated
  }

  package static let modelName = "listing"
  package static let fields: [Field<ListingModel>] = [
    .list("entries", "its pages") { $0.entries },
    .flag("has_entries", "whether there are any") { !$0.entries.isEmpty },
    .flag("is_dated", "whether dates lead the entries") { $0.isDated },
    .optionalText("previous_url", "the list before this one") { $0.previousURL },
    .optionalText("next_url", "the list after this one") { $0.nextURL },
    .optionalText("position", "such as 第2頁，共5頁; absent on a list of one page") { $0.position },
  ]
}

/// A page in a list.
package struct EntryModel: TemplateModel {
  package var title: String
  package var url: String
  package var summary: String?
  package var date: DateModel?
  package var kind: String?
  package var unit: String?
  package var language: String?
  package var isDraft = false
  package var isSuperseded = false
  package var isWithdrawn = false

  package init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  package static let modelName = "entry"
  package static let fields: [Field<EntryModel>] = [
    .text("title", "title of the page") { $0.title },
    .text("url", "its address") { $0.url },
    .optionalText("summary", "one or two sentences") { $0.summary },
    .record("date", "date of issue") { $0.date },
    .optionalText("kind", "kind of document") { $0.kind },
    .optionalText("unit", "responsible unit") { $0.unit },
    .optionalText("language", "the page's language where it is not this list's") { $0.language },
    .flag("is_draft", "whether it is not to be published yet; only previews have such") {
      $0.isDraft
    },
    .flag("is_superseded", "whether a newer one has taken its place") { $0.isSuperseded },
    .flag("is_withdrawn", "whether it no longer applies") { $0.isWithdrawn },
    .flag("has_meta", "whether kind, unit, date or status is known") {
      $0.kind != nil || $0.unit != nil || $0.date != nil || $0.isDraft || $0.isSuperseded
        || $0.isWithdrawn
    },
  ]
}

/// What only the home page has.
package struct HomeModel: TemplateModel {
  package var news: [EntryModel] = []
  package var newsURL: String?
  package var columns: [ColumnModel] = []
  package var services: [TermModel] = []
  package var categoriesURL: String?

  package init() {}

  package static let modelName = "home"
  package static let fields: [Field<HomeModel>] = [
    .list("news", "newest news") { $0.news },
    .flag("has_news", "whether there is any") { !$0.news.isEmpty },
    .optionalText("news_url", "all news") { $0.newsURL },
    .list("columns", "the sections and their newest pages") { $0.columns },
    .flag("has_columns", "whether there are any sections") { !$0.columns.isEmpty },
    .list("services", "top classes of 服務") { $0.services },
    .flag("has_services", "whether there are any") { !$0.services.isEmpty },
    .optionalText("categories_url", "the three category lists") { $0.categoriesURL },
  ]
}

/// A section on the home page.
package struct ColumnModel: TemplateModel {
  package var title: String
  package var url: String
  package var summary: String?
  package var entries: [EntryModel]

  package init(title: String, url: String, summary: String?, entries: [EntryModel]) {
    self.title = title
    self.url = url
    self.summary = summary
    self.entries = entries
  }

  package static let modelName = "column"
  package static let fields: [Field<ColumnModel>] = [
    .text("title", "title of the section") { $0.title },
    .text("url", "its address") { $0.url },
    .optionalText("summary", "what it holds") { $0.summary },
    .list("entries", "its newest pages") { $0.entries },
    .flag("has_entries", "whether there are any") { !$0.entries.isEmpty },
  ]
}

/// The category indexes: all three, one of them, or one class.
package struct CategoriesModel: TemplateModel {
  package var schemes: [SchemeModel]
  package var showsOneScheme: Bool
  package var subclasses: [TermModel] = []

  package init(schemes: [SchemeModel], showsOneScheme: Bool) {
    self.schemes = schemes
    self.showsOneScheme = showsOneScheme
  }

  package static let modelName = "categories"
  package static let fields: [Field<CategoriesModel>] = [
    .list("schemes", "主題, 施政 and 服務") { $0.schemes },
    .flag("shows_one_scheme", "whether the page is the index of one of them") {
      $0.showsOneScheme
    },
    .list("subclasses", "classes beneath this one (on the page of a class)") { $0.subclasses },
    .flag("has_subclasses", "whether there are any") { !$0.subclasses.isEmpty },
  ]
}

/// One of the three category lists.
package struct SchemeModel: TemplateModel {
  package var id: String
  package var title: String
  package var summary: String
  package var url: String
  package var isCurrent: Bool
  package var terms: [TermModel]

  package init(
    id: String, title: String, summary: String, url: String, isCurrent: Bool, terms: [TermModel]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.url = url
    self.isCurrent = isCurrent
    self.terms = terms
  }

  package static let modelName = "scheme"
  package static let fields: [Field<SchemeModel>] = [
    .text("id", "`theme`, `cake` or `service`") { $0.id },
    .text("title", "such as 主題分類") { $0.title },
    .text("summary", "what it classifies by") { $0.summary },
    .text("url", "its index") { $0.url },
    .flag("is_current", "whether this page is its index") { $0.isCurrent },
    .list("terms", "its classes, each followed by those beneath it") { $0.terms },
  ]
}

/// A class of a category list.
package struct TermModel: TemplateModel {
  package var code: String
  package var name: String
  package var url: String
  package var count: Int
  package var countText: String
  package var isChild: Bool

  package init(
    code: String, name: String, url: String, count: Int, countText: String, isChild: Bool
  ) {
    self.code = code
    self.name = name
    self.url = url
    self.count = count
    self.countText = countText
    self.isChild = isChild
  }

  package static let modelName = "class"
  package static let fields: [Field<TermModel>] = [
    .text("code", "such as I00") { $0.code },
    .text("name", "such as 公共資訊") { $0.name },
    .text("url", "its page") { $0.url },
    .text("count_text", "such as 7筆") { $0.countText },
    .flag("has_pages", "whether any page carries it") { $0.count > 0 },
    .flag("is_child", "whether it lies beneath the class before it") { $0.isChild },
  ]
}

/// 網站導覽: every page, and how the access keys work.
package struct SiteMapModel: TemplateModel {
  package var accessKeys: [AccessKeyModel]
  package var sections: [SiteMapNodeModel]

  package init(accessKeys: [AccessKeyModel], sections: [SiteMapNodeModel]) {
    self.accessKeys = accessKeys
    self.sections = sections
  }

  package static let modelName = "site map"
  package static let fields: [Field<SiteMapModel>] = [
    .list("access_keys", "access keys, word for word as on every page") { $0.accessKeys },
    .list("sections", "the top of the tree of pages") { $0.sections },
  ]
}

/// A page in 網站導覽 and the pages beneath it.
package struct SiteMapNodeModel: TemplateModel {
  package var number: String
  package var title: String
  package var url: String
  package var language: String?
  package var children: [SiteMapNodeModel]
  package var more: LinkModel?

  package init(
    number: String, title: String, url: String, language: String? = nil,
    children: [SiteMapNodeModel] = [], more: LinkModel? = nil
  ) {
    self.number = number
    self.title = title
    self.url = url
    self.language = language
    self.children = children
    self.more = more
  }

  package static let modelName = "site map node"
  package static let fields: [Field<SiteMapNodeModel>] = [
    .text("number", "its place, such as 2.3") { $0.number },
    .text("title", "title of the page") { $0.title },
    .text("url", "its address") { $0.url },
    .optionalText("language", "the page's language where it is not this list's") { $0.language },
    .list("children", "pages beneath it, newest first, at most thirty") { $0.children },
    .flag("has_children", "whether there are any") { !$0.children.isEmpty },
    .record("more", "the section's own list, where it has more pages than that") { $0.more },
  ]
}
