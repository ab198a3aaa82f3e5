import ArgumentParser
import Content
import Glibc
import OpenData

/// The day on which a build takes place, where the command line does not name one.
///
/// Taiwan's (UTC+8, without summer time) on every machine, so that a server in another zone
/// publishes what is dated today at the same moment.
enum Today {
  private static let secondsPerDay = 86_400
  private static let offset = 8 * 3600

  /// By `SOURCE_DATE_EPOCH`, as reproducible builds have it, else by the clock.
  static func date() throws -> CalendarDate {
    guard let value = getenv("SOURCE_DATE_EPOCH") else { return try date(atSecond: time(nil)) }
    let text = String(cString: value)
    guard let seconds = Int(text), let date = try? date(atSecond: seconds) else {
      throw ValidationError(
        "SOURCE_DATE_EPOCH is '\(text)', which is no number of seconds since 1970.")
    }
    return date
  }

  /// The day in Taiwan at a second since 1970, UTC.
  static func date(atSecond second: Int) throws -> CalendarDate {
    // A day's number to year, month and day: the year is taken to begin in March, so that a leap
    // day is its last, and eras of 400 years are alike.
    let (shifted, overflow) = second.addingReportingOverflow(offset)
    let days = floorDivision(shifted, secondsPerDay) + 719_468
    let era = floorDivision(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard !overflow, let date = CalendarDate(year: year, month: month, day: day) else {
      throw ValidationError("The clock shows a year outside 1 to 9999; give the day with --today.")
    }
    return date
  }

  private static func floorDivision(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
