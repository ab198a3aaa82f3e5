/// What `bench check` has shown, in words and a table.
struct CheckReport: Sendable {
  let measurements: [CheckMeasurement]
  let machine: Machine
  let options: CheckOptions
  let findingCount: Int
  let version: String

  /// The most that a first check may take, as a multiple of the build alone.
  static let limit = 1.5

  var markdown: String {
    """
    # Checks

    Written by `make bench-check` on \(machine.date): all rules on \(options.pages.grouped) pages, \
    which have \(findingCount.grouped) findings. The build writes its output into memory-backed files \
    and runs no rule (`--no-audit`); checks begin with what the check before left in `.gazette/`, the \
    first one with nothing, and write their findings as JSON. Medians of \(options.rounds) rounds of \
    all.

    \(table.markdown)
    \(verdict)

    \(surroundings.markdown)
    """
  }

  private func wall(_ work: CheckWork) -> Double {
    measurements.first { $0.work == work }?.wall ?? 0
  }

  private var table: Table {
    var table = Table([
      ("Work", .left), ("Wall", .right), ("CPU", .right), ("Peak memory", .right),
      ("Wall × build", .right),
    ])
    for row in measurements {
      table.add([
        row.work.rawValue, "\(row.wall.digits(3)) s", "\(row.cpu.digits(3)) s",
        row.peakMemory.megabytes, wall(.build) > 0 ? (row.wall / wall(.build)).digits(2) : "–",
      ])
    }
    return table
  }

  private var verdict: String {
    let ratio = wall(.build) > 0 ? wall(.first) / wall(.build) : 0
    let bare = wall(.bareBuild) > 0 ? wall(.first) / wall(.bareBuild) : 0
    return
      "A first check takes \(ratio.digits(2)) × the build alone; the bound of "
      + "\(Self.limit.digits(1)) × \(ratio <= Self.limit ? "is kept" : "is not kept"). It is "
      + "\(bare.digits(2)) × a build that makes no index for search either."
  }

  private var surroundings: Table {
    var table = Table([("What", .left), ("Which", .left)])
    table.add(["Processor", "\(machine.processor), \(Machine.processorCount) cores"])
    table.add(["Memory", Double(machine.memory).megabytes])
    table.add(["System", "\(machine.system), Linux \(machine.kernel)"])
    table.add(["Load at the start", machine.load])
    table.add(["Program", version])
    return table
  }
}

extension CheckMeasurement {
  var wall: Double { Measurement.median(rounds.map { $0.wall.seconds }) }
  var cpu: Double { Measurement.median(rounds.map { $0.cpu.seconds }) }
  var peakMemory: Double { Measurement.median(rounds.map { Double($0.peakMemory) }) }
}
