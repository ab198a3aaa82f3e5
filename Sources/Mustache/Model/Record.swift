/// A model's values in the order of its fields: what the renderer reads.
///
/// Made once from a model, whole: the records and lists within it too. Rendering it costs no
/// look-up by name and calls nothing of the model again.
package struct Record: Sendable {
  let model: ObjectIdentifier
  let slots: [Value]

  /// - Complexity: O(fields), of the model and of all that it holds.
  package init<Model: TemplateModel>(_ model: Model) {
    self.model = ObjectIdentifier(Model.self)
    slots = Mustache.slots(of: model)
  }
}

/// A record that several others hold, made once; see ``Field/sharedRecord(_:_:_:)``.
package struct PreparedRecord<Model: TemplateModel>: Sendable {
  let slots: [Value]

  /// - Complexity: O(fields), of the model and of all that it holds.
  package init(_ model: Model) { slots = Mustache.slots(of: model) }
}

/// What a slot holds.
///
/// Its kind is the schema's to know: the renderer asks only for what the compiler found there.
enum Value: Sendable {
  /// A record or list item that is not there; also the place of a message namespace.
  case absent
  /// UTF-8: plain text or HTML.
  case text([UInt8])
  case flag(Bool)
  /// The slots of a record.
  case record([Value])
  case list([Value])

  /// Whether a section over the value is shown (Mustache specification, sections).
  var isTruthy: Bool {
    switch self {
    case .absent: false
    case .text(let bytes): !bytes.isEmpty
    case .flag(let flag): flag
    case .record: true
    case .list(let values): !values.isEmpty
    }
  }
}
