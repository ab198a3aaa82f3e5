import Content
import Diagnostics
import Workspace

/// What of a site a new page has to fit: its settings, and what its sections give their pages.
struct SiteSketch {
  let tree: SourceTree
  let settings: Settings

  init(_ path: String) throws {
    tree = try SiteFolder(path).readTree()
    let file = SourcePath("content/site.yml")
    guard tree.contains(file) else {
      settings = Settings()
      return
    }
    let source = SourceFile(path: file, bytes: try tree.bytes(of: file))
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode.parse(source, in: source.bytes.indices, diagnostics: &diagnostics)
    settings = Settings.decode(node, file: source).settings
  }

  /// The folder that pages of a type go into.
  static func section(of type: PageType) -> String {
    switch type {
    case .plan: "content/plans"
    case .evaluation: "content/evaluations"
    case .faq: "content/faqs"
    case .sop: "content/sops"
    case .dataset: "content/datasets"
    case .news: "content/news"
    case .page: "content"
    }
  }

  func bytes(of path: String) throws -> [UInt8] { try tree.bytes(of: SourcePath(path)) }

  /// The front matter of the first file that is there.
  private func frontMatter(_ paths: [String]) -> YAMLNode? {
    for path in paths where tree.contains(SourcePath(path)) {
      var diagnostics: [Diagnostic] = []
      guard
        let location = PageLocation(
          SourcePath(path), languages: settings.languages, diagnostics: &diagnostics),
        let bytes = try? bytes(of: path)
      else { continue }
      return PageSource(location: location, bytes: bytes).frontMatter
    }
    return nil
  }

  private func names(_ stem: String) -> [String] {
    settings.languages.map { "\(stem).\($0.tag).md" } + ["\(stem).md"]
  }

  /// What a section gives its pages for a key.
  private func given(_ keys: [String], to type: PageType) -> YAMLNode? {
    var node = frontMatter(names(Self.section(of: type) + "/_index"))?["cascade"]
    for key in keys { node = node?[key] }
    return node
  }

  /// Whether a section gives its pages a value for a key, so that nobody need be asked.
  func gives(_ keys: [String], to type: PageType) -> Bool {
    given(keys, to: type).map { !$0.isNull } ?? false
  }

  /// The unit that pages of a type have from their section.
  func unit(of type: PageType) -> Unit? {
    guard case .scalar(let key, _)? = given(["unit"], to: type)?.value else { return nil }
    return settings.units[key]
  }

  /// The ids of the measures of the plan at an address such as `/plans/115/`; `nil` where there is no such plan.
  func measures(ofPlan address: String) -> [String]? {
    let path = "content" + (address.hasSuffix("/") ? String(address.dropLast()) : address)
    let files = names(path) + names(path + "/index") + names(path + "/_index")
    guard files.contains(where: { tree.contains(SourcePath($0)) }) else { return nil }
    guard case .sequence(let measures)? = frontMatter(files)?["measures"]?.value else { return [] }
    return measures.compactMap { measure in
      guard case .scalar(let id, _)? = measure["id"]?.value else { return nil }
      return id
    }
  }
}
