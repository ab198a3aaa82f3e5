package import Encodings

extension ValueSchema {
  /// The schema as JSON Schema, draft-07: the newest that the YAML server of editors knows.
  ///
  /// `summary` says what the value is for; `isOptional` whether it may be nothing, since `unit:` without a value is as
  /// good as no `unit`.
  package func json(summary: String? = nil, isOptional: Bool = false) -> JSON {
    let about = summary.map { [JSON.Member("description", .string($0))] } ?? []
    return .object(about + members(isOptional: isOptional))
  }

  /// The members of ``json(summary:isOptional:)``.
  func members(isOptional: Bool = false) -> [JSON.Member] {
    switch self {
    case .text: return [types(["string", "number", "boolean"], isOptional)]
    case .matching(let pattern): return [types(["string"], isOptional), Self.pattern(pattern)]
    case .flag:
      return alternatives(
        [["type": "boolean"], ["enum": ["true", "false", "yes", "no", "on", "off"]]], isOptional)
    case .integer(let bounds):
      return [types(["integer", "string"], isOptional)]
        + [
          JSON.Member("minimum", .integer(bounds.lowerBound)),
          JSON.Member("maximum", .integer(bounds.upperBound)),
          Self.pattern("^[+-]?[0-9]+$"),
        ]
    case .number(let bounds):
      let limits = bounds.map { bounds in
        [
          JSON.Member("minimum", .number("\(bounds.lowerBound)")),
          JSON.Member("maximum", .number("\(bounds.upperBound)")),
        ]
      }
      return [types(["number", "string"], isOptional)] + (limits ?? [])
        + [Self.pattern(#"^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"#)]
    case .words(let words): return Self.enumeration(words, isOptional)
    case .localizedText(let tags):
      return alternatives([Self.text.json(), Self.texts(in: tags)], isOptional)
    case .list(let element):
      return alternatives(
        [["type": "array", "items": element.json()], element.json()], isOptional)
    case .either(let one, let other): return alternatives([one.json(), other.json()], isOptional)
    case .map(let keys): return [types(["object"], isOptional)] + Self.properties(keys)
    case .dictionary(let value):
      return [types(["object"], isOptional), JSON.Member("additionalProperties", value.json())]
    case .defined(let name):
      let reference: JSON = ["$ref": .string("#/definitions/\(name)")]
      return isOptional
        ? alternatives([reference], isOptional) : [JSON.Member("allOf", [reference])]
    }
  }

  private func types(_ names: [String], _ isOptional: Bool) -> JSON.Member {
    let all = isOptional ? names + ["null"] : names
    return JSON.Member(
      "type", all.count == 1 ? .string(all[0]) : .array(all.map { .string($0) }))
  }

  private func alternatives(_ schemas: [JSON], _ isOptional: Bool) -> [JSON.Member] {
    [JSON.Member("anyOf", .array(isOptional ? schemas + [["type": "null"]] : schemas))]
  }

  private static func pattern(_ pattern: String) -> JSON.Member {
    JSON.Member("pattern", .string(pattern))
  }

  /// The words, and those that are numbers once more as such: `480` without quotes is one to editors.
  private static func enumeration(_ words: [Word], _ isOptional: Bool) -> [JSON.Member] {
    let numbers = words.compactMap { word in
      Decimal(word.text).map { (number: JSON.number($0.digits), meaning: word.meaning) }
    }
    let values = words.map { JSON.string($0.text) } + numbers.map(\.number)
    let meanings = words.map(\.meaning) + numbers.map(\.meaning)
    var members = [JSON.Member("enum", .array(isOptional ? values + [.null] : values))]
    // Not a word of the standard, which allows others; VS Code and its YAML server show them beside the words.
    if meanings.contains(where: { $0 != nil }) {
      members.append(
        JSON.Member("enumDescriptions", .array(meanings.map { .string($0 ?? "") })))
    }
    return members
  }

  private static func texts(in tags: [String]) -> JSON {
    guard !tags.isEmpty else {
      return [
        "type": "object", "minProperties": 1,
        "propertyNames": ["pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"],
        "additionalProperties": text.json(),
      ]
    }
    return [
      "type": "object", "minProperties": 1,
      "properties": .object(tags.map { JSON.Member($0, text.json()) }),
      "additionalProperties": false,
    ]
  }

  private static func properties(_ keys: [Key]) -> [JSON.Member] {
    let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
    let properties = keys.map { key in
      JSON.Member(key.name, key.value.json(summary: key.summary, isOptional: !key.isRequired))
    }
    return [
      JSON.Member("properties", .object(properties)),
      JSON.Member("additionalProperties", false),
    ] + (required.isEmpty ? [] : [JSON.Member("required", .array(required))])
  }
}
