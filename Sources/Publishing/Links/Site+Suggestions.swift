import Content
import Diagnostics

extension Site {
  /// Beyond this many neighbours names are mostly made by machines, and comparing them all would make a build with
  /// many broken links slow.
  private static let neighbourLimit = 400

  /// “; did you mean '/news/open/'?”: the address most like one that is not there.
  func nearestAddress(to path: String) -> String {
    nearest(to: path).map { "; did you mean '\($0)'?" } ?? ""
  }

  /// The address most like one that is not there.
  ///
  /// Looked for among its neighbours, then among pages of the same name elsewhere.
  ///
  /// - Complexity: O(neighbours), at most ``neighbourLimit``.
  func nearest(to path: String) -> String? {
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    let folder = SourcePath(trimmed).directory + "/"
    let neighbours = suggestions.neighbours(in: folder)
    if neighbours.count <= Self.neighbourLimit,
      let near = Spelling.nearest(to: path, in: neighbours)
    {
      return near
    }
    return suggestions.namesakes(of: SourcePath(trimmed).lastComponent).min()
  }

  /// The page of the reader's language that is called most like one that is not there.
  func nearestPage(to key: PageKey, languageIndex: Int) -> String {
    let folder = key.parent ?? .home
    let neighbours = (keysByParent[folder] ?? []).filter { page($0, languageIndex) != nil }
    var found: PageKey?
    if neighbours.count <= Self.neighbourLimit {
      found = Spelling.nearest(to: key.name, in: neighbours.map(\.name))
        .flatMap { name in neighbours.first { $0.name == name } }
    }
    found = found ?? groups.lazy.map(\.key).first { $0.name == key.name && $0 != key }
    guard let found, let page = page(found, preferring: languageIndex) else { return "" }
    return "; did you mean '\(page.permalink)'?"
  }
}
