/// What checking a folder took, in rounds.
struct LinksMeasurement: Sendable {
  let pageCount: Int
  let faultCount: Int
  let linkCount: Int
  var rounds: [Usage] = []

  var wall: Double { Measurement.median(rounds.map { $0.wall.seconds }) }
  var cpu: Double { Measurement.median(rounds.map { $0.cpu.seconds }) }
  var peakMemory: Double { Double(rounds.map(\.peakMemory).max() ?? 0) }

  init(pageCount: Int, faultCount: Int, linkCount: Int) {
    self.pageCount = pageCount
    self.faultCount = faultCount
    self.linkCount = linkCount
  }
}

/// What `bench links` has shown, in words and a table.
struct LinksReport: Sendable {
  let large: LinksMeasurement
  let faulty: LinksMeasurement
  /// `nil` where linkchecker is not there.
  let linkchecker: Usage?
  let machine: Machine
  let options: LinksOptions
  let versions: [String]

  /// The most that the large folder may take, in seconds and bytes.
  static let bounds = (seconds: 1.0, bytes: 200e6)
  /// How many times as fast as linkchecker it has to be.
  static let factor = 100.0

  var markdown: String {
    """
    # Links

    Written by `make bench-links` on \(machine.date): folders of HTML in memory-backed files, checked by \
    `gazette links --html`. Medians of \(options.rounds) rounds, the most memory of any; linkchecker \
    runs once, with its AnchorCheck. Each program must find exactly the faults that were planted.

    \(table.markdown)
    \(verdict)

    \(surroundings.markdown)
    """
  }

  private var table: Table {
    var table = Table([
      ("Pages", .right), ("Links", .right), ("Faults", .right), ("Program", .left),
      ("Wall", .right), ("CPU", .right), ("Peak memory", .right), ("Time × Gazette", .right),
    ])
    for row in [large, faulty] {
      table.add([
        row.pageCount.grouped, row.linkCount.grouped, row.faultCount.grouped, "Gazette",
        "\(row.wall.digits(3)) s", "\(row.cpu.digits(3)) s", row.peakMemory.megabytes, "–",
      ])
    }
    if let linkchecker {
      table.add([
        faulty.pageCount.grouped, faulty.linkCount.grouped, faulty.faultCount.grouped,
        "linkchecker", "\(linkchecker.wall.seconds.digits(1)) s",
        "\(linkchecker.cpu.seconds.digits(1)) s", Double(linkchecker.peakMemory).megabytes,
        ratio.map { $0.digits(0) } ?? "–",
      ])
    }
    return table
  }

  private var ratio: Double? {
    linkchecker.flatMap { faulty.wall > 0 ? $0.wall.seconds / faulty.wall : nil }
  }

  private var verdict: String {
    let isKept = large.wall <= Self.bounds.seconds && large.peakMemory <= Self.bounds.bytes
    let own =
      "The bound of \(Self.bounds.seconds.digits(0)) s and \(Self.bounds.bytes.megabytes) for "
      + "\(large.linkCount.grouped) links \(isKept ? "is kept" : "is not kept")."
    guard let ratio else { return own + " linkchecker was not measured." }
    let holds = ratio >= Self.factor ? "holds" : "does not hold"
    return own + " “At least \(Self.factor.digits(0)) × as fast as linkchecker” \(holds)."
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
