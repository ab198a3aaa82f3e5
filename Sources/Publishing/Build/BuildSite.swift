package import Content
import Diagnostics
import Synchronization

/// Compiles a site: every file of its output goes to `output`, everything wrong into the report.
///
/// A page that is wrong does not stop the others. The caller publishes what was written only when the
/// report has no error; the same tree and options give the same bytes, whatever `jobs` is.
///
/// - Throws: Only what `output` throws, and `CancellationError`.
package func buildSite(
  _ tree: SourceTree, options: BuildOptions, output: any OutputSink
) async throws -> BuildReport {
  var report = BuildReport()
  var clock = PhaseClock()
  var diagnostics: [Diagnostic] = []
  let loaded = await Site.load(tree, options: options, diagnostics: &diagnostics)
  guard let site = loaded?.furnished(&diagnostics) else {
    report.finish(diagnostics, settings: nil, tree: tree, theme: Theme.builtIn)
    return report
  }
  clock.lap("read", &report)

  let sink = CountingSink(output)
  // Sections are lists, and lists are written once every page is known.
  let groups = try await concurrentMap(count: site.groups.count, jobs: options.jobs) { index in
    var compiled = compileGroup(index, of: site)
    try sink.write(compiled.files)
    compiled.files = []
    return compiled
  }
  clock.lap("pages", &report)

  var digests = [PageDigest?](repeating: nil, count: site.pages.count)
  for group in groups { for (page, digest) in group.digests { digests[page] = digest } }
  let lists = ListCompiler(site: site, digests: digests)
  let jobs = lists.jobs
  let listed = try await concurrentMap(count: jobs.count, jobs: options.jobs) { index in
    var compiled = lists.compile(jobs[index])
    try sink.write(compiled.files)
    compiled.files = []
    return compiled
  }
  try writeSiteFiles(site, digests: digests, to: sink, diagnostics: &diagnostics)
  clock.lap("lists", &report)

  diagnostics += (groups + listed).flatMap(\.diagnostics)
  diagnostics += brokenAnchors(in: (groups + listed).flatMap(\.records))
  clock.lap("check", &report)

  report.pageCount = sink.pageCount
  report.fileCount = sink.fileCount
  report.byteCount = sink.byteCount
  for reason in site.withheld.reasons.values {
    switch reason {
    case .draft: report.keptBack.drafts += 1
    case .future: report.keptBack.future += 1
    case .expired: report.keptBack.expired += 1
    case .unreadable: break
    }
  }
  report.finish(diagnostics, settings: site.settings, tree: tree, theme: site.theme.files)
  return report
}

/// Feeds, site map, robots, security contact, verification files and the theme's assets.
private func writeSiteFiles(
  _ site: Site, digests: [PageDigest?], to sink: CountingSink, diagnostics: inout [Diagnostic]
) throws {
  for language in site.languages.indices {
    let feeds = Feeds(site: site, languageIndex: language, digests: digests)
    let root = String(site.root(language).dropFirst())
    try sink.write([
      (OutputPath(root + "feed.xml"), feeds.atom), (OutputPath(root + "feed.json"), feeds.json),
    ])
  }
  try sink.write(Sitemap(site: site).files)
  let files = SiteFiles(site: site)
  try sink.write([(OutputPath("robots.txt"), files.robots)])
  if let security = files.security {
    try sink.write([(OutputPath(".well-known/security.txt"), security)])
  }
  try sink.write(files.verificationFiles(&diagnostics))
  try sink.write(site.theme.assets.filter { site.grants("/" + $0.path.string, to: .siteFile(nil)) })
}

/// Counts what goes to the output on its way.
private final class CountingSink: Sendable {
  private let output: any OutputSink
  private let pages = Atomic<Int>(0)
  private let files = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)

  init(_ output: any OutputSink) { self.output = output }

  var pageCount: Int { pages.load(ordering: .relaxed) }
  var fileCount: Int { files.load(ordering: .relaxed) }
  var byteCount: Int { bytes.load(ordering: .relaxed) }

  func write(_ written: [(path: OutputPath, bytes: [UInt8])]) throws {
    for file in written {
      try output.write(file.bytes, to: file.path)
      if file.path.string.hasSuffix(".html") { pages.add(1, ordering: .relaxed) }
      files.add(1, ordering: .relaxed)
      bytes.add(file.bytes.count, ordering: .relaxed)
    }
  }
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
  /// Sorts what was found, gives it the severities of the settings, and keeps the sources it names.
  fileprivate mutating func finish(
    _ found: [Diagnostic], settings: Settings?, tree: SourceTree, theme: [String: SourceFile]
  ) {
    var unique: Set<Diagnostic> = []
    diagnostics = found.compactMap { diagnostic in
      guard unique.insert(diagnostic).inserted else { return nil }
      var diagnostic = diagnostic
      switch settings?.severities[diagnostic.code] {
      case .off: return nil
      case .error: diagnostic.severity = .error
      case .warning: diagnostic.severity = .warning
      case nil: break
      }
      return diagnostic
    }.sorted()
    let named = Set(diagnostics.flatMap { [$0.file] + $0.notes.map(\.file) })
    for path in named {
      let template = theme[String(path.string.dropFirst("templates/".count))]
      if let template, template.path == path {
        sources[path] = template
      } else if let bytes = try? tree.bytes(of: path) {
        sources[path] = SourceFile(path: path, bytes: bytes)
      }
    }
  }
}
