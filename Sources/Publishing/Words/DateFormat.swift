import Content

/// How a language writes a day, its places found once: `{roc_year}年{month}月{day}日`.
struct DateFormat: Sendable {
  private enum Piece: Sendable {
    case text(String)
    case rocYear, year, month, day, monthName
  }

  private let pieces: [Piece]
  /// For days before the Republic, whose years count backwards.
  private let piecesBeforeRepublic: [Piece]
  private let monthNames: [String]

  /// Takes each text by its key.
  init(_ text: (String) -> String) {
    pieces = Self.pieces(of: text("date_format"))
    piecesBeforeRepublic = Self.pieces(of: text("before_roc_format"))
    monthNames = (1...12).map { text("month_\($0)") }
  }

  /// 115年1月1日, “January 1, 2026”.
  func text(of date: CalendarDate) -> String {
    let isBeforeRepublic = date.rocYear < 1
    var text = ""
    for piece in isBeforeRepublic ? piecesBeforeRepublic : pieces {
      switch piece {
      case .text(let literal): text += literal
      case .rocYear: text += String(isBeforeRepublic ? 1 - date.rocYear : date.rocYear)
      case .year: text += String(date.year)
      case .month: text += String(date.month)
      case .day: text += String(date.day)
      case .monthName: text += monthNames[date.month - 1]
      }
    }
    return text
  }

  /// The text around the places and the places themselves; a name that is none stays as it stands.
  private static func pieces(of format: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = format[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let end = rest.index(after: close)
      if let piece = piece(called: rest[rest.index(after: open)..<close]) {
        pieces += [.text(String(rest[..<open])), piece]
      } else {
        pieces.append(.text(String(rest[..<end])))
      }
      rest = rest[end...]
    }
    return pieces + [.text(String(rest))]
  }

  private static func piece(called name: Substring) -> Piece? {
    switch name {
    case "roc_year": .rocYear
    case "year": .year
    case "month": .month
    case "day": .day
    case "month_name": .monthName
    default: nil
    }
  }
}
