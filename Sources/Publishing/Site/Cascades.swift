import Content
import Diagnostics

/// What sections give to the pages beneath them.
struct Cascades: Sendable {
  private struct Place: Hashable {
    let key: PageKey
    let language: String
  }

  private var membersByPlace: [Place: [YAMLMember]] = [:]
  private let firstLanguage: Language
  private(set) var diagnostics: [Diagnostic] = []

  init(_ sources: [PageSource], context: FrontMatterContext) {
    firstLanguage = context.languages[0]
    for source in sources where source.location.role == .section {
      guard let node = source.frontMatter?["cascade"], !node.isNull else { continue }
      guard let members = node.members else {
        diagnostics.append(
          Diagnostic(
            .wrongType, "'cascade' is \(node.kindName), not a map of keys",
            file: source.file.path, range: node.range))
        continue
      }
      membersByPlace[Place(key: source.location.key, language: source.location.language.tag)] =
        members
      diagnostics += FrontMatter.decode(node, file: source.file, context: context).diagnostics
        .filter { ![.missingKey, .missingDate].contains($0.code) }
    }
  }

  /// The keys that a page inherits, the nearest section's first.
  func members(for location: PageLocation) -> [YAMLMember] {
    guard location.role == .page else { return [] }
    var merged: [YAMLMember] = []
    var next = location.key.parent
    while let key = next {
      let inherited =
        membersByPlace[Place(key: key, language: location.language.tag)]
        ?? membersByPlace[Place(key: key, language: firstLanguage.tag)] ?? []
      for member in inherited where !merged.contains(where: { $0.key == member.key }) {
        merged.append(member)
      }
      next = key.parent
    }
    return merged
  }
}
