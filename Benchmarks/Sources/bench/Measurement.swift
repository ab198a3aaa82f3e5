/// The work that a row measures.
enum Work: String, Sendable, CaseIterable {
  case full = "from nothing"
  case unchanged = "nothing changed"
  case onePage = "one page changed"
}

/// The rounds of one program at one work.
struct Measurement: Sendable {
  let program: Program
  let work: Work
  let pages: Int
  let place: Workbench.Place
  var rounds: [Usage] = []
  var output: OutputSize?

  var wall: Double { Self.median(rounds.map { $0.wall.seconds }) }
  var cpu: Double { Self.median(rounds.map { $0.cpu.seconds }) }
  var peakMemory: Double { Self.median(rounds.map { Double($0.peakMemory) }) }
  var fastest: Double { rounds.map { $0.wall.seconds }.min() ?? 0 }
  var slowest: Double { rounds.map { $0.wall.seconds }.max() ?? 0 }

  /// The middle value, or the mean of the two in the middle; 0 of none.
  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

extension Duration {
  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}

/// All measurements of a run, in the order in which they were begun.
struct Measurements: Sendable {
  private(set) var all: [Measurement] = []

  mutating func add(
    _ usage: Usage, _ program: Program, _ work: Work, pages: Int, place: Workbench.Place,
    output: OutputSize?
  ) {
    let row = index(program, work, pages, place) ?? all.endIndex
    if row == all.endIndex {
      all.append(Measurement(program: program, work: work, pages: pages, place: place))
    }
    all[row].rounds.append(usage)
    if let output { all[row].output = output }
  }

  subscript(
    _ program: Program, _ work: Work, _ pages: Int, _ place: Workbench.Place
  ) -> Measurement? {
    index(program, work, pages, place).map { all[$0] }
  }

  private func index(
    _ program: Program, _ work: Work, _ pages: Int, _ place: Workbench.Place
  ) -> Int? {
    all.firstIndex {
      $0.program == program && $0.work == work && $0.pages == pages && $0.place == place
    }
  }
}
