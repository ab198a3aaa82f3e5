/// Dates as HTTP and certificates write them, in seconds since 1970.
package enum HTTPDate {
  /// `Sun, 06 Nov 1994 08:49:37 GMT`, and the two older forms that servers still send (RFC 9110, §5.6.7).
  package static func seconds(_ text: String) -> Int? {
    let parts = text.split { $0 == " " || $0 == "," || $0 == "-" }.map(String.init)
    switch parts.count {
    // Sun, 06 Nov 1994 08:49:37 GMT; Sunday, 06-Nov-94 08:49:37 GMT.
    case 6: return seconds(day: parts[1], month: parts[2], year: parts[3], time: parts[4])
    // Sun Nov  6 08:49:37 1994.
    case 5: return seconds(day: parts[2], month: parts[1], year: parts[4], time: parts[3])
    default: return nil
    }
  }

  /// `Nov  6 08:49:37 2026 GMT`, as OpenSSL prints a certificate's times.
  package static func certificateSeconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ").map(String.init)
    guard parts.count >= 4 else { return nil }
    return seconds(day: parts[1], month: parts[0], year: parts[3], time: parts[2])
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static func seconds(day: String, month: String, year: String, time: String) -> Int? {
    let clock = time.split(separator: ":").map { Int($0) ?? -1 }
    guard let day = Int(day), (1...31).contains(day),
      let month = months.firstIndex(of: month.lowercased()), var year = Int(year),
      clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...60).contains(clock[2])
    else { return nil }
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    guard (1900...9999).contains(year) else { return nil }
    return days(year: year, month: month + 1, day: day) * 86_400
      + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  /// Days since 1970 of the Gregorian calendar, counted in eras of 400 years that begin in March.
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
