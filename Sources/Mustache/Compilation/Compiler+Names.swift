import Diagnostics

/// What a name stands for.
enum Resolution {
  struct Found {
    /// The register that the reader starts from.
    let register: Int
    let reader: Reader
    let kind: Schema.Kind
    /// The register whose value this is a part of, or is itself: not a shared record's own.
    let source: Int
  }

  case value(Found)
  /// A message's number in the catalogue.
  case message(Int)
}

extension Compiler {
  /// Finds what a name stands for, or says what is wrong with it (Mustache specification,
  /// interpolation: the first part is looked up in the whole context stack, the others only in what
  /// stands before them).
  mutating func resolve(_ name: Name, _ context: Context) -> Resolution? {
    let parts = name.parts
    guard let first = parts.first else { return resolveItem(name, context) }
    for frame in context.scope.frames.reversed() {
      guard let slot = schema.models[frame.model].slots[first.text] else { continue }
      return resolve(
        parts, from: slot, of: frame.model, spelled: name, context)
    }
    reportUnknown(first, context)
    return nil
  }

  private mutating func resolveItem(_ name: Name, _ context: Context) -> Resolution? {
    guard let kind = context.scope.item else {
      let model = context.scope.frames.last.map { schema.models[$0.model].name } ?? ""
      report(
        .templateName, "'.' is the record '\(model)' here; write one of its names", name.range,
        context, notes: scopeNotes(context))
      return nil
    }
    let register = schema.models.count
    return .value(
      Resolution.Found(register: register, reader: itemReader(kind), kind: kind, source: register))
  }

  /// How `{{.}}` reads its register, which holds a value of `kind` itself.
  private func itemReader(_ kind: Schema.Kind) -> Reader {
    switch kind {
    case .text: .text(TextReader { $0.assumingMemoryBound(to: String.self).pointee })
    case .html: .html(HTMLReader { $0.assumingMemoryBound(to: [UInt8].self).pointee })
    case .list(let element): .parts(DynamicValue.elements(of: element))
    case .flag, .messages, .record: .nothing
    }
  }

  private mutating func resolve(
    _ parts: [(text: String, range: Range<Int>)], from slot: Int, of model: Int,
    spelled name: Name, _ context: Context
  ) -> Resolution? {
    let field = schema.models[model].fields[slot]
    let share = program.shares[model].first { $0.field == field.name }
    var kind = field.kind
    // None where the register holds the value itself.
    var reader = share == nil ? field.reader : nil
    for (index, part) in parts.enumerated().dropFirst() {
      switch kind {
      case .record(let inner):
        guard let next = schema.models[inner].slots[part.text] else {
          reportUnknown(part, of: inner, context)
          return nil
        }
        let field = schema.models[inner].fields[next]
        reader = reader?.parts.map(field.reader.within) ?? field.reader
        kind = field.kind
      case .messages:
        let key = parts[index...].map(\.text).joined(separator: ".")
        if let message = messages[key] { return .message(message) }
        let range = part.range.lowerBound..<name.range.upperBound
        reportUnknown(message: key, range, context)
        return nil
      case .text, .html, .flag, .list:
        reportNoNames(parts, upTo: index, kind, context)
        return nil
      }
    }
    return .value(
      Resolution.Found(
        register: share?.register ?? model, reader: reader ?? .parts(.itself), kind: kind,
        source: model))
  }
}

// MARK: - Reports

extension Compiler {
  mutating func report(
    _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, _ context: Context,
    help: String? = nil, notes: [Note] = []
  ) {
    let file = templates[context.template].file
    report(
      Diagnostic(
        code, message, file: file.path, range: file.range(of: range), help: help, notes: notes))
  }

  /// The nearest right spelling, as the end of a headline.
  func suggestion(for word: String, in candidates: some Sequence<String>) -> String {
    Spelling.nearest(to: word, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
  }

  private mutating func reportUnknown(
    _ part: (text: String, range: Range<Int>), _ context: Context
  ) {
    let candidates = context.scope.frames.reversed().flatMap { names(of: $0.model) }
    let models = context.scope.frames.reversed().map { "'\(schema.models[$0.model].name)'" }
    report(
      .templateName,
      "Name '\(part.text)' doesn't exist in \(models.joined(separator: " or "))"
        + suggestion(for: part.text, in: candidates),
      part.range, context, notes: scopeNotes(context))
  }

  private mutating func reportUnknown(
    _ part: (text: String, range: Range<Int>), of model: Int, _ context: Context
  ) {
    let names = names(of: model)
    report(
      .templateName,
      "Name '\(part.text)' doesn't exist in '\(schema.models[model].name)'"
        + suggestion(for: part.text, in: names),
      part.range, context, help: "It has: \(names.joined(separator: ", ")).")
  }

  private mutating func reportUnknown(message key: String, _ range: Range<Int>, _ context: Context)
  {
    report(
      .templateName, "Message '\(key)' doesn't exist" + suggestion(for: key, in: messages.keys),
      range, context)
  }

  private mutating func reportNoNames(
    _ parts: [(text: String, range: Range<Int>)], upTo index: Int, _ kind: Schema.Kind,
    _ context: Context
  ) {
    let path = parts[..<index].map(\.text).joined(separator: ".")
    let rest = parts[index...].map(\.text).joined(separator: ".")
    let range = parts[index].range
    if case .list(.record) = kind {
      report(
        .templateName,
        "'\(path)' is a list; write {{#\(path)}}{{\(rest)}}{{/\(path)}} to show each", range,
        context)
    } else {
      report(
        .templateName, "'\(path)' is \(description(of: kind)) and has no names of its own", range,
        context)
    }
  }

  mutating func reportUnescaped(_ name: Name, _ kind: String, _ context: Context) {
    report(
      .templateName,
      "'\(name.text)' is \(kind) and must be escaped; write {{\(name.text)}}", name.range, context,
      help: "Only HTML may be written as it is: text could smuggle markup into the page.")
  }

  /// Says why a value cannot be written, and how to show it.
  mutating func reportNotWritable(
    _ name: Name, _ kind: Schema.Kind, escaped: Bool, _ context: Context
  ) {
    let text = name.text
    let remedy: String
    switch kind {
    case .text: return
    case .html: remedy = "would be escaped twice; write {{{\(text)}}}"
    case .flag: remedy = "can't be written; write {{#\(text)}}…{{/\(text)}}"
    case .list: remedy = "can't be written; write {{#\(text)}}…{{/\(text)}}"
    case .messages: remedy = "can't be written; name one, as in {{\(text).key}}"
    case .record(let model):
      let example = schema.models[model].fields.first.map { "{{\(text).\($0.name)}}" } ?? ""
      remedy = "can't be written; name what of it, as in \(example)"
    }
    report(
      .templateName, "'\(text)' is \(description(of: kind)) and \(remedy)", name.range, context)
  }

  private func description(of kind: Schema.Kind) -> String {
    switch kind {
    case .text: "text"
    case .html: "HTML"
    case .flag: "a flag"
    case .messages: "the messages"
    case .record(let model): "the record '\(schema.models[model].name)'"
    case .list: "a list"
    }
  }

  private func names(of model: Int) -> [String] { schema.models[model].fields.map(\.name) }

  /// What may be named at a place, from the nearest section outwards.
  private func scopeNotes(_ context: Context) -> [Note] {
    context.scope.frames.reversed().compactMap { frame in
      let model = schema.models[frame.model]
      let names = model.fields.map(\.name).joined(separator: ", ")
      guard let origin = frame.origin else {
        let file = templates[context.template].file.path
        return Note(
          "The template is rendered with the model '\(model.name)', which has: \(names)", file: file
        )
      }
      let file = templates[origin.template].file
      let range = file.range(of: origin.name.range)
      return Note(
        "Inside \(origin.name.tag), opened at line \(range.start.line); its model '\(model.name)' "
          + "has: \(names)",
        file: file.path, range: range)
    }
  }
}
