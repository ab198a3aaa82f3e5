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
  /// The schema that `data` has by itself, and the data as the renderer reads it.
  ///
  /// All records of one list are one model with the names of all of them.
  static func inferred(from data: DynamicValue) -> (schema: Schema, kind: Kind, value: Value) {
    var schema = Schema(of: [])
    let kind = schema.infer([data])
    return (schema, kind, schema.value(data, kind))
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
        models[number].append(Field(name: name, documentation: "", kind: kind))
      }
      return .record(number)
    }
  }

  private func value(_ data: DynamicValue, _ kind: Kind) -> Value {
    switch (data, kind) {
    case (.text(let text), .text): .text(Array(text.utf8))
    case (.flag(let flag), .flag): .flag(flag)
    case (.list(let elements), .list(let kind)): .list(elements.map { value($0, kind) })
    case (.record(let members), .record(let number)):
      .record(
        models[number].fields.map { field in
          members[field.name].map { value($0, field.kind) } ?? .absent
        })
    default: .absent
    }
  }
}
