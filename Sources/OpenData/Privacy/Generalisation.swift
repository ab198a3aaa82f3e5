/// Making values less precise.
enum Generalisation {
  /// Adds what a value of a type becomes.
  ///
  /// | Type | Becomes |
  /// | --- | --- |
  /// | date, datetime, yearmonth | its year, AD |
  /// | year | its decade's first year |
  /// | integer, number | the ten it is in: 37 and 30.5 become 30, −3 becomes −10 |
  /// | time | its hour |
  /// | geopoint | tenths of a degree, some ten kilometres |
  /// | string, any | a day's year, a number's or an age's ten, an address's county and town |
  ///
  /// - Returns: Whether the value is one of these; otherwise nothing is added.
  static func append(
    _ value: ArraySlice<UInt8>, type: FieldType, to output: inout [UInt8]
  ) -> Bool {
    let text = String(decoding: value, as: UTF8.self)
    guard let generalised = generalised(text, type: type) else { return false }
    output += generalised.utf8
    return true
  }

  private static func generalised(_ text: String, type: FieldType) -> String? {
    switch type {
    case .date: CalendarDate(parsing: text).map { year($0.year) }
    case .datetime: dateAndTime(text)
    case .yearmonth: CalendarDate(parsing: text + "-01").map { year($0.year) }
    case .year: text.utf8.count == 4 ? ten(text) : nil
    case .integer, .number: ten(text)
    case .time: hour(text)
    case .geopoint: geopoint(text)
    case .string, .any:
      CalendarDate(parsing: text).map { year($0.year) } ?? ten(text) ?? age(text) ?? town(text)
    case .boolean, .duration, .geojson, .object, .array, .list: nil
    }
  }

  private static func year(_ year: Int) -> String {
    let digits = String(year)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private static func dateAndTime(_ text: String) -> String? {
    guard let split = text.firstIndex(where: { $0 == "T" || $0 == " " }),
      hour(String(text[text.index(after: split)...])) != nil
    else { return nil }
    return CalendarDate(parsing: String(text[..<split])).map { year($0.year) }
  }

  /// The greatest multiple of ten that isn't greater, of a decimal number of any length.
  private static func ten(_ text: String) -> String? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0).split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }),
      let whole = parts.first
    else { return nil }
    var digits = Array(whole.dropLast())
    let isMultiple =
      whole.last == UInt8(ascii: "0")
      && parts.dropFirst().allSatisfy { $0.allSatisfy { $0 == UInt8(ascii: "0") } }
    if isNegative, !isMultiple { increment(&digits) }
    digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    guard !digits.isEmpty else { return "0" }
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self) + "0"
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }

  private static func increment(_ digits: inout [UInt8]) {
    for index in digits.indices.reversed() {
      guard digits[index] == UInt8(ascii: "9") else {
        digits[index] += 1
        return
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
  }

  /// `37歲` becomes `30歲至39歲`.
  private static func age(_ text: String) -> String? {
    guard text.hasSuffix("歲"), let age = Int(text.dropLast()), (0...150).contains(age) else {
      return nil
    }
    return "\(age / 10 * 10)歲至\(age / 10 * 10 + 9)歲"
  }

  /// `09:41`, with or without seconds and zone, becomes `09:00:00`.
  private static func hour(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 2, parts[0].utf8.count == 2, let hour = Int(parts[0]),
      (0...23).contains(hour),
      parts[1].utf8.count >= 2, let minute = Int(parts[1].prefix(2)), (0...59).contains(minute)
    else { return nil }
    return "\(parts[0]):00:00"
  }

  /// `121.5654, 25.0330` becomes `121.5, 25.0`.
  private static func geopoint(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    var coordinates: [String] = []
    for part in parts {
      let number = part.drop { $0 == " " }
      let halves = number.split(separator: ".", omittingEmptySubsequences: false)
      guard let degrees = Int(halves[0]), (-180...180).contains(degrees), halves.count <= 2,
        halves.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
      else { return nil }
      coordinates.append("\(halves[0]).\(halves.count == 2 ? halves[1].prefix(1) : "0")")
    }
    return coordinates.joined(separator: ", ")
  }

  /// An address's county and town: 臺北市中正區重慶南路1段122號 becomes 臺北市中正區.
  private static func town(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars.drop { $0 == " " || ("0"..."9").contains($0) })
    let county = scalars.prefix(4).firstIndex { $0 == "縣" || $0 == "市" }
    guard let county, county >= 2 else { return nil }
    let rest = scalars[(county + 1)...].prefix(5)
    // 鎮 may be in a town's name, as in 平鎮區, and so may 市 be in 新市區: the last of the sort counts.
    let town = rest.lastIndex { ["區", "鄉", "鎮", "市"].contains($0) }
    guard let town, town > county + 1 else { return nil }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalars[...town])
    return String(kept)
  }
}
