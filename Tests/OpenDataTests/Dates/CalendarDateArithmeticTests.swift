import OpenData
import Testing

@Suite struct CalendarDateArithmeticTests {
  @Test func `counts every day of four centuries`() throws {
    var date = try #require(day("1799-12-30"))
    let last = try #require(day("2201-01-02"))
    while date < last {
      let next = try #require(date.adding(days: 1))
      try #require(next.dayNumber == date.dayNumber + 1)
      try #require(date < next)
      try #require(next.adding(days: -1) == date)
      date = next
    }
    #expect(date == last)
  }

  @Test func `ends where years do`() {
    #expect(day("9999-12-31")?.adding(days: 1) == nil)
    #expect(day("0001-01-01")?.adding(days: -1) == nil)
    #expect(day("0001-01-01")?.adding(days: -1_000) == nil)
    #expect(day("9999-12-31")?.adding(months: 1) == nil)
  }

  @Test(
    arguments: [
      ("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"),
      ("2026-03-31", 1, "2026-04-30"),
      ("2026-12-15", 1, "2027-01-15"), ("2024-02-29", 12, "2025-02-28"),
      ("2026-05-05", 0, "2026-05-05"),
      ("2025-11-30", 3, "2026-02-28"), ("2026-01-31", 23, "2027-12-31"),
    ])
  func `adds months`(_ text: String, _ months: Int, _ expected: String) {
    #expect(day(text)?.adding(months: months) == day(expected))
  }
}
