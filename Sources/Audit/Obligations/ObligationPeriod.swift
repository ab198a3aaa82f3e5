package import Content
package import OpenData

/// A time for which an obligation asks for something, and the day by which it is to be out.
package struct ObligationPeriod: Sendable, Hashable {
  /// Of what time the thing is.
  package enum Name: Sendable, Hashable {
    /// Of a year of the Republic.
    case year(Int)
    /// Of half a year, 1 or 2.
    case half(Int, ofYear: Int)
    /// Of no time of its own: it is to be done between the period's days.
    case days
  }

  package let name: Name
  /// The day after the one on which it fell due before.
  package let start: CalendarDate
  package let due: CalendarDate

  package init(name: Name, start: CalendarDate, due: CalendarDate) {
    self.name = name
    self.start = start
    self.due = due
  }
}

extension Obligation {
  /// The period that fell due last before a day, and the one that falls due next, on the day itself or after it.
  ///
  /// What lies further back is history that no page can mend, what lies further on nobody asks for yet.
  package func periods(around today: CalendarDate) -> [ObligationPeriod] {
    let days = ((today.year - 2)...(today.year + 1)).flatMap(dueDays)
    guard let next = days.firstIndex(where: { $0 >= today }), next >= 2 else { return [] }
    return [next - 1, next].compactMap { index in
      days[index - 1].adding(days: 1).map {
        ObligationPeriod(name: name(due: days[index]), start: $0, due: days[index])
      }
    }
  }

  /// The days of a year on which it falls due, in order: the last of a month in each, other days by their number.
  private func dueDays(in year: Int) -> [CalendarDate] {
    let months: [Int]
    switch every {
    case .year: months = [due?.month ?? 12]
    case .halfYear:
      let month = due?.month ?? 12
      months = [month, month > 6 ? month - 6 : month + 6].sorted()
    case .month: months = Array(1...12)
    }
    let endsMonth = due.map { CalendarDate(year: 2024, month: $0.month, day: $0.day + 1) == nil }
    let day = endsMonth == false ? due?.day ?? 31 : 31
    return months.compactMap { month in
      [day, 30, 29, 28].lazy.filter { $0 <= day }
        .compactMap { CalendarDate(year: year, month: month, day: $0) }.first
    }
  }

  /// A plan looks ahead, an evaluation back; other things have no time of their own.
  private func name(due: CalendarDate) -> ObligationPeriod.Name {
    switch (type, every) {
    case (.plan?, _):
      // Who asks for it in the last quarter asks for the next year's.
      return .year(due.rocYear + (due.month >= 10 ? 1 : 0))
    case (.evaluation?, .year):
      return .year(due.month == 12 && due.day == 31 ? due.rocYear : due.rocYear - 1)
    case (.evaluation?, .halfYear):
      if due.month == 12, due.day == 31 { return .half(2, ofYear: due.rocYear) }
      let isAfterFirstHalf = due.month > 6 || due.month == 6 && due.day == 30
      return isAfterFirstHalf
        ? .half(1, ofYear: due.rocYear) : .half(2, ofYear: due.rocYear - 1)
    default: return .days
    }
  }
}
