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
///
/// A value is got when a template asks for it, so it should cost little: a stored property, or what
/// is quickly made from some. What gets it is inlined where the model is declared, which makes of it
/// a few instructions that read the model in place.
///
/// `Model` is any type here, so that making a field does not have the runtime search all conformances of the program
/// for the model's; ``TemplateModel`` sees to it that it is one.
@usableFromInline
package struct Field<Model>: Sendable {
  let description: FieldDescription

  @usableFromInline
  init(
    _ name: String, _ documentation: String, _ kind: FieldDescription.Kind, _ reader: Reader
  ) {
    description = FieldDescription(
      name: name, documentation: documentation, kind: kind, reader: reader)
  }

  /// Plain text, which `{{name}}` escapes.
  ///
  /// `name` has neither dots nor white space; `documentation` says what it means, as a sentence of
  /// Markdown for the reference; `value` gets the text from a model. So do they below.
  @inlinable @inline(__always)
  package static func text(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> String
  ) -> Field {
    Field(
      name, documentation, .text,
      .text(TextReader { value($0.assumingMemoryBound(to: Model.self).pointee) }))
  }

  /// Plain text that may be missing; `nil` and the empty text are the same to a template.
  @inlinable @inline(__always)
  package static func optionalText(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> String?
  ) -> Field {
    Field(
      name, documentation, .optionalText,
      .text(TextReader { value($0.assumingMemoryBound(to: Model.self).pointee) ?? "" }))
  }

  /// HTML that is safe as it stands: `{{{name}}}` writes it unchanged, `{{name}}` is an error.
  @inlinable @inline(__always)
  package static func html(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [UInt8]
  ) -> Field {
    Field(
      name, documentation, .html,
      .html(HTMLReader { value($0.assumingMemoryBound(to: Model.self).pointee) }))
  }

  /// A condition for sections.
  @inlinable @inline(__always)
  package static func flag(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> Bool
  ) -> Field {
    Field(
      name, documentation, .flag,
      .flag(FlagReader { value($0.assumingMemoryBound(to: Model.self).pointee) }))
  }

  /// One value with fields of its own, or none.
  @inlinable @inline(__always)
  package static func record<R: TemplateModel>(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> R?
  ) -> Field {
    let parts = Parts(
      isEmpty: { value($0.assumingMemoryBound(to: Model.self).pointee) == nil }
    ) { place, body in
      guard let record = value(place.assumingMemoryBound(to: Model.self).pointee) else { return }
      withUnsafePointer(to: record) { body(Place($0)) }
    }
    return Field(name, documentation, .record(R.self), .parts(parts))
  }

  /// A record made once and shown by many, such as the site that every page belongs to.
  ///
  /// What templates show of it alone is written once too, if it was made by
  /// ``TemplateLibrary/prepare(_:messages:)``.
  @inlinable @inline(__always)
  package static func sharedRecord<R: TemplateModel>(
    _ name: String, _ documentation: String,
    _ value: @escaping @Sendable (Model) -> PreparedRecord<R>?
  ) -> Field {
    Field(
      name, documentation, .record(R.self),
      .shared { value($0.assumingMemoryBound(to: Model.self).pointee)?.visit($1) })
  }

  /// Values with fields of their own, in the order of the array.
  @inlinable @inline(__always)
  package static func list<R: TemplateModel>(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [R]
  ) -> Field {
    Field(
      name, documentation, .list(R.self),
      .parts(Parts { value($0.assumingMemoryBound(to: Model.self).pointee) }))
  }

  /// Plain texts: `{{#name}}{{.}}{{/name}}`.
  @inlinable @inline(__always)
  package static func texts(
    _ name: String, _ documentation: String, _ value: @escaping @Sendable (Model) -> [String]
  ) -> Field {
    Field(
      name, documentation, .texts,
      .parts(Parts { value($0.assumingMemoryBound(to: Model.self).pointee) }))
  }

  /// The words of the interface in the page's language: `{{name.key}}`.
  ///
  /// The keys come from the message catalogue that the templates are compiled with, the words from
  /// the ``Messages`` they are rendered with; the model holds nothing.
  package static func messages(_ name: String, _ documentation: String) -> Field {
    Field(name, documentation, .messages, .nothing)
  }
}

/// A field without the type of the model it belongs to.
@usableFromInline
struct FieldDescription: Sendable {
  @usableFromInline
  enum Kind: Sendable {
    case text, optionalText, html, flag, texts, messages
    case record(any TemplateModel.Type)
    case list(any TemplateModel.Type)
  }

  let name: String
  let documentation: String
  let kind: Kind
  let reader: Reader
}
