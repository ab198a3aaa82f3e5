import Encodings

/// A record that does not say what it must, with the way to the field: `verdicts[3].outcome.finding`.
package struct RecordError: Error, Sendable, Hashable {
  package let field: String

  package init(field: String) { self.field = field }
}

/// Reads the fields of one JSON object; a field that is `null` is one that is not there.
struct RecordFields {
  private let json: JSON
  private let path: String

  init(_ json: JSON, path: String = "") {
    self.json = json
    self.path = path
  }

  private func value(_ name: String) -> JSON? {
    json[name].flatMap { $0 == .null ? nil : $0 }
  }

  private func error(_ name: String) -> RecordError {
    RecordError(field: path.isEmpty ? name : "\(path).\(name)")
  }

  private func optional<Value>(
    _ name: String, _ read: (JSON) -> Value?
  ) throws(RecordError) -> Value? {
    guard let json = value(name) else { return nil }
    guard let value = read(json) else { throw error(name) }
    return value
  }

  private func required<Value>(
    _ name: String, _ read: (JSON) -> Value?
  ) throws(RecordError) -> Value {
    guard let value = try optional(name, read) else { throw error(name) }
    return value
  }

  func text(_ name: String) throws(RecordError) -> String { try required(name, \.text) }
  func optionalText(_ name: String) throws(RecordError) -> String? { try optional(name, \.text) }
  func whole(_ name: String) throws(RecordError) -> Int { try required(name, \.whole) }
  func optionalWhole(_ name: String) throws(RecordError) -> Int? { try optional(name, \.whole) }

  /// A flag that is left out where it is false.
  func flag(_ name: String) throws(RecordError) -> Bool { try optional(name, \.truth) ?? false }

  func choice<Choice: RawRepresentable<String>>(_ name: String) throws(RecordError) -> Choice {
    try required(name) { $0.text.flatMap(Choice.init(rawValue:)) }
  }

  func optionalChoice<Choice: RawRepresentable<String>>(
    _ name: String
  ) throws(RecordError) -> Choice? {
    try optional(name) { $0.text.flatMap(Choice.init(rawValue:)) }
  }

  func object(_ name: String) throws(RecordError) -> RecordFields {
    RecordFields(try required(name) { $0.members == nil ? nil : $0 }, path: error(name).field)
  }

  func optionalObject(_ name: String) throws(RecordError) -> RecordFields? {
    value(name) == nil ? nil : try object(name)
  }

  /// Objects of a list that is left out where it is empty.
  func objects(_ name: String) throws(RecordError) -> [RecordFields] {
    let elements = try optional(name, \.elements) ?? []
    let path = error(name).field
    return elements.enumerated().map { RecordFields($1, path: "\(path)[\($0)]") }
  }

  /// Texts of a list that is left out where it is empty.
  func texts(_ name: String) throws(RecordError) -> [String] {
    try optional(name) { json -> [String]? in
      guard let elements = json.elements else { return nil }
      let texts = elements.compactMap(\.text)
      return texts.count == elements.count ? texts : nil
    } ?? []
  }

  /// Texts by name, of an object that is left out where it is empty.
  func textsByName(_ name: String) throws(RecordError) -> [String: String] {
    try optional(name) { json -> [String: String]? in
      guard let members = json.members else { return nil }
      var texts: [String: String] = [:]
      for member in members {
        guard let text = member.value.text else { return nil }
        texts[member.name] = text
      }
      return texts
    } ?? [:]
  }
}

/// An object that gets its members one by one; what there is not is left out.
struct RecordObject {
  private var members: [JSON.Member] = []

  var json: JSON { .object(members) }

  mutating func set(_ name: String, _ value: JSON?) {
    if let value { members.append(JSON.Member(name, value)) }
  }

  mutating func set(_ name: String, _ text: String?) { set(name, text.map { .string($0) }) }
  mutating func set(_ name: String, _ number: Int?) { set(name, number.map { .integer($0) }) }
  mutating func set(_ name: String, _ flag: Bool) { if flag { set(name, .bool(true)) } }

  mutating func set(_ name: String, _ values: [JSON]) {
    if !values.isEmpty { set(name, .array(values)) }
  }

  mutating func set(_ name: String, _ texts: [String]) {
    set(name, texts.map { .string($0) })
  }

  /// Sorted by name, so that equal values are equal bytes.
  mutating func set(_ name: String, _ texts: [String: String]) {
    guard !texts.isEmpty else { return }
    let sorted = texts.sorted { $0.key < $1.key }
    set(name, .object(sorted.map { JSON.Member($0.key, .string($0.value)) }))
  }
}
