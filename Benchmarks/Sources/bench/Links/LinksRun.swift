import Corpus
import Glibc

/// Checks the links of folders of HTML by Gazette and by linkchecker.
struct LinksRun {
  private let options: LinksOptions
  private let folder: String
  private var log: String { "\(folder)/log" }

  /// A site as a generator writes it, without faults.
  private static let large = LinkedPages(
    pageCount: 10_000, linkCount: 20, hasFaults: false, addressing: .absolute)
  /// Few pages with many links, two of each page wrong.
  private static let faulty = LinkedPages(
    pageCount: 500, linkCount: 100, hasFaults: true, addressing: .relative)

  /// - Throws: ``Failure`` where a program fails, or finds other faults than were planted.
  static func all(_ options: LinksOptions) throws -> LinksReport {
    let machine = try Machine()
    let folder = "\(options.memory)/gazette-bench-links-\(getuid())"
    try FileTree.remove(folder)
    defer { try? FileTree.remove(folder) }
    return try LinksRun(options: options, folder: folder).report(machine)
  }

  private func report(_ machine: Machine) throws -> LinksReport {
    try write(Self.large, to: "\(folder)/large")
    try write(Self.faulty, to: "\(folder)/faulty")
    let version = try? Child.output(of: [options.linkchecker, "--version"], log: log).lastLine
    let large = try measure(Self.large, in: "\(folder)/large")
    let faulty = try measure(Self.faulty, in: "\(folder)/faulty")
    var other: Usage?
    if version != nil { other = try measureLinkchecker(Self.faulty, in: "\(folder)/faulty") }
    return LinksReport(
      large: large, faulty: faulty, linkchecker: other, machine: machine, options: options,
      versions: [
        try Child.output(of: [options.gazette, "--version"], log: log).firstLine,
        version ?? "linkchecker is not here",
      ])
  }

  private func write(_ pages: LinkedPages, to folder: String) throws {
    var made: Set<Substring> = []
    try FileTree.makeFolders(folder)
    try pages.forEachFile { path, text in
      let parent = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
      if made.insert(parent).inserted { try FileTree.makeFolders("\(folder)/\(parent)") }
      try FileTree.write(text, to: "\(folder)/\(path)")
    }
  }

  /// Runs Gazette round after round, and sees that it found what was planted.
  private func measure(_ pages: LinkedPages, in folder: String) throws -> LinksMeasurement {
    var measurement = LinksMeasurement(
      pageCount: pages.pageCount, faultCount: pages.faults.count,
      linkCount: pages.pageCount * pages.linkCount + pages.faults.count)
    for round in 1...options.rounds {
      let usage = try Child.run(
        [options.gazette, "links", "--html", folder, "--format", "json", "--quiet"], log: log,
        statuses: pages.hasFaults ? [1] : [0])
      try expect(LinkFindings.gazette(try FileTree.text(of: log)), pages.faults, by: "gazette")
      measurement.rounds.append(usage)
      say("  round \(round), \(pages.pageCount) pages: \(usage.wall.seconds.digits(3)) s")
    }
    return measurement
  }

  /// Runs linkchecker once, which takes minutes.
  private func measureLinkchecker(_ pages: LinkedPages, in folder: String) throws -> Usage {
    let settings = "\(self.folder)/linkcheckerrc"
    try FileTree.write("[AnchorCheck]\n", to: settings)
    say("  linkchecker, \(pages.pageCount) pages: some minutes")
    let usage = try Child.run(
      [
        options.linkchecker, "--config", settings, "--no-status", "--no-robots", "--output", "csv",
        "\(folder)/index.html",
      ], log: log, statuses: [1])
    try expect(
      LinkFindings.linkchecker(try FileTree.text(of: log), in: folder), pages.faults,
      by: "linkchecker")
    return usage
  }

  private func expect(_ found: [String], _ planted: [String], by program: String) throws {
    guard Set(found) != Set(planted) else { return }
    let missed = Set(planted).subtracting(found).sorted()
    let invented = Set(found).subtracting(planted).sorted()
    throw Failure(
      "\(program) missed \(missed.count) faults (\(missed.first ?? "none")) and told "
        + "\(invented.count) that are none (\(invented.first ?? "none"))")
  }
}
