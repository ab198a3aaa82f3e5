import Corpus
import Glibc

/// Builds a corpus without audit and checks it, round after round.
struct CheckRun {
  private let options: CheckOptions
  private let folder: String
  private let site: String
  private let log: String

  /// - Parameters:
  ///   - options: What to check, how often and where.
  ///   - bench: The file of this program, which writes the corpus in a process of its own: the kernel counts this
  ///     one's memory into that of the programs it starts.
  /// - Returns: What was measured, and on what.
  /// - Throws: ``Failure`` where the program fails, or a check does not judge what it should.
  static func all(_ options: CheckOptions, bench: String) throws -> CheckReport {
    let machine = try Machine()
    let folder = "\(options.memory)/gazette-bench-check-\(getuid())"
    try FileTree.remove(folder)
    defer { try? FileTree.remove(folder) }
    return try CheckRun(options: options, folder: folder).report(machine, bench)
  }

  private init(options: CheckOptions, folder: String) {
    self.options = options
    self.folder = folder
    site = "\(folder)/site"
    log = "\(folder)/log"
  }

  private func report(_ machine: Machine, _ bench: String) throws -> CheckReport {
    try FileTree.makeFolders(folder)
    try FileTree.copy("\(options.package)/Sites/gazette", to: site)
    _ = try Child.run([bench, "corpus", site + "/content", "\(options.pages)"], log: log)
    var measurements = CheckWork.allCases.map { CheckMeasurement(work: $0) }
    var findings = 0
    for round in 1...options.rounds {
      for index in measurements.indices {
        let usage = try measure(measurements[index].work, round, &findings)
        measurements[index].rounds.append(usage)
        let work = measurements[index].work
        say("  round \(round), \(work.rawValue): \(usage.wall.seconds.digits(3)) s")
      }
    }
    return CheckReport(
      measurements: measurements, machine: machine, options: options, findingCount: findings,
      version: try Child.output(of: [options.gazette, "--version"], log: log).firstLine)
  }

  private func measure(
    _ work: CheckWork, _ round: Int, _ findings: inout Int
  ) throws -> Usage {
    let today = ["--today", "2026-12-31"]
    switch work {
    case .build, .bareBuild:
      try FileTree.remove("\(folder)/output")
      try FileTree.remove(site + "/.gazette")
      return try Child.run(
        [options.gazette, "build", site, "--no-audit", "--output", "\(folder)/output", "--quiet"]
          + (work == .bareBuild ? ["--no-search"] : []) + today, log: log)
    case .first: try FileTree.remove(site + "/.gazette")
    case .unchanged: break
    case .onePage: try edit(round)
    }
    let usage = try Child.run(
      [options.gazette, "check", site, "--format", "json"] + today, log: log)
    let count = try FileTree.text(of: log).split(separator: "\n").count {
      $0.firstRange(of: "\"code\":") != nil
    }
    guard count > 0, findings == 0 || count == findings else {
      throw Failure("a check told \(count) findings, the one before \(findings)")
    }
    findings = count
    return usage
  }

  /// Adds a sentence to the body of one page, another in each round.
  private func edit(_ round: Int) throws {
    let corpus = Corpus(documentCount: options.pages / 2, convention: .gazette)
    let document = corpus.document((round * 7919 + 1) % corpus.documentCount)
    try FileTree.write(
      "\n本次修訂已於本頁公告。\n",
      to: "\(site)/content/\(document.kind.section)/\(document.name).zh-Hant.md", appending: true)
  }
}

/// What is measured, in the order in which one follows the other.
enum CheckWork: String, Sendable, CaseIterable {
  case build = "build without audit"
  case bareBuild = "build without audit and search"
  case first = "first check"
  case unchanged = "check, nothing changed"
  case onePage = "check, one page changed"
}

/// What one kind of work took.
struct CheckMeasurement: Sendable {
  let work: CheckWork
  var rounds: [Usage] = []
}
