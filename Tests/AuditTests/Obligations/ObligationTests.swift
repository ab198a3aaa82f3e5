import Content
import Diagnostics
import OpenData
import Testing

@testable import Audit

@Suite struct `An obligation` {
  private static func obligation(
    _ type: Obligation.Subject?, _ every: Obligation.Interval, due: String? = nil,
    unit: String? = nil
  ) -> Obligation {
    var obligation = Obligation(id: "a", title: LocalizedText("甲"), every: every)
    obligation.type = type
    obligation.due = due.flatMap { Obligation.DueDay(parsing: $0) }
    obligation.unit = unit
    return obligation
  }

  /// `115-1`: 115年度上半年; `115`: 115年度; else the period's first day.
  private static func name(of period: ObligationPeriod) -> String {
    let name =
      switch period.name {
      case .year(let year): "\(year)"
      case .half(let half, let year): "\(year)-\(half)"
      case .days: "\(period.start)"
      }
    return "\(name) by \(period.due)"
  }

  private static func date(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(parsing: text))
  }

  @Test(
    arguments: [
      (
        Obligation.Subject.plan, Obligation.Interval.year, "01-31", "2026-01-31",
        "114 by 2025-01-31", "115 by 2026-01-31"
      ),
      (.plan, .year, "01-31", "2026-02-01", "115 by 2026-01-31", "116 by 2027-01-31"),
      (.plan, .year, "12-15", "2026-11-21", "115 by 2025-12-15", "116 by 2026-12-15"),
      (.evaluation, .halfYear, "01-31", "2026-01-31", "114-1 by 2025-07-31", "114-2 by 2026-01-31"),
      (.evaluation, .halfYear, "01-31", "2026-11-21", "115-1 by 2026-07-31", "115-2 by 2027-01-31"),
      (.evaluation, .halfYear, "06-30", "2026-07-01", "115-1 by 2026-06-30", "115-2 by 2026-12-31"),
      (.evaluation, .year, "01-15", "2026-11-21", "114 by 2026-01-15", "115 by 2027-01-15"),
      (.evaluation, .year, nil, "2026-11-21", "114 by 2025-12-31", "115 by 2026-12-31"),
      (.links, .month, nil, "2026-03-01", "2026-02-01 by 2026-02-28", "2026-03-01 by 2026-03-31"),
      (
        .links, .month, "01-05", "2026-03-06", "2026-02-06 by 2026-03-05",
        "2026-03-06 by 2026-04-05"
      ),
      (
        .news, .halfYear, "08-31", "2024-03-01", "2023-09-01 by 2024-02-29",
        "2024-03-01 by 2024-08-31"
      ),
      (
        .dataset, .year, "02-29", "2026-11-21", "2025-03-01 by 2026-02-28",
        "2026-03-01 by 2027-02-28"
      ),
    ] as [(Obligation.Subject, Obligation.Interval, String?, String, String, String)])
  func `is judged by its last period and the next`(
    _ type: Obligation.Subject, _ every: Obligation.Interval, _ due: String?, _ today: String,
    _ last: String, _ next: String
  ) throws {
    let periods = Self.obligation(type, every, due: due).periods(around: try Self.date(today))
    #expect(periods.map(Self.name) == [last, next])
  }

  /// How the last period and the next one stand, in a letter each: fulfilled, checked, overdue, soon, open.
  private static func standings(
    _ obligation: Obligation, _ pages: [DutifulPage], checks: [String] = [], on today: String
  ) throws -> String {
    try obligation.states(among: pages, checks: checks.map(date), on: date(today)).map {
      switch $0.standing {
      case .fulfilled: "f"
      case .checked: "c"
      case .overdue: "o"
      case .dueSoon: "s"
      case .open: "-"
      }
    }.joined()
  }

  @Test(arguments: [
    ("2025-12-31", [114], "f-"), ("2026-01-01", [114], "fs"), ("2026-01-31", [114], "fs"),
    ("2026-02-01", [114], "o-"), ("2026-02-01", [114, 115], "f-"),
    ("2026-01-20", [114, 115], "ff"),
    ("2026-12-31", [115], "f-"), ("2027-01-01", [115], "fs"), ("2027-01-01", [115, 116], "ff"),
    ("2026-11-21", [], "o-"), ("2026-11-21", [112], "o-"),
  ])
  func `for a plan goes through the year`(
    _ today: String, _ years: [Int], _ expected: String
  ) throws {
    let pages = years.enumerated().map { DutifulPage(id: $0, type: .plan, year: $1) }
    let obligation = Self.obligation(.plan, .year, due: "01-31")
    #expect(try Self.standings(obligation, pages, on: today) == expected)
  }

  @Test(arguments: [
    ("2026-07-15", [(114, 2)], "fs"), ("2026-08-01", [(114, 2)], "o-"),
    ("2026-08-01", [(115, 1)], "f-"), ("2027-01-01", [(115, 1)], "fs"),
    ("2027-02-01", [(115, 1)], "o-"), ("2027-02-01", [(115, 1), (115, 2)], "f-"),
  ])
  func `for an evaluation asks for its half-year`(
    _ today: String, _ halves: [(Int, Int)], _ expected: String
  ) throws {
    let pages = halves.enumerated().map {
      DutifulPage(id: $0, type: .evaluation, year: $1.0, half: $1.1)
    }
    let obligation = Self.obligation(.evaluation, .halfYear, due: "01-31")
    #expect(try Self.standings(obligation, pages, on: today) == expected)
  }

  @Test(
    arguments: [
      (1, "o-"), (2, "f-"), (nil, "f-"),
    ] as [(Int?, String)])
  func `for a year's evaluation is not met by its first half`(
    _ half: Int?, _ expected: String
  ) throws {
    let page = DutifulPage(id: 0, type: .evaluation, year: 114, half: half)
    let obligation = Self.obligation(.evaluation, .year, due: "01-15")
    #expect(try Self.standings(obligation, [page], on: "2026-11-21") == expected)
  }

  @Test(arguments: [
    ([], "2026-11-21", "o-"), (["2026-09-30"], "2026-11-21", "o-"),
    (["2026-10-01"], "2026-11-21", "c-"), (["2026-10-31", "2026-11-02"], "2026-11-21", "cc"),
    (["2026-10-15"], "2026-11-23", "cs"), (["2026-11-30"], "2026-11-30", "cc"),
  ])
  func `to check links every month is met by a record of it`(
    _ checks: [String], _ today: String, _ expected: String
  ) throws {
    let obligation = Self.obligation(.links, .month)
    #expect(try Self.standings(obligation, [], checks: checks, on: today) == expected)
  }

  @Test(arguments: [
    (["2026-10-05", "2026-10-31", "2026-11-02"], "2026-10-31"),
    (["2026-09-30", "2026-11-02", "2026-11-20"], "2026-11-02"),
  ])
  func `to check links shows the check that met it`(_ checks: [String], _ met: String) throws {
    let states = Self.obligation(.links, .month).states(
      among: [], checks: try checks.map(Self.date), on: try Self.date("2026-11-21"))
    #expect(states.first?.standing == .checked(try Self.date(met)))
  }

  @Test func `is met by the unit that it names alone`() throws {
    let obligation = Self.obligation(.plan, .year, due: "01-31", unit: "planning")
    func page(_ unit: String?) -> DutifulPage {
      DutifulPage(id: 0, type: .plan, unit: unit, year: 115)
    }
    #expect(try Self.standings(obligation, [page("data")], on: "2026-02-01") == "o-")
    #expect(try Self.standings(obligation, [page(nil)], on: "2026-02-01") == "o-")
    #expect(try Self.standings(obligation, [page("planning")], on: "2026-02-01") == "f-")
  }

  @Test func `without a time of its own is met by what was dated or updated since, also late`()
    throws
  {
    let obligation = Self.obligation(.dataset, .halfYear, due: "06-30")
    func page(_ id: Int, _ updated: String?) -> DutifulPage {
      DutifulPage(
        id: id, type: .dataset, updated: updated.flatMap { CalendarDate(parsing: $0) })
    }
    #expect(try Self.standings(obligation, [page(0, "2025-12-31")], on: "2026-07-15") == "o-")
    #expect(try Self.standings(obligation, [page(0, "2026-01-01")], on: "2026-07-15") == "f-")
    #expect(try Self.standings(obligation, [page(0, "2026-07-03")], on: "2026-07-15") == "ff")
    #expect(try Self.standings(obligation, [page(0, nil)], on: "2026-07-15") == "o-")
    let states = obligation.states(
      among: [page(0, "2026-01-01"), page(1, "2026-05-01"), page(2, "2026-05-01")], checks: [],
      on: try Self.date("2026-07-15"))
    #expect(states.first?.standing == .fulfilled(by: page(1, "2026-05-01")))
  }
}
