package import Diagnostics

/// A YAML value with its place in the source.
///
/// Scalars stay text: what a number, a date or a flag is, the key that reads it decides, so that `115-01-01`
/// and `0912` arrive as they were written.
package struct YAMLNode: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    /// `isPlain` is false for quoted and block scalars, which are always text.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([YAMLMember])
  }

  package var value: Value
  package var range: SourceRange

  package init(_ value: Value, range: SourceRange) {
    self.value = value
    self.range = range
  }

  /// Whether it stands for nothing: an empty plain scalar, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = value else { return false }
    return text.isEmpty || text == "~" || text == "null"
  }

  package var members: [YAMLMember]? {
    guard case .mapping(let members) = value else { return nil }
    return members
  }

  package subscript(key: String) -> YAMLNode? { members?.first { $0.key == key }?.value }

  /// What it is, for messages: “a list”.
  package var kindName: String {
    switch value {
    case .scalar: isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }
}

/// A key and its value.
package struct YAMLMember: Sendable, Hashable {
  package var key: String
  package var keyRange: SourceRange
  package var value: YAMLNode

  package init(key: String, keyRange: SourceRange, value: YAMLNode) {
    self.key = key
    self.keyRange = keyRange
    self.value = value
  }
}
