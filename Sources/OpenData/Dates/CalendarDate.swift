/// A day of the Gregorian calendar, without time or zone.
package struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// `nil` unless the day exists and its year has one to four digits.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.dayCount(month: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The year of the Republic of China: 2026 is 115.
  ///
  /// Zero and below are years before it (民國前).
  package var rocYear: Int { year - Self.rocOffset }

  /// `2026-01-01` (ISO 8601).
  package var description: String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      func write(_ number: Int, _ digits: Range<Int>) {
        var rest = number
        for place in digits.reversed() {
          bytes[place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, 0..<4)
      bytes[4] = UInt8(ascii: "-")
      write(month, 5..<7)
      bytes[7] = UInt8(ascii: "-")
      write(day, 8..<10)
      return 10
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// What is added to a year of the Republic of China to make it AD.
  package static let rocOffset = 1911

  private static func dayCount(month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
