import Glibc

/// The folder that a site is published into, checked against the site that it comes from.
package struct OutputFolder: Sendable, Hashable {
  /// Absolute, without symbolic links: where `public` is a link, what it leads to is replaced.
  package let path: CanonicalPath
  let name: FileName
  let parent: CanonicalPath

  /// The folder that readers get unless another is asked for.
  package static let defaultName = "public"

  /// Finds out what a path leads to, and whether a site may be published there.
  ///
  /// - Parameters:
  ///   - path: Relative to the working folder; `nil` for the site's own `public/`.
  ///   - site: The site that is published.
  /// - Throws: ``OutputRefusal`` for a folder whose replacement would destroy sources,
  ///   ``FileSystemError`` where it cannot be found out what the path is.
  package init(_ path: String?, for site: SiteFolder) throws {
    let canonical = try CanonicalPath(path ?? site.path.appending(Self.defaultName).string)
    guard let parent = canonical.parent else { throw OutputRefusal.root }
    if canonical == site.path { throw OutputRefusal.site }
    for folder in SiteFolder.sourceFolders {
      let sources = site.path.appending(folder)
      if canonical.contains(sources) { throw OutputRefusal.holdsSources(folder) }
      if sources.contains(canonical) { throw OutputRefusal.insideSources(folder) }
    }
    self.path = canonical
    self.parent = parent
    name = FileName(canonical.lastComponent)
  }

  /// What a folder of ours beside the output is for.
  enum Companion: String, CaseIterable {
    /// The next state, being written; after the exchange the one before.
    case next
    /// The state before, where names could not be exchanged in one step.
    case old
  }

  /// The name of this process's folder beside the output, on the same file system.
  func companion(_ companion: Companion) -> FileName {
    FileName("\(path.lastComponent).\(companion.rawValue)-\(getpid())")
  }

  /// What a name beside the output is, if an earlier build made it.
  func companion(named name: FileName) -> Companion? {
    guard let text = name.text else { return nil }
    return Companion.allCases.first { companion in
      let prefix = "\(path.lastComponent).\(companion.rawValue)-"
      let number = text.utf8.dropFirst(prefix.utf8.count)
      return text.hasPrefix(prefix) && !number.isEmpty
        && number.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }
}

/// Why a folder may not be published into.
package enum OutputRefusal: Error, Hashable {
  /// `/`.
  case root
  /// The site's own folder.
  case site
  /// A folder above the site: replacing it would remove this source folder.
  case holdsSources(String)
  /// A folder within this source folder, which the next build would read.
  case insideSources(String)
}
