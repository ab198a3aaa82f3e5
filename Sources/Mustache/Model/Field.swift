/// One name of a model: what it holds, what it means, and how to get it.
///
/// | Kind | Written by | As a section |
/// | --- | --- | --- |
/// | text | `{{name}}`, escaped | shown unless empty; `{{.}}` is the text |
/// | html | `{{{name}}}`, as it is | shown unless empty; `{{{.}}}` is the HTML |
/// | flag | – | shown if true |
/// | record | `{{name.field}}` | shown if there is one, with its fields |
/// | list | – | once per record, with its fields |
/// | texts | – | once per text; `{{.}}` is the text |
/// | messages | `{{name.key}}`, escaped | `{{#name.key}}`: shown unless empty |
package struct Field<Model: TemplateModel>: Sendable {
  let description: FieldDescription
  let value: @Sendable (Model) -> Value

  private init(
    _ name: String, _ documentation: String, _ kind: FieldDescription.Kind,
    _ value: @escaping @Sendable (Model) -> Value
  ) {
    description = FieldDescription(name: name, documentation: documentation, kind: kind)
    self.value = value
  }

  /// Plain text, which `{{name}}` escapes.
  ///
  /// `name` has neither dots nor white space; `documentation` says what it means, as a sentence of
  /// Markdown for the reference; `value` gets the text from a model. So do they below.
  package static func text(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> String
  ) -> Field {
    Field(name, documentation, .text) { .text(Array(value($0).utf8)) }
  }

  /// Plain text that may be missing; `nil` and the empty text are the same to a template.
  package static func optionalText(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(name, documentation, .optionalText) { model in
      .text(value(model).map { Array($0.utf8) } ?? [])
    }
  }

  /// HTML that is safe as it stands: `{{{name}}}` writes it unchanged, `{{name}}` is an error.
  package static func html(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [UInt8]
  ) -> Field {
    Field(name, documentation, .html) { .text(value($0)) }
  }

  /// A condition for sections.
  package static func flag(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(name, documentation, .flag) { .flag(value($0)) }
  }

  /// One value with fields of its own, or none.
  package static func record<R: TemplateModel>(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> R?
  ) -> Field {
    Field(name, documentation, .record(R.self)) { model in
      value(model).map { .record(slots(of: $0)) } ?? .absent
    }
  }

  /// A record made once and shown by many, such as the site that every page belongs to.
  package static func sharedRecord<R: TemplateModel>(
    _ name: String, _ documentation: String,
    _ value: @escaping @Sendable (Model) -> PreparedRecord<R>?
  ) -> Field {
    Field(name, documentation, .record(R.self)) { model in
      value(model).map { .record($0.slots) } ?? .absent
    }
  }

  /// Values with fields of their own, in the order of the array.
  package static func list<R: TemplateModel>(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [R]
  ) -> Field {
    Field(name, documentation, .list(R.self)) { model in
      .list(records(of: value(model)))
    }
  }

  /// A list whose records are made once and shown by many, such as the navigation.
  package static func sharedList<R: TemplateModel>(
    _ name: String, _ documentation: String,
    _ value: @escaping @Sendable (Model) -> [PreparedRecord<R>]
  ) -> Field {
    Field(name, documentation, .list(R.self)) { model in
      .list(value(model).map { .record($0.slots) })
    }
  }

  /// Plain texts: `{{#name}}{{.}}{{/name}}`.
  package static func texts(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [String]
  ) -> Field {
    Field(name, documentation, .texts) { model in
      .list(value(model).map { .text(Array($0.utf8)) })
    }
  }

  /// The words of the interface in the page's language: `{{name.key}}`.
  ///
  /// The keys come from the message catalogue that the templates are compiled with, the words from
  /// the ``Messages`` they are rendered with; the model holds nothing.
  package static func messages(_ name: String, _ documentation: String) -> Field {
    Field(name, documentation, .messages) { _ in .absent }
  }
}

/// A field without the type of the model it belongs to.
struct FieldDescription: Sendable {
  enum Kind: Sendable {
    case text, optionalText, html, flag, texts, messages
    case record(any TemplateModel.Type)
    case list(any TemplateModel.Type)
  }

  let name: String
  let documentation: String
  let kind: Kind
}

/// The values of a model's fields, in their order.
func slots<Model: TemplateModel>(of model: Model) -> [Value] {
  // In place, here and below: what is generic is costly to copy, up to half of a record's time.
  Model.fields.withUnsafeBufferPointer { fields in
    [Value](unsafeUninitializedCapacity: fields.count) { slots, count in
      for index in fields.indices {
        slots.initializeElement(at: index, to: fields[index].value(model))
      }
      count = fields.count
    }
  }
}

/// The slots of each model.
private func records<Model: TemplateModel>(of models: [Model]) -> [Value] {
  models.withUnsafeBufferPointer { models in
    [Value](unsafeUninitializedCapacity: models.count) { records, count in
      for index in models.indices {
        records.initializeElement(at: index, to: .record(slots(of: models[index])))
      }
      count = models.count
    }
  }
}
