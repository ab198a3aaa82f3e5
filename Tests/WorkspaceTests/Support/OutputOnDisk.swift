import Publishing
import Workspace

/// A site's folder into which a test publishes.
struct OutputOnDisk {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("x", to: "content/site.yml")
  }

  init(folder: TemporaryFolder) { self.folder = folder }

  func begin(
    sharing: SharingMethod = .links,
    observe: @escaping @Sendable (Publication.Step) -> Void = { _ in },
    notify: (Publication.Notice) -> Void = { _ in }
  ) throws -> Publication {
    try Publication.begin(
      OutputFolder(nil, for: SiteFolder(folder.path)), jobs: 2, sharing: sharing,
      observe: observe, notify: notify)
  }

  /// Publishes these files and nothing else, or these on top of what stands.
  @discardableResult
  func publish(
    _ files: [String: String], _ mode: OutputMode = .whole, removing: [String] = [],
    memory: [UInt8] = [], sharing: SharingMethod = .links
  ) async throws -> Publication.Outcome {
    let publication = try begin(sharing: sharing)
    try await publication.start(mode)
    do {
      for path in removing { try publication.remove(OutputPath(path)) }
      for (path, text) in files { try publication.write(Array(text.utf8), to: OutputPath(path)) }
      return try await publication.commit(memory: memory)
    } catch {
      try? await publication.discard()
      throw error
    }
  }

  /// The texts of a tree's files, but for the list of them.
  func texts(_ tree: String = "public") -> [String: String] {
    var texts: [String: String] = [:]
    for path in folder.tree(tree) where path != ".gazette-manifest" {
      texts[path] = folder.text("\(tree)/\(path)") ?? ""
    }
    return texts
  }

  /// The texts of the tree that the next build begins with.
  var spare: [String: String] { texts(".gazette/public/spare") }
}
