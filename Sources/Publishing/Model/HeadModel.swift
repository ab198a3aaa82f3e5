package import Mustache

/// What a page says of itself in `head`.
package struct HeadModel: TemplateModel {
  package var title: String
  package var description: String?
  package var canonical: String?
  package var isHiddenFromSearch = false
  package var alternates: [AlternateModel] = []
  package var feeds: [LinkModel] = []
  package var metadata: [MetadataModel] = []
  package var structuredData: [StructuredDataModel] = []
  package var stylesheets: [String] = []
  package var scripts: [String] = []
  package var icon: String

  package init(title: String, icon: String) {
    self.title = title
    self.icon = icon
  }

  package static let modelName = "head"
  package static let fields: [Field<HeadModel>] = [
    .text("title", "title of the page and the site") { $0.title },
    .optionalText("description", "one or two sentences") { $0.description },
    .optionalText("canonical", "absolute address of the page") { $0.canonical },
    .flag("is_hidden_from_search", "whether search engines leave the page out") {
      $0.isHiddenFromSearch
    },
    .list("alternates", "`hreflang` links, this language and `x-default` among them") {
      $0.alternates
    },
    .list("feeds", "feeds of the site in this language") { $0.feeds },
    .list("metadata", "DC.* (15 elements), Category.* and Keywords") { $0.metadata },
    .list("structured_data", "JSON-LD") { $0.structuredData },
    .texts("stylesheets", "addresses of the style sheets") { $0.stylesheets },
    .texts("scripts", "addresses of the scripts") { $0.scripts },
    .text("icon", "address of the icon") { $0.icon },
  ]
}

/// A `link rel="alternate" hreflang`.
package struct AlternateModel: TemplateModel {
  package var tag: String
  package var url: String

  package init(tag: String, url: String) {
    self.tag = tag
    self.url = url
  }

  package static let modelName = "alternate"
  package static let fields: [Field<AlternateModel>] = [
    .text("tag", "BCP 47 tag, or `x-default`") { $0.tag },
    .text("url", "absolute address") { $0.url },
  ]
}

/// A `meta` element.
package struct MetadataModel: TemplateModel {
  package var name: String
  package var content: String

  package init(_ name: String, _ content: String) {
    self.name = name
    self.content = content
  }

  package static let modelName = "metadata"
  package static let fields: [Field<MetadataModel>] = [
    .text("name", "such as `DC.Title` or `Category.Theme`") { $0.name },
    .text("content", "its value") { $0.content },
  ]
}

/// A block of JSON-LD.
package struct StructuredDataModel: TemplateModel {
  package var json: [UInt8]

  package init(json: [UInt8]) { self.json = json }

  package static let modelName = "structured data"
  package static let fields: [Field<StructuredDataModel>] = [
    .html("json", "JSON, safe inside `script`") { $0.json }
  ]
}
