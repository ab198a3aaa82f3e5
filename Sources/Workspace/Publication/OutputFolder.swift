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
    if canonical.components.contains(StateFolder.containerName[...]) {
      throw OutputRefusal.insideState
    }
    for folder in SiteFolder.sourceFolders {
      let sources = site.path.appending(folder)
      if canonical.contains(sources) { throw OutputRefusal.holdsSources(folder) }
      if sources.contains(canonical) { throw OutputRefusal.insideSources(folder) }
    }
    self.path = canonical
    self.parent = parent
    name = FileName(canonical.lastComponent)
  }
}

extension OutputFolder {
  /// The folder that data alone are written into unless another is asked for.
  package static let defaultDataName = "export"

  /// Finds out whether data alone may be written to a folder: not into a site that was published.
  ///
  /// - Parameters:
  ///   - path: Relative to the working folder; `nil` for the site's own `export/`.
  ///   - site: The site whose data they are.
  /// - Throws: ``OutputRefusal``, ``FileSystemError``.
  package init(forData path: String?, of site: SiteFolder) throws {
    try self.init(path ?? site.path.appending(Self.defaultDataName).string, for: site)
    let published = try CanonicalPath(site.path.appending(Self.defaultName).string)
    if published.contains(self.path) { throw OutputRefusal.published(published.string) }
    var folder: CanonicalPath? = self.path
    while let candidate = folder {
      if try Manifest.listsSite(candidate) { throw OutputRefusal.published(candidate.string) }
      folder = candidate.parent
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
  /// For data alone: a site was published into this folder, which is theirs or above it.
  case published(String)
  /// A `.gazette` folder or one within it: the program's own files lie there.
  case insideState
}
