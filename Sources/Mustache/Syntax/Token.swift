/// A piece of a template: text between tags, or a tag.
enum Token {
  case text(Range<Int>)
  case tag(Tag)

  var tag: Tag? {
    if case .tag(let tag) = self { tag } else { nil }
  }
}

/// A tag as it is written.
struct Tag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{! … }}`
    case comment
    /// `{{=<% %>=}}`
    case delimiters
  }

  let kind: Kind
  let name: String
  /// The offsets of the name, without the white space around it.
  let nameRange: Range<Int>
  /// The offsets of the whole tag, with its delimiters.
  let range: Range<Int>

  /// Whether a closing tag must follow.
  var opens: Bool {
    switch kind {
    case .section, .inverted, .parent, .block: true
    default: false
    }
  }

  /// The tag in the default delimiters, for messages.
  var spelling: String {
    switch kind {
    case .variable: "{{\(name)}}"
    case .unescaped: "{{{\(name)}}}"
    case .section: "{{#\(name)}}"
    case .inverted: "{{^\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!}}"
    case .delimiters: "{{=}}"
    }
  }
}
