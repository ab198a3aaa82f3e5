/// What `bench data` has shown, in words and a table.
struct DataReport: Sendable {
  let measurements: [DataMeasurement]
  let machine: Machine
  let options: DataOptions
  /// The size of the table as CSV.
  let byteCount: Int
  let versions: [String]

  /// The most that the process may hold, whatever the table's size.
  static let memoryLimit = 200e6

  var markdown: String {
    """
    # Data

    Written by `make bench-data` on \(machine.date): a table of \(options.rows.grouped) rows and 12 \
    columns (\(Double(byteCount).megabytes) as CSV) is read from CSV and written in each format. \
    Medians of \(options.rounds) rounds, in memory-backed files. Gazette also infers and checks types, \
    looks for formulas and personal data, takes digests and writes catalogues; the others write.

    \(table.markdown)
    \(verdict) Where a program would take minutes it was given fewer rows, as the table says, and \
    “Time per row × Gazette” compares what one row takes.

    \(surroundings.markdown)
    """
  }

  private var table: Table {
    var table = Table([
      ("Format", .left), ("Program", .left), ("Rows", .right), ("Wall", .right), ("CPU", .right),
      ("Peak memory", .right), ("Rows/s", .right), ("Time per row × Gazette", .right),
    ])
    for row in measurements {
      let own = measurements.first {
        $0.task.format == row.task.format && $0.task.writer == .gazette
      }
      let ratio = own.flatMap { $0.secondsPerRow > 0 ? row.secondsPerRow / $0.secondsPerRow : nil }
      table.add([
        row.task.format, row.task.name, row.task.rows.grouped, "\(row.wall.digits(2)) s",
        "\(row.cpu.digits(2)) s", row.peakMemory.megabytes,
        row.wall > 0 ? (Double(row.task.rows) / row.wall).digits(0) : "–",
        row.task.writer == .gazette ? "–" : ratio?.digits(2) ?? "–",
      ])
    }
    return table
  }

  private var verdict: String {
    let peak = measurements.filter { $0.task.writer == .gazette }.map(\.peakMemory).max() ?? 0
    let holds = peak <= Self.memoryLimit ? "is kept" : "is not kept"
    return
      "Gazette's peak is \(peak.megabytes); the bound of \(Self.memoryLimit.megabytes) \(holds)."
  }

  private var surroundings: Table {
    var table = Table([("What", .left), ("Which", .left)])
    table.add(["Processor", "\(machine.processor), \(Machine.processorCount) cores"])
    table.add(["Memory", Double(machine.memory).megabytes])
    table.add(["System", "\(machine.system), Linux \(machine.kernel)"])
    table.add(["Load at the start", machine.load])
    table.add(["Programs", versions.joined(separator: "; ")])
    return table
  }
}
