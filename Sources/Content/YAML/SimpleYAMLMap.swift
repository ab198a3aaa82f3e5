import Diagnostics

/// The members of a map while ``SimpleYAMLReader`` reads them.
struct SimpleYAMLMap {
  /// Bytes of a key; libyaml looks for the colon within 1024 characters.
  private static let keyLength = 256
  /// Members that are compared one by one; front matter has a dozen, a file of words has a thousand.
  private static let fewMembers = 24

  private(set) var members: [YAMLMember] = []
  /// The keys, once there are more than a few.
  private var keys: Set<String> = []

  mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

  /// Takes a member whose key is a text that stands here for the first time.
  ///
  /// - Complexity: O(1) on average.
  mutating func append(
    _ key: YAMLNode, _ value: YAMLNode
  ) throws(SimpleYAMLReader.NotSimple) {
    guard case .scalar(let name, _) = key.value, name.utf8.count <= Self.keyLength, isNew(name)
    else { throw SimpleYAMLReader.NotSimple() }
    members.append(YAMLMember(key: name, keyRange: key.range, value: value))
  }

  private mutating func isNew(_ name: String) -> Bool {
    guard members.count >= Self.fewMembers else {
      return !members.contains { $0.key == name }
    }
    if keys.isEmpty { keys = Set(members.lazy.map(\.key)) }
    return keys.insert(name).inserted
  }
}
