import Content
import Diagnostics
import Markup

extension SiteAssembly {
  /// Finds the files that each dataset publishes or keeps back, once every page has its own; those that are kept back
  /// belong to no page any more.
  mutating func assignDataSources(_ tree: SourceTree) {
    var withheld: Set<SourcePath> = []
    for index in groups.indices {
      let versions = datasetVersions(of: index)
      guard !versions.isEmpty else { continue }
      if groups[index].withdrawal(in: pages) != nil {
        withheld.formUnion(withdrawnFiles(of: versions, in: groups[index], tree))
      } else {
        let files = files(of: versions, in: groups[index], tree)
        datasetFiles[index] = files
        for file in files { add(file, of: index) }
      }
    }
    for page in withheldDatasets { withheld.formUnion(listedFiles(of: page, tree)) }
    withheld = withheld.filter { dataSources[$0] == nil }
    for source in withheld { dataSources[source] = .withheld }
    withholdFiles(withheld)
  }

  /// Where several datasets publish a file, links to it lead to the first, and what any of them masks is masked
  /// wherever its rows are shown besides.
  private mutating func add(_ file: DatasetFile, of group: Int) {
    guard case .published(let first, let name, var columns)? = dataSources[file.source] else {
      dataSources[file.source] = .published(group: group, name: file.name, columns: file.columns)
      return
    }
    columns.merge(file.columns)
    dataSources[file.source] = .published(group: first, name: name, columns: columns)
  }

  /// What a dataset that is no longer offered keeps back: its tables, and what its front matter lists.
  ///
  /// It is withdrawn in all languages. Other files, such as pictures of its text, are no data.
  private func withdrawnFiles(
    of versions: [Page], in group: PageGroup, _ tree: SourceTree
  ) -> [SourcePath] {
    let listed = versions.flatMap { page in
      page.frontMatter.dataset.resources.compactMap {
        group.dataPath($0.file.value, beside: page.path, in: tree)
      }
    }
    return listed + group.files.filter { PageTable.isFile($0.name) }.map(\.source)
  }

  /// What a dataset that is kept back lists beside its source; the files of its folder are kept back with it.
  private func listedFiles(of page: ReadPage, _ tree: SourceTree) -> [SourcePath] {
    let group = groupByKey[page.location.key].map { groups[$0] }
    return page.frontMatter.dataset.resources.compactMap {
      (group ?? PageGroup(key: page.location.key, languageCount: 0))
        .dataPath($0.file.value, beside: page.location.path, in: tree)
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
        guard let source = group.dataPath(resource.file.value, beside: page.path, in: tree)
        else { continue }
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
  func dataPath(_ name: String, beside page: SourcePath, in tree: SourceTree) -> SourcePath? {
    let name = NormalizationFormC.normalized(name)
    let beside = SourcePath(page.directory + "/" + name)
    let own = files.first { $0.name == name }?.source
    return own ?? (tree.contains(beside) ? beside : nil)
  }
}
