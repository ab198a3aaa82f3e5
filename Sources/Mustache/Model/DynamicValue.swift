/// Data without a model, such as the cases of the Mustache specification come with.
package indirect enum DynamicValue: Sendable, Hashable {
  case null
  case flag(Bool)
  /// Numbers too, as their digits.
  case text(String)
  case list([DynamicValue])
  case record([String: DynamicValue])
}

extension Schema {
  /// The schema that `data` has by itself, and what the data is in it.
  ///
  /// All records of one list are one model with the names of all of them.
  static func inferred(from data: DynamicValue) -> (schema: Schema, kind: Kind) {
    var schema = Schema(of: [])
    let kind = schema.infer([data])
    return (schema, kind)
  }

  private mutating func infer(_ values: [DynamicValue]) -> Kind {
    let present = values.filter { $0 != .null }
    let records: [[String: DynamicValue]] = present.compactMap {
      if case .record(let members) = $0 { members } else { nil }
    }
    let lists: [[DynamicValue]] = present.compactMap {
      if case .list(let elements) = $0 { elements } else { nil }
    }
    switch present.first {
    case nil, .null?, .flag?: return .flag
    case .text?: return .text
    case .list?: return .list(infer(lists.flatMap { $0 }))
    case .record?:
      let number = models.count
      models.append(Model(name: "record \(number)"))
      for name in Set(records.flatMap(\.keys)).sorted() {
        let kind = infer(records.compactMap { $0[name] })
        let reader = DynamicValue.reader(of: kind) { $0.member(name) }
        models[number].append(Field(name: name, documentation: "", kind: kind, reader: reader))
      }
      return .record(number)
    }
  }
}

extension DynamicValue {
  /// Calls `body` with the place that the value has as one of `kind`: texts lie there as such, and
  /// all else as this type.
  func withPlace(as kind: Schema.Kind, _ body: (Place) -> Void) {
    if case .text = kind {
      withUnsafePointer(to: text) { body(Place($0)) }
    } else {
      withUnsafePointer(to: self) { body(Place($0)) }
    }
  }

  /// What goes through the elements of a list of `kind`.
  static func elements(of kind: Schema.Kind) -> Parts { parts(of: .list(kind)) { $0 } }

  fileprivate static func reader(
    of kind: Schema.Kind, _ value: @escaping @Sendable (DynamicValue) -> DynamicValue
  ) -> Reader {
    switch kind {
    case .text: .text(TextReader { value($0.dynamicValue).text })
    case .record, .list: .parts(parts(of: kind, value))
    case .flag, .html, .messages: .flag(FlagReader { value($0.dynamicValue) == .flag(true) })
    }
  }

  private static func parts(
    of kind: Schema.Kind, _ value: @escaping @Sendable (DynamicValue) -> DynamicValue
  ) -> Parts {
    if case .list(let element) = kind {
      return Parts(isEmpty: { value($0.dynamicValue).elements.isEmpty }) { place, body in
        for item in value(place.dynamicValue).elements { item.withPlace(as: element, body) }
      }
    }
    return Parts(isEmpty: { !value($0.dynamicValue).isRecord }) { place, body in
      let record = value(place.dynamicValue)
      if record.isRecord { record.withPlace(as: kind, body) }
    }
  }

  private var text: String { if case .text(let text) = self { text } else { "" } }

  private var elements: [DynamicValue] {
    if case .list(let elements) = self { elements } else { [] }
  }

  private var isRecord: Bool { if case .record = self { true } else { false } }

  fileprivate func member(_ name: String) -> DynamicValue {
    if case .record(let members) = self { members[name] ?? .null } else { .null }
  }
}

extension Place {
  fileprivate var dynamicValue: DynamicValue { assumingMemoryBound(to: DynamicValue.self).pointee }
}
