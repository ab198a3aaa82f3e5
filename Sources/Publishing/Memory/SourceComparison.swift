import Content
import Diagnostics
import Encodings

/// The files of a site beside those that an earlier build knew.
struct SourceComparison: Sendable {
  let tree: SourceTree
  let earlier: EarlierBuild?
  /// Per path of the tree, its place in the earlier build's sources.
  private let counterparts: [Int?]

  /// - Complexity: O(files); both are sorted.
  init(_ tree: SourceTree, _ earlier: EarlierBuild?) {
    self.tree = tree
    self.earlier = earlier
    guard let earlier else {
      counterparts = Array(repeating: nil, count: tree.paths.count)
      return
    }
    var counterparts: [Int?] = []
    counterparts.reserveCapacity(tree.paths.count)
    var next = 0
    for path in tree.paths {
      while next < earlier.sources.count,
        earlier.sources[next].path.lexicographicallyPrecedes(path.string.utf8)
      {
        next += 1
      }
      let isSame =
        next < earlier.sources.count && earlier.sources[next].path.elementsEqual(path.string.utf8)
      counterparts.append(isSame ? next : nil)
    }
    self.counterparts = counterparts
  }

  /// Whether the earlier build had files at these very paths.
  var hasSamePaths: Bool {
    counterparts.count == earlier?.sources.count && counterparts.allSatisfy { $0 != nil }
  }

  /// Whether the earlier build had these very files, as far as can be told without reading them.
  var isUntouched: Bool {
    counterparts.count == earlier?.sources.count
      && tree.paths.indices.allSatisfy { untouched($0) != nil }
  }

  /// What the earlier build knew of the file at a place of the tree's paths; `nil` where it is new.
  func counterpart(_ index: Int) -> StoredSource? {
    counterparts[index].flatMap { earlier?.sources[$0] }
  }

  /// The same, where the file was not touched since.
  func untouched(_ index: Int) -> StoredSource? {
    guard let stamp = tree.stamps[index], let source = counterpart(index), source.stamp == stamp
    else { return nil }
    return source
  }

  /// The digest of a file's bytes, which are read unless the file is untouched.
  func content(_ index: Int) -> Fingerprint? {
    if let source = untouched(index) { return source.content }
    return try? tree.fingerprint(of: tree.paths[index])
  }

  /// What is remembered of a file that is no page.
  func recorded(_ index: Int) -> Fingerprint {
    let digest = Self.isGround(tree.paths[index]) ? content(index) : identity(index)
    return digest ?? Fingerprint(low: 0, high: 0)
  }

  /// What tells a file that is only copied from another: its stamp when it was last known to differ, else the
  /// digest of its bytes.
  ///
  /// A file that was too young for a stamp when a build read it is known by its bytes until it differs.
  func identity(_ index: Int) -> Fingerprint? {
    if let source = untouched(index) { return source.content }
    if let source = counterpart(index), source.stamp == nil, let content = content(index),
      content == source.content
    {
      return content
    }
    return tree.stamps[index] ?? content(index)
  }

  /// The digest of everything that all pages depend on.
  func ground(_ options: BuildOptions) -> Fingerprint {
    var digester = Digester(options.program)
    digester.add(options.baseURL)
    digester.add(options.includesDrafts)
    digester.add(options.includesFuture)
    digester.add(options.audits)
    digester.add(options.indexes)
    // Such addresses are few, and seldom others: what was judged by others is judged anew.
    for address in (options.deadAddresses ?? []).sorted() { digester.add(address) }
    for index in tree.paths.indices where Self.isGround(tree.paths[index]) {
      digester.add(tree.paths[index].string)
      digester.add(content(index) ?? Fingerprint(low: 0, high: 0))
    }
    return digester.fingerprint
  }

  /// The files that every page depends on and that differ from those of the earlier build, sorted.
  func changedGround() -> [SourcePath] {
    guard let earlier else { return [] }
    let changed = tree.paths.indices.filter { index in
      Self.isGround(tree.paths[index]) && content(index) != counterpart(index)?.content
    }
    let gone = earlier.sources.map { SourcePath(String(decoding: $0.path, as: UTF8.self)) }
      .filter { Self.isGround($0) && !tree.contains($0) }
    return (changed.map { tree.paths[$0] } + gone).sorted()
  }

  /// Whether every page may depend on a file: settings, classes, templates, words.
  static func isGround(_ path: SourcePath) -> Bool {
    let path = path.string
    return path.hasPrefix("templates/")
      || path.hasPrefix("content/") && path.hasSuffix(".yml")
        && (path.hasPrefix("content/categories/") || !path.dropFirst(8).contains("/"))
  }
}
