/// What asking at one pace took, in rounds.
struct OutsideMeasurement: Sendable {
  let interval: Double
  var rounds: [Usage] = []

  init(interval: Double) { self.interval = interval }

  var wall: Double { Measurement.median(rounds.map { $0.wall.seconds }) }
  var cpu: Double { Measurement.median(rounds.map { $0.cpu.seconds }) }
  var peakMemory: Double { Double(rounds.map(\.peakMemory).max() ?? 0) }

  /// What no program can be faster than that keeps the pace: one request per link, each begun as soon as it may.
  var best: Double {
    let answer = Double(OutsideRun.milliseconds) / 1000
    return Double(OutsideRun.linksPerHost - 1) * interval + answer
  }

  var ratio: Double { wall / best }
}

/// What `bench outside` has shown, in words and a table.
struct OutsideReport: Sendable {
  let measurements: [OutsideMeasurement]
  /// `nil` where linkchecker is not there.
  let linkchecker: Usage?
  let machine: Machine
  let options: OutsideOptions
  let versions: [String]

  /// How many times the best possible time a run may take.
  static let bound = 1.5

  var markdown: String {
    let count = OutsideRun.hosts * OutsideRun.linksPerHost
    return """
      # Links to other sites

      Written by `make bench-links` on \(machine.date): \(count.grouped) links to \(OutsideRun.hosts) hosts \
      on loopback, each answer after \(OutsideRun.milliseconds) ms, by `gazette links --html --external` \
      without a history. Medians of \(options.rounds) rounds. Best is what the pace allows: one request per \
      link, each begun as soon as it may. Beyond that, each host is asked for its `robots.txt` and for a page \
      that can't be there. linkchecker runs once, at the ten requests a second that it allows a host.

      \(table.markdown)
      “Within \(Self.bound.digits(1)) × of the best possible” \(holds ? "holds" : "does not hold").

      \(machine.processor), \(machine.system), load \(machine.load) at the beginning; \
      \(versions.joined(separator: "; ")).
      """
  }

  var holds: Bool { measurements.allSatisfy { $0.ratio <= Self.bound } }

  private var table: Table {
    var table = Table([
      ("Program", .left), ("Pace of a host", .left), ("Wall", .right), ("Best", .right),
      ("Wall ÷ best", .right), ("CPU", .right), ("Peak memory", .right),
    ])
    for row in measurements {
      table.add([
        "Gazette", "every \(row.interval.digits(1)) s", "\(row.wall.digits(2)) s",
        "\(row.best.digits(2)) s", row.ratio.digits(2), "\(row.cpu.digits(2)) s",
        row.peakMemory.megabytes,
      ])
    }
    if let linkchecker {
      let best = OutsideMeasurement(interval: 0.1).best
      table.add([
        "linkchecker", "every 0.1 s", "\(linkchecker.wall.seconds.digits(2)) s",
        "\(best.digits(2)) s", (linkchecker.wall.seconds / best).digits(2),
        "\(linkchecker.cpu.seconds.digits(2)) s", Double(linkchecker.peakMemory).megabytes,
      ])
    }
    return table
  }
}
