extension CalendarDate {
  /// Reads a date as editors write it: `2026-01-01`, `115-01-01`, `115.1.1`, `民國115年1月1日`, `2026/1/1`.
  ///
  /// Four-digit years are AD; two or three digits are years of the Republic of China, and so they are after
  /// 民國. Full-width digits and spaces between the parts are accepted. `nil` for anything else.
  package init?(parsing text: String) {
    if let (year, month, day) = Self.digits(of: text) {
      self.init(year: year, month: month, day: day)
      return
    }
    var rest = text.unicodeScalars[...]
    let isNamed = Self.skip("中華民國", in: &rest) || Self.skip("民國", in: &rest)
    guard let year = Self.number(in: &rest), (2...(isNamed ? 3 : 4)).contains(year.digits),
      let first = Self.separator(in: &rest),
      let month = Self.number(in: &rest), month.digits <= 2,
      let second = Self.separator(in: &rest),
      let day = Self.number(in: &rest), day.digits <= 2
    else { return nil }
    let last = Self.separator(in: &rest)
    switch (first, second, last) {
    case ("-", "-", nil), ("/", "/", nil), (".", ".", nil), ("年", "月", "日"?): break
    default: return nil
    }
    Self.skipSpaces(in: &rest)
    // The first year of the Republic is 1, not 0.
    guard rest.isEmpty, year.value > 0 else { return nil }
    self.init(
      year: year.digits == 4 ? year.value : year.value + Self.rocOffset, month: month.value,
      day: day.value)
  }

  /// The numbers of `2026-01-01`, the form that nearly all dates have.
  private static func digits(of text: String) -> (year: Int, month: Int, day: Int)? {
    guard text.utf8.count == 10 else { return nil }
    var number = 0
    for (index, byte) in text.utf8.enumerated() {
      if index == 4 || index == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
    }
    return (number / 10_000, number / 100 % 100, number % 100)
  }

  private typealias Scalars = Substring.UnicodeScalarView

  private static func skipSpaces(in rest: inout Scalars) {
    while let scalar = rest.first {
      // Nearly all is ASCII, which needs no look into Unicode's tables.
      let isSpace =
        scalar.isASCII
        ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
      guard isSpace else { return }
      rest.removeFirst()
    }
  }

  private static func skip(_ word: String, in rest: inout Scalars) -> Bool {
    skipSpaces(in: &rest)
    guard rest.starts(with: word.unicodeScalars) else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  private static func separator(in rest: inout Scalars) -> Unicode.Scalar? {
    skipSpaces(in: &rest)
    return rest.popFirst()
  }

  /// A run of at most four digits, at least one.
  private static func number(in rest: inout Scalars) -> (value: Int, digits: Int)? {
    skipSpaces(in: &rest)
    var (value, digits) = (0, 0)
    while let scalar = rest.first, let digit = digit(scalar) {
      guard digits < 4 else { return nil }
      value = value * 10 + digit
      digits += 1
      rest.removeFirst()
    }
    return digits > 0 ? (value, digits) : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }
}
