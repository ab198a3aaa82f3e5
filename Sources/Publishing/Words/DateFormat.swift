import Content
import Encodings
import OpenData

/// How a language writes days and years, the places in its texts found once: `{roc_year}年{month}月{day}日`.
struct DateFormat: Sendable {
  private enum Piece: Sendable {
    case text([UInt8])
    case rocYear, year, month, day, monthName
  }

  private let day: [Piece]
  /// For days before the Republic, whose years count backwards.
  private let dayBeforeRepublic: [Piece]
  private let year: [Piece]
  private let monthNames: [[UInt8]]

  /// Takes each text by its key.
  init(_ text: (String) -> String) {
    let names: [Substring: Piece] = [
      "roc_year": .rocYear, "year": .year, "month": .month, "day": .day, "month_name": .monthName,
    ]
    day = Self.pieces(of: text("date_format"), names)
    dayBeforeRepublic = Self.pieces(of: text("before_roc_format"), names)
    year = Self.pieces(of: text("year_format"), names.filter { $0.key.hasSuffix("year") })
    monthNames = (1...12).map { Array(text("month_\($0)").utf8) }
  }

  /// 115年1月1日, “January 1, 2026”.
  func text(of date: CalendarDate) -> String {
    String(decoding: bytes(of: date), as: UTF8.self)
  }

  /// The same as UTF-8.
  func bytes(of date: CalendarDate) -> [UInt8] {
    let isBeforeRepublic = date.rocYear < 1
    var text: [UInt8] = []
    text.reserveCapacity(48)
    for piece in isBeforeRepublic ? dayBeforeRepublic : day {
      switch piece {
      case .text(let literal): text += literal
      case .rocYear:
        Self.append(isBeforeRepublic ? 1 - date.rocYear : date.rocYear, to: &text)
      case .year: Self.append(date.year, to: &text)
      case .month: Self.append(date.month, to: &text)
      case .day: Self.append(date.day, to: &text)
      case .monthName: text += monthNames[date.month - 1]
      }
    }
    return text
  }

  /// 115年度, “2026 (ROC year 115)”.
  func text(ofYear rocYear: Int) -> String {
    var text: [UInt8] = []
    for piece in year {
      switch piece {
      case .text(let literal): text += literal
      case .rocYear: text += String(rocYear).utf8
      case .year: text += String(rocYear + CalendarDate.rocOffset).utf8
      case .month, .day, .monthName: continue
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends a number of at most four digits, as the parts of a date are.
  private static func append(_ number: Int, to text: inout [UInt8]) {
    for scale in [1000, 100, 10] where number >= scale {
      text.append(UInt8(ascii: "0") + UInt8(number / scale % 10))
    }
    text.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// The text around the places and the places themselves; a name that is none stays as it stands.
  private static func pieces(of format: String, _ names: [Substring: Piece]) -> [Piece] {
    var pieces: [Piece] = []
    var rest = format[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let end = rest.index(after: close)
      if let piece = names[rest[rest.index(after: open)..<close]] {
        pieces += [.text(Array(rest[..<open].utf8)), piece]
      } else {
        pieces.append(.text(Array(rest[..<end].utf8)))
      }
      rest = rest[end...]
    }
    return pieces + [.text(Array(rest.utf8))]
  }
}
