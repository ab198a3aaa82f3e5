import Content
import Diagnostics

/// What sections give to the pages beneath them.
///
/// It is put together once for each section, not for each page.
struct Cascades: Sendable {
  private struct Place: Hashable {
    let key: PageKey
    let language: String
  }

  private var membersByPlace: [Place: [YAMLMember]] = [:]
  /// The `type` of a section's own front matter, which its `cascade` overrides.
  private var typeByPlace: [Place: YAMLMember] = [:]
  /// What the pages beneath a section inherit, where they inherit anything.
  private var inheritedByPlace: [Place: [YAMLMember]] = [:]
  private let firstLanguage: Language
  private(set) var diagnostics: [Diagnostic] = []

  /// Takes the site's sections; other pages give nothing.
  init(_ sources: [PageSource], context: FrontMatterContext) {
    firstLanguage = context.languages[0]
    for source in sources where source.location.role == .section {
      let place = Place(key: source.location.key, language: source.location.language.tag)
      typeByPlace[place] = Self.type(in: source)
      guard let node = source.frontMatter?["cascade"], !node.isNull else { continue }
      guard let members = node.members else {
        diagnostics.append(
          Diagnostic(
            .wrongType, "'cascade' is \(node.kindName), not a map of keys",
            file: source.file.path, range: node.range))
        continue
      }
      membersByPlace[place] = members
      diagnostics += FrontMatter.decode(node, file: source.file, context: context).diagnostics
        .filter { ![.missingKey, .missingDate].contains($0.code) }
    }
    guard !membersByPlace.isEmpty || !typeByPlace.isEmpty else { return }
    for key in Set(typeByPlace.keys.map(\.key) + membersByPlace.keys.map(\.key)) {
      for language in context.languages {
        let place = Place(key: key, language: language.tag)
        let members = merged(from: place)
        if !members.isEmpty { inheritedByPlace[place] = members }
      }
    }
  }

  /// The keys that one of the pages inherits, the nearest section's first.
  ///
  /// - Complexity: O(depth).
  func members(for location: PageLocation) -> [YAMLMember] {
    guard location.role == .page, !inheritedByPlace.isEmpty else { return [] }
    var next = location.key.parent
    while let key = next {
      let place = Place(key: key, language: location.language.tag)
      if let members = inheritedByPlace[place] { return members }
      next = key.parent
    }
    return []
  }

  private func merged(from section: Place) -> [YAMLMember] {
    var merged: [YAMLMember] = []
    var next: PageKey? = section.key
    while let key = next {
      let place = Place(key: key, language: section.language)
      let first = Place(key: key, language: firstLanguage.tag)
      var inherited = membersByPlace[place] ?? membersByPlace[first] ?? []
      if let type = typeByPlace[place] ?? typeByPlace[first] { inherited.append(type) }
      for member in inherited where !merged.contains(where: { $0.key == member.key }) {
        merged.append(member)
      }
      next = key.parent
    }
    return merged
  }

  /// A section's `type` where it is one; what is wrong with it is told with the section's other keys.
  private static func type(in source: PageSource) -> YAMLMember? {
    guard let member = source.frontMatter?.members?.first(where: { $0.key == "type" }),
      case .scalar(let text, _) = member.value.value, PageType(rawValue: text) != nil
    else { return nil }
    return member
  }
}
