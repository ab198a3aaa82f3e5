extension ValueSchema {
  /// A date in either calendar: `2026-01-31`, `115-01-31`, `115.1.31`, `民國115年1月31日`.
  ///
  /// That 29 February is of a leap year, a pattern cannot say.
  package static let date = ValueSchema.matching(DatePattern.whole(DatePattern.date))

  /// Two dates with `/` between them, which is therefore no separator within either.
  static let period = ValueSchema.matching(
    DatePattern.whole("\(DatePattern.dateWithoutSlash)/\(DatePattern.dateWithoutSlash)"))

  /// A day of every year: `01-31`.
  static let dayOfYear = ValueSchema.matching(DatePattern.whole(DatePattern.days(between: "-")))
}

/// What ``CalendarDate/init(parsing:)`` reads, as regular expressions that JavaScript and Python take alike.
private enum DatePattern {
  static let dateWithoutSlash = date(separators: ["-", #"\."#])
  package static let date = date(separators: ["-", "/", #"\."#])

  static func whole(_ pattern: String) -> String { "^\(pattern)$" }

  /// Months and their days, with a separator between the two.
  static func days(between separator: String) -> String {
    let lengths = [
      ("\(zero)?[13578１３５７８]|[1１][02０２]", "\(upTo29)|[3３][01０１]"),
      ("\(zero)?[469４６９]|[1１][1１]", "\(upTo29)|[3３][0０]"),
      ("\(zero)?[2２]", upTo29),
    ]
    let months = lengths.map { "(\($0))\(space)\(separator)\(space)(\($1))" }
    return "\(space)(" + months.joined(separator: "|") + ")"
  }

  private static let space = #"\s*"#
  private static let digit = "[0-9０-９]"
  private static let zero = "[0０]"
  private static let upTo29 = "\(zero)?[1-9１-９]|[12１２]\(digit)"
  private static let year = "((中華)?民國\(space)\(digit){2,3}|\(digit){2,4})"

  private static func date(separators: [String]) -> String {
    let forms =
      separators.map { "\($0)\(days(between: $0))" }
      + ["年\(days(between: "月"))\(space)日"]
    return "\(space)\(year)\(space)(" + forms.joined(separator: "|") + ")\(space)"
  }
}
