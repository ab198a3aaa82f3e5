/// A bound that the program is to keep, and what was measured of it.
struct Goal: Sendable, Equatable {
  enum Verdict: String, Sendable {
    case holds = "yes"
    case fails = "no"
    case unmeasured = "not measured"
  }

  let work: String
  let bound: String
  let measured: String
  let verdict: Verdict

  /// The corpus that the goals speak of.
  static let pages = 10_000

  /// Every goal in order; those for which a program or a corpus was missing say so.
  static func all(_ measurements: Measurements) -> [Goal] {
    func usage(
      _ program: Program, _ work: Work = .full, _ pages: Int = Self.pages,
      _ place: Workbench.Place = .memory
    ) -> Measurement? { measurements[program, work, pages, place] }
    let full = usage(.gazette)
    let disk = usage(.gazette, .full, pages, .disk)
    let large = usage(.gazette, .full, Options.largePages)
    let work = "\(pages.grouped) pages"
    return [
      ratio("\(work) from nothing: time", full?.wall, usage(.hugo)?.wall, 0.05, "Hugo"),
      ratio(
        "\(work) from nothing: memory", full?.peakMemory, usage(.hugo)?.peakMemory, 0.10, "Hugo"),
      ratio("\(work) from nothing: time", full?.wall, usage(.floor)?.wall, 3, "floor"),
      ratio("the same on disk", disk?.wall, usage(.hugo, .full, pages, .disk)?.wall, 0.15, "Hugo"),
      ratio("nothing changed", usage(.gazette, .unchanged)?.wall, full?.wall, 0.04, "from nothing"),
      ratio("one page changed", usage(.gazette, .onePage)?.wall, full?.wall, 0.06, "from nothing"),
      ratio(
        "\(Options.largePages.grouped) pages: time", large?.wall, full?.wall, 11, "\(work)"),
      memory("\(Options.largePages.grouped) pages: memory", large?.peakMemory, 600e6),
    ]
  }

  private static func ratio(
    _ work: String, _ value: Double?, _ base: Double?, _ limit: Double, _ name: String
  ) -> Goal {
    let bound = "≤ \(limit.digits(limit < 1 ? 2 : 0)) × \(name)"
    guard let value, let base, base > 0 else { return unmeasured(work, bound) }
    let measured = value / base
    return Goal(
      work: work, bound: bound, measured: "\(measured.digits(3)) ×",
      verdict: measured <= limit ? .holds : .fails)
  }

  private static func memory(_ work: String, _ value: Double?, _ limit: Double) -> Goal {
    let bound = "≤ \(limit.megabytes)"
    guard let value else { return unmeasured(work, bound) }
    return Goal(
      work: work, bound: bound, measured: value.megabytes,
      verdict: value <= limit ? .holds : .fails)
  }

  private static func unmeasured(_ work: String, _ bound: String) -> Goal {
    Goal(work: work, bound: bound, measured: "–", verdict: .unmeasured)
  }
}
