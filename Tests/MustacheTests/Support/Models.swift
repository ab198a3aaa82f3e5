import Diagnostics
import Mustache

/// A page as a small theme would show it.
struct Page: TemplateModel {
  var title = "Annual plan"
  var summary: String?
  var body = "<p>Text</p>"
  var isDraft = false
  var unit: Unit?
  var links: [Link] = []
  var keywords: [String] = []

  static let modelName = "page"
  static let fields: [Field<Page>] = [
    .text("title", "What the page is called.") { $0.title },
    .optionalText("summary", "One paragraph; empty | missing.") { $0.summary },
    .html("body", "The page's content.") { Array($0.body.utf8) },
    .flag("draft", "Whether it is unfinished.") { $0.isDraft },
    .record("unit", "Who answers for it.") { $0.unit },
    .list("links", "Where to go from here.") { $0.links },
    .texts("keywords", "Words to find it by.") { $0.keywords },
    .messages("t", "The words of the interface."),
  ]
}

struct Unit: TemplateModel {
  var name: String
  var phone = ""

  static let modelName = "unit"
  static let fields: [Field<Unit>] = [
    .text("name", "The unit's name.") { $0.name },
    .text("phone", "Its telephone number.") { $0.phone },
  ]
}

/// A link with links beneath it: a model that refers to itself.
struct Link: TemplateModel {
  var title: String
  var url = "/"
  var children: [Link] = []

  static let modelName = "link"
  static let fields: [Field<Link>] = [
    .text("title", "What the link is called.") { $0.title },
    .text("url", "Where it leads.") { $0.url },
    .list("children", "The links beneath it.") { $0.children },
  ]
}

/// Templates by name as source files in `templates/`.
func sources(_ texts: [String: String]) -> [String: SourceFile] {
  var files: [String: SourceFile] = [:]
  for (name, text) in texts {
    files[name] = SourceFile(path: SourcePath("templates/\(name).mustache"), text: text)
  }
  return files
}
