extension TemplateLibrary {
  /// The reference of what templates may name, as Markdown: a table of the templates, then a section
  /// with a table per model, in the order in which they are met.
  package static func documentation(of roots: [Root]) -> String {
    let schema = Schema(of: roots.map(\.model))
    var text = "| Template | Shows |\n| --- | --- |\n"
    for root in roots {
      text += "| `\(root.template)` | \(link(to: root.model.modelName)) |\n"
    }
    for model in schema.models {
      text += "\n## \(model.name)\n\n| Name | Kind | Meaning |\n| --- | --- | --- |\n"
      for field in model.fields {
        let meaning = field.documentation.replacing("|", with: "\\|")
        text += "| `\(field.name)` | \(kind(of: field, in: schema)) | \(meaning) |\n"
      }
    }
    return text
  }

  private static func kind(of field: Schema.Field, in schema: Schema) -> String {
    switch field.kind {
    case .text: field.isOptional ? "text, may be empty" : "text"
    case .html: "HTML"
    case .flag: "flag"
    case .messages: "messages"
    case .record(let model): link(to: schema.models[model].name)
    case .list(.record(let model)): "list of \(link(to: schema.models[model].name))"
    case .list: "list of texts"
    }
  }

  /// A link to a model's section, by the id that its heading gets.
  private static func link(to model: String) -> String {
    "[\(model)](#\(model.lowercased().replacing(" ", with: "-")))"
  }
}
