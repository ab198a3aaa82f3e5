import Encodings
package import Mustache

/// The search page.
package struct SearchModel: TemplateModel {
  package var popular: [String]
  package var schemes: [LinkModel]
  package var sections: [LinkModel]
  package var indexURL: String?
  package var titles: [TitleGroupModel] = []

  package init(
    popular: [String], schemes: [LinkModel], sections: [LinkModel], indexURL: String? = nil
  ) {
    self.indexURL = indexURL
    self.popular = popular
    self.schemes = schemes
    self.sections = sections
  }

  package static let modelName = "search"
  package static let fields: [Field<SearchModel>] = [
    .texts("popular", "popular queries, from `site.yml`") { $0.popular },
    .list("popular_links", "the same as links that ask them on the search page") {
      $0.popular.map { LinkModel($0, url: "?q=" + PercentEncoding.encodedComponent($0)) }
    },
    .flag("has_popular", "whether there are any") { !$0.popular.isEmpty },
    .optionalText("index_url", "where the index is that scripts search; absent without one") {
      $0.indexURL
    },
    .list(
      "titles",
      "every page by the first letter or the strokes of its title; empty on a site of more than 500"
    ) { $0.titles },
    .flag("has_titles", "whether the pages are listed so") { !$0.titles.isEmpty },
    .list("schemes", "the three category indexes") { $0.schemes },
    .list("sections", "the sections of the site") { $0.sections },
  ]
}

/// Pages whose titles begin with the same letter, or a character of as many strokes.
package struct TitleGroupModel: TemplateModel {
  package var label: String
  package var pages: [LinkModel]

  package init(label: String, pages: [LinkModel]) {
    self.label = label
    self.pages = pages
  }

  package static let modelName = "title group"
  package static let fields: [Field<TitleGroupModel>] = [
    .text("label", "such as A, or 5畫") { $0.label },
    .list("pages", "the pages, in order") { $0.pages },
  ]
}
