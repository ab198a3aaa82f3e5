extension Frequency {
  /// A stretch of the calendar.
  package enum Interval: Sendable, Hashable {
    case days(Int)
    case months(Int)
  }

  /// How long it may take from one update to the next; `nil` where there is no rhythm.
  package var interval: Interval? {
    switch self {
    case .daily: .days(1)
    case .weekly: .days(7)
    case .monthly: .months(1)
    case .quarterly: .months(3)
    case .halfYearly: .months(6)
    case .yearly: .months(12)
    case .irregular, .never: nil
    }
  }
}

extension CalendarDate {
  /// The day on which an interval that begins on this one has passed; `nil` after the year 9999.
  package func adding(_ interval: Frequency.Interval) -> CalendarDate? {
    switch interval {
    case .days(let count): adding(days: count)
    case .months(let count): adding(months: count)
    }
  }
}
