/// A cell's text as a message shows it: in quotes, no longer than can be read at a glance, personal data masked.
struct CellExcerpt: CustomStringConvertible {
  let description: String

  init(_ cell: ArraySlice<UInt8>) {
    // No more than is shown is decoded; a scalar that the cut divides is beyond it.
    let bytes = Array(cell.prefix(200))
    let text = Self.masked(bytes, PersonalDataScanner.findings(in: bytes))
    let shown = text.prefix(24)
    description = "'\(shown)\(shown.endIndex < text.endIndex || cell.count > 200 ? "…" : "")'"
  }

  private static func masked(_ bytes: [UInt8], _ findings: [PersonalDataFinding]) -> String {
    var text = ""
    var end = 0
    for finding in findings where finding.range.lowerBound >= end {
      text += String(decoding: bytes[end..<finding.range.lowerBound], as: UTF8.self)
      text += finding.kind.masked(Array(bytes[finding.range]))
      end = finding.range.upperBound
    }
    return text + String(decoding: bytes[end...], as: UTF8.self)
  }
}

/// What to write in place of a cell that is not of its column's type.
enum CellRemedy {
  /// The nearest thing to do, as a sentence.
  static func help(for cell: ArraySlice<UInt8>, as type: FieldType) -> String {
    let otherwise = "Correct the cell, or declare the column `type: string` in `fields:`."
    guard cell.count <= 100, PersonalDataScanner.findings(in: Array(cell)).isEmpty else {
      return otherwise
    }
    let text = String(decoding: cell, as: UTF8.self)
    if noValue.contains(text) { return "Leave the cell empty where there is no value." }
    let plain = halfWidth(text)
    if plain != text, type.accepts(ArraySlice(plain.utf8)) {
      return "Write '\(plain)': half width, without spaces around it."
    }
    return help(for: plain, as: type) ?? otherwise
  }

  private static func help(for text: String, as type: FieldType) -> String? {
    switch type {
    case .integer, .number:
      if text.hasSuffix("%"), FieldType.number.accepts(ArraySlice(text.utf8.dropLast())) {
        return "Write '\(text.dropLast())' and give the column `unit: \"%\"`."
      }
      let digits = String(text.unicodeScalars.filter { $0 != "," && $0 != " " })
      if digits != text, type.accepts(ArraySlice(digits.utf8)) {
        return "Write '\(digits)', without anything between the digits."
      }
      if FieldType.number.accepts(ArraySlice(digits.utf8)) {
        return "Declare the column `type: number`, which has fractions."
      }
      if digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) {
        return "Codes that begin with zeros are text: declare the column `type: string`."
      }
    case .date:
      if let date = CalendarDate(parsing: text) { return "Write '\(date)'." }
      if FieldType.datetime.accepts(ArraySlice(text.utf8)) {
        return "Declare the column `type: datetime`, or write the day alone."
      }
    case .datetime:
      if FieldType.datetime.accepts(ArraySlice((text + "+08:00").utf8)) {
        return "Say in which zone: '\(text)+08:00'."
      }
      let joined = String(text.map { $0 == " " ? "T" : $0 })
      for end in ["", "+08:00", ":00+08:00"]
      where FieldType.datetime.accepts(ArraySlice((joined + end).utf8)) {
        return "Write '\(joined)\(end)'."
      }
    case .time:
      if FieldType.time.accepts(ArraySlice((text + ":00").utf8)) {
        return "Write '\(text):00', with seconds."
      }
    case .boolean: return "Write 'true' or 'false'."
    case .geopoint: return "Write longitude, then latitude, as '121.5169, 25.0478'."
    case .object, .array, .geojson: return "Write it as one \(type.rawValue) of JSON."
    case .duration: return "Write it as ISO 8601 has it, such as 'P1Y' or 'PT2H30M'."
    case .year, .yearmonth:
      // Years of the Republic of China are read as in dates.
      let rest = type == .year ? "-01-01" : "-01"
      guard let date = CalendarDate(parsing: text + rest) else {
        return "Write the year AD in four digits, as '2026\(type == .year ? "" : "-01")'."
      }
      return "Write '\(date.description.prefix(type == .year ? 4 : 7))', the year AD."
    case .string, .list, .any: break
    }
    return nil
  }

  /// What people write for “none”.
  private static let noValue: Set<String> = [
    "-", "--", "—", "－", "無", "無資料", "尚無資料", "N/A", "n/a", "NA", "NULL", "null", "…", "*", "/",
  ]

  /// The text without spaces around it, its full-width forms in half width.
  private static func halfWidth(_ text: String) -> String {
    var scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      case 0x3000: return " "
      default: return scalar
      }
    }[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }
}
