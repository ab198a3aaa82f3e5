import Encodings

/// The keys of front matter as ``FrontMatterDecoder`` asks for them; tests hold the two together.
package struct FrontMatterSchema {
  let vocabulary: SchemaVocabulary

  package init(_ vocabulary: SchemaVocabulary) { self.vocabulary = vocabulary }

  /// The keys of a page of a type.
  package func keys(of type: PageType) -> [ValueSchema.Key] {
    switch type {
    case .plan: commonKeys + planKeys
    case .evaluation: commonKeys + evaluationKeys
    case .sop: commonKeys + procedureKeys
    case .dataset: commonKeys + datasetKeys
    case .news:
      commonKeys.map { key in
        var key = key
        if key.name == "date" { key.isRequired = true }
        return key
      }
    case .faq, .page: commonKeys
    }
  }

  /// The keys of a page whose section gives it a type: nobody can tell here which.
  package var anyKeys: [ValueSchema.Key] {
    var keys: [ValueSchema.Key] = []
    for type in PageType.allCases {
      for key in self.keys(of: type) where !keys.contains(where: { $0.name == key.name }) {
        keys.append(commonKeys.contains(key) ? key : key.optional)
      }
    }
    return keys
  }

  /// The keys of a section; `cascade` may have those of a page.
  package var sectionKeys: [ValueSchema.Key] { commonKeys }

  // MARK: Files

  var page: JSON {
    EditorSchema.file(
      title: "Front matter of a page",
      summary: "What stands between the two --- lines of a page of Gazette.",
      rules: byType(otherwise: "any", prefix: "page"),
      definitions: keyDefinitions
        + PageType.allCases.map { JSON.Member("page-\($0.rawValue)", map(keys(of: $0))) }
        + [JSON.Member("page-any", map(anyKeys))])
  }

  var section: JSON {
    let cascade = JSON.Member(
      "cascade",
      [
        "description": "What the pages beneath have unless they say otherwise.",
        "anyOf": [["type": "null"], .object(byType(otherwise: "page", prefix: "cascade"))],
      ])
    return EditorSchema.file(
      title: "Front matter of a section",
      summary: "What stands between the two --- lines of an _index.md of Gazette.",
      rules: mapMembers(sectionKeys, others: [cascade]),
      definitions: keyDefinitions
        + PageType.allCases.map {
          JSON.Member("cascade-\($0.rawValue)", map(keys(of: $0).map(\.optional)))
        })
  }

  /// The rules of the type that a map names; of another definition where it names none.
  private func byType(otherwise other: String, prefix: String) -> [JSON.Member] {
    func reference(_ name: String) -> JSON.Member {
      JSON.Member("$ref", .string("#/definitions/\(prefix)-\(name)"))
    }
    return PageType.allCases.reversed().reduce([reference(other)]) { rest, type in
      [
        JSON.Member(
          "if",
          ["properties": ["type": ["const": .string(type.rawValue)]], "required": ["type"]]),
        JSON.Member("then", .object([reference(type.rawValue)])),
        JSON.Member("else", .object(rest)),
      ]
    }
  }

  /// Each key once: it means the same in every type.
  private var keyDefinitions: [JSON.Member] {
    anyKeys.map { key in
      JSON.Member(key.name, key.value.json(summary: key.summary, isOptional: !key.isRequired))
    }
  }

  private func map(_ keys: [ValueSchema.Key]) -> JSON { .object(mapMembers(keys)) }

  /// A map whose keys are defined elsewhere, or here.
  private func mapMembers(
    _ keys: [ValueSchema.Key], others: [JSON.Member] = []
  ) -> [JSON.Member] {
    let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
    return [
      JSON.Member("type", "object"),
      JSON.Member("properties", .object(keys.map(property) + others)),
      JSON.Member("additionalProperties", false),
    ] + (required.isEmpty ? [] : [JSON.Member("required", .array(required))])
  }

  private func property(_ key: ValueSchema.Key) -> JSON.Member {
    let reference: JSON = ["$ref": .string("#/definitions/\(key.name)")]
    // The definition is that of all types, in some of which the key may be empty.
    let isTighter = key.isRequired && !anyKeys.contains(key)
    return JSON.Member(
      key.name, isTighter ? ["allOf": [reference], "not": ["type": "null"]] : reference)
  }
}

extension ValueSchema.Key {
  var optional: ValueSchema.Key {
    var key = self
    key.isRequired = false
    return key
  }
}
