extension FieldType {
  /// Whether a cell holds a value of this type, as it stands: nothing is trimmed or guessed.
  ///
  /// An empty cell is a value that is missing, and of every type. The forms are the default ones of Table Schema 2:
  ///
  /// | Type | Form |
  /// | --- | --- |
  /// | `integer` | `-12`, without zeros before it |
  /// | `number` | `-12.50`, `.5`, `6.02e23`; no `INF`, no `NaN` |
  /// | `boolean` | `true`, `True`, `TRUE`, `1`, `false`, `False`, `FALSE`, `0` |
  /// | `date`, `year`, `yearmonth` | `2026-01-01`, `2026`, `2026-01`, years 0001 to 9999 |
  /// | `time` | `08:30:00`, with a fraction and an offset or without |
  /// | `datetime` | `2026-01-01T08:30:00+08:00` (RFC 3339) |
  /// | `duration` | `P1Y2M3DT4H5M6.7S`, `P2W` (ISO 8601) |
  /// | `geopoint` | `121.5169, 25.0478`: longitude, latitude |
  /// | `object`, `array`, `geojson` | JSON of this kind (RFC 8259, RFC 7946) |
  /// | `string`, `list`, `any` | any text |
  ///
  /// - Complexity: O(*n*) in the cell's bytes.
  package func accepts(_ cell: ArraySlice<UInt8>) -> Bool {
    cell.isEmpty || cell.withUnsafeBufferPointer { accepts($0) }
  }

  func accepts(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !isText else { return true }
    var cursor = CellCursor(bytes)
    let isWellFormed =
      switch self {
      case .string, .list, .any: true
      case .integer: cursor.skipInteger()
      case .number: cursor.skipNumber()
      case .boolean: Self.boolean(bytes) != nil
      case .date: cursor.skipDate()
      case .time: cursor.skipTime() && cursor.skipOffset(isNeeded: false)
      case .datetime:
        cursor.skipDate() && cursor.skip("T", or: "t") && cursor.skipTime()
          && cursor.skipOffset(isNeeded: true)
      case .year: cursor.skipYear()
      case .yearmonth: cursor.skipYear() && cursor.skip("-") && cursor.skip(1...12)
      case .duration: cursor.skipDuration()
      case .geopoint: cursor.skipGeopoint(bytes)
      case .object: JSONSyntax(bytes)?.kind == .object
      case .array: JSONSyntax(bytes)?.kind == .array
      case .geojson: JSONSyntax(bytes)?.isGeoJSON == true
      }
    return isWellFormed && (cursor.isAtEnd || !isScalar)
  }

  /// Whether any text is a value of the type.
  package var isText: Bool { self == .string || self == .list || self == .any }

  /// Whether a cursor reads the type's values to their end.
  private var isScalar: Bool {
    switch self {
    case .boolean, .object, .array, .geojson: false
    default: true
    }
  }

  /// The value of a cell that is one of Table Schema's default words.
  static func boolean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    var cursor = CellCursor(bytes)
    if cursor.skip(word: "true") || cursor.skip(word: "True") || cursor.skip(word: "TRUE")
      || cursor.skip("1")
    {
      return cursor.isAtEnd ? true : nil
    }
    if cursor.skip(word: "false") || cursor.skip(word: "False") || cursor.skip(word: "FALSE")
      || cursor.skip("0")
    {
      return cursor.isAtEnd ? false : nil
    }
    return nil
  }
}

extension CellCursor {
  /// A sign and digits, without zeros before them.
  fileprivate mutating func skipInteger() -> Bool {
    _ = skip("+", or: "-")
    let isZero = first == UInt8(ascii: "0")
    let digits = skipDigits()
    return digits == 1 || digits > 1 && !isZero
  }

  /// A sign, digits with a point among them or not, and an exponent.
  fileprivate mutating func skipNumber() -> Bool {
    _ = skip("+", or: "-")
    let isZero = first == UInt8(ascii: "0")
    let whole = skipDigits()
    guard whole <= 1 || !isZero else { return false }
    let fraction = skip(".") ? skipDigits() : 0
    guard whole + fraction > 0 else { return false }
    guard skip("e", or: "E") else { return true }
    _ = skip("+", or: "-")
    return skipDigits() > 0
  }

  fileprivate mutating func skip(_ range: ClosedRange<Int>) -> Bool {
    number(digits: 2).map(range.contains) ?? false
  }

  fileprivate mutating func skipYear() -> Bool { (number(digits: 4) ?? 0) >= 1 }

  fileprivate mutating func skipDate() -> Bool {
    guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
      let day = number(digits: 2)
    else { return false }
    return CalendarDate(year: year, month: month, day: day) != nil
  }

  fileprivate mutating func skipTime() -> Bool {
    guard skip(0...23), skip(":"), skip(0...59), skip(":"), skip(0...59) else { return false }
    return !skip(".") || skipDigits() > 0
  }

  /// `Z`, or hours and minutes that XML Schema allows as well: at most fourteen hours.
  fileprivate mutating func skipOffset(isNeeded: Bool) -> Bool {
    if isAtEnd { return !isNeeded }
    if skip("Z", or: "z") { return true }
    guard skip("+", or: "-"), let hours = number(digits: 2), skip(":"),
      let minutes = number(digits: 2)
    else { return false }
    return minutes < 60 && hours * 60 + minutes <= 14 * 60
  }

  fileprivate mutating func skipDuration() -> Bool {
    _ = skip("-")
    guard skip("P") else { return false }
    var parts = 0
    var units: ArraySlice<Unicode.Scalar> = ["Y", "M", "W", "D"]
    var isTime = false
    while !isAtEnd {
      if !isTime, skip("T") {
        isTime = true
        units = ["H", "M", "S"]
        guard !isAtEnd else { return false }
      }
      guard skipDigits() > 0 else { return false }
      let hasFraction = skip(".")
      guard !hasFraction || skipDigits() > 0 else { return false }
      var unit: Unicode.Scalar?
      while unit == nil, let next = units.popFirst() { if skip(next) { unit = next } }
      // Weeks stand alone, and only seconds are divided.
      guard let unit, !hasFraction || unit == "S" else { return false }
      if unit == "W" { return parts == 0 && isAtEnd }
      parts += 1
    }
    return parts > 0
  }

  fileprivate mutating func skipGeopoint(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard skipNumber() else { return false }
    let longitude = bytes[..<index]
    guard skip(",") else { return false }
    _ = skip(" ")
    let start = index
    guard skipNumber() else { return false }
    return Self.degrees(longitude).map { abs($0) <= 180 } ?? false
      && Self.degrees(bytes[start..<index]).map { abs($0) <= 90 } ?? false
  }

  private static func degrees(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    Double(String(decoding: digits, as: UTF8.self))
  }
}
