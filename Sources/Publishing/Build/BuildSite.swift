package import Content
import Diagnostics
import Encodings

/// Compiles a site: every file of its output goes to `output`, everything wrong into the report.
///
/// A page that is wrong does not stop the others. The caller publishes what was written only when the
/// report has no error; the same tree and options give the same bytes, whatever `jobs` is.
///
/// With the `memory` of the build whose output stands, only what has changed since is compiled, and `output` is
/// told of nothing else; the result is the same as without. Memory of another form, or damaged, is passed over.
/// `progress` is told meanwhile how far it is.
///
/// - Throws: Only what `output` throws, and `CancellationError`.
package func buildSite(
  _ tree: SourceTree, options: BuildOptions, output: any OutputSink, memory: [UInt8]? = nil,
  progress: BuildProgress? = nil
) async throws -> BuildReport {
  var report = BuildReport()
  var clock = PhaseClock()
  precondition(memory == nil || options.scope == .site, "what stands is not the whole site")
  precondition(memory == nil || !options.recordsOutsideLinks, "what stands keeps no such links")
  precondition(memory == nil || !options.recordsTranslations, "what stands keeps no such records")
  let beginning = BuildBeginning(tree, memory.flatMap { try? EarlierBuild($0) }, options)
  let comparison = beginning.comparison
  if let earlier = comparison.earlier, earlier.today == options.today, comparison.isUntouched,
    earlier.problems == tree.problems
  {
    clock.lap("compare", &report)
    report.takeOver(earlier, tree: tree)
    return report
  }
  clock.lap("compare", &report)

  var diagnostics: [Diagnostic] = []
  let loaded = await Site.load(comparison, options: options, diagnostics: &diagnostics)
  guard let site = loaded?.furnished(&diagnostics) else {
    report.finish(diagnostics, settings: nil, tree: tree, theme: Theme.builtIn)
    return report
  }
  let mode = comparison.earlier == nil ? OutputMode.whole : .changes
  report.mode = mode
  try await output.start(mode)
  var build = SiteBuild(
    site, earlier: comparison.earlier, history: beginning.history, output: output,
    progress: progress)
  clock.lap("read", &report)
  progress?.enter(.compiling)
  try await build.compilePages()
  clock.lap("pages", &report)
  try await build.compileLists()
  clock.lap("lists", &report)
  try await build.compileIndex()
  clock.lap("index", &report)
  progress?.enter(.checking)
  try build.removeVanished()
  diagnostics += build.diagnostics + site.templateLinksIntoOneLanguage()
  diagnostics += site.obligationProblems()
  let isWhole = diagnostics.allSatisfy { !$0.isError || $0.code.keepsFiles }
  diagnostics += try await build.brokenLinks(isWhole: isWhole)
  if !diagnostics.contains(where: \.isError) {
    diagnostics += site.vanishedDatasets(from: build.digests.datasets)
  }
  if site.departures.ledger != nil || options.recordsRelease {
    let written = build.addresses
    diagnostics += site.vanishedAddresses(from: written, isWhole: isWhole)
    if options.recordsRelease {
      report.addresses = site.releasedAddresses(written, build.digests.datasets)
      report.changeFeeds = site.changeFeeds
      report.datasets = site.datasetReleases(build.digests.datasets)
    }
  }
  if options.recordsOutsideLinks {
    report.outsideLinks = (build.outsideLinks + site.outsideLinks).sorted {
      $0.file != $1.file ? $0.file < $1.file : $0.range < $1.range
    }
  }
  clock.lap("check", &report)

  site.excuse(&diagnostics)
  if options.recordsTranslations { report.translations = site.translations(build.translations) }
  if options.isPreview { report.preview = site.preview }
  report.languages = site.languages.map(\.tag)
  report.settings = site.settings
  report.take(build.summary)
  report.compiledCount = build.compiledPageCount
  report.datasetCount = build.digests.datasets.count
  report.finish(diagnostics, settings: site.settings, tree: tree, theme: site.theme.files)
  report.units = site.units(of: Set((report.diagnostics + report.excused).map(\.file)))
  if report.errorCount == 0 {
    report.memory = build.memory(
      ground: beginning.ground, diagnostics: report.diagnostics + report.excused,
      units: report.units)
  }
  clock.lap("remember", &report)
  return report
}

/// Measures the parts of the work one after the other.
private struct PhaseClock {
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant

  init() { start = clock.now }

  mutating func lap(_ name: String, _ report: inout BuildReport) {
    let now = clock.now
    report.phases.append(BuildReport.Phase(name: name, duration: start.duration(to: now)))
    start = now
  }
}

extension BuildReport {
  fileprivate mutating func take(_ summary: BuildMemory.Summary) {
    pageCount = summary.pageCount
    fileCount = summary.fileCount
    byteCount = summary.byteCount
    keptBack = summary.keptBack
    unreleasedData = summary.unreleasedData
    judged = summary.judged
    units = summary.units
  }

  /// What a build has to say that found nothing changed.
  fileprivate mutating func takeOver(_ earlier: EarlierBuild, tree: SourceTree) {
    take(earlier.summary)
    isUnchanged = true
    diagnostics = earlier.diagnostics.filter { $0.excuse == nil }
    excused = earlier.diagnostics.filter { $0.excuse != nil }
    takeSources(tree: tree, theme: Theme.builtIn)
  }

  /// Sorts what was found, gives it the severities of the settings, and keeps the sources it names.
  fileprivate mutating func finish(
    _ found: [Diagnostic], settings: Settings?, tree: SourceTree, theme: [String: SourceFile]
  ) {
    var unique: Set<Diagnostic> = []
    let told: [Diagnostic] = found.compactMap { diagnostic in
      guard unique.insert(diagnostic).inserted else { return nil }
      guard let settings else { return diagnostic }
      return diagnostic.weighed(by: settings)
    }.sorted()
    diagnostics = told.filter { $0.excuse == nil }.tellingEachCellOnce()
    excused = told.filter { $0.excuse != nil }
    takeSources(tree: tree, theme: theme)
  }

  /// Sources of more bytes are not kept for snippets: nobody looks for a line of a million by eye.
  private static let shownByteLimit = 8 << 20

  private mutating func takeSources(tree: SourceTree, theme: [String: SourceFile]) {
    for path in Set(diagnostics.flatMap { [$0.file] + $0.notes.map(\.file) }) {
      let template = theme[String(path.string.dropFirst("templates/".count))]
      if let template, template.path == path {
        sources[path] = template
      } else if let byteCount = try? tree.byteCount(of: path), byteCount <= Self.shownByteLimit,
        let bytes = try? tree.bytes(of: path)
      {
        sources[path] = SourceFile(path: path, bytes: bytes)
      }
    }
  }
}
