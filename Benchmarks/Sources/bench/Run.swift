import Glibc

/// One run: every program at every work, round after round, so that the machine's moods meet all.
struct Run {
  private let options: Options
  private let programs: Programs
  private let bench: String
  private var measurements = Measurements()

  /// Builds and measures; progress goes to standard error.
  ///
  /// - Parameters:
  ///   - options: What to build, how often and where.
  ///   - bench: The file of this program, beside which the floor lies.
  /// - Returns: What was measured, and on what.
  /// - Throws: ``Failure`` where a program fails or does not write every page.
  static func all(_ options: Options, bench: String) throws -> Report {
    let machine = try Machine()
    let roots = [
      Workbench.Place.memory: "\(options.memory)/gazette-bench-\(getuid())",
      .disk: "\(options.disk)/gazette-bench",
    ]
    try FileTree.makeFolders(options.disk)
    let lock = try lock(options.disk + "/gazette-bench.lock")
    defer { close(lock) }
    // A run that was killed leaves its files behind.
    for root in roots.values {
      try FileTree.remove(root)
      try FileTree.makeFolders(root)
    }
    defer { for root in roots.values { try? FileTree.remove(root) } }
    let log = "\(options.disk)/gazette-bench/log"
    let floor = bench.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    let programs = try Programs(options, floor: floor + "/floor", log: log)
    if let absence = programs.absence {
      say("Hugo is not measured: \(absence). \(Programs.howToGetHugo)")
    }
    var run = Run(options: options, programs: programs, bench: bench)
    for pages in options.pages {
      for place in Workbench.Place.allCases { try run.measure(pages, place, roots[place] ?? "") }
    }
    if options.isLarge { try run.measureLarge(roots[.memory] ?? "") }
    return Report(
      measurements: run.measurements, machine: machine, programs: programs, options: options,
      revision: revision(log: log),
      fileSystems: [
        .memory: try Machine.fileSystem(of: options.memory),
        .disk: try Machine.fileSystem(of: options.disk),
      ])
  }

  private init(options: Options, programs: Programs, bench: String) {
    self.options = options
    self.programs = programs
    self.bench = bench
  }

  // MARK: Rounds

  private mutating func measure(_ pages: Int, _ place: Workbench.Place, _ root: String) throws {
    let workbench = try self.workbench(pages, place, root, programs.available)
    for round in 0..<options.rounds {
      // Each program comes first in turn.
      let order = programs.available
      let turn = round % order.count
      for program in order[turn...] + order[..<turn] {
        try measureFull(program, on: workbench)
        if program == .gazette, place == .memory { try measureChanges(round, on: workbench) }
        try workbench.clear(program)
      }
    }
    try workbench.remove()
  }

  /// 100,000 pages, without Hugo: ten times its memory is more than most machines have.
  private mutating func measureLarge(_ root: String) throws {
    let needed = 6_000_000_000
    guard try Machine.freeBytes(on: options.memory) >= needed else {
      throw Failure(
        "\(options.memory) has less than \(Double(needed).megabytes) free for 100,000 pages")
    }
    let order: [Program] = [.gazette, .floor]
    let workbench = try self.workbench(Options.largePages, .memory, root, order)
    for _ in 0..<options.rounds {
      for program in order {
        try measureFull(program, on: workbench)
        try workbench.clear(program)
      }
    }
    try workbench.remove()
  }

  private func workbench(
    _ pages: Int, _ place: Workbench.Place, _ root: String, _ programs: [Program]
  ) throws -> Workbench {
    say("\(pages.grouped) pages \(place.rawValue)")
    return try Workbench(
      pages: pages, place: place, root: root, package: options.package, programs: programs,
      bench: bench)
  }

  private mutating func measureFull(_ program: Program, on workbench: Workbench) throws {
    try workbench.clear(program)
    // What others have written is not to be waited for by this one.
    if workbench.place == .disk { sync() }
    let usage = try workbench.build(program, programs)
    add(usage, program, .full, on: workbench, output: try workbench.check(program))
  }

  /// Builds again over what has just been built.
  private mutating func measureChanges(_ round: Int, on workbench: Workbench) throws {
    let unchanged = try workbench.build(.gazette, programs)
    add(unchanged, .gazette, .unchanged, on: workbench, output: nil)
    let edit = try workbench.edit(round: round)
    let changed = try workbench.build(.gazette, programs)
    try workbench.check(edit)
    add(changed, .gazette, .onePage, on: workbench, output: try workbench.check(.gazette))
  }

  private mutating func add(
    _ usage: Usage, _ program: Program, _ work: Work, on workbench: Workbench, output: OutputSize?
  ) {
    measurements.add(
      usage, program, work, pages: workbench.pages, place: workbench.place, output: output)
    say("  \(program.rawValue), \(work.rawValue): \(usage.wall.seconds.digits(3)) s")
  }

  // MARK: Surroundings

  /// Two runs at once would measure each other.
  private static func lock(_ path: String) throws -> Int32 {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure.system(path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      throw Failure("another run is under way: two at once would measure each other")
    }
    return file
  }

  /// The sources' revision, marked where they differ from it; empty outside a repository.
  private static func revision(log: String) -> String {
    func git(_ arguments: String...) -> String? {
      try? Child.output(of: ["git"] + arguments, log: log)
    }
    guard let revision = git("rev-parse", "--short=10", "HEAD")?.firstLine else { return "" }
    let changes = git("status", "--porcelain", "--", "Sources", "Package.swift") ?? ""
    return changes.isEmpty ? revision : revision + ", with changes"
  }

}
