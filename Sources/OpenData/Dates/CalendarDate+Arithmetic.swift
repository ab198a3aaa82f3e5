extension CalendarDate {
  /// The number of days since 0000-03-01 of the proleptic Gregorian calendar.
  ///
  /// Years are counted from March on, so that the leap day is a year's last.
  package var dayNumber: Int {
    let marchYear = month > 2 ? year : year - 1
    let marchMonth = (month + 9) % 12
    let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
    return 365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1
  }

  /// A day some days later or, with a number below zero, earlier; `nil` out of the years 1 to 9999.
  package func adding(days: Int) -> CalendarDate? {
    let number = dayNumber + days
    guard number >= 0 else { return nil }
    // A cycle of 400 years has 146,097 days; the day's number within it gives the year of the cycle.
    let (cycle, day) = number.quotientAndRemainder(dividingBy: 146_097)
    let yearOfCycle = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    return CalendarDate(
      year: 400 * cycle + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }

  /// The day of the same number some months later, or the last of a month that is shorter.
  ///
  ///     CalendarDate(parsing: "2024-01-31")?.adding(months: 1)   // 2024-02-29
  ///
  /// - Parameter months: Zero or more.
  /// - Returns: `nil` after the year 9999.
  package func adding(months: Int) -> CalendarDate? {
    let index = year * 12 + month - 1 + months
    // Every month has 28 days.
    for day in [day, 30, 29, 28] where day <= self.day {
      let date = CalendarDate(year: index / 12, month: index % 12 + 1, day: day)
      if let date { return date }
    }
    return nil
  }
}
