/// What a run has shown, in words and tables.
struct Report: Sendable {
  let measurements: Measurements
  let machine: Machine
  let programs: Programs
  let options: Options
  let revision: String
  let fileSystems: [Workbench.Place: String]

  /// The tables that a terminal shows.
  var summary: String { goals.markdown + "\n" + all.markdown }

  /// The page `RESULTS.md`.
  var markdown: String {
    """
    # Results

    Written by `make bench` on \(machine.date); `README.md` beside this page says how it is measured.

    ## Goals

    \(goals.markdown)
    ## All measurements

    Medians of \(options.rounds) rounds; ratios are of medians. “CPU” is user and system time of all \
    threads.

    \(all.markdown)
    ## What was written

    \(outputs.markdown)
    ## Machine and programs

    \(surroundings.markdown)\(absence)
    """
  }

  private var absence: String {
    guard let absence = programs.absence else { return "" }
    return "\nHugo was not measured (\(absence)). \(Programs.howToGetHugo)\n"
  }

  private var goals: Table {
    var table = Table([
      ("Work", .left), ("Goal", .left), ("Measured", .right), ("Holds", .left),
    ])
    for goal in Goal.all(measurements) {
      table.add([goal.work, goal.bound, goal.measured, goal.verdict.rawValue])
    }
    return table
  }

  private var all: Table {
    var table = Table([
      ("Pages", .right), ("Work", .left), ("Program", .left), ("Wall", .right),
      ("from – to", .right), ("CPU", .right), ("Peak memory", .right), ("Pages/s", .right),
      ("Wall × own full", .right), ("Wall × floor", .right), ("Wall × Hugo", .right),
      ("CPU × Hugo", .right), ("Memory × Hugo", .right),
    ])
    for row in measurements.all {
      func ratio(_ value: (Measurement) -> Double, to program: Program) -> String {
        // A full build is compared with the others' full builds, all else with its own.
        guard (row.work == .full) == (row.program != program),
          let base = measurements[program, .full, row.pages, row.place], value(base) > 0
        else { return "–" }
        return (value(row) / value(base)).digits(3)
      }
      table.add([
        row.pages.grouped, "\(row.work.rawValue), \(row.place.rawValue)", row.program.rawValue,
        "\(row.wall.digits(3)) s", "\(row.fastest.digits(3)) – \(row.slowest.digits(3))",
        "\(row.cpu.digits(3)) s", row.peakMemory.megabytes,
        row.wall > 0 ? (Double(row.pages) / row.wall).digits(0) : "–",
        row.work == .full ? "–" : ratio(\.wall, to: row.program),
        ratio(\.wall, to: .floor), ratio(\.wall, to: .hugo), ratio(\.cpu, to: .hugo),
        ratio(\.peakMemory, to: .hugo),
      ])
    }
    return table
  }

  /// A program that writes less has less to do: what each wrote stands beside what it took.
  private var outputs: Table {
    var table = Table([
      ("Pages", .right), ("Program", .left), ("Files", .right), ("Bytes", .right),
    ])
    for row in measurements.all where row.work == .full && row.place == .memory {
      guard let output = row.output else { continue }
      table.add([
        row.pages.grouped, row.program.rawValue, output.files.grouped,
        Double(output.bytes).megabytes,
      ])
    }
    return table
  }

  private var surroundings: Table {
    var table = Table([("What", .left), ("Which", .left)])
    table.add(["Processor", "\(machine.processor), \(Machine.processorCount) cores in use"])
    table.add(["Memory", Double(machine.memory).megabytes])
    table.add(["System", "\(machine.system), Linux \(machine.kernel)"])
    table.add(["Load at the start", machine.load])
    table.add(["In memory", fileSystems[.memory] ?? ""])
    table.add(["On disk", fileSystems[.disk] ?? ""])
    table.add(["Threads of Gazette and the floor", "\(options.jobs)"])
    for program in Program.allCases {
      table.add([program.rawValue, programs.versions[program] ?? "not here"])
    }
    if !revision.isEmpty { table.add(["Revision", revision]) }
    return table
  }
}
