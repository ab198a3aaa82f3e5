import Content
import Diagnostics
import Encodings

/// Answers questions about an earlier build and the next one.
struct Explainer {
  let earlier: EarlierBuild
  /// The next build, compiled but for what it would take over.
  var next: SiteBuild
  let history: BuildHistory

  var site: Site { next.site }

  mutating func answer(_ query: ExplanationQuery) async throws -> ExplanationAnswer {
    switch query {
    case .output(let text): try await answer(output: text)
    case .source(let path): try await answer(source: path)
    }
  }

  // MARK: Output

  private mutating func answer(output text: String) async throws -> ExplanationAnswer {
    let path = sitePath(text)
    let names = Self.fileNames(path)
    for (work, unit) in next.units {
      guard let output = output(of: unit, named: names) else { continue }
      return .explained([try await explanation(of: work, only: output)])
    }
    for unit in earlier.units.values {
      guard let output = output(of: unit, named: names) else { continue }
      return .explained([vanished(unit, only: output)])
    }
    let address = "/" + path
    if let (path, _) = site.withheld.page(at: address.hasSuffix("/") ? address : address + "/") {
      return .withheld(withheld(path))
    }
    return .unknown(nearest: nearest(to: address))
  }

  /// A path from the site's root, decoded and without its first slash.
  private func sitePath(_ text: String) -> String {
    var text = text[...]
    let isAddress = text.hasPrefix("/") || text.hasPrefix(site.baseURL)
    if text.hasPrefix(site.baseURL) { text = text.dropFirst(site.baseURL.count) }
    while text.hasPrefix("/") { text.removeFirst() }
    guard isAddress else { return String(text) }
    let path = text.prefix { $0 != "?" && $0 != "#" }
    return PercentEncoding.decoded(String(path)) ?? String(path)
  }

  /// The files that a path may mean.
  private static func fileNames(_ path: String) -> Set<String> {
    if path.isEmpty { return ["index.html"] }
    return path.hasSuffix("/") ? [path + "index.html"] : [path, path + "/index.html"]
  }

  private func output(of unit: StoredUnit, named names: Set<String>) -> OutputPath? {
    guard let unit = try? unit.whole() else { return nil }
    return unit.outputs.first { names.contains($0.path.string) }?.path
  }

  private func nearest(to address: String) -> String? {
    Spelling.nearest(to: address, in: site.addresses.inOrder)
      ?? site.nearest(to: address, languageIndex: site.languageIndex(at: address))
  }

  // MARK: Sources

  private mutating func answer(source path: SourcePath) async throws -> ExplanationAnswer {
    if SourceComparison.isGround(path), site.tree.contains(path) || site.theme.has(path) {
      return .everything(path, templates: site.templates(including: path))
    }
    var found: [Explanation] = []
    let gone = keyOfVanished(path)
    for (work, unit) in next.units
    where makes(work, unit, from: path) || gone != nil && site.ownKey(of: work) == gone {
      found.append(try await explanation(of: work, only: nil))
    }
    // The text of a section is compiled by itself, but written with its list.
    if found.contains(where: { !$0.outputs.isEmpty }) { found.removeAll { $0.outputs.isEmpty } }
    if !found.isEmpty { return .explained(found) }
    if site.withheld.reasons[path] != nil { return .withheld(withheld(path)) }
    if site.tree.contains(path) { return .unused(path) }
    if let gone {
      let units = ["page ", "section "].compactMap {
        earlier.units[UnitMemory.id($0 + gone.path)]
      }
      return .explained(units.map { vanished($0, only: nil) })
    }
    let paths = site.tree.paths.map(\.string)
    return .unknown(nearest: Spelling.nearest(to: path.string, in: paths))
  }

  /// Whether a unit's page comes from a file, or the unit reads it as data.
  private func makes(_ work: Work, _ unit: StoredUnit, from path: SourcePath) -> Bool {
    if site.sources(of: work).contains(path) { return true }
    return unit.firstRead(among: [Resource.file(path).id]) != nil
  }

  /// The page that a file of the earlier build was, where that file is gone.
  private func keyOfVanished(_ path: SourcePath) -> PageKey? {
    guard !site.tree.contains(path),
      earlier.sources.contains(where: { $0.path.elementsEqual(path.string.utf8) })
    else { return nil }
    var ignored: [Diagnostic] = []
    return PageLocation(path, languages: site.languages, diagnostics: &ignored)?.key
  }

  private func withheld(_ path: SourcePath) -> String {
    switch site.withheld.reasons[path] {
    case .draft: "\(path) is a draft; build with --drafts to see it."
    case .future: "\(path) is dated after the day of the last build; build with --future to see it."
    case .expired: "\(path) has expired."
    case .unreadable, nil: "\(path) has errors; gazette check tells them."
    }
  }
}

// MARK: - Explanations

extension Explainer {
  private mutating func explanation(
    of work: Work, only output: OutputPath?
  ) async throws -> Explanation {
    let id = UnitMemory.id(site.name(of: work))
    let (compiled, reads) = try await next.examine(work)
    let templates = Dictionary(
      compiled.templates.map { ($0.path, $0.template) }, uniquingKeysWith: { first, _ in first })
    let files =
      compiled.files.map { UnitMemory.Output(path: $0.path, byteCount: $0.bytes.count) }
      + compiled.streamed
    let outputs = files.filter { output == nil || $0.path == output }.map { file in
      Explanation.Output(
        path: file.path, address: file.path.address, byteCount: file.byteCount,
        template: templates[file.path].map(site.use))
    }
    let names = names(of: reads)
    var explanation = Explanation(
      outputs: outputs, sources: site.sources(of: work), files: [], pages: [], others: [],
      compilation: earlier.units[id].flatMap { compilation($0, names) }, prospect: .taken)
    explanation.take(
      reads, besides: site.ownKey(of: work), in: site.tree,
      ledger: site.datasetLedger)
    if case .siteFile(.assets) = work {
      explanation.sources = outputs.map { SourcePath("templates/\($0.path)") }
      explanation.builtIn = Set(explanation.sources.filter { !site.tree.contains($0) })
    }
    if let unit = next.units.first(where: { $0.unit.head.id == id })?.unit, next.wasCompiled(unit),
      let reason = try? unit.whole().reason
    {
      let isWhole = history.number == history.wholeNumber
      explanation.prospect = .compiled(
        self.reason(reason, isWhole: isWhole, history, names))
    }
    return explanation
  }

  /// What an earlier build made and the next one does not.
  private func vanished(_ stored: StoredUnit, only output: OutputPath?) -> Explanation {
    let unit = try? stored.whole()
    let outputs = (unit?.outputs ?? []).filter { output == nil || $0.path == output }.map {
      Explanation.Output(path: $0.path, address: $0.path.address, byteCount: $0.byteCount)
    }
    return Explanation(
      outputs: outputs, sources: unit.map(vanishedSources) ?? [], files: [], pages: [], others: [],
      compilation: compilation(stored, names(of: [])), prospect: .removed)
  }

  /// The sources of a page of the earlier build that are gone.
  private func vanishedSources(_ unit: UnitMemory) -> [SourcePath] {
    var ignored: [Diagnostic] = []
    return earlier.sources.map { SourcePath(String(decoding: $0.path, as: UTF8.self)) }
      .filter { path in
        guard !site.tree.contains(path),
          let location = PageLocation(path, languages: site.languages, diagnostics: &ignored)
        else { return false }
        return ["page ", "section "].contains { unit.name == $0 + location.key.path }
      }
  }

  private func compilation(
    _ stored: StoredUnit, _ names: [UInt64: Resource]
  ) -> Explanation.Compilation? {
    guard let unit = try? stored.whole() else { return nil }
    let isWhole = unit.build == earlier.history.wholeNumber
    return Explanation.Compilation(
      buildsSince: earlier.history.number - unit.build,
      reason: reason(unit.reason, isWhole: isWhole, earlier.history, names),
      microseconds: unit.microseconds)
  }

  private func reason(
    _ reason: UnitMemory.Reason, isWhole: Bool, _ history: BuildHistory,
    _ names: [UInt64: Resource]
  ) -> Explanation.Reason {
    switch reason {
    case .first where !isWhole: .new
    case .first:
      switch history.cause {
      case .nothingKnown: .nothingKnown
      case .ground(let paths): .ground(paths)
      }
    case .changed(let id): .changed(names[id]?.description)
    }
  }

  /// What numbers stand for: what was read now, else any page, which may have been read then.
  private func names(of reads: [Resource]) -> [UInt64: Resource] {
    let pages = site.groups.flatMap { group -> [Resource] in
      [.source(group.key), .page(group.key), .section(group.key)]
    }
    return Dictionary((reads + pages).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension SiteBuild {
  /// Does a unit of work once more, whether or not it is to be done, and tells what it reads.
  mutating func examine(_ work: Work) async throws -> (CompiledGroup, [Resource]) {
    try await complete([work])
    let reads = Reads(keepsNames: true)
    let compiled = site.compile(work, digests: digests, reads: reads)
    return (compiled, reads.named)
  }
}
