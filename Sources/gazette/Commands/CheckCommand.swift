import ArgumentParser
import Audit
import Content
import Diagnostics
import Encodings
import Hyperlinks
import Publishing
import Workspace

/// Compiles a site, audits it and publishes nothing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a site, and publish nothing.",
    discussion: """
      Compiles the site as `gazette build` does, down to every link and anchor, and audits it by the rules that \
      an agency is judged by; docs/accessibility.md and docs/diagnostics.md list them. Nothing \
      is published; what was judged is remembered in .gazette/check.state.

      EXAMPLES
        gazette check                               the site in this folder
        gazette check sites/bureau --strict         warnings count as well
        gazette check --only accessibility          one group of rules
        gazette check --only link-text,HM1240404E   some rules
        gazette check --fix                         show what it can mend
        gazette check --fix --yes                   mend it
        gazette check --html public                 a folder of HTML from anything
        gazette check --html dist --level A --settings checks.yml
        gazette check --baseline known.json         only what is new
        gazette check --report reports              a dated report, for the mark
        gazette check --format sarif                findings for a code host
      """)

  @OptionGroup var options: SiteOptions

  @OptionGroup(title: "Audits") var auditOptions: AuditOptions

  @Option(help: "Say the findings to people (text) or to tools, on standard output.")
  var format = CheckFormat.text

  mutating func run() async throws {
    let terminal = Terminal()
    Processor.returnLargeMemory()
    var buildOptions = try options.buildOptions()
    buildOptions.audits = true
    buildOptions.onlyCodes = auditOptions.only?.codes ?? []
    let settledOptions = buildOptions
    try await reportingFailures(on: terminal) {
      let baseline = try auditOptions.baseline.map(Baseline.read)
      if let html = auditOptions.html {
        guard options.site == "." else {
          throw ValidationError("Name either a site or, with --html, a folder of HTML.")
        }
        try await checkFolder(html, settledOptions, baseline, terminal)
      } else {
        try await checkSite(settledOptions, baseline, terminal)
      }
    }
  }

  private func checkSite(
    _ buildOptions: BuildOptions, _ baseline: Baseline?, _ terminal: Terminal
  ) async throws {
    let start = ContinuousClock.now
    let folder = try SiteFolder(options.site)
    let tree = try folder.readTree()
    var buildOptions = buildOptions
    do {
      buildOptions.deadAddresses = try LastLinkReport.deadAddresses(ofSite: options.site)
    } catch let error as FileSystemError {
      terminal.warning("Whether sources are dead is not known: \(sentence(for: error))")
    } catch let error as UnreadableReport {
      terminal.warning("Whether sources are dead is not known: \(sentence(for: error))")
    }
    let settledOptions = buildOptions
    let memory = try CheckMemory(of: folder, settledOptions)
    let report = try await ProgressLine(terminal, isQuiet: options.quiet).shown { progress in
      try await buildSite(
        tree, options: settledOptions, output: DiscardingSink(), memory: memory.bytes,
        progress: progress)
    }
    do throws(FileSystemError) { try memory.keep(report, settledOptions) } catch {
      terminal.warning("The next check will judge every page again: \(sentence(for: error))")
    }
    if auditOptions.fix {
      try Mending(report.diagnostics, of: tree).run(
        in: folder, writes: auditOptions.yes, isQuiet: options.quiet, terminal)
      return
    }
    try await teller(settledOptions, baseline, terminal, since: start).tell(report, of: .site(tree))
  }

  private func checkFolder(
    _ html: String, _ buildOptions: BuildOptions, _ baseline: Baseline?, _ terminal: Terminal
  ) async throws {
    let start = ContinuousClock.now
    let folder = try HTMLFolder(root: html, part: html)
    let given = try FolderSettings(auditOptions)
    let profile = Profile(
      given.settings.accessibility, silenced: given.settings.silencedCodes,
      only: buildOptions.onlyCodes)
    let outcome = try await MarkupFolderAudit(
      folder: folder, profile: profile, settings: given.settings
    ).run(jobs: buildOptions.jobs)
    let judged = given.judge(outcome.diagnostics, in: folder, buildOptions)
    var report = BuildReport()
    report.settings = given.settings
    report.diagnostics = judged.filter { $0.excuse == nil }
    report.excused = judged.filter { $0.excuse != nil }
    report.sources = outcome.sources
    if let file = given.file { report.sources[file.path] = file }
    report.pageCount = outcome.pageCount
    report.judged = outcome.judged
    try await teller(buildOptions, baseline, terminal, since: start).tell(report, of: .html(html))
  }

  private func teller(
    _ buildOptions: BuildOptions, _ baseline: Baseline?, _ terminal: Terminal,
    since start: ContinuousClock.Instant
  ) -> CheckTeller {
    CheckTeller(
      options: buildOptions, baseline: baseline, format: format, reportFolder: auditOptions.report,
      isQuiet: options.quiet, start: start, terminal: terminal)
  }
}
