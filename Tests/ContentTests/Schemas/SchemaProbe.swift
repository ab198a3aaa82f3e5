import Content
import Diagnostics

/// Values made from a schema to be given to its decoder, which then tells what it knows of each map.
///
/// In each map stands a key that resembles nothing: the decoder answers with the keys that it asks for.
struct SchemaProbe {
  /// Which keys the maps have, beside those that lead to further maps.
  enum Contents { case everything, required, optional }

  /// The name of each map's stray key, and the keys that the schema gives to the map.
  private(set) var keysByStray: [String: [ValueSchema.Key]] = [:]
  private let contents: Contents
  private let definitions: [String: ValueSchema]
  private var depth = 0

  init(_ contents: Contents, definitions: [String: ValueSchema] = [:]) {
    self.contents = contents
    self.definitions = definitions
  }

  /// A map with these keys and a stray one.
  mutating func map(_ keys: [ValueSchema.Key]) -> YAMLNode {
    let stray = String(repeating: "\u{2205}", count: 24) + "\(keysByStray.count)"
    keysByStray[stray] = keys
    var members = keys.filter(isThere).map { member($0.name, node($0.value)) }
    if contents == .everything { members.append(member(stray, scalar("x"))) }
    return YAMLNode(.mapping(members), range: .start)
  }

  private func isThere(_ key: ValueSchema.Key) -> Bool {
    switch contents {
    case .everything: true
    case .required: key.isRequired || holdsMap(key.value)
    case .optional: !key.isRequired || holdsMap(key.value)
    }
  }

  private mutating func node(_ value: ValueSchema) -> YAMLNode {
    switch value {
    case .text, .localizedText: scalar("x")
    case .matching(let pattern):
      scalar(Self.samples.first { matches($0, pattern) } ?? "x")
    case .flag: scalar("true")
    case .integer(let bounds): scalar("\(bounds.lowerBound)")
    case .number: scalar("1")
    case .words(let words): scalar(words.first?.text ?? "x")
    case .list(let element): YAMLNode(.sequence(list(of: element)), range: .start)
    case .either(let one, let other): node(holdsMap(one) ? one : other)
    case .map(let keys): map(keys)
    case .dictionary(let value):
      YAMLNode(.mapping([member("first", node(value))]), range: .start)
    case .defined(let name): definitions[name].map { node($0) } ?? scalar("x")
    }
  }

  /// What holds itself is followed one step.
  private mutating func list(of element: ValueSchema) -> [YAMLNode] {
    guard case .defined = element else { return [node(element)] }
    guard depth < 2 else { return [] }
    depth += 1
    defer { depth -= 1 }
    return [node(element)]
  }

  private func holdsMap(_ value: ValueSchema) -> Bool {
    switch value {
    case .map, .dictionary, .defined: true
    case .list(let element): holdsMap(element)
    case .either(let one, let other): holdsMap(one) || holdsMap(other)
    default: false
    }
  }

  private func member(_ key: String, _ value: YAMLNode) -> YAMLMember {
    YAMLMember(key: key, keyRange: .start, value: value)
  }

  private func scalar(_ text: String) -> YAMLNode {
    YAMLNode(.scalar(text, isPlain: true), range: .start)
  }

  private static let samples = [
    "2026-01-31", "2026-01-01/2026-01-31", "01-31", "/old/", "en", "https://www.example.gov.tw/",
  ]
}

/// Whether a schema's regular expression matches a text.
func matches(_ text: String, _ pattern: String) -> Bool {
  guard let expression = try? Regex(pattern) else { return false }
  return text.firstMatch(of: expression) != nil
}
