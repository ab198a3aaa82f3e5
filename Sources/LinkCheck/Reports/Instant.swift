/// A second, and how reports write it.
package struct Instant: Sendable, Hashable {
  /// Since 1970, UTC.
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Year, month and day, hours, minutes and seconds on a clock.
  package struct Clock: Sendable, Hashable {
    package let year: Int
    package let month: Int
    package let day: Int
    package let hour: Int
    package let minute: Int
    package let second: Int

    /// `2026-01-31`.
    package var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// `02:10`.
    package var time: String { "\(padded(hour, 2)):\(padded(minute, 2))" }

    /// `2026-01-31T02:10:00`, the zone left out.
    fileprivate var whole: String { "\(date)T\(time):\(padded(second, 2))" }

    private func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
  }

  /// RFC 3339 in UTC: `2026-01-30T18:10:00Z`.
  package var utc: String { clock(offset: 0).whole + "Z" }

  /// RFC 3339 in Taiwan's time: `2026-01-31T02:10:00+08:00`.
  package var inTaiwan: String { taiwan.whole + "+08:00" }

  /// The number of the night that the time belongs to: nights are from noon to noon in Taiwan.
  package var night: Int {
    // Noon in Taiwan is four o'clock in UTC.
    let shifted = seconds - 4 * 3600
    return shifted >= 0 ? shifted / 86_400 : (shifted - 86_399) / 86_400
  }

  /// Taiwan's clocks, which know no summer time.
  package var taiwan: Clock { clock(offset: 8 * 3600) }

  /// What a clock shows that is `offset` seconds ahead of UTC.
  private func clock(offset: Int) -> Clock {
    let shifted = seconds + offset
    let daySeconds = ((shifted % 86_400) + 86_400) % 86_400
    // The year is taken to begin in March, so that a leap day is its last, and eras of 400 years are alike.
    let days = (shifted - daySeconds) / 86_400 + 719_468
    let dayOfEra = ((days % 146_097) + 146_097) % 146_097
    let era = (days - dayOfEra) / 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return Clock(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, hour: daySeconds / 3600,
      minute: daySeconds / 60 % 60, second: daySeconds % 60)
  }
}
