import Content
import Diagnostics

/// What sections give to the pages beneath them.
///
/// It is put together once for each folder with pages, not for each page.
struct Cascades: Sendable {
  private struct Place: Hashable {
    let key: PageKey
    let language: String
  }

  private var membersByPlace: [Place: [YAMLMember]] = [:]
  /// The `type` of a section's own front matter, which its `cascade` overrides.
  private var typeByPlace: [Place: YAMLMember] = [:]
  /// What the pages of a folder inherit, for the folders that inherit anything.
  private var inheritedByFolder: [Place: [YAMLMember]] = [:]
  private let firstLanguage: Language
  private(set) var diagnostics: [Diagnostic] = []

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
    var folders: Set<Place> = []
    for source in sources {
      guard let folder = Self.folder(of: source.location), folders.insert(folder).inserted else {
        continue
      }
      let members = merged(from: folder)
      if !members.isEmpty { inheritedByFolder[folder] = members }
    }
  }

  /// The keys that one of the pages inherits, the nearest section's first.
  ///
  /// - Complexity: O(1).
  func members(for location: PageLocation) -> [YAMLMember] {
    guard !inheritedByFolder.isEmpty, let folder = Self.folder(of: location) else { return [] }
    return inheritedByFolder[folder] ?? []
  }

  private static func folder(of location: PageLocation) -> Place? {
    guard location.role == .page, let key = location.key.parent else { return nil }
    return Place(key: key, language: location.language.tag)
  }

  private func merged(from folder: Place) -> [YAMLMember] {
    var merged: [YAMLMember] = []
    var next: PageKey? = folder.key
    while let key = next {
      let place = Place(key: key, language: folder.language)
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
