/// What making and asking an index took.
struct SearchMeasurement: Sendable {
  enum Program: String, Sendable { case gazette = "Gazette", pagefind = "Pagefind" }

  /// One query, from nothing.
  struct Answer: Sendable {
    var byteCount: Int
    var scriptByteCount: Int
    var milliseconds: Double
    var foundCount: Int
  }

  let pages: Int
  let program: Program
  var seconds: [Double] = []
  var peakMemory = 0
  var byteCount = 0
  var answers: [Answer] = []

  init(pages: Int, program: Program) {
    self.pages = pages
    self.program = program
  }

  var wall: Double { Measurement.median(seconds) }
  var queryBytes: Double { Measurement.median(answers.map { Double($0.byteCount) }) }
  var mostQueryBytes: Double { answers.map { Double($0.byteCount) }.max() ?? 0 }
  var scriptBytes: Double { Measurement.median(answers.map { Double($0.scriptByteCount) }) }
  var answeredCount: Int { answers.count { $0.foundCount > 0 } }
  var milliseconds: Double { Measurement.median(answers.map(\.milliseconds)) }
}

/// What `bench search` has shown, in words and a table.
struct SearchReport: Sendable {
  let measurements: [SearchMeasurement]
  let machine: Machine
  let options: SearchOptions
  let versions: [String]

  /// The most that a query may move on 10,000 pages.
  static let mostQueryBytes = 150e3

  var markdown: String {
    """
    # Search

    Written by `make bench-search` on \(machine.date): the corpora of the builds, in memory-backed files, medians of \
    \(options.rounds) rounds. Gazette makes its index while it builds: its time is that of a build from nothing less \
    that of one with `--no-search`. Pagefind reads the pages that the latter wrote. Ten queries in two languages are \
    asked in Chromium, each from nothing, until ten results are there with their texts; bytes are those of the files \
    that were fetched, as they lie on the disk. A query that finds nothing fetches no texts, and counts all the same.

    \(table.markdown)
    \(verdict)

    \(machine.processor), \(machine.system), load \(machine.load) at the beginning; \(versions.joined(separator: "; "))
    """
  }

  private var table: Table {
    var table = Table([
      ("Pages", .right), ("Program", .left), ("Index time", .right), ("Index bytes", .right),
      ("Bytes per query", .right), ("most", .right), ("Bytes of scripts", .right),
      ("First results", .right), ("Queries answered", .right),
    ])
    for measurement in measurements {
      table.add([
        measurement.pages.grouped, measurement.program.rawValue,
        "\(measurement.wall.digits(3)) s", measurement.byteCount.grouped,
        Int(measurement.queryBytes).grouped, Int(measurement.mostQueryBytes).grouped,
        Int(measurement.scriptBytes).grouped, "\(measurement.milliseconds.digits(0)) ms",
        "\(measurement.answeredCount) of \(measurement.answers.count)",
      ])
    }
    return table
  }

  private var verdict: String {
    let own = measurements.filter { $0.program == .gazette }
    let isBounded = own.allSatisfy { $0.mostQueryBytes <= Self.mostQueryBytes }
    let bound = "“At most 150 KB a query” \(isBounded ? "holds" : "does not hold")."
    let others = measurements.filter { $0.program == .pagefind }
    guard !others.isEmpty else { return bound }
    let isAhead = zip(own, others).allSatisfy { own, other in
      own.wall < other.wall && own.byteCount < other.byteCount
        && own.queryBytes < other.queryBytes && own.milliseconds < other.milliseconds
    }
    return bound + " “Ahead of Pagefind on each” \(isAhead ? "holds" : "does not hold")."
  }
}
