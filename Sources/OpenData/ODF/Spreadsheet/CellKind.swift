/// How the cells of a column are written.
enum CellKind {
  case text, number, date, dateTime

  init(_ type: FieldType) {
    switch type {
    case .number, .integer, .year: self = .number
    case .date: self = .date
    case .datetime: self = .dateTime
    // A spreadsheet shows truth in its own words, TRUE or 真, and keeps a time as a duration: as text, both
    // stay what the source says and what the CSV has.
    case .boolean, .time, .string, .yearmonth, .duration, .geopoint, .geojson, .object, .array,
      .list, .any:
      self = .text
    }
  }

  /// The style of its columns' cells, in `styles.xml`.
  var style: String {
    switch self {
    case .text: "Text"
    case .number: "Default"
    case .date: "Date"
    case .dateTime: "Date_20_and_20_time"
    }
  }
}

/// What is a value of which type: the lexical forms of Table Schema 2.
enum CellValue {
  /// Digits with a sign, a point and an exponent where there are any, as `xsd:double` has them.
  ///
  /// Infinity and NaN are none: no spreadsheet holds them.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      return index - start
    }
    func skipSign() {
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
      {
        index += 1
      }
    }
    skipSign()
    var digits = skipDigits()
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      digits += skipDigits()
    }
    guard digits > 0 else { return false }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      skipSign()
      guard skipDigits() > 0 else { return false }
    }
    return index == bytes.count
  }

  /// Whether spreadsheets hold a day or moment as such.
  enum Moment {
    case spreadsheet
    /// In a zone, which cells don't have, or before 1582-10-15: spreadsheet programs show those days by
    /// the Julian calendar, as others than the source says.
    case text
  }

  /// `2026-01-01`, a day that exists.
  static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Moment? {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes, 0..<4), let month = number(bytes, 5..<7),
      let day = number(bytes, 8..<10),
      CalendarDate(year: year, month: month, day: day) != nil
    else { return nil }
    return (year, month, day) < (1582, 10, 15) ? .text : .spreadsheet
  }

  /// `08:30:00`, with a fraction of seconds or without.
  private static func isTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= 8, bytes[2] == UInt8(ascii: ":"), bytes[5] == UInt8(ascii: ":"),
      let hour = number(bytes, 0..<2), let minute = number(bytes, 3..<5),
      let second = number(bytes, 6..<8), hour < 24, minute < 60, second < 60
    else { return false }
    guard bytes.count > 8 else { return true }
    return bytes[8] == UInt8(ascii: ".") && bytes.count > 9 && bytes[9...].allSatisfy(isDigit)
  }

  /// `2026-01-01T08:30:00`, with a zone, `Z` or `+08:00`, or without.
  static func dateTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Moment? {
    guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T"),
      let date = date(UnsafeBufferPointer(rebasing: bytes[..<10]))
    else { return nil }
    let zone = zoneCount(bytes)
    guard bytes.count - zone >= 11,
      isTime(UnsafeBufferPointer(rebasing: bytes[11..<(bytes.count - zone)]))
    else { return nil }
    return zone > 0 ? .text : date
  }

  private static func zoneCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    if bytes.last == UInt8(ascii: "Z") { return 1 }
    let start = bytes.count - 6
    guard bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-"),
      bytes[start + 3] == UInt8(ascii: ":"),
      let hour = number(bytes, (start + 1)..<(start + 3)),
      let minute = number(bytes, (start + 4)..<(start + 6)), hour <= 14, minute < 60
    else { return 0 }
    return 6
  }

  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var value = 0
    for byte in bytes[range] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
