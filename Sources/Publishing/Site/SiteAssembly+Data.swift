import Content
import Diagnostics
import Markup

extension SiteAssembly {
  /// Finds the files that each dataset publishes, once every page has its own.
  mutating func assignDatasetFiles(_ tree: SourceTree) {
    for index in groups.indices {
      let versions = datasetVersions(of: index)
      if !versions.isEmpty { datasetFiles[index] = files(of: versions, in: groups[index], tree) }
    }
  }

  /// The page in each language in which it is a dataset.
  private func datasetVersions(of group: Int) -> [Page] {
    groups[group].versions.compactMap { $0.map { pages[$0] } }
      .filter { $0.frontMatter.type == .dataset }
  }

  /// The tables that the languages list, or, where none lists any, every CSV file of the page by name.
  private func files(
    of versions: [Page], in group: PageGroup, _ tree: SourceTree
  ) -> [DatasetFile] {
    var sources: [SourcePath] = []
    var listed: [SourcePath: [Int: [DatasetFields.Resource]]] = [:]
    for page in versions {
      for resource in page.frontMatter.dataset.resources
      where PageTable.isFile(resource.file.value) {
        guard let source = group.dataPath(resource.file.value, of: page, in: tree) else { continue }
        if !sources.contains(source) { sources.append(source) }
        listed[source, default: [:]][page.languageIndex, default: []].append(resource)
      }
    }
    if versions.allSatisfy(\.frontMatter.dataset.resources.isEmpty) {
      sources = group.files.filter { PageTable.isFile($0.name) }.sorted { $0.name < $1.name }
        .map(\.source)
    }
    var names: Set<String> = []
    return sources.map { source in
      let stem = String(source.lastComponent.dropLast(4))
      var name = stem
      var number = 1
      while !names.insert(name).inserted {
        name = "\(stem)-\(number)"
        number += 1
      }
      let descriptions = versions.map { page in
        let common = page.frontMatter.dataset.fields
        let resources = listed[source]?[page.languageIndex] ?? []
        // One file may be listed under two paths, which lead to it both.
        let fields = resources.reduce(into: [DatasetFields.Field]()) {
          $0.merge($1.fields.isEmpty ? common : $1.fields)
        }
        return DatasetFile.Description(
          language: page.languageIndex, page: page.path, resource: resources.first,
          fields: resources.isEmpty ? common : fields)
      }
      return DatasetFile(source, name: name, descriptions: descriptions)
    }
  }
}

extension PageGroup {
  /// Where a data file is that a version of the page names: in the page's own folder, else beside its source.
  ///
  /// - Returns: `nil` where there is none.
  func dataPath(_ name: String, of page: Page, in tree: SourceTree) -> SourcePath? {
    let name = NormalizationFormC.normalized(name)
    let beside = SourcePath(page.path.directory + "/" + name)
    let own = files.first { $0.name == name }?.source
    return own ?? (tree.contains(beside) ? beside : nil)
  }
}
