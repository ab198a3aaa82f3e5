import ArgumentParser
import OpenData
import Preview
import Publishing
import Workspace

/// Shows a site on this machine as it is being written.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview a site while it is being written.",
    discussion: """
      Builds the site with its drafts, serves it to browsers on this machine alone, and follows \
      content/ and templates/: when a file is saved, open pages show it, and where something is wrong they \
      say what and where, over the last good page. The output folder is neither read nor written.

      Ctrl-C ends the preview and removes what it has written.

      EXAMPLES
        gazette serve                      this site, at http://localhost:8000/
        gazette serve sites/bureau         another one
        gazette serve --port 8080          at another port; 0 takes any that is free
        gazette serve --today 115-12-31    as it will be on that day
        gazette serve --future             with pages dated after today
      """)

  @Argument(
    help: "The site's folder: the one that holds content/.", completion: .directory)
  var site = "."

  @Option(help: ArgumentHelp("Serve at this port of this machine; 0 takes any that is free."))
  var port = Port.usual

  @Flag(help: "Show pages dated after today too.")
  var future = false

  @Flag(
    name: .customLong("no-audit"),
    help: "Leave the rules of `gazette check` out; what a page can't do without is checked anyway.")
  var skipsAudit = false

  @Option(
    help: ArgumentHelp(
      "Work on this many pages at once (default: the number of processors).", valueName: "n"))
  var jobs: JobCount?

  @Option(
    help: ArgumentHelp(
      "Show the site as on this day: what is due, future or expired is measured against it.",
      discussion: """
        2026-01-15, 115-01-15 or 民國115年1月15日. Without it, it is the day in Taiwan (UTC+8), also past \
        midnight.
        """,
      valueName: "date"))
  var today: Day?

  @Flag(name: .shortAndLong, help: "Say nothing but the address, errors and warnings.")
  var quiet = false

  /// How long what is under way may take to end, once it is asked to.
  private static let patienceSeconds = 2

  mutating func run() async throws {
    let terminal = Terminal()
    let request = Request(
      today: today?.date, jobs: jobs?.count ?? Processor.count, includesFuture: future,
      audits: !skipsAudit)
    // A day that cannot be told is told before anything begins.
    _ = try request.options()
    Processor.returnLargeMemory()
    Processor.reportFileSizeLimit()
    Processor.raiseOpenFileLimit()
    let (path, port, isQuiet) = (site, port.number, quiet)
    try await reportingFailures(on: terminal) {
      let stop = StopSignals()
      let site = try SiteFolder(path)
      let folder = try PreviewFolder(in: TemporaryFolders.path)
      // Whatever keeps the preview from ending by itself.
      stop.insist(afterSeconds: Self.patienceSeconds) {
        // A build that goes on may write once more while its folder is removed.
        var attempts = 10
        while attempts > 0, (try? folder.remove()) == nil { attempts -= 1 }
      }
      do {
        try await Self.serve(site, request, port, folder, until: stop, isQuiet, terminal)
      } catch {
        // The first failure is the one to tell.
        try? folder.remove()
        throw error
      }
      try folder.remove()
    }
  }

  private static func serve(
    _ site: SiteFolder, _ request: Request, _ port: Int, _ folder: PreviewFolder,
    until stop: StopSignals, _ isQuiet: Bool, _ terminal: Terminal
  ) async throws {
    // Before the first build, so that nothing is missed that is saved meanwhile.
    let watch = try SourceWatch(site)
    let session = PreviewSession(
      site: site, folder: folder, run: String(UInt64.random(in: 0 ... .max), radix: 36)
    ) { try request.options() }
    let server = try PreviewServer.start(port: port, folder: folder, feed: session.feed)
    let teller = PreviewTeller(terminal: terminal, port: server.port, isQuiet: isQuiet)
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await server.run() }
      group.addTask {
        teller.tellStart(try await session.build())
        for try await _ in watch.changes { teller.tell(try await session.build()) }
      }
      group.addTask { await stop.wait() }
      try await group.next()
    }
  }

  /// What each build is asked for.
  private struct Request: Sendable {
    /// `nil` for the day on which each build takes place.
    let today: CalendarDate?
    let jobs: Int
    let includesFuture: Bool
    let audits: Bool

    func options() throws -> BuildOptions {
      var options = BuildOptions(today: try today ?? Today.date(), jobs: jobs)
      options.program = Gazette.program
      options.includesFuture = includesFuture
      options.audits = audits
      return options
    }
  }
}
