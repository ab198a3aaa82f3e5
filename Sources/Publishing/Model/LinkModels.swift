package import Mustache

/// A link.
package struct LinkModel: TemplateModel {
  package var title: String
  package var url: String
  package var language: String?
  package var mediaType: String?

  package init(_ title: String, url: String, language: String? = nil, mediaType: String? = nil) {
    self.title = title
    self.url = url
    self.language = language
    self.mediaType = mediaType
  }

  package static let modelName = "link"
  package static let fields: [Field<LinkModel>] = [
    .text("title", "its text") { $0.title },
    .text("url", "its address") { $0.url },
    .optionalText("language", "the target's language where it is not the page's") { $0.language },
    .optionalText("media_type", "the target's media type where it is no page") { $0.mediaType },
  ]
}

/// Links under a heading.
package struct LinkGroupModel: TemplateModel {
  package var title: String
  package var links: [LinkModel]

  package init(_ title: String, _ links: [LinkModel]) {
    self.title = title
    self.links = links
  }

  package static let modelName = "link group"
  package static let fields: [Field<LinkGroupModel>] = [
    .text("title", "heading of the group") { $0.title },
    .list("links", "its links") { $0.links },
  ]
}

/// An entry of the main navigation.
package struct NavigationModel: TemplateModel {
  package var title: String
  package var url: String
  /// The target's language where it is not the page's.
  package var language: String?
  package var isCurrentPage = false
  package var isCurrentSection = false
  package var items: [NavigationModel] = []

  package init(title: String, url: String) {
    self.title = title
    self.url = url
  }

  package static let modelName = "navigation entry"
  package static let fields: [Field<NavigationModel>] = [
    .text("title", "its text") { $0.title },
    .text("url", "its address") { $0.url },
    .optionalText("language", "the target's language where it is not the page's") { $0.language },
    .flag("is_current_page", "whether it leads to this page") { $0.isCurrentPage },
    .flag("is_current_section", "whether this page lies beneath it") { $0.isCurrentSection },
    .list("items", "entries beneath it") { $0.items },
    .flag("has_items", "whether there are any") { !$0.items.isEmpty },
  ]
}

/// This page in another language.
package struct LanguageLinkModel: TemplateModel {
  package var tag: String
  package var label: String
  package var url: String
  package var isTranslated: Bool

  package init(tag: String, label: String, url: String, isTranslated: Bool) {
    self.tag = tag
    self.label = label
    self.url = url
    self.isTranslated = isTranslated
  }

  package static let modelName = "language link"
  package static let fields: [Field<LanguageLinkModel>] = [
    .text("tag", "BCP 47 tag of the language") { $0.tag },
    .text("label", "name of the language in itself") { $0.label },
    .text("url", "this page in that language, or that language's home page") { $0.url },
    .flag("is_translated", "whether the page exists in that language") { $0.isTranslated },
  ]
}

/// A step on the way from the home page.
package struct BreadcrumbModel: TemplateModel {
  package var title: String
  package var url: String?

  package init(_ title: String, url: String?) {
    self.title = title
    self.url = url
  }

  package static let modelName = "breadcrumb"
  package static let fields: [Field<BreadcrumbModel>] = [
    .text("title", "its text") { $0.title },
    .optionalText("url", "its address; absent for the page itself") { $0.url },
  ]
}

/// A day.
package struct DateModel: TemplateModel {
  package var iso: String
  package var text: String

  package init(iso: String, text: String) {
    self.iso = iso
    self.text = text
  }

  package static let modelName = "date"
  package static let fields: [Field<DateModel>] = [
    .text("iso", "ISO 8601, for `datetime`") { $0.iso },
    .text("text", "as the page's language writes it, such as 115年1月1日") { $0.text },
  ]
}
