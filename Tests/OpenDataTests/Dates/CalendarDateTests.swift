import OpenData
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2026-01-01", "2026-01-01"), ("2026-1-1", "2026-01-01"), ("2026/1/31", "2026-01-31"),
    ("2026.12.31", "2026-12-31"), ("2026年1月2日", "2026-01-02"), ("0115-01-01", "0115-01-01"),
    ("115-01-01", "2026-01-01"), ("115.1.1", "2026-01-01"), ("115/12/31", "2026-12-31"),
    ("99-06-30", "2010-06-30"), ("01-01-01", "1912-01-01"), ("001-01-01", "1912-01-01"),
    ("115年1月31日", "2026-01-31"), ("民國115年1月1日", "2026-01-01"),
    ("中華民國115年1月1日", "2026-01-01"), ("民國99年12月5日", "2010-12-05"),
    ("民國115-01-01", "2026-01-01"), ("民國 115 年 1 月 1 日", "2026-01-01"),
    (" 2026-01-01 ", "2026-01-01"), ("2026 - 01 - 01", "2026-01-01"),
    ("民國１１５年１月１日", "2026-01-01"), ("２０２６-０１-０２", "2026-01-02"),
    ("民國\u{3000}115年1月1日", "2026-01-01"), ("9999-12-31", "9999-12-31"),
    ("999-12-31", "2910-12-31"),
  ])
  func `reads a day as editors write it`(_ text: String, _ expected: String) {
    #expect(CalendarDate(parsing: text)?.description == expected)
  }

  @Test(arguments: [
    "", " ", "2026", "2026-01", "2026-01-", "2026-01-01-01", "-2026-01-01", "20260101",
    "12026-01-01", "5-1-1", "民國5年1月1日", "1-1-2026", "2026-001-01", "2026-01-001", "2026--01-01",
    "2026/01-01", "2026-01/01", "2026年1-1", "2026年1月1", "2026-1-1日", "2026月1年1日", "1月1日",
    "民國2026年1月1日", "民國115", "民國", "西元2026年1月1日", "00-01-01", "000-01-01", "0000-01-01",
    "2026-01-01T00:00:00", "2026-01-01 12:00", "2026 01 01", "20 26-01-01", "2026-0 1-01",
    "二〇二六年一月一日", "Jan 1, 2026", "2026-०१-०१", "2026_01_01", "0x7EA-01-01", "+2026-01-01",
  ])
  func `refuses what is no day`(_ text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }

  @Test(arguments: [
    "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31", "2026-06-31",
    "2026-09-31",
    "2026-11-31", "2026-02-29", "2026-02-30", "1900-02-29", "2100-02-29", "114-02-29",
    "民國115年2月29日",
  ])
  func `refuses a day that does not exist`(_ text: String) {
    #expect(CalendarDate(parsing: text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "113-02-29", "民國113年2月29日", "1912-02-29"])
  func `knows leap years`(_ text: String) {
    #expect(CalendarDate(parsing: text)?.day == 29)
  }

  @Test func `reads its own description again`() throws {
    var random = SeededGenerator(seed: 115)
    var dayCount = 0
    for _ in 0..<5_000 {
      let date = CalendarDate(
        year: Int.random(in: 1...9999, using: &random),
        month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 1...31, using: &random))
      guard let date else { continue }
      dayCount += 1
      #expect(CalendarDate(parsing: date.description) == date)
      guard (1...999).contains(date.rocYear) else { continue }
      let roc = String(date.rocYear)
      let padded = roc.count < 2 ? "0" + roc : roc
      #expect(CalendarDate(parsing: "民國\(padded)年\(date.month)月\(date.day)日") == date)
    }
    #expect(dayCount > 4_500)
  }

  @Test func `has 366 days in a leap year and 365 in any other`() {
    for (year, count) in [(2024, 366), (2026, 365), (2000, 366), (1900, 365)] {
      let days = (1...12).flatMap { month in
        (1...31).compactMap { CalendarDate(year: year, month: month, day: $0) }
      }
      #expect(days.count == count)
      #expect(days == days.sorted())
    }
  }

  @Test func `counts years of the Republic`() throws {
    #expect(try #require(CalendarDate(year: 2026, month: 1, day: 1)).rocYear == 115)
    #expect(try #require(CalendarDate(year: 1912, month: 1, day: 1)).rocYear == 1)
    #expect(try #require(CalendarDate(year: 1911, month: 12, day: 31)).rocYear == 0)
  }

  @Test(arguments: [(0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 1, 0)])
  func `has no day outside the calendar`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }
}
