import Glibc

/// Writes one large table by Gazette and by what people write such tables with, round after round.
struct DataRun {
  private let options: DataOptions
  private let folder: String
  private var table: String { "\(folder)/site/content/visits/visits.csv" }
  private var log: String { "\(folder)/log" }

  /// - Parameters:
  ///   - options: What to write, how often and where.
  ///   - bench: The file of this program, which writes the table in a process of its own: the kernel counts this
  ///     one's memory into that of the programs it starts.
  /// - Returns: What was measured, and on what.
  /// - Throws: ``Failure`` where a program fails.
  static func all(_ options: DataOptions, bench: String) throws -> DataReport {
    let machine = try Machine()
    let folder = "\(options.memory)/gazette-bench-data-\(getuid())"
    try FileTree.remove(folder)
    defer { try? FileTree.remove(folder) }
    let run = DataRun(options: options, folder: folder)
    return try run.report(machine, bench)
  }

  private func report(_ machine: Machine, _ bench: String) throws -> DataReport {
    try FileTree.makeFolders("\(folder)/site/content/visits")
    try FileTree.makeFolders("\(folder)/out")
    _ = try Child.run([bench, "table", table, "\(options.rows)"], log: log)
    for name in ["index.md", "visits.md"] {
      try FileTree.write(try text(of: name), to: "\(folder)/site/content/\(name)")
    }
    let pandas = try? Child.output(
      of: [
        options.python, "-c",
        "import pandas, odf.namespaces as n; print(pandas.__version__, n.__version__)",
      ], log: log)
    var measurements = DataTask.all(rows: options.rows, hasPandas: pandas != nil).map {
      DataMeasurement(task: $0)
    }
    for round in 1...options.rounds {
      for index in measurements.indices {
        let usage = try measure(measurements[index].task)
        measurements[index].rounds.append(usage)
        let task = measurements[index].task
        say("  round \(round), \(task.format) by \(task.name): \(usage.wall.seconds.digits(2)) s")
      }
    }
    let python = try Child.output(of: [options.python, "--version"], log: log).firstLine
    return DataReport(
      measurements: measurements, machine: machine, options: options,
      byteCount: try FileTree.byteCount(of: table),
      versions: [
        try Child.output(of: [options.gazette, "--version"], log: log).firstLine, python,
        pandas.map { "pandas and odfpy " + $0.firstLine } ?? "pandas with odfpy is not here",
      ])
  }

  private func measure(_ task: DataTask) throws -> Usage {
    // What was written before is not to be found unchanged.
    try FileTree.remove("\(folder)/out")
    try FileTree.makeFolders("\(folder)/out")
    switch task.writer {
    case .gazette:
      try FileTree.write(
        try text(of: "site.yml").replacing("formats: []", with: "formats: [\(task.format)]"),
        to: "\(folder)/site/content/site.yml")
      return try Child.run(
        [
          options.gazette, "export", "\(folder)/site", "--output", "\(folder)/out/data", "--today",
          "2026-12-31", "--quiet",
        ], log: log)
    case .python(let writer):
      return try Child.run(
        [
          options.python, "\(options.package)/Data/tables.py", writer, table,
          "\(folder)/out/data.\(task.format)", "\(task.rows)",
        ], log: log)
    }
  }

  /// A file of the site around the table.
  private func text(of name: String) throws -> String {
    try FileTree.text(of: "\(options.package)/Sites/data/content/\(name)")
  }
}
