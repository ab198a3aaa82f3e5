import Content
import Diagnostics

extension Site {
  /// Beyond this many neighbours names are mostly made by machines, and comparing them all would make a build with
  /// many broken links slow.
  private static let neighbourLimit = 400

  /// The address most like one that is not there.
  ///
  /// That is one that differs in the case of its letters alone, then the nearest of its neighbours, then a page of the
  /// same name elsewhere, first of those in the reader's language.
  ///
  /// - Complexity: O(neighbours), at most ``neighbourLimit``.
  func nearest(to path: String, languageIndex: Int) -> String? {
    if let alike = suggestions.alike(path), alike != path { return alike }
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = SourcePath(trimmed).directory + "/"
    let neighbours = suggestions.neighbours(in: folder)
    if neighbours.count <= Self.neighbourLimit,
      let near = Spelling.nearest(to: path, in: neighbours)
    {
      return near
    }
    let namesakes = suggestions.namesakes(of: SourcePath(trimmed).lastComponent)
      .filter { $0 != path }
    return namesakes.filter { self.languageIndex(at: $0) == languageIndex }.min()
      ?? namesakes.min()
  }

  /// Why the address most like one that is not there is not the same; `nil` where anybody sees it.
  func differenceHelp(between path: String, and near: String?) -> String? {
    guard let near, near != path, near.lowercased() == path.lowercased() else { return nil }
    return "Letters of the other case make another address, as on every server."
  }

  /// The language whose root an address begins with.
  func languageIndex(at address: String) -> Int {
    languages.indices.first { root($0) != "/" && address.hasPrefix(root($0)) }
      ?? languages.indices.first { root($0) == "/" } ?? 0
  }

  /// The address of the page of the reader's language that is called most like one that is not there.
  func nearestPage(to key: PageKey, languageIndex: Int) -> String? {
    let folder = key.parent ?? .home
    let neighbours = (keysByParent[folder] ?? []).filter { page($0, languageIndex) != nil }
    var found: PageKey?
    if neighbours.count <= Self.neighbourLimit {
      found = Spelling.nearest(to: key.name, in: neighbours.map(\.name))
        .flatMap { name in neighbours.first { $0.name == name } }
    }
    found = found ?? groups.lazy.map(\.key).first { $0.name == key.name && $0 != key }
    guard let found, let page = page(found, preferring: languageIndex) else { return nil }
    return page.permalink
  }
}
