import Diagnostics
package import Publishing
package import Workspace

/// Builds a site again and again, and lets the pages that stand follow.
///
/// What a build remembers for the next stays in memory; nothing is written but into the preview's folder.
package actor PreviewSession {
  private let site: SiteFolder
  private let folder: PreviewFolder
  private let run: String
  private let options: @Sendable () throws -> BuildOptions
  private var memory: [UInt8]?
  private var buildCount = 0
  /// Where the server reads what stands.
  package nonisolated let feed: StateFeed

  /// What became of a build.
  package struct Outcome: Sendable {
    package var report: BuildReport
    package var duration: Duration
    /// How many files of the pages that stand are others than before, or gone; `nil` where errors kept them.
    package var changedCount: Int?
  }

  /// - Parameters:
  ///   - site: What is previewed.
  ///   - folder: Where its files go.
  ///   - run: Tells this run of the program from others.
  ///   - options: What each build is asked for; the day may change between them.
  package init(
    site: SiteFolder, folder: PreviewFolder, run: String,
    options: @escaping @Sendable () throws -> BuildOptions
  ) {
    self.site = site
    self.folder = folder
    self.run = run
    self.options = options
    feed = StateFeed(PreviewState(version: "\(run)-0", words: Words.builtIn))
  }

  /// Builds once, and tells the pages.
  ///
  /// - Throws: What the disk says, and `CancellationError`; what is wrong with the site is in the outcome.
  package func build() async throws -> Outcome {
    let start = ContinuousClock.now
    var options = try options()
    options.includesDrafts = true
    options.isPreview = true
    let draft = folder.draft()
    let report = try await buildSite(
      site.readTree(), options: options, output: draft, memory: memory)
    var changedCount: Int?
    if report.errorCount == 0 {
      changedCount = report.isUnchanged ? 0 : try folder.take(draft).count
      if let memory = report.memory { self.memory = memory }
    }
    tell(report, arePagesNew: changedCount.map { $0 > 0 } ?? false)
    return Outcome(
      report: report, duration: ContinuousClock.now - start, changedCount: changedCount)
  }

  private func tell(_ report: BuildReport, arePagesNew: Bool) {
    var state = feed.state
    if arePagesNew {
      buildCount += 1
      state.version = "\(run)-\(buildCount)"
    }
    if let preview = report.preview {
      state.words = preview.words
      // Pages that stay answer as they did.
      if report.errorCount == 0 { state.departures = preview.departures }
    }
    if report.errorCount == 0 { state.hasPages = true }
    let errors = report.diagnostics.filter(\.isError)
    state.findings = errors + report.diagnostics.filter { !$0.isError }
    state.errorCount = errors.count
    state.sources = report.sources
    feed.publish(state)
  }
}
